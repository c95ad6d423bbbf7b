//! The end of the story proper.

use super::blocks::Blocks;
use crate::content::Story;
use leptos::prelude::*;
use std::sync::Arc;

/// The closing words, without their section.
#[component]
pub fn Closing(story: Arc<Story>) -> impl IntoView {
    view! {
        <h2 id="closing-heading">{story.closing.title.clone()}</h2>
        <Blocks story=story.clone() blocks=story.closing.blocks.clone()/>
    }
}
