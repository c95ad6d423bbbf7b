//! When the live explorer comes: its cards and the chunk with its code are fetched when the
//! reader comes near or the address asks for something of it. How it is built is in `building`.

use crate::{
    data,
    dom::{address, observe, query, root, schedule},
    later::{CardsFile, Later, LaterError, Missing},
};
use leptos::prelude::*;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// The distance from the window at which the cards are fetched: the height of one window.
const NEAR: &str = "100% 0px";

/// The class of the section in frames, where nothing can be fixed to the window.
const INLINE: &str = "inline";

/// A printed explorer, and what the live one needs.
struct Loader {
    owner: Owner,
    /// `None` after the swap, so that the nodes of a long printed list can be freed.
    printed: Cell<Option<Element>>,
    url: String,
    integrity: String,
    loading: Cell<bool>,
    missing: Missing,
    observer: Cell<Option<IntersectionObserver>>,
}

/// Puts the live explorer, whose code is in `L`, in the place of the printed one as soon as it is
/// wanted. `url` and `integrity` are those of the bundled [`CardSet`]; what islands share is provided
/// to `owner`.
///
/// Where the cards or the code cannot be fetched the printed explorer stays and the quiet line is
/// shown until they come; the next time that the reader comes near, it is tried again.
pub fn watch<L: Later>(owner: Owner, printed: Element, url: String, integrity: String) {
    if root::is_in_frame() || root::has_class("framed") {
        let _ = printed.class_list().add_1(INLINE);
    }
    let loader = Rc::new(Loader {
        owner,
        printed: Cell::new(Some(printed.clone())),
        url,
        integrity,
        loading: Cell::new(false),
        missing: Missing::default(),
        observer: Cell::new(None),
    });
    let entered = loader.clone();
    let call = Closure::<dyn Fn(Vec<IntersectionObserverEntry>)>::new(
        move |entries: Vec<IntersectionObserverEntry>| {
            if entries.last().is_some_and(|entry| entry.is_intersecting()) {
                entered.clone().load::<L>();
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
        loader.load::<L>();
    }
}

impl Loader {
    /// Has the explorer built, unless that is being done.
    fn load<L: Later>(self: Rc<Self>) {
        if self.loading.replace(true) {
            return;
        }
        spawn_local(async move {
            let built = self.fetch_and_build::<L>().await;
            self.missing.set(built.is_err());
            match built {
                Ok(()) => {
                    if let Some(observer) = self.observer.take() {
                        observer.disconnect();
                    }
                }
                Err(_) => self.loading.set(false),
            }
        });
    }

    async fn fetch_and_build<L: Later>(&self) -> Result<(), LaterError> {
        // The code comes while the cards do.
        spawn_local(L::preload_explorer());
        let bytes = data::fetch(&self.url, &self.integrity).await?;
        schedule::next_task().await;
        let url = self.url.clone();
        let cards = CardsFile { url, bytes };
        let Some(printed) = self.printed.take() else {
            return Ok(());
        };
        let built = L::explorer(self.owner.clone(), printed.clone(), cards).await;
        if built.is_err() {
            self.printed.set(Some(printed));
        }
        built
    }
}

/// Whether the address asks for something of the explorer, or leads into it.
fn is_in_address(printed: &Element) -> bool {
    finder::asks(&address::search()) || leads_into(printed)
}

/// Whether the anchor of the address is inside the printed explorer.
fn leads_into(printed: &Element) -> bool {
    let hash = address::hash();
    let target = hash.strip_prefix('#').and_then(query::by_id);
    target.is_some_and(|target| printed.contains(Some(&target)))
}
