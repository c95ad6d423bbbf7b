//! The state of the explorer: the reader's query and display, and the answer to them. All components of
//! the explorer read it.

use super::layout_shift::PrintedHeights;
use crate::{
    context::{bundle, is_live, page, words},
    dom::{address, schedule},
    view::View,
};
use finder::{
    AddressState, Answer, CardRecord, Catalog, Display, Facet, Options, Presentation, Query,
    Unknown, decode,
};
use leptos::{html, prelude::*};
use std::{ops::Deref, sync::Arc};
use story::{CardSet, Words};

/// The number of cards that are listed at first, and how many more each time.
pub const PAGE: usize = 12;

/// The number of cards whose texts are prepared for the search in one task. Between two tasks the browser
/// can paint and handle taps.
const TEXTS_A_TASK: usize = 250;

/// What made the last change of the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The address: when the explorer was built, or on the way through the history.
    Address,
    /// The reader chose, cleared, sorted or switched something.
    Choice,
    /// The reader typed.
    Typing,
    /// The reader used the button for more cards.
    More,
}

/// The state of the explorer. A handle: copies are the same state. Every closure of a view holds
/// one, so it is a bare reference; the state lives as long as the page.
#[derive(Clone, Copy)]
pub struct State(&'static Fields);

impl Deref for State {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        self.0
    }
}

/// What the state is made of.
pub struct Fields {
    pub(super) catalog: StoredValue<Catalog>,
    /// Whether the texts of all cards can be searched. Until then a text is passed over.
    has_texts: RwSignal<bool>,
    /// Whether the texts are being prepared, or are ready.
    reads_texts: StoredValue<bool>,
    /// The page's own filter, which counts where the address has no query.
    pub(super) preset: StoredValue<Query>,
    /// The chosen options and the searched text.
    pub query: RwSignal<Query>,
    /// How the results are shown.
    pub display: RwSignal<Display>,
    /// The answer to the query.
    pub answer: Memo<Answer>,
    /// The numbers of the cards to list, in order: the first [`most`](Self::most) that match.
    pub shown: Memo<Vec<usize>>,
    /// How many cards may be listed.
    pub(super) most: RwSignal<usize>,
    /// The unknown values in the address.
    pub unknown: RwSignal<Vec<Unknown>>,
    /// The option that the reader chose or gave up last. It stays enabled even when it gives no
    /// card, because a button that is disabled under the reader's hand loses the focus.
    pub(super) touched: StoredValue<Option<(Facet, usize)>>,
    pub(super) cause: StoredValue<Cause>,
    /// The number of the card that gets the focus when it is built: the first new one, or the one that a link leads to.
    pub(super) first_new: StoredValue<Option<usize>>,
    /// The least height of the results in pixels, kept until the reader's own first change.
    pub held: RwSignal<Option<u32>>,
    /// Whether the address asked for something else than what is printed when the explorer was built.
    differs: StoredValue<bool>,
    /// The timer that writes a typed text to the address.
    pub(super) pending_write: StoredValue<Option<TimeoutHandle>>,
    /// The timer that lists the next slice of cards after typing.
    pub(super) pending_slice: StoredValue<Option<TimeoutHandle>>,
    /// The site's root, ending in `/`; absolute in the browser.
    root_address: StoredValue<String>,
    words: &'static Words,
    /// The line with the count.
    pub status_line: NodeRef<html::P>,
}

impl State {
    /// The state that a page begins with: in the browser that of the address, in the print the page's
    /// own filter. At most `most` cards are listed at first.
    pub fn new(most: usize) -> Self {
        let (words, page) = (words(), page());
        let mut catalog = Catalog::of(expect_context::<Arc<CardSet>>(), bundle(), words);
        let filter = page.view.as_ref().map(View::filter).unwrap_or_default();
        let (printed, _) = decode(&filter, catalog.options());
        let (asked, unknown, root_address) = if is_live() {
            let (asked, unknown) =
                super::address::read(&address::search(), &printed.query, catalog.options());
            let root_address = [address::origin().as_str(), &page.root].concat();
            (asked, unknown, root_address)
        } else {
            (printed.clone(), Vec::new(), page.root.clone())
        };
        let searches = !asked.query.text().is_empty();
        if searches {
            catalog.read_texts(usize::MAX);
        }
        let differs = asked != printed;

        let catalog = StoredValue::new(catalog);
        let has_texts = RwSignal::new(searches);
        let query = RwSignal::new(asked.query);
        let display = RwSignal::new(asked.display);
        let most = RwSignal::new(most);
        let answer = Memo::new(move |_| {
            has_texts.track();
            query.with(|query| catalog.with_value(|catalog| catalog.answer(query)))
        });
        let sort = Memo::new(move |_| display.get().sort);
        let shown = Memo::new(move |_| {
            let (sort, most) = (sort.get(), most.get());
            answer.with(|answer| catalog.with_value(|catalog| catalog.sorted(answer, sort, most)))
        });
        let fields = Fields {
            catalog,
            has_texts,
            reads_texts: StoredValue::new(searches),
            preset: StoredValue::new(printed.query),
            query,
            display,
            answer,
            shown,
            most,
            unknown: RwSignal::new(unknown),
            touched: StoredValue::new(None),
            cause: StoredValue::new(Cause::Address),
            first_new: StoredValue::new(None),
            held: RwSignal::new(None),
            differs: StoredValue::new(differs),
            pending_write: StoredValue::new(None),
            pending_slice: StoredValue::new(None),
            root_address: StoredValue::new(root_address),
            words,
            status_line: NodeRef::new(),
        };
        Self(Box::leak(Box::new(fields)))
    }

    /// Whether fewer cards are listed than the first page has, so that more follow by themselves.
    pub(super) fn is_listing(self) -> bool {
        let listed = self.shown.with(Vec::len);
        listed < PAGE.min(self.answer.with(Answer::total))
    }

    /// Lists some more cards of the first page.
    pub(super) fn list_more(self, cards: usize) {
        self.most.update(|most| *most = PAGE.min(*most + cards));
    }

    /// Keeps the results at the height of the printed ones while their first page is being listed, so that
    /// nothing below them moves. Where the address differs from what is printed, they keep the least height
    /// instead.
    pub(super) fn hold(self, heights: PrintedHeights) {
        self.held.set(match self.differs.get_value() {
            true => heights.least,
            false => heights.whole,
        });
    }

    /// Ends what [`hold`](Self::hold) began; where the address differs, the reader's first change does.
    pub(super) fn release(self) {
        if !self.differs.get_value() {
            self.held.set(None);
        }
    }

    /// Whether the explorer has been removed. Timers check this, because they may fire after that.
    pub fn is_gone(self) -> bool {
        self.query.is_disposed()
    }

    /// The words of the page's language.
    pub fn words(self) -> &'static Words {
        self.words
    }

    /// What made the last change.
    pub fn cause(self) -> Cause {
        self.cause.get_value()
    }

    /// Whether an option is chosen.
    pub fn has(self, facet: Facet, option: usize) -> bool {
        self.query.with(|query| query.has(facet, option))
    }

    /// How many cards an option would give.
    pub fn count(self, facet: Facet, option: usize) -> usize {
        self.answer.with(|answer| answer.count(facet, option))
    }

    /// The same as text, for a button.
    pub fn count_text(self, facet: Facet, option: usize) -> Signal<String> {
        Signal::derive(move || self.count(facet, option).to_string())
    }

    /// Whether an option is worth choosing or giving up.
    pub fn is_open(self, facet: Facet, option: usize) -> bool {
        self.count(facet, option) > 0
            || self.has(facet, option)
            || self.touched.get_value() == Some((facet, option))
    }

    /// How many cards match.
    pub fn total(self) -> usize {
        self.answer.with(Answer::total)
    }

    /// What the results are shown as.
    pub fn presentation(self) -> Presentation {
        self.display.get().presentation
    }

    /// The options of all facets.
    pub fn with_options<T>(self, read: impl FnOnce(&Options) -> T) -> T {
        self.catalog.with_value(|catalog| read(catalog.options()))
    }

    /// The name of an option.
    pub fn name(self, facet: Facet, option: usize) -> String {
        self.with_options(|options| options.name(facet, option).to_owned())
    }

    /// The numbers of all matching cards, sorted; not tracked.
    pub fn all(self) -> Vec<usize> {
        let sort = self.display.get_untracked().sort;
        self.answer.with_untracked(|answer| {
            self.catalog
                .with_value(|catalog| catalog.sorted(answer, sort, usize::MAX))
        })
    }

    /// The card with this number in words.
    pub fn record(self, number: usize) -> CardRecord {
        self.with_root_address(|catalog, root| catalog.record(number, root))
    }

    /// All matching cards in words, sorted; not tracked.
    pub fn records(self) -> Vec<CardRecord> {
        let sort = self.display.get_untracked().sort;
        self.answer.with_untracked(|answer| {
            self.with_root_address(|catalog, root| catalog.records(answer, sort, root))
        })
    }

    /// Reads the catalog and the address of the site's root.
    pub fn with_root_address<T>(self, read: impl FnOnce(&Catalog, &str) -> T) -> T {
        self.catalog
            .with_value(|catalog| self.root_address.with_value(|root| read(catalog, root)))
    }

    /// Query and display now; not tracked.
    pub(super) fn address_state(self) -> AddressState {
        AddressState {
            query: self.query.get_untracked(),
            display: self.display.get_untracked(),
        }
    }

    /// Moves the focus to the line with the count, where the button that was used goes away: the
    /// reader should not be thrown back to the top of the page.
    pub fn focus_status(self) {
        if let Some(line) = self.status_line.get_untracked() {
            let _ = line.focus();
        }
    }

    /// Prepares the texts of all cards for the search, some in each task. Further calls do nothing.
    pub fn read_texts(self) {
        if !self.reads_texts.get_value() {
            self.reads_texts.set_value(true);
            self.read_some_texts();
        }
    }

    fn read_some_texts(self) {
        let read = |catalog: &mut Catalog| catalog.read_texts(TEXTS_A_TASK);
        match self.catalog.try_update_value(read) {
            Some(true) => self.has_texts.set(true),
            Some(false) => schedule::soon(move || self.read_some_texts()),
            // The explorer has been removed.
            None => {}
        }
    }
}
