//! Reads cards off the page. Their words are printed once, in the HTML; the program downloads them
//! a second time neither for the search nor for the table and the files.

use super::row::{Row, RowFigure};
use super::{Facet, state::State};
use crate::{content::FactId, dom, figure::written};
use leptos::{prelude::*, web_sys::Element};

/// The parts of a card whose text is searched; nothing is found across two of them.
pub const TEXTS: &str = ".card-kind, .card-title, .card-summary, .card-figures li, .card-source";

/// A card's own figures; a passage of the story that stands in it has others.
const FIGURES: &str = ".card-summary [data-fact], .card-figures [data-fact]";

/// The texts of a card that a search may find.
pub fn texts(card: &Element) -> Vec<String> {
    dom::all_in(card, TEXTS)
        .iter()
        .filter_map(|part| part.text_content())
        .collect()
}

fn text(card: &Element, selector: &str) -> String {
    let found = card.query_selector(selector).ok().flatten();
    found
        .and_then(|part| part.text_content())
        .unwrap_or_default()
}

/// The step of the story that a card comes from. Where the page lacks it, the link leads out.
pub fn step(card: &Element) -> String {
    let link = card.query_selector(".card-more a").ok().flatten();
    let anchor = link.and_then(|link| link.get_attribute("href"));
    anchor
        .as_deref()
        .and_then(|anchor| anchor.split_once('#'))
        .map_or_else(String::new, |(_, step)| step.to_owned())
}

/// The card with this number in words.
pub fn row(state: State, number: usize, card: &Element) -> Row {
    let filing = state
        .deck
        .with_value(|deck| deck.filings.get(number).copied())
        .unwrap_or_default();
    let name = |facet: Facet| {
        filing[facet as usize].map_or_else(String::new, |option| state.name(facet, option))
    };
    state.deck.with_value(|deck| {
        let story = &deck.story;
        let article =
            filing[Facet::Article as usize].and_then(|article| story.articles.get(article));
        let mut figures: Vec<RowFigure> = Vec::new();
        for figure in dom::all_in(card, FIGURES) {
            let id = figure.get_attribute("data-fact").unwrap_or_default();
            let fact = story.fact(&FactId(id));
            if let Some(fact) = fact
                && figures.iter().all(|known| known.id != fact.id.as_str())
            {
                figures.push(RowFigure {
                    id: fact.id.as_str().to_owned(),
                    figure: written(fact).to_string(),
                    label: fact.label.clone(),
                    scope: fact.scope.clone(),
                    measure: fact.measure.clone(),
                });
            }
        }
        Row {
            id: card.get_attribute("data-card").unwrap_or_default(),
            title: text(card, ".card-title"),
            place: name(Facet::Place),
            topic: name(Facet::Topic),
            kind: name(Facet::Kind),
            article: article.map_or_else(String::new, |article| article.title.clone()),
            report: name(Facet::Article),
            summary: text(card, ".card-summary"),
            figures,
            link: [&dom::root_address(), "#", &step(card)].concat(),
        }
    })
}
