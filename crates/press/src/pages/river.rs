//! The river: progress through the whole page as a line down its edge, with the chapters on its
//! bank. It is abstract and follows no real river.

use leptos::prelude::*;
use std::sync::Arc;
use story::Story;

/// The river and a dot for each chapter, which is a link. It is hidden from assistive technology, for which
/// the contents panel does the same; the dots are for pointers only.
#[component]
pub fn River(story: Arc<Story>) -> impl IntoView {
    let dots = story
        .chapters
        .iter()
        .map(|chapter| {
            view! {
                <a
                    class="river-mark"
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
        <div class="river" aria-hidden="true">
            <Stream class="river-bed"/>
            // What has been read: a window that moves down while the stream in it stays.
            <div class="river-window"><Stream class="river-run"/></div>
            {dots}
        </div>
    }
}

#[component]
fn Stream(class: &'static str) -> impl IntoView {
    view! {
        <svg class=class viewBox="0 0 28 1000" preserveAspectRatio="none" focusable="false">
            <path d="M14 0c6 60 5 120-2 190s-8 130 0 210 13 130 9 210-13 120-13 190 10 120 6 200"/>
        </svg>
    }
}
