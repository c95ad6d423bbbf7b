//! What stands above and below every view: whose piece it is, where it comes
//! from, the way to the whole story.

use super::Words;
use crate::content::Story;
use leptos::prelude::*;
use std::sync::Arc;

/// The story's name over a piece of it.
#[component]
pub fn Head(story: Arc<Story>) -> impl IntoView {
    view! {
        <header class="embed-head">
            <span class="embed-seal" aria-hidden="true">{story.cover.seal.clone()}</span>
            <h1>{story.title.clone()}</h1>
        </header>
    }
}

/// The source line and the link. An anchor that the page lacks leads into the story:
/// press makes such links whole.
#[component]
pub fn Foot(story: Arc<Story>, words: Words) -> impl IntoView {
    view! {
        <div class="embed-foot">
            <p>"来源：" {words.source}</p>
            <p>
                <a href=words.place data-story="">
                    {format!("看《{}》", story.title)}
                </a>
            </p>
        </div>
    }
}
