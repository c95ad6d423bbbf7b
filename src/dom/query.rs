//! Finding elements.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, NodeList};

/// All elements that a selector finds in the document, in document order.
pub fn all(selector: &str) -> Vec<Element> {
    elements(document().query_selector_all(selector))
}

/// All elements that a selector finds inside an element, in document order.
pub fn all_in(element: &Element, selector: &str) -> Vec<Element> {
    elements(element.query_selector_all(selector))
}

/// The first element that a selector finds in the document.
pub fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// The first element of a type that a selector finds inside an element.
pub fn first_in<T: JsCast>(element: &Element, selector: &str) -> Option<T> {
    let found = element.query_selector(selector).ok().flatten()?;
    found.dyn_into().ok()
}

/// The element with this id.
pub fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// The element that is the target of an event.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The nearest element that a selector matches, from the event's element outwards.
pub fn closest_target(event: &Event, selector: &str) -> Option<Element> {
    target(event)?.closest(selector).ok().flatten()
}

/// The button that a click was on.
pub fn closest_button(event: &Event) -> Option<HtmlElement> {
    closest_target(event, "button")?.dyn_into().ok()
}

fn elements(found: Result<NodeList, JsValue>) -> Vec<Element> {
    let Ok(list) = found else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.item(index)?.dyn_into().ok())
        .collect()
}
