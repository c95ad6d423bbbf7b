//! The printed cards in the page: which are shown, and in which order they stand.
//!
//! Cards are never made or thrown away. Those that are not shown wait outside of the page: browsers
//! walk through all of a page for a good many things (a letter in a field, a new address), hidden parts
//! too, and with thousands of cards each of these walks took a slow phone a tenth of a second. What
//! a change costs follows from how many cards are shown, not from how many there are.

use crate::dom;
use leptos::web_sys::{Element, HtmlElement};
use wasm_bindgen::JsCast;

/// The cards, in story order, and the list that shows some of them.
pub struct Shelf {
    list: Element,
    cards: Vec<HtmlElement>,
    shown: Vec<usize>,
}

impl Shelf {
    /// Takes over the list and the one behind it, as they were printed; the latter leaves the page.
    pub fn of(list: &Element) -> Option<Self> {
        let rest = list.next_element_sibling()?;
        let of = |list: &Element| -> Vec<(usize, HtmlElement)> {
            let cards = dom::all_in(list, ":scope > [data-number]").into_iter();
            cards
                .filter_map(|card| {
                    let number = card.get_attribute("data-number")?.parse().ok()?;
                    Some((number, card.dyn_into().ok()?))
                })
                .collect()
        };
        let printed = of(list);
        let shown = printed.iter().map(|(number, _)| *number).collect();
        let mut cards: Vec<_> = printed.into_iter().chain(of(&rest)).collect();
        cards.sort_by_key(|(number, _)| *number);
        rest.remove();
        Some(Self {
            cards: cards.into_iter().map(|(_, card)| card).collect(),
            list: list.clone(),
            shown,
        })
    }

    /// The cards, by number.
    pub fn cards(&self) -> &[HtmlElement] {
        &self.cards
    }

    /// Shows these cards in this order and no others. What stands right already is not touched,
    /// so nothing loses the focus without need. A card that the page does not hold (it did not load
    /// to its end) is passed over.
    pub fn show(&mut self, wanted: &[usize]) {
        let there = |card: &&usize| **card < self.cards.len();
        let wanted: Vec<usize> = wanted.iter().filter(there).copied().collect();
        if self.shown == wanted {
            return;
        }
        let mut stays = vec![false; self.cards.len()];
        for card in &wanted {
            stays[*card] = true;
        }
        for card in self.shown.iter().filter(|card| !stays[**card]) {
            self.cards[*card].remove();
        }
        let mut here = self.list.first_element_child();
        for card in wanted.iter().map(|card| &self.cards[*card]) {
            if here
                .as_ref()
                .is_some_and(|here| card.is_same_node(Some(here)))
            {
                here = card.next_element_sibling();
            } else {
                let _ = self.list.insert_before(card, here.as_deref());
            }
        }
        self.shown = wanted;
    }
}
