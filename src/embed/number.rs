//! One number, printed.

use super::{Foot, View, Words};
use crate::{
    content::{FactId, Story},
    figure::{Citation, written},
};
use leptos::prelude::*;
use std::sync::Arc;

/// A number with what it counts, whose it is and where it comes from.
#[component]
pub fn NumberView(story: Arc<Story>, id: FactId) -> impl IntoView {
    let words = Words::of(&story, &View::Number(id.clone()));
    story.fact(&id).zip(words).map(|(fact, words)| {
        let text = written(fact);
        let citation = Citation::of(&story, fact);
        let pigment = story
            .chapters
            .iter()
            .find(|chapter| chapter.article == id.article())
            .map(|chapter| chapter.pigment.name());
        view! {
            <main class="one one-number" data-pigment=pigment>
                <span class="embed-seal" aria-hidden="true">{story.cover.seal.clone()}</span>
                <h1>{citation.label}</h1>
                <p class="one-figure">
                    {text.before}
                    <b>{text.number}</b>
                    {text.after}
                </p>
                <p class="one-scope">{citation.scope}</p>
                <Foot story=story.clone() words/>
            </main>
        }
    })
}
