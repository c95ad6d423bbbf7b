//! The document element: its attributes and classes, which style sheets and scripts share.

use leptos::prelude::{document, window};
use story::anchors;

/// An attribute of the document element.
pub fn attribute(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// Sets an attribute of the document element, or removes it.
pub fn set_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Whether the document element has a class.
pub fn has_class(name: &str) -> bool {
    document()
        .document_element()
        .is_some_and(|root| root.class_list().contains(name))
}

/// Adds a class to the document element, or removes it.
pub fn toggle_class(name: &str, on: bool) {
    if let Some(root) = document().document_element() {
        let _ = root.class_list().toggle_with_force(name, on);
    }
}

/// Whether nothing may move, because of the reader's system or of the page's own switch.
pub fn motion_off() -> bool {
    let switched_off = attribute("data-motion").is_some_and(|motion| motion == "off");
    switched_off
        || window()
            .match_media("(prefers-reduced-motion: reduce)")
            .ok()
            .flatten()
            .is_some_and(|query| query.matches())
}

/// Whether this is a page for partner sites. In a frame its window may be as tall as the page, so
/// nothing can be fixed to the window.
pub fn is_embed() -> bool {
    attribute("data-embed").is_some()
}

/// Whether the page is shown inside another one.
pub fn is_in_frame() -> bool {
    let window = window();
    let parent = window.parent().ok().flatten();
    parent.is_some_and(|parent| parent != window)
}

/// Dispatches an event without data on the window, for `frame.js`, which reports it to partner sites.
pub fn announce(name: &str) {
    if let Ok(event) = web_sys::Event::new(name) {
        let _ = window().dispatch_event(&event);
    }
}

/// Shows the quiet line, which means that interactive parts did not load, and everything that style sheets
/// hide until the program has started.
pub fn show_quiet_line() {
    toggle_class("quiet", true);
    if let Some(line) = super::query::by_id(anchors::QUIET) {
        let _ = line.remove_attribute("hidden");
    }
}

/// Hides that line again, and lets style sheets do as before.
pub fn hide_quiet_line() {
    toggle_class("quiet", false);
    if let Some(line) = super::query::by_id(anchors::QUIET) {
        let _ = line.set_attribute("hidden", "");
    }
}
