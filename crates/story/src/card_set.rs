//! The data of the explorer: cards with their text, places and topics, and the paragraphs of the story
//! that an opened card repeats. The browser fetches it when a reader comes near the explorer.

use crate::{Block, CardKind, FactId, Story, Topic, Words};
use serde::{Deserialize, Serialize};

/// The cards of a story as the browser gets them, as JSON.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CardSet {
    /// The places, in the order of the content.
    pub places: Vec<BundledPlace>,
    /// The topics, in the order in which they are shown.
    pub topics: Vec<Topic>,
    /// The cards, in the order of their steps in the story. A card's number is its index in this list.
    pub cards: Vec<BundledCard>,
    /// The paragraphs of the steps that cards come from, each step once.
    pub excerpts: Vec<Excerpt>,
}

/// A place of the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BundledPlace {
    /// Its id, which stands in addresses.
    pub id: String,
    /// Its short name.
    pub name: String,
    /// Row and column of its tile, from 1; `None` for the whole city.
    pub cell: Option<(u8, u8)>,
}

/// A card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BundledCard {
    /// Its id.
    pub id: String,
    /// A place's id.
    pub place: String,
    /// A topic's id.
    pub topic: String,
    /// What it is about.
    pub kind: CardKind,
    /// Its title.
    pub title: String,
    /// Prose with placeholders.
    pub summary: String,
    /// The facts that belong to it.
    pub facts: Vec<FactId>,
    /// The step of the story that it comes from.
    pub step: String,
}

/// The paragraphs of a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Excerpt {
    /// The step's id.
    pub step: String,
    /// Prose with placeholders and marks, one string for each paragraph.
    pub paragraphs: Vec<String>,
}

impl CardSet {
    /// The cards of a story. Cards whose step the story lacks come first.
    pub fn of(story: &Story) -> Self {
        let order: Vec<&str> = story.steps().map(|(_, step)| step.id.as_str()).collect();
        let index_of = |step: &str| order.iter().position(|id| *id == step);
        let mut cards: Vec<&crate::Card> = story.cards.iter().collect();
        cards.sort_by_cached_key(|card| index_of(&card.step));
        let words = Words::of(&story.locale);
        let excerpts = story
            .steps()
            .filter(|(_, step)| cards.iter().any(|card| card.step == step.id))
            .map(|(_, step)| Excerpt {
                step: step.id.clone(),
                paragraphs: step
                    .blocks
                    .iter()
                    .filter_map(|block| paragraph(block, words))
                    .collect(),
            })
            .collect();
        Self {
            places: story
                .places
                .iter()
                .map(|place| BundledPlace {
                    id: place.id.clone(),
                    name: place.name.clone(),
                    cell: place.cell,
                })
                .collect(),
            topics: story.topics.clone(),
            cards: cards
                .into_iter()
                .map(|card| BundledCard {
                    id: card.id.clone(),
                    place: card.place.clone(),
                    topic: card.topic.clone(),
                    kind: card.kind,
                    title: card.title.clone(),
                    summary: card.summary.clone(),
                    facts: card.facts.clone(),
                    step: card.step.clone(),
                })
                .collect(),
            excerpts,
        }
    }

    /// The paragraphs of a step; none where no card comes from it.
    pub fn excerpt(&self, step: &str) -> &[String] {
        let found = self.excerpts.iter().find(|excerpt| excerpt.step == step);
        found.map_or(&[], |excerpt| &excerpt.paragraphs)
    }
}

/// The text of a paragraph; a quotation follows the name of its speaker. `None` for numbers set large, and for a
/// quotation in a language without words.
fn paragraph(block: &Block, words: Option<&Words>) -> Option<String> {
    match block {
        Block::Prose(sentences) => Some(
            sentences
                .iter()
                .map(|sentence| sentence.text.as_str())
                .collect(),
        ),
        Block::Figures(_) => None,
        Block::Quote(quote) => Some((words?.quote.line)(&quote.speaker, &quote.text)),
    }
}
