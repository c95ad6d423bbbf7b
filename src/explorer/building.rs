//! How the live explorer is built: in parts, each in a task of its own, so that the page can scroll in
//! between.
//!
//! Where the reader sees the printed explorer, the live one gets all its controls and its first cards while
//! it is detached, and is then swapped in. Where it is out of sight, its empty frame is swapped in first, and
//! the browser paints between two parts, because it styles, lays out and paints at once what comes at once.
//! Until a part is there, its place keeps the height of the printed one, so that nothing moves.

use super::{
    Explorer, Head,
    downloads::Downloads,
    facets::Facets,
    layout_shift::{self, Places},
    map::Map,
    provide_cards,
    sheet::Sheet,
    state::State,
};
use crate::{
    data,
    dom::{query, schedule},
    island,
    later::{CardsFile, LaterError},
};
use leptos::prelude::*;
use std::sync::Arc;
use story::CardSet;
use web_sys::{Element, HtmlElement};

/// The attribute of the section once the live explorer is complete, for style sheets and tests.
const LIVE: &str = "data-live";

/// The number of cards that are built in one task.
const CARDS_A_TASK: usize = 4;

/// The parts of the explorer that are built each in a task of its own, in this order; the cards follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Head,
    Map,
    Facets,
    Downloads,
}

impl Part {
    const ALL: [Self; 4] = [Self::Head, Self::Map, Self::Facets, Self::Downloads];

    /// The element of the explorer that holds it.
    const fn place(self) -> &'static str {
        match self {
            Self::Head => ".explorer-head",
            Self::Map => ".explorer-map",
            Self::Facets => ".explorer-facets",
            Self::Downloads => ".explorer-downloads",
        }
    }
}

/// Builds the live explorer from its cards and puts it in the place of the printed one. Fails when the
/// cards cannot be read. It returns before the explorer is built.
pub fn build(owner: Owner, printed: Element, cards: &CardsFile) -> Result<(), LaterError> {
    let cards: CardSet = data::read(&cards.url, &cards.bytes)?;
    owner.with(|| provide_cards(Arc::new(cards)));
    schedule::soon(move || {
        let (state, sheet) = owner.with(|| (State::new(0), Sheet::default()));
        schedule::soon(move || {
            let view = move |_: &HtmlElement| view! { <Explorer state sheet whole=false/> };
            let Some(live) = island::mount(&owner, &printed, view) else {
                return;
            };
            let building = Building {
                owner,
                live,
                state,
                sheet,
            };
            schedule::soon(move || match layout_shift::is_in_sight(&printed) {
                true => building.build_then_swap(printed, 0),
                false => building.swap_then_build(printed),
            });
        });
    });
    Ok(())
}

/// An explorer that is being built.
struct Building {
    owner: Owner,
    live: HtmlElement,
    state: State,
    sheet: Sheet,
}

impl Building {
    /// Builds the part with this index and those after it, each in a task; then swaps the explorer in.
    fn build_then_swap(self, printed: Element, part: usize) {
        let Some(next) = Part::ALL.get(part) else {
            self.state.list_more(CARDS_A_TASK);
            let (state, live) = (self.state, self.live.clone());
            return island::replace(
                printed,
                live,
                move |printed| state.hold(layout_shift::heights_of_printed(printed)),
                move |_| self.list_rest(),
            );
        };
        self.build_part(*next);
        schedule::soon(move || self.build_then_swap(printed, part + 1));
    }

    /// Swaps the empty explorer in, and builds its parts when it is there.
    fn swap_then_build(self, printed: Element) {
        let (state, live) = (self.state, self.live.clone());
        let places = Places::of(&live, Part::ALL.map(Part::place));
        island::replace(
            printed,
            live,
            move |printed| {
                state.hold(layout_shift::heights_of_printed(printed));
                places.keep_heights(printed);
            },
            move |_| schedule::after_paint(move || self.build_after_paint(0)),
        );
    }

    /// Builds the part with this index and those after it, each after a paint; then lists the cards.
    fn build_after_paint(self, part: usize) {
        let Some(next) = Part::ALL.get(part) else {
            return self.list_rest();
        };
        self.build_part(*next);
        schedule::after_paint(move || self.build_after_paint(part + 1));
    }

    fn build_part(&self, part: Part) {
        let Some(place) = query::first_in::<HtmlElement>(&self.live, part.place()) else {
            return;
        };
        let (state, sheet) = (self.state, self.sheet);
        self.owner.with(|| match part {
            Part::Head => island::fill(&place, move || view! { <Head state sheet/> }),
            Part::Map => island::fill(&place, move || view! { <Map state/> }),
            Part::Facets => island::fill(&place, move || view! { <Facets state/> }),
            Part::Downloads => island::fill(&place, move || view! { <Downloads state/> }),
        });
        layout_shift::free_height(&place);
    }

    /// Lists the rest of the first page of cards, some after each paint.
    fn list_rest(self) {
        if untrack(|| self.state.is_listing()) {
            self.state.list_more(CARDS_A_TASK);
            schedule::after_paint(move || self.list_rest());
        } else {
            self.state.release();
            let _ = self.live.set_attribute(LIVE, "");
            self.state.follow_card_link();
        }
    }
}
