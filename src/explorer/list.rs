//! What the lists of the explorer have in common: the type of their keys, and the item that takes the focus.

use leptos::leptos_dom::helpers::queue_microtask;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What tells an item of a list from the others. All lists have keys of this type, so that the code which compares
/// them is in the program once.
pub type Key = [usize; 2];

/// The key of an item that has a number.
pub fn numbered(number: usize) -> Key {
    [number, 0]
}

/// A directive for an element of an item: moves the focus to it once the item is in the page, if it `takes` it.
pub fn focus_once_shown(element: Element, takes: bool) {
    if takes {
        let element = element.unchecked_into::<HtmlElement>();
        queue_microtask(move || drop(element.focus()));
    }
}
