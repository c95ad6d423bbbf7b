//! The site with any number of cards, made from a seed, for tests and measurements only. Everything but the
//! cards is that of the real story, and so is the program.

use crate::sample_cards;
use crate::site::{
    BaseUrl, Edition, Options, Program, SiteError, Source, build, checked_source, words_of,
};
use finder::{Catalog, Facet};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use story::marks::{Span, Target, spans};
use story::{Block, Bundle, CardSet, Story};

/// Separates the texts of a card on a line.
const BETWEEN_TEXTS: &str = "\u{1f}";

/// The story with this number of cards, made from a seed, and its art.
pub fn source(root: &Path, cards: usize, seed: u64) -> Result<Source, SiteError> {
    let mut source = checked_source(root)?;
    let linked = linked_cards(&source.story);
    source.story.cards = sample_cards::cards(&source.story, cards, seed);
    // Links of the story lead to cards by their ids.
    for (card, id) in source.story.cards.iter_mut().zip(linked) {
        card.id = id;
    }
    Ok(source)
}

/// The ids of the cards to which sentences of the story link.
fn linked_cards(story: &Story) -> BTreeSet<String> {
    let steps = story.steps().flat_map(|(_, step)| &step.blocks);
    let sentences = steps
        .chain(&story.closing.blocks)
        .filter_map(|block| match block {
            Block::Prose(sentences) => Some(sentences),
            Block::Figures(_) | Block::Quote(_) => None,
        });
    sentences
        .flatten()
        .flat_map(|sentence| spans(&sentence.text))
        .filter_map(|span| match span {
            Span::Link {
                target: Target::Card(id),
                ..
            } => Some(id.to_owned()),
            _ => None,
        })
        .collect()
}

/// The cards of a story, one on each line: the number of its option in each facet (nothing if it has none),
/// each followed by a tab, then its searched texts, separated by `\u{1f}`.
pub fn lines(story: &Story) -> Result<String, SiteError> {
    let cards = Arc::new(CardSet::of(story));
    let catalog = Catalog::of(cards, Arc::new(Bundle::of(story)), words_of(story)?);
    let mut out = String::new();
    for number in 0..catalog.len() {
        let filing = catalog.filing(number);
        for facet in Facet::ALL {
            if let Some(option) = filing[facet] {
                out.push_str(&option.to_string());
            }
            out.push('\t');
        }
        out.push_str(&catalog.parts(number).join(BETWEEN_TEXTS));
        out.push('\n');
    }
    Ok(out)
}

/// Builds the site of such a source in an empty folder, with the program of a finished site. Returns the line
/// that says what came of it.
pub fn site(root: &Path, dist: &Path, folder: &Path, source: Source) -> Result<String, SiteError> {
    let options = Options {
        root: root.to_owned(),
        staging: folder.to_owned(),
        program: Program::of_site(dist)?,
        scripts: root.join("public"),
        previous: None,
        base: BaseUrl::parse("http://127.0.0.1/").expect("an address"),
        edition: Edition::Public,
        compressed: None,
    };
    build(source, &options)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A small story with everything that cards refer to.
    pub fn story() -> Story {
        serde_json::from_value(serde_json::json!({
            "title": "长卷", "description": "一卷", "locale": "zh-CN", "updated": "2025-06-01",
            "cover": {"line": "", "seal": "", "deck": ""},
            "articles": [{"id": "A", "title": "篇", "authors": ["甲"], "dateline": null, "photo_credit": null}],
            "chapters": [{
                "id": "first", "article": "A", "place": "left", "pigment": "ochre", "name": "左",
                "title": "走访", "line": "文",
                "steps": [{"id": "first-step", "blocks": [{"prose": [{"text": "有{A1.firms}。"}]}]}],
            }],
            "closing": {"title": "卷尾", "blocks": []},
            "places": [{"id": "left", "name": "左", "kind": "区", "cell": [1, 1]}],
            "topics": [{"id": "work", "name": "事"}],
            "facts": [{"id": "A1.firms", "value": 70, "unit": "家", "qualifier": "over", "hedge": "超",
                       "label": "企业", "scope": "左"}],
            "cards": [], "credits": {"lines": ["据报道整理"]},
        }))
        .expect("a story")
    }

    #[test]
    fn links_of_the_story_lead_to_cards_of_the_sample() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let source = source(&root, 20, 1).expect("a sample");
        let linked = linked_cards(&source.story);
        assert!(!linked.is_empty());
        for id in &linked {
            assert!(source.story.cards.iter().any(|card| card.id == *id), "{id}");
        }
    }

    #[test]
    fn a_line_has_an_option_of_every_facet_and_the_texts() {
        let mut story = story();
        story.cards = sample_cards::cards(&story, 3, 1);
        let lines = lines(&story).expect("lines");
        assert_eq!(lines.lines().count(), 3);
        for (line, card) in lines.lines().zip(&story.cards) {
            let parts: Vec<&str> = line.split('\t').collect();
            assert_eq!(parts.len(), Facet::ALL.len() + 1, "{line}");
            assert!(
                parts[..Facet::ALL.len()]
                    .iter()
                    .all(|it| it.parse::<usize>().is_ok())
            );
            assert!(
                parts[Facet::ALL.len()]
                    .split(BETWEEN_TEXTS)
                    .any(|it| it == card.title)
            );
        }
    }
}
