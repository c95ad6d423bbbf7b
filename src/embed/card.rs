//! One card, printed.

use super::{Foot, View, Words};
use crate::{
    content::{Card, Story},
    figure::{Figure, Prose},
};
use leptos::prelude::*;
use std::sync::Arc;

/// A card with its place, its figures and its source.
#[component]
pub fn CardView(story: Arc<Story>, card: Card) -> impl IntoView {
    let place = story.place(&card.place).map(|place| place.name.clone());
    let topic = story
        .topics
        .iter()
        .find(|topic| topic.id == card.topic)
        .map(|topic| topic.name.clone());
    let pigment = story
        .steps()
        .find(|(_, step)| step.id == card.step)
        .map(|(chapter, _)| chapter.pigment.name());
    let figures: Vec<_> = card
        .untold_facts()
        .map(|id| {
            let label = story.fact(id).map(|fact| fact.label.clone());
            view! { <li><Figure story=story.clone() id=id.clone()/> " " {label}</li> }
        })
        .collect();
    let words = Words::of(&story, &View::Card(card.id.clone()));
    view! {
        <main class="one one-card" data-pigment=pigment>
            <span class="embed-seal" aria-hidden="true">{story.cover.seal.clone()}</span>
            <p class="one-where">{place} "　" {topic}</p>
            <h1>{card.title.clone()}</h1>
            <p class="one-summary"><Prose story=story.clone() text=card.summary.clone()/></p>
            {(!figures.is_empty()).then(|| view! { <ul class="one-figures">{figures}</ul> })}
            {words.map(|words| view! { <Foot story=story.clone() words/> })}
        </main>
    }
}
