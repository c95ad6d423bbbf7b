//! What there is to choose from, with the names that stand on buttons and in URLs.

use super::Facet;
use crate::content::{Article, Card, CardKind, Story};
use rustc_hash::FxHashMap;

/// One option of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Permanent; stands in URLs.
    pub id: String,
    /// What the reader sees.
    pub name: String,
}

/// The options of every facet, in the order shown. An option's number in its list is what a
/// [`Query`](super::Query) holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    lists: [Vec<Choice>; 4],
}

/// Where a card is filed: the number of its option in each facet.
/// `None` is a card without an option there, which no choice in that facet finds.
pub type Filing = [Option<usize>; 4];

/// The kinds, with ids that survive being typed, mailed and translated.
const KINDS: [(CardKind, &str, &str); 5] = [
    (CardKind::Person, "person", "人物"),
    (CardKind::Case, "case", "案例"),
    (CardKind::Space, "space", "空间"),
    (CardKind::Event, "event", "活动"),
    (CardKind::Data, "data", "数据"),
];

/// The cards in the order in which the story tells them, which is their order everywhere here: a
/// card's number is its place in it.
pub fn in_story_order(story: &Story) -> Vec<&Card> {
    let steps: FxHashMap<&str, usize> = story
        .steps()
        .enumerate()
        .map(|(number, (_, step))| (step.id.as_str(), number))
        .collect();
    let mut cards: Vec<&Card> = story.cards.iter().collect();
    cards.sort_by_key(|card| steps.get(card.step.as_str()).copied());
    cards
}

/// A report by the name of the chapter that retells it: 上城篇. Titles are too long for buttons.
fn short(story: &Story, article: &Article) -> String {
    let chapter = story
        .chapters
        .iter()
        .find(|chapter| chapter.article == article.id);
    chapter.map_or_else(
        || article.title.clone(),
        |chapter| [chapter.name.as_str(), "篇"].concat(),
    )
}

impl Options {
    /// Options from lists in the order of [`Facet::ALL`].
    pub fn new(lists: [Vec<Choice>; 4]) -> Self {
        Self { lists }
    }

    /// The options that a story offers.
    pub fn of(story: &Story) -> Self {
        let choice = |id: &str, name: &str| Choice {
            id: id.to_owned(),
            name: name.to_owned(),
        };
        Self::new([
            story
                .places
                .iter()
                .map(|p| choice(&p.id, &p.name))
                .collect(),
            story
                .topics
                .iter()
                .map(|t| choice(&t.id, &t.name))
                .collect(),
            KINDS.iter().map(|(_, id, name)| choice(id, name)).collect(),
            story
                .articles
                .iter()
                .map(|article| choice(&article.id, &short(story, article)))
                .collect(),
        ])
    }

    /// The options of a facet.
    pub fn list(&self, facet: Facet) -> &[Choice] {
        &self.lists[facet as usize]
    }

    /// The number of the option with this id.
    pub fn number(&self, facet: Facet, id: &str) -> Option<usize> {
        self.list(facet).iter().position(|choice| choice.id == id)
    }

    /// The name of an option; empty when there is none with this number.
    pub fn name(&self, facet: Facet, option: usize) -> &str {
        self.list(facet)
            .get(option)
            .map_or("", |choice| choice.name.as_str())
    }

    /// Where a card of the story is filed. Its article is the one that its step retells.
    pub fn filing(&self, story: &Story, card: &Card) -> Filing {
        let article = story
            .steps()
            .find(|(_, step)| step.id == card.step)
            .and_then(|(chapter, _)| self.number(Facet::Article, &chapter.article));
        [
            self.number(Facet::Place, &card.place),
            self.number(Facet::Topic, &card.topic),
            KINDS.iter().position(|(kind, ..)| *kind == card.kind),
            article,
        ]
    }
}
