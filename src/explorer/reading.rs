//! Reads cards off the page. Their words are printed once, in the HTML; the program downloads them
//! a second time neither for the search nor for the table and the files.

use super::row::{Row, RowFigure};
use super::{Facet, state::State};
use crate::{content::FactId, dom, figure::written};
use leptos::{prelude::*, web_sys::Element};

/// The parts of a card whose text is searched; nothing is found across two of them.
pub const TEXTS: &str = ".card-kind, .card-title, .card-summary, .card-figures li, .card-source";

/// Printed at both ends of each of these, where browsers show nothing of it, so that the markup of a card
/// tells its parts.
pub const EDGE: char = '\n';

/// Printed before and after each card that waits.
pub const BETWEEN: char = '\t';

/// A card's own figures; a passage of the story that stands in it has others.
const FIGURES: &str = ".card-summary [data-fact], .card-figures [data-fact]";

/// The cards in the markup of those that wait.
pub fn cards(waiting: &str) -> impl Iterator<Item = &str> {
    let parts = waiting.split(BETWEEN);
    parts.filter(|part| part.starts_with("<li"))
}

/// The parts of a card's markup that a search may find, as text.
pub fn texts(card: &str) -> Vec<String> {
    let mut parts = card.split(EDGE);
    // What stands before the first edge.
    parts.next();
    parts.step_by(2).map(words).collect()
}

/// The text of markup without comments, in whose attributes no `>` stands.
fn words(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html.chars();
    while let Some(c) = rest.next() {
        match c {
            '<' => drop(rest.find(|c| *c == '>')),
            '&' => {
                let name: String = rest.by_ref().take_while(|c| *c != ';').collect();
                words.push(match name.as_str() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    _ => ' ',
                });
            }
            c => words.push(c),
        }
    }
    words
}

fn text(card: &Element, selector: &str) -> String {
    let found = card.query_selector(selector).ok().flatten();
    found
        .and_then(|part| part.text_content())
        .map_or_else(String::new, |text| text.replace(EDGE, ""))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_two_edges_is_searched() {
        let card = "<li><p class=\"card-kind\">\n案例 <span>上城</span>\n</p><h3>\n走访\n</h3><details>\
                    <summary>全文<span>：走访</span></summary><ul><li>\n<a href=\"#a\">825家次</a> &lt;R&amp;D&gt;\n</li></ul>\
                    <a>回到故事里读</a></details></li>";
        assert_eq!(texts(card), ["案例 上城", "走访", "825家次 <R&D>"]);
        assert!(texts("").is_empty());
        assert_eq!(texts("\n不完整的<a href"), ["不完整的"]);
        assert_eq!(texts("\n不完整的&am"), ["不完整的 "]);
    }

    #[test]
    fn the_cards_that_wait_are_told_apart() {
        let none: [&str; 0] = [];
        assert_eq!(cards("").collect::<Vec<_>>(), none);
        let two = "<ul>\t<li>1</li>\t<li>2</li>\t</ul>";
        assert_eq!(cards(two).collect::<Vec<_>>(), ["<li>1</li>", "<li>2</li>"]);
    }
}
