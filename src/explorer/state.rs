//! What the explorer's components share.

use super::{
    ANCHOR, Answer, Facet, Index, Options, Query, Unknown, address, decode, encode, steady,
};
use crate::{content::Story, dom};
use leptos::{html, prelude::*};

/// The reader's query and its answer. A handle: copies are the same state.
#[derive(Clone, Copy)]
pub struct State {
    pub options: StoredValue<Options>,
    /// What is chosen in the HTML.
    printed: StoredValue<Query>,
    /// Whether controls work yet.
    pub live: RwSignal<bool>,
    pub query: RwSignal<Query>,
    pub answer: Memo<Answer>,
    /// What the address says that nobody knows.
    pub unknown: RwSignal<Vec<Unknown>>,
    /// The option that the reader chose or gave up last. It stays open even when it gives
    /// no card, because a button that closes under the reader's hand loses the focus.
    pub touched: RwSignal<Option<(Facet, usize)>>,
}

impl State {
    /// The state that the HTML shows: what `filter` says, or nothing chosen.
    pub fn new(story: &Story, live: RwSignal<bool>, filter: &str) -> Self {
        let options = Options::of(story);
        let (printed, _) = decode(filter, &options);
        let filings: Vec<_> = story
            .cards
            .iter()
            .map(|card| options.filing(story, card))
            .collect();
        let index = Index::new(&filings, Facet::ALL.map(|facet| options.list(facet).len()));
        let query = RwSignal::new(printed.clone());
        Self {
            options: StoredValue::new(options),
            printed: StoredValue::new(printed),
            live,
            query,
            answer: Memo::new(move |_| query.with(|query| index.answer(query))),
            unknown: RwSignal::new(Vec::new()),
            touched: RwSignal::new(None),
        }
    }

    /// Whether an option is chosen.
    pub fn chosen(self, facet: Facet, option: usize) -> bool {
        self.query.with(|query| query.has(facet, option))
    }

    /// How many cards an option would give.
    pub fn count(self, facet: Facet, option: usize) -> usize {
        self.answer.with(|answer| answer.count(facet, option))
    }

    /// Whether an option is worth choosing or giving up.
    pub fn open(self, facet: Facet, option: usize) -> bool {
        self.count(facet, option) > 0
            || self.chosen(facet, option)
            || self.touched.get() == Some((facet, option))
    }

    /// Whether an option's button is disabled: nothing to find, or the page not alive yet.
    pub fn closed(self, facet: Facet, option: usize) -> bool {
        !self.live.get() || !self.open(facet, option)
    }

    /// The reader chooses an option or gives it up.
    pub fn toggle(self, facet: Facet, option: usize) {
        self.touched.set(Some((facet, option)));
        self.query.update(|query| query.toggle(facet, option));
        self.written();
    }

    /// The reader wants everything again.
    pub fn clear(self) {
        self.touched.set(None);
        self.query.set(Query::default());
        self.written();
    }

    /// Brings the address up to date. A filtered one leads to the explorer, so that a shared
    /// link shows what it filters.
    fn written(self) {
        self.unknown.set(Vec::new());
        self.query.with_untracked(|query| {
            let search = self
                .options
                .with_value(|options| encode(&address::search(), query, options));
            address::write(&search, (!query.is_empty()).then_some(ANCHOR));
        });
        dom::announce("changjuan:filter");
    }

    /// Takes the query from the address, without moving the page.
    pub fn read_address(self, results: NodeRef<html::Div>, list: NodeRef<html::Ul>) {
        let (mut query, unknown) = self
            .options
            .with_value(|options| decode(&address::search(), options));
        if query.is_empty() {
            query = self.printed.get_value();
        }
        if self.query.with_untracked(|old| *old == query)
            && self.unknown.with_untracked(|old| *old == unknown)
        {
            return;
        }
        if let (Some(results), Some(list)) = (results.get_untracked(), list.get_untracked()) {
            steady::hold(&results, &list);
        }
        self.touched.set(None);
        self.query.set(query);
        self.unknown.set(unknown);
    }
}
