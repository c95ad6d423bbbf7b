//! The rollers of the hand scroll: one at each edge of the window, and the brocade along its top. What is not yet read
//! is on the left one, what has been read on the right one. The chapters hang at the left one as labels.

use leptos::prelude::*;
use std::sync::Arc;
use story::Story;

/// Brocade, rollers and a label for each chapter, which is a link. They are hidden from assistive technology, for which
/// the contents panel does the same; the labels are for pointers only.
#[component]
pub fn Rollers(story: Arc<Story>) -> impl IntoView {
    let labels = story
        .chapters
        .iter()
        .map(|chapter| {
            view! {
                <a
                    class="roller-label"
                    data-pigment=chapter.pigment.name()
                    href=format!("#{}", chapter.id)
                    tabindex="-1"
                >
                    <span>{chapter.name.clone()}</span>
                </a>
            }
        })
        .collect_view();
    view! {
        <div class="rollers" aria-hidden="true">
            <div class="roller unread"></div>
            <div class="roller read"></div>
            <div class="roller-length">
                <div class="roller-bead"></div>
                {labels}
            </div>
        </div>
    }
}
