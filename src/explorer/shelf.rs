//! The printed cards: which are shown, and in which order they stand.
//!
//! What is beyond the first page is printed in a `<noscript>`: elements to a browser without script, mere
//! text to all others. A card of it becomes an element when it is first shown, and is kept from then
//! on; cards that are not shown are not in the page. Browsers walk through all of a page for a good
//! many things (a letter in a field, a new address, clearing memory), hidden parts too, and with
//! thousands of cards each of these took a slow phone a tenth of a second. What a change costs
//! follows from how many cards are shown, not from how many there are.

use super::reading;
use crate::dom;
use leptos::prelude::document;
use leptos::web_sys::{Element, HtmlElement};
use std::cell::OnceCell;
use wasm_bindgen::JsCast;

/// The cards, in story order, and the list that shows some of them.
pub struct Shelf {
    list: Element,
    cards: Vec<Card>,
    shown: Vec<usize>,
}

/// A card as it was printed, and as an element once it is one.
#[derive(Default)]
struct Card {
    html: String,
    element: OnceCell<Option<HtmlElement>>,
}

impl Card {
    fn element(&self) -> Option<&HtmlElement> {
        let element = || {
            let list = document().create_element("ul").ok()?;
            list.set_inner_html(&self.html);
            list.first_element_child()?.dyn_into().ok()
        };
        self.element.get_or_init(element).as_ref()
    }
}

impl Shelf {
    /// Takes over the list and what waits behind it, as they were printed.
    pub fn of(list: &Element) -> Option<Self> {
        let waiting = list.next_element_sibling()?.text_content()?;
        let waiting: Vec<&str> = reading::cards(&waiting).collect();
        let printed = dom::all_in(list, ":scope > [data-number]");
        let mut cards: Vec<Card> = Vec::new();
        cards.resize_with(printed.len() + waiting.len(), Card::default);
        let mut shown = Vec::new();
        for card in printed {
            let number = card.get_attribute("data-number")?.parse().ok()?;
            let place: &Card = cards.get(number)?;
            let _ = place.element.set(card.dyn_into().ok());
            shown.push(number);
        }
        let others = cards.iter_mut().filter(|it| it.element.get().is_none());
        for (card, html) in others.zip(waiting) {
            card.html = html.to_owned();
        }
        let list = list.clone();
        Some(Self { list, cards, shown })
    }

    /// How many cards there are.
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    /// The card with this number.
    pub fn card(&self, number: usize) -> Option<&HtmlElement> {
        self.cards.get(number)?.element()
    }

    /// The markup of a card. It becomes no element for that.
    pub fn markup(&self, number: usize) -> String {
        let card = self.cards.get(number);
        let element = card.and_then(|card| card.element.get()?.as_ref());
        match element {
            Some(element) => element.inner_html(),
            None => card.map(|card| card.html.clone()).unwrap_or_default(),
        }
    }

    /// Shows these cards in this order and no others. What stands right already is not touched,
    /// so nothing loses the focus without need. A card that the page does not hold (it did not load
    /// to its end) is passed over.
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
        for card in self.shown.iter().filter(|card| !stays[**card]) {
            if let Some(card) = self.card(*card) {
                card.remove();
            }
        }
        let mut here = self.list.first_element_child();
        for card in wanted.iter().filter_map(|card| self.card(*card)) {
            if here
                .as_ref()
                .is_some_and(|here| card.is_same_node(Some(here)))
            {
                here = card.next_element_sibling();
            } else {
                let _ = self.list.insert_before(card, here.as_deref());
            }
        }
        self.shown = wanted.to_vec();
    }
}
