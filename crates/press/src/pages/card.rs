//! One card, printed.

use super::foot::Foot;
use super::painted::{Vignette, VignettePicture};
use super::view_text::ViewText;
use changjuan::context::words;
use changjuan::number::{Number, Prose};
use leptos::prelude::*;
use std::sync::Arc;
use story::{Card, Story};

/// A card with its place, its numbers, its vignette and its source.
#[component]
pub fn CardPage(
    story: Arc<Story>,
    card: Card,
    vignette: Option<Vignette>,
    text: ViewText,
) -> impl IntoView {
    let place = story.place(&card.place).map(|place| place.name.as_str());
    let topic = story.topics.iter().find(|topic| topic.id == card.topic);
    let line = (words().view.card)(
        place.unwrap_or_default(),
        topic.map_or("", |topic| &topic.name),
    );
    let pigment = story
        .steps()
        .find(|(_, step)| step.id == card.step)
        .map(|(chapter, _)| chapter.pigment.name());
    let numbers: Vec<_> = card
        .other_facts()
        .map(|id| {
            let label = story.fact(id).map(|fact| fact.label.clone());
            view! { <li><Number id=id.to_string()/> " " {label}</li> }
        })
        .collect();
    view! {
        <main class="one one-card" data-pigment=pigment>
            <span class="embed-seal" aria-hidden="true">{story.cover.seal.clone()}</span>
            <p class="one-where">{line}</p>
            <h1>{card.title.clone()}</h1>
            <p class="one-summary"><Prose text=card.summary.clone()/></p>
            {(!numbers.is_empty()).then(|| view! { <ul class="one-figures">{numbers}</ul> })}
            {vignette.map(|vignette| view! { <VignettePicture vignette/> })}
            <Foot story=story.clone() text/>
        </main>
    }
}
