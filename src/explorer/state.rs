//! What the explorer's components share.

use super::address::{self, Entry};
use super::{
    ANCHOR, Answer, Arrangement, Asked, Facet, Query, Sort, TextIndex, Unknown, View, deck::Deck,
    decode, encode, steady,
};
use crate::{content::Story, dom};
use leptos::{html, prelude::*, web_sys::HtmlElement};
use std::{sync::Arc, time::Duration};

/// How many cards are shown at first, and how many more each time.
pub const PAGE: usize = 60;

/// How many cards are shown while the reader types; the rest of the page follows when the fingers
/// rest, as many at a time. Laying out sixty cards takes a slow phone too long for a letter to wait.
const FEW: usize = 6;
/// How long the fingers rest before more cards follow, and how long there is between two times.
const REST: Duration = Duration::from_millis(900);
const BREATH: Duration = Duration::from_millis(100);

/// How long after the last letter a typed text goes into the address. Browsers allow about
/// three changes a second.
const TYPED: Duration = Duration::from_millis(350);

/// The reader's query and its answer. A handle: copies are the same state.
#[derive(Clone, Copy)]
pub struct State {
    pub deck: StoredValue<Deck>,
    /// The texts of the cards; empty until somebody searches.
    pub texts: StoredValue<TextIndex>,
    /// Whether the texts are all there.
    pub indexed: RwSignal<bool>,
    /// What is asked for in the HTML.
    printed: StoredValue<Query>,
    /// Whether controls work yet.
    pub live: RwSignal<bool>,
    pub query: RwSignal<Query>,
    pub arrangement: RwSignal<Arrangement>,
    pub answer: Memo<Answer>,
    /// The numbers of the cards to show, in order.
    pub shown: Memo<Vec<usize>>,
    /// How many may be shown.
    pub most: RwSignal<usize>,
    /// What the address says that nobody knows.
    pub unknown: RwSignal<Vec<Unknown>>,
    /// The option that the reader chose or gave up last. It stays open even when it gives
    /// no card, because a button that closes under the reader's hand loses the focus.
    touched: StoredValue<Option<(Facet, usize)>>,
    /// Whether the change to come is one that cards should be seen to follow. Not while typing,
    /// nor for what an address says.
    pub flowing: StoredValue<bool>,
    /// Whether the last change was the reader's own, not that of an address.
    pub acted: RwSignal<bool>,
    /// Whether the filters are open as a sheet.
    pub sheet: RwSignal<bool>,
    /// The wait after which a typed text goes into the address.
    late: StoredValue<Option<TimeoutHandle>>,
}

impl State {
    /// The state that the HTML shows: what `filter` says, or nothing chosen.
    pub fn new(story: Arc<Story>, live: RwSignal<bool>, filter: &str) -> Self {
        let deck = StoredValue::new(Deck::of(story));
        let (printed, _) = deck.with_value(|deck| decode(filter, &deck.options));
        let query = RwSignal::new(printed.query.clone());
        let arrangement = RwSignal::new(Arrangement::default());
        let most = RwSignal::new(PAGE);
        let texts = StoredValue::new(TextIndex::default());
        let indexed = RwSignal::new(false);
        let answer = Memo::new(move |_| {
            indexed.track();
            let answer = |query: &Query| {
                deck.with_value(|deck| texts.with_value(|texts| deck.answer(query, texts)))
            };
            query.with(answer)
        });
        let shown = Memo::new(move |_| {
            let (sort, most) = (arrangement.get().sort, most.get());
            answer.with(|answer| deck.with_value(|deck| deck.sorted(answer, sort, most)))
        });
        Self {
            deck,
            printed: StoredValue::new(printed.query),
            texts,
            indexed,
            live,
            query,
            arrangement,
            answer,
            shown,
            most,
            unknown: RwSignal::new(Vec::new()),
            touched: StoredValue::new(None),
            flowing: StoredValue::new(false),
            acted: RwSignal::new(false),
            sheet: RwSignal::new(false),
            late: StoredValue::new(None),
        }
    }

    /// Whether the explorer has been taken away, which a timer may outlive.
    pub fn gone(self) -> bool {
        self.query.is_disposed()
    }

    /// Whether an option is chosen.
    pub fn chosen(self, facet: Facet, option: usize) -> bool {
        self.query.with(|query| query.has(facet, option))
    }

    /// How many cards an option would give.
    pub fn count(self, facet: Facet, option: usize) -> usize {
        self.answer.with(|answer| answer.count(facet, option))
    }

    /// How many cards match.
    pub fn total(self) -> usize {
        self.answer.with(Answer::total)
    }

    /// Whether an option is worth choosing or giving up.
    pub fn open(self, facet: Facet, option: usize) -> bool {
        self.count(facet, option) > 0
            || self.chosen(facet, option)
            || self.touched.get_value() == Some((facet, option))
    }

    /// Whether an option's button is disabled: nothing to find, or the page not alive yet.
    pub fn closed(self, facet: Facet, option: usize) -> bool {
        !self.live.get() || !self.open(facet, option)
    }

    /// The name of an option.
    pub fn name(self, facet: Facet, option: usize) -> String {
        self.deck
            .with_value(|deck| deck.options.name(facet, option).to_owned())
    }

    /// All matching cards by number, sorted; now, without being told of changes.
    pub fn all_now(self) -> Vec<usize> {
        let sort = self.arrangement.get_untracked().sort;
        self.answer.with_untracked(|answer| {
            self.deck
                .with_value(|deck| deck.sorted(answer, sort, usize::MAX))
        })
    }

    /// The reader chooses an option or gives it up.
    pub fn toggle(self, facet: Facet, option: usize) {
        self.change(|| {
            self.touched.set_value(Some((facet, option)));
            self.query.update(|query| query.toggle(facet, option));
        });
    }

    /// The reader gives up all of a facet, or the text (`None`).
    pub fn loosen(self, facet: Option<Facet>) {
        self.change(|| {
            self.touched.set_value(None);
            self.query.update(|query| match facet {
                Some(facet) => query.loosen(facet),
                None => query.search(""),
            });
        });
    }

    /// The reader wants everything again.
    pub fn clear(self) {
        self.change(|| {
            self.touched.set_value(None);
            self.query.set(Query::default());
        });
    }

    /// The reader sorts by something; once more by the same turns the order round.
    pub fn sort(self, sort: Sort) {
        self.change(|| {
            self.arrangement
                .update(|arrangement| arrangement.sort = sort)
        });
    }

    /// The reader wants another view.
    pub fn view(self, view: View) {
        self.change(|| {
            self.arrangement
                .update(|arrangement| arrangement.view = view)
        });
    }

    /// A deliberate change: a step in the history, which the cards are seen to follow.
    fn change(self, change: impl FnOnce()) {
        // What was typed before belongs to the step before.
        self.written_late();
        self.flowing.set_value(true);
        self.acted.set(true);
        self.most.set(PAGE);
        change();
        self.written(Entry::New);
    }

    /// Whether the reader typed last, and has chosen and cleared nothing since.
    pub fn types(self) -> bool {
        self.acted.get_untracked() && !self.flowing.get_value()
    }

    /// The reader types: the entry of the history stays the same, and the address follows
    /// once the fingers rest.
    pub fn type_text(self, text: &str) {
        self.flowing.set_value(false);
        self.acted.set(true);
        self.touched.set_value(None);
        self.most.set(FEW);
        self.query.update(|query| query.search(text));
        self.forget_late();
        let handle = set_timeout_with_handle(move || self.written_late(), TYPED);
        self.late.set_value(handle.ok());
    }

    /// Puts typed text into the address that is not there yet.
    fn written_late(self) {
        if !self.gone() && self.forget_late() {
            self.written(Entry::Same);
        }
    }

    /// When more cards should follow those that were shown while the reader typed, if any.
    pub fn grows_after(self) -> Option<Duration> {
        match self.most.get_untracked() {
            FEW => Some(REST),
            ..PAGE => Some(BREATH),
            _ => None,
        }
    }

    /// Shows some more cards, until there is a page of them.
    pub fn grow(self) {
        let most = self.most.get_untracked();
        if most < PAGE {
            self.most.set(most + FEW);
        }
    }

    /// Whether there was a wait, which is over.
    fn forget_late(self) -> bool {
        let late = self.late.try_update_value(Option::take).flatten();
        if let Some(handle) = late {
            handle.clear();
        }
        late.is_some()
    }

    /// Moves the focus, where the button that was used goes away: the reader should not be
    /// thrown back to the top.
    pub fn focus(self, to: Option<HtmlElement>) {
        if let Some(to) = to {
            let _ = to.focus();
        }
    }

    /// Brings the address up to date. One that asks for something leads to the explorer, so
    /// that a shared link shows what it filters.
    fn written(self, entry: Entry) {
        self.unknown.set(Vec::new());
        let asked = self.asked();
        let search = self
            .deck
            .with_value(|deck| encode(&address::search(), &asked, &deck.options));
        let anchor = (asked != Asked::default()).then_some(ANCHOR);
        address::write(&search, anchor, entry);
        dom::announce("changjuan:filter");
    }

    fn asked(self) -> Asked {
        Asked {
            query: self.query.get_untracked(),
            arrangement: self.arrangement.get_untracked(),
        }
    }

    /// Takes what is asked from the address, without moving the page.
    pub fn read_address(self, results: NodeRef<html::Div>, list: NodeRef<html::Ul>) {
        self.forget_late();
        let (mut asked, unknown) = self
            .deck
            .with_value(|deck| decode(&address::search(), &deck.options));
        if asked.query == Query::default() {
            asked.query = self.printed.get_value();
        }
        if self.asked() == asked && self.unknown.with_untracked(|old| *old == unknown) {
            return;
        }
        if let (Some(results), Some(list)) = (results.get_untracked(), list.get_untracked()) {
            steady::hold(&results, &list);
        }
        self.flowing.set_value(false);
        self.acted.set(false);
        self.touched.set_value(None);
        self.most.set(PAGE);
        self.query.set(asked.query);
        self.arrangement.set(asked.arrangement);
        self.unknown.set(unknown);
    }
}
