//! The rollers of the hand scroll: one at each edge of the window, and the brocade along its top. What is not yet read
//! is on the left one, what has been read on the right one. The chapters hang at the left one as tabs.

use leptos::prelude::*;
use std::sync::Arc;
use story::Story;

/// Brocade, rollers and a tab for each chapter, which is a link. They are hidden from assistive technology, for which the
/// contents panel does the same; the tabs are for pointers only.
#[component]
pub fn Rollers(story: Arc<Story>) -> impl IntoView {
    let tabs = story
        .chapters
        .iter()
        .map(|chapter| {
            view! {
                <a
                    class="roller-tab"
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
                {tabs}
            </div>
        </div>
    }
}
