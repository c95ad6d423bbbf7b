//! The head and the foot of embed pages: the story's name, the source line, and a link to the whole story.

use super::view_text::ViewText;
use changjuan::context::words;
use leptos::prelude::*;
use std::sync::Arc;
use story::Story;

/// The head: the story's name.
#[component]
pub fn Head(story: Arc<Story>) -> impl IntoView {
    view! {
        <header class="embed-head">
            <span class="embed-seal" aria-hidden="true">{story.cover.seal.clone()}</span>
            <h1>{story.title.clone()}</h1>
        </header>
    }
}

/// The foot: the source line and the link. `site::links` turns a link to an anchor that the page lacks into
/// a link into the story.
#[component]
pub fn Foot(story: Arc<Story>, text: ViewText) -> impl IntoView {
    let words = &words().view;
    view! {
        <div class="embed-foot">
            <p>{words.source} {text.source}</p>
            <p>
                <a href=text.link data-story="">{(words.read_story)(&story.title)}</a>
            </p>
        </div>
    }
}
