//! The address bar and the history.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// How the history records a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// As a new entry; going back undoes the change.
    New,
    /// In the current entry, so that typing makes one entry, not one for each letter.
    Same,
}

/// The query string of the address, with its question mark; empty without one.
pub fn search() -> String {
    window().location().search().unwrap_or_default()
}

/// The anchor of the address, with its `#`; empty without one.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// The whole address.
pub fn whole() -> String {
    window().location().href().unwrap_or_default()
}

/// Scheme, host and port of the page.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Puts a query string (with its question mark) and an anchor (without `#`) into the address;
/// `None` keeps the anchor that is there. In a frame a new entry would be one of the host's
/// history, so the current entry is replaced there.
///
/// Browsers may refuse (sandbox, too many entries). Then the address stays as it was.
pub fn write(search: &str, anchor: Option<&str>, entry: Entry) {
    let window = window();
    let Ok(history) = window.history() else {
        return;
    };
    let mut address = window.location().pathname().unwrap_or_default();
    address.push_str(search);
    match anchor {
        Some(anchor) => {
            address.push('#');
            address.push_str(anchor);
        }
        None => address.push_str(&hash()),
    }
    let _ = if entry == Entry::Same || super::root::is_in_frame() {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    };
}
