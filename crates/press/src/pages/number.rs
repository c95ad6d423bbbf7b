//! One number, printed.

use super::foot::Foot;
use super::view_text::ViewText;
use leptos::prelude::*;
use std::sync::Arc;
use story::{Fact, Story};

/// A number with what it counts, whose it is and where it comes from.
#[component]
pub fn NumberPage(story: Arc<Story>, fact: Fact, text: ViewText) -> impl IntoView {
    let number = fact.written();
    let pigment = story
        .chapters
        .iter()
        .find(|chapter| chapter.article == fact.id.article())
        .map(|chapter| chapter.pigment.name());
    view! {
        <main class="one one-number" data-pigment=pigment>
            <span class="embed-seal" aria-hidden="true">{story.cover.seal.clone()}</span>
            <h1>{fact.label}</h1>
            <p class="one-figure">
                {number.before}
                <b>{number.number}</b>
                {number.after}
            </p>
            <p class="one-scope">{fact.scope}</p>
            <Foot story=story.clone() text/>
        </main>
    }
}
