//! The end of the story proper.

use super::blocks::Blocks;
use super::painted::{Painted, PaintedPicture};
use leptos::prelude::*;
use std::sync::Arc;
use story::{Story, anchors};

/// The closing words, and the end of the scroll under them.
#[component]
pub fn Closing(story: Arc<Story>, picture: Option<Painted>) -> impl IntoView {
    view! {
        <section class="closing band" id=anchors::CLOSING aria-labelledby="closing-heading">
            <h2 id="closing-heading">{story.closing.title.clone()}</h2>
            <Blocks story=story.clone() blocks=story.closing.blocks.clone()/>
        </section>
        {picture.map(|picture| view! {
            <div class="closing-picture"><PaintedPicture picture/></div>
        })}
    }
}
