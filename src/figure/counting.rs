//! Large figures count up once, when they first come into view.

use super::counter::{DURATION, shown_at};
use crate::{content::Decimal, dom};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// Watches every large figure of the page and lets each count up once, when it
/// first comes into view. Figures on screen when this is called stay as they
/// are: nobody should see a number that they have read go back to zero.
pub fn count_when_seen() {
    let mut first = true;
    let seen = Closure::<dyn FnMut(Vec<IntersectionObserverEntry>, IntersectionObserver)>::new(
        move |entries: Vec<IntersectionObserverEntry>, observer: IntersectionObserver| {
            for entry in entries.iter().filter(|entry| entry.is_intersecting()) {
                observer.unobserve(&entry.target());
                if !first && !dom::motion_off() {
                    count(entry.target());
                }
            }
            first = false;
        },
    );
    // Watches until the page is gone, like the figures themselves.
    if let Ok(observer) = IntersectionObserver::new(seen.as_ref().unchecked_ref()) {
        for number in dom::all("[data-count]") {
            observer.observe(&number);
        }
        seen.forget();
    }
}

/// Runs one count. The number itself stays in the page for assistive
/// technology and keeps its width; what moves is a layer over it.
fn count(number: Element) {
    let text = number.text_content().unwrap_or_default();
    let (Ok(end), Ok(layer)) = (text.parse::<Decimal>(), document().create_element("span")) else {
        return;
    };
    let _ = layer.set_attribute("aria-hidden", "true");
    let _ = layer.class_list().add_1("counting");
    if number.append_child(&layer).is_err() {
        return;
    }
    let mut began = None;
    dom::each_frame(move |now| {
        let elapsed = now - *began.get_or_insert(now);
        if elapsed >= DURATION {
            layer.remove();
            return false;
        }
        layer.set_text_content(Some(&shown_at(end, elapsed).to_string()));
        true
    });
}
