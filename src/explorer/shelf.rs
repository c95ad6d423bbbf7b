//! The printed cards in the page: which are shown, and in which order they stand.
//!
//! Cards are never made or removed: they are hidden, and moved where the order asks for it. What
//! that costs follows from how many are shown, not from how many there are.

use crate::dom;
use leptos::web_sys::{Element, HtmlElement};
use wasm_bindgen::JsCast;

/// The cards of the list, in story order, as they were printed.
pub struct Shelf {
    list: Element,
    cards: Vec<HtmlElement>,
    shown: Vec<usize>,
    /// Where each card stands: greater is further down.
    ranks: Vec<u32>,
    lowest: u32,
}

impl Shelf {
    /// Takes over a list whose cards are all shown.
    pub fn of(list: &Element) -> Self {
        let cards: Vec<HtmlElement> = dom::all_in(list, ":scope > [data-card]")
            .into_iter()
            .filter_map(|card| card.dyn_into().ok())
            .collect();
        let number = cards.len();
        Self {
            list: list.clone(),
            cards,
            shown: (0..number).collect(),
            ranks: (0..number as u32).collect(),
            lowest: number as u32,
        }
    }

    /// The cards, by number.
    pub fn cards(&self) -> &[HtmlElement] {
        &self.cards
    }

    /// Shows these cards in this order and no others.
    pub fn show(&mut self, wanted: &[usize]) {
        if self.shown == wanted {
            return;
        }
        let mut stays = vec![false; self.cards.len()];
        for card in wanted {
            if let Some(stays) = stays.get_mut(*card) {
                *stays = true;
            }
        }
        for card in &self.shown {
            if !stays[*card] {
                self.cards[*card].set_hidden(true);
            }
        }
        // In the order wanted already? Then nothing is moved, and nothing loses the focus.
        let rank = |card: &usize| self.ranks.get(*card);
        let in_order = wanted
            .windows(2)
            .all(|pair| rank(&pair[0]) < rank(&pair[1]));
        for number in wanted {
            let Some(card) = self.cards.get(*number) else {
                continue;
            };
            if !in_order {
                let _ = self.list.append_child(card);
                self.ranks[*number] = self.lowest;
                self.lowest += 1;
            }
            card.set_hidden(false);
        }
        self.shown = wanted.to_vec();
    }
}
