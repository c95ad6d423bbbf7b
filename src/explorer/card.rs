//! One card: its kind and place, its title and its summary. An opened card also shows the paragraphs of
//! its step, its numbers with their sources, the article, and a link to the step.

use super::{list::focus_once_shown, state::State};
use crate::story_link::StoryLink;
use crate::{
    context::{bundle, words},
    number::{Number, Prose},
};
use finder::Facet;
use leptos::prelude::*;
use story::{BundledArticle, BundledCard, BundledFact, Citation, anchors};
use web_sys::HtmlDetailsElement;

/// The parts of a card whose text is searched, by a selector. Nothing is found across two of them.
pub const SEARCHED: &str = ".card-kind, .card-title, .card-summary, .card-figures li, .card-source";

/// The card with this number; nothing where there is none.
#[component]
pub fn Card(state: State, number: usize) -> impl IntoView {
    let card = state.catalog.with_value(|catalog| {
        let card = catalog.card(number)?;
        let facts = catalog.facts(number).into_iter().cloned().collect();
        Some((
            card.clone(),
            [Facet::Kind, Facet::Place].map(|facet| catalog.name(number, facet).to_owned()),
            facts,
            catalog.article(number).cloned(),
        ))
    });
    card.map(|(card, [kind, place], facts, article)| {
        let id = card.id.clone();
        let (title, summary) = (card.title.clone(), card.summary.clone());
        let heading = [anchors::CARD, &id].concat();
        let labelled = heading.clone();
        view! {
            <li data-card=id>
                <article class="card" aria-labelledby=labelled>
                    <p class="card-kind">
                        {kind + " "}
                        <span class="card-place">{place}</span>
                    </p>
                    <h3 class="card-title" id=heading>
                        {title}
                    </h3>
                    <p class="card-summary">
                        <Prose text=summary/>
                    </p>
                    <Details state number card facts article/>
                </article>
            </li>
        }
    })
}

/// The details of a card. The paragraphs of its step are built only while it is open.
#[component]
fn Details(
    state: State,
    number: usize,
    card: BundledCard,
    facts: Vec<BundledFact>,
    article: Option<BundledArticle>,
) -> impl IntoView {
    let words = &words().explorer;
    let takes_focus = state.takes_focus(number);
    let is_open = RwSignal::new(false);
    let facts = facts
        .into_iter()
        .map(|fact| view! { <Fact fact/> })
        .collect::<Vec<_>>();
    let step = card.step.clone();
    view! {
        <details
            class="card-rest"
            on:toggle=move |event| {
                is_open.set(event_target::<HtmlDetailsElement>(&event).open());
            }
        >
            <summary use:focus_once_shown=takes_focus>
                {words.details}
                <span class="unseen">{(words.details_of)(&card.title)}</span>
            </summary>
            <div class="card-passage">
                {move || is_open.get().then(|| view! { <Excerpt state step=step.clone()/> })}
            </div>
            {(!facts.is_empty()).then(|| view! { <ul class="card-figures" role="list">{facts}</ul> })}
            {article.map(|article| view! {
                <p class="card-source">
                    {(words.according_to)(&article.title, &article.authors)}
                </p>
            })}
            <p class="card-more">
                <StoryLink
                    step=card.step
                    label=(words.to_story_of)(&card.title)
                    text=words.to_story
                />
            </p>
        </details>
    }
}

/// A number of a card with its source.
#[component]
fn Fact(fact: BundledFact) -> impl IntoView {
    let words = words();
    let source = Citation::of(&bundle(), &fact, words);
    view! {
        <li>
            <Number id=fact.id.to_string()/>
            {format!(" {}", source.label)}
            <span class="card-fact">
                {(words.explorer.scope_and_paragraph)(&source.scope, &source.paragraph)}
            </span>
        </li>
    }
}

/// The paragraphs of the step that a card comes from.
#[component]
fn Excerpt(state: State, step: String) -> impl IntoView {
    let paragraphs = state
        .catalog
        .with_value(|catalog| catalog.cards().excerpt(&step).to_vec());
    paragraphs
        .into_iter()
        .map(|text| view! { <p><Prose text/></p> })
        .collect_view()
}
