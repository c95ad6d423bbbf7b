//! The browser's address bar and history. Called from effects and event handlers only, so
//! never outside a browser.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// How the history takes a change.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// As a step that “back” undoes.
    New,
    /// As the step that there is: typing is one step, not one a letter.
    Same,
}

/// The query string of the address, with its question mark.
pub fn search() -> String {
    window().location().search().unwrap_or_default()
}

/// The whole address, as a reader would share it.
pub fn whole() -> String {
    window().location().href().unwrap_or_default()
}

/// Whether the page is shown inside another one.
pub fn framed() -> bool {
    let window = window();
    window
        .parent()
        .ok()
        .flatten()
        .is_some_and(|parent| parent != window)
}

/// Puts a query string (with its question mark) into the address, and with it an anchor; `None`
/// keeps the one there is. In a frame a new step would be one of the host's, so there
/// the entry is replaced.
///
/// History may be closed to us (sandbox, too many entries): then only the address stays as it was.
pub fn write(search: &str, anchor: Option<&str>, entry: Entry) {
    let window = window();
    let Ok(history) = window.history() else {
        return;
    };
    let location = window.location();
    let mut address = location.pathname().unwrap_or_default();
    address.push_str(search);
    match anchor {
        Some(anchor) => {
            address.push('#');
            address.push_str(anchor);
        }
        None => address.push_str(&location.hash().unwrap_or_default()),
    }
    let _ = if entry == Entry::Same || framed() {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    };
}
