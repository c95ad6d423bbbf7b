//! The page for unknown addresses.

use changjuan::context::{page, words};
use leptos::prelude::*;
use std::sync::Arc;
use story::{Story, anchors};

/// A heading, an explanation, and a link to the story.
#[component]
pub fn Missing(story: Arc<Story>) -> impl IntoView {
    let words = &words().page;
    view! {
        <main id=anchors::MISSING class="missing">
            <h1>{words.missing}</h1>
            <p>{(words.missing_why)(&story.title)}</p>
            <p><a href=page().root.clone()>{words.missing_home}</a></p>
        </main>
    }
}
