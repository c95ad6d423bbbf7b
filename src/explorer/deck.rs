//! The cards as the explorer works with them: what never changes while the page is open.

use super::{
    Answer, Facet, Filing, Index, Options, Query, Sort, TextIndex, grid::Cell, in_story_order,
};
use crate::content::Story;
use std::sync::Arc;

/// The cards by number, in story order, with what there is to choose.
pub struct Deck {
    pub story: Arc<Story>,
    pub options: Options,
    /// Where each card is filed.
    pub filings: Vec<Filing>,
    pub index: Index,
}

impl Deck {
    /// Files the cards of a story.
    pub fn of(story: Arc<Story>) -> Self {
        let options = Options::of(&story);
        let filings: Vec<_> = in_story_order(&story)
            .into_iter()
            .map(|card| options.filing(&story, card))
            .collect();
        let sizes = Facet::ALL.map(|facet| options.list(facet).len());
        let index = Index::new(&filings, sizes);
        Self {
            story,
            options,
            filings,
            index,
        }
    }

    /// Answers a query. While the texts are not all there, its text is passed over.
    pub fn answer(&self, query: &Query, texts: &TextIndex) -> Answer {
        let ready = !query.text().is_empty() && texts.len() == self.filings.len();
        let hits = ready.then(|| texts.search(query.text()));
        self.index.answer(query, hits.as_ref())
    }

    /// The first `most` matching cards as the sort has them.
    pub fn sorted(&self, answer: &Answer, sort: Sort, most: usize) -> Vec<usize> {
        self.index.sorted(answer, sort, most)
    }

    /// Where the places stand on the map.
    pub fn cells(&self) -> Vec<Cell> {
        self.story.places.iter().map(|place| place.cell).collect()
    }
}
