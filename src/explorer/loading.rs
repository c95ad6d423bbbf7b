//! Replaces the printed explorer by the live one: fetches the cards when the reader comes near or when the
//! address is about the explorer.

use super::{Explorer, layout_shift, provide_cards};
use crate::{
    data,
    dom::{address, observe, query, root, schedule},
    island,
};
use finder::{AddressState, EnumMap, Options, decode};
use leptos::prelude::*;
use std::{cell::Cell, rc::Rc, sync::Arc};
use story::CardSet;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// The distance from the window at which the cards are fetched: the height of one window.
const NEAR: &str = "100% 0px";

/// The attribute of the live explorer's section, for style sheets and tests.
const AWAKE: &str = "data-awake";

/// The class of the section in frames, where nothing can be fixed to the window.
const INLINE: &str = "inline";

/// A printed explorer, and what the live one is made from.
struct Loader {
    owner: Owner,
    /// `None` after the swap, so that the nodes of a long printed list can be freed.
    printed: Cell<Option<Element>>,
    url: String,
    integrity: String,
    loading: Cell<bool>,
    observer: Cell<Option<IntersectionObserver>>,
}

/// Replaces the printed explorer by the live one once the reader comes near, or at once if the address is
/// about the explorer. `url` and `integrity` are those of the bundled [`CardSet`]; what islands share must
/// be provided to `owner`.
///
/// If the cards cannot be fetched, the printed explorer stays and the quiet line is shown. They are fetched
/// again the next time that the reader comes near.
pub fn watch(owner: Owner, printed: Element, url: String, integrity: String) {
    if root::is_in_frame() || root::has_class("framed") {
        let _ = printed.class_list().add_1(INLINE);
    }
    let loader = Rc::new(Loader {
        owner,
        printed: Cell::new(Some(printed.clone())),
        url,
        integrity,
        loading: Cell::new(false),
        observer: Cell::new(None),
    });
    let entered = loader.clone();
    let call = Closure::<dyn Fn(Vec<IntersectionObserverEntry>)>::new(
        move |entries: Vec<IntersectionObserverEntry>| {
            if entries.last().is_some_and(|entry| entry.is_intersecting()) {
                entered.clone().load();
            }
        },
    );
    let observer = observe::observer(NEAR, &call.into_js_value());
    if let Some(observer) = &observer {
        observer.observe(&printed);
    }
    let wanted = observer.is_none() || is_in_address(&printed);
    loader.observer.set(observer);
    if wanted {
        loader.load();
    }
}

impl Loader {
    /// Fetches the cards and builds the live explorer from them; does nothing while that is under way.
    fn load(self: Rc<Self>) {
        if self.loading.replace(true) {
            return;
        }
        spawn_local(async move {
            match data::load::<CardSet>(&self.url, &self.integrity).await {
                Ok(cards) => {
                    if let Some(observer) = self.observer.take() {
                        observer.disconnect();
                    }
                    schedule::next_task().await;
                    self.build(cards);
                }
                Err(_) => {
                    self.loading.set(false);
                    root::show_quiet_line();
                }
            }
        });
    }

    /// Swaps the live explorer in.
    fn build(&self, cards: CardSet) {
        let Some(printed) = self.printed.take() else {
            return;
        };
        self.owner.with(|| provide_cards(Arc::new(cards)));
        let measured = printed.clone();
        island::swap(
            self.owner.clone(),
            printed,
            move |_| {
                // The height is measured at the time of the swap, because the swap waits while the reader is
                // inside.
                let held = layout_shift::height_of_printed(&measured);
                view! { <Explorer held/> }
            },
            |live| {
                let _ = live.set_attribute(AWAKE, "");
            },
        );
    }
}

/// Whether the address has a query or a display of the explorer, or an anchor inside it.
fn is_in_address(printed: &Element) -> bool {
    // The options are unknown without the cards, so any value of a facet counts.
    let none = Options::new(EnumMap::default());
    let (asked, unknown) = decode(&address::search(), &none);
    asked != AddressState::default() || !unknown.is_empty() || leads_into(printed)
}

/// Whether the anchor of the address is inside the printed explorer.
fn leads_into(printed: &Element) -> bool {
    let hash = address::hash();
    let target = hash.strip_prefix('#').and_then(query::by_id);
    target.is_some_and(|target| printed.contains(Some(&target)))
}
