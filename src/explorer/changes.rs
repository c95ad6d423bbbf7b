//! What changes the state: the reader's choices and typing, and the address. What the reader
//! changes is written to the address, so that it can be shared and undone.

use super::{
    PAGE,
    state::{Cause, State},
};
use crate::dom::{
    address::{self, Entry},
    root,
};
use finder::{AddressState, Facet, Presentation, Query, Sort, encode};
use leptos::prelude::*;
use std::time::Duration;
use story::anchors;

/// The number of cards that are listed while the reader types. A slow phone needs so long to lay out a
/// whole page of cards that typed letters would appear late.
const WHILE_TYPING: usize = 6;

/// The time after the last letter until the next slice of as many cards is listed. Slices follow until
/// a whole page is listed.
const TYPING_PAUSE: Duration = Duration::from_millis(900);
/// The time from one slice to the next.
const SLICE_PAUSE: Duration = Duration::from_millis(100);

/// The time after the last letter until a typed text is written to the address. Browsers allow about
/// three changes of the address a second.
const WRITE_PAUSE: Duration = Duration::from_millis(350);

/// The event on which `frame.js` reports the changed filter to partner sites.
const FILTER_EVENT: &str = "changjuan:filter";

impl State {
    /// The reader chooses an option or gives it up.
    pub fn toggle(self, facet: Facet, option: usize) {
        self.choose(|| {
            self.touched.set_value(Some((facet, option)));
            self.query.update(|query| query.toggle(facet, option));
        });
    }

    /// The reader gives up all of a facet, or the text (`None`).
    pub fn loosen(self, facet: Option<Facet>) {
        self.choose(|| {
            self.touched.set_value(None);
            self.query.update(|query| match facet {
                Some(facet) => query.loosen(facet),
                None => query.search(""),
            });
        });
    }

    /// The reader gives up everything.
    pub fn clear(self) {
        self.choose(|| {
            self.touched.set_value(None);
            self.query.set(Query::default());
        });
    }

    /// The reader sorts.
    pub fn sort(self, sort: Sort) {
        self.choose(|| self.display.update(|display| display.sort = sort));
    }

    /// The reader switches to another presentation.
    pub fn present(self, presentation: Presentation) {
        self.choose(|| {
            self.display
                .update(|display| display.presentation = presentation);
        });
    }

    /// Makes a change that is an entry of its own in the history.
    fn choose(self, change: impl FnOnce()) {
        // Text that was typed before this change belongs to the previous entry.
        self.write_pending();
        self.begin(Cause::Choice, PAGE);
        change();
        self.write(Entry::New);
    }

    /// The reader types. The entry of the history stays the same, and the address changes once the
    /// reader pauses.
    pub fn type_text(self, text: &str) {
        self.begin(Cause::Typing, WHILE_TYPING);
        self.touched.set_value(None);
        self.query.update(|query| query.search(text));
        self.read_texts();
        clear_timer(self.pending_write);
        let write = set_timeout_with_handle(move || self.write_pending(), WRITE_PAUSE);
        self.pending_write.set_value(write.ok());
    }

    /// Lists more cards. The first of them gets the focus once it is built.
    pub fn show_more(self) {
        let before = self.shown.with_untracked(Vec::len);
        self.begin(Cause::More, self.most.get_untracked() + PAGE);
        let first = self
            .shown
            .with_untracked(|shown| shown.get(before).copied());
        self.first_new.set_value(first);
    }

    /// Lists this card and all before it, as a link to it asks for. Filters that turn it away are given up, and the
    /// anchor of the address stays. The card gets the focus once it is built.
    pub(super) fn list_card(self, number: usize) {
        self.write_pending();
        let place = || self.all().iter().position(|listed| *listed == number);
        if place().is_none() {
            self.touched.set_value(None);
            self.query.set(Query::default());
        }
        self.display
            .update(|display| display.presentation = Presentation::Cards);
        let pages = place().unwrap_or_default() / PAGE + 1;
        self.begin(Cause::More, pages * PAGE);
        self.first_new.set_value(Some(number));
        self.write_with_anchor(None, Entry::Same);
    }

    /// Whether a card that is being built gets the focus; true once for each call of
    /// [`show_more`](Self::show_more) or [`list_card`](Self::list_card).
    pub fn takes_focus(self, number: usize) -> bool {
        let takes = self.first_new.get_value() == Some(number);
        if takes {
            self.first_new.set_value(None);
        }
        takes
    }

    /// Begins a change by the reader.
    fn begin(self, cause: Cause, most: usize) {
        clear_timer(self.pending_slice);
        self.cause.set_value(cause);
        self.held.set(None);
        self.most.set(most);
    }

    /// Lists more cards after typing, slice by slice, until a whole page is listed or the state changes
    /// again.
    pub fn schedule_slice(self) {
        let most = self.most.get_untracked();
        if most >= PAGE || self.cause() != Cause::Typing {
            return;
        }
        clear_timer(self.pending_slice);
        let pause = if most == WHILE_TYPING {
            TYPING_PAUSE
        } else {
            SLICE_PAUSE
        };
        let show = move || {
            if !self.is_gone() && clear_timer(self.pending_slice) {
                self.most.update(|most| *most += WHILE_TYPING);
            }
        };
        self.pending_slice
            .set_value(set_timeout_with_handle(show, pause).ok());
    }

    /// Writes typed text to the address if it is not there yet.
    fn write_pending(self) {
        if !self.is_gone() && clear_timer(self.pending_write) {
            self.write(Entry::Same);
        }
    }

    /// Writes query and display to the address. If there is something to write, the address also gets
    /// the explorer's anchor, so that a shared link leads to the results.
    fn write(self, entry: Entry) {
        let is_default = self.address_state() == AddressState::default();
        self.write_with_anchor((!is_default).then_some(anchors::EXPLORER), entry);
    }

    /// Writes query and display to the address, with this anchor; `None` keeps the anchor that is there.
    fn write_with_anchor(self, anchor: Option<&str>, entry: Entry) {
        self.unknown.set(Vec::new());
        let state = self.address_state();
        let search = self.with_options(|options| encode(&address::search(), &state, options));
        address::write(&search, anchor, entry);
        root::announce(FILTER_EVENT);
    }

    /// Reads query and display from the address, if they have changed there. `hold` runs before the
    /// state changes and returns the height in pixels that the results keep.
    pub fn read_address(self, hold: impl FnOnce() -> Option<u32>) {
        clear_timer(self.pending_write);
        let search = address::search();
        let (state, unknown) = self.with_options(|options| {
            self.preset
                .with_value(|preset| super::address::read(&search, preset, options))
        });
        if self.address_state() == state && self.unknown.with_untracked(|old| *old == unknown) {
            return;
        }
        let held = hold();
        if !state.query.text().is_empty() {
            self.read_texts();
        }
        self.begin(Cause::Address, PAGE);
        self.held.set(held);
        self.touched.set_value(None);
        self.query.set(state.query);
        self.display.set(state.display);
        self.unknown.set(unknown);
    }
}

/// Stops a timer and forgets it. Returns whether there was one; when the timer itself calls this, false
/// means that it has been replaced or stopped.
fn clear_timer(timer: StoredValue<Option<TimeoutHandle>>) -> bool {
    let taken = timer.try_update_value(Option::take).flatten();
    if let Some(handle) = taken {
        handle.clear();
    }
    taken.is_some()
}
