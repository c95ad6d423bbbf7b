//! Large numbers count up once, when they first come into view.
//!
//! The number itself stays in the page, for assistive technology and for its width. What counts is
//! a strip over it ([`strips`]). Its values come from the fact that the number shows, never from the
//! page's text.

mod near;
mod strips;
mod ticks;

use crate::dom::{observe, query, root};
use crate::number::FACT;
use near::observe_near_numbers;
use std::{cell::Cell, rc::Rc, sync::Arc};
use story::{Bundle, Decimal};
use strips::Strips;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// The attribute of a number that counts up and has not been seen yet.
const ATTRIBUTE: &str = "data-count";
/// Finds these numbers.
const COUNTING: &str = "[data-count]";
/// Finds what only pages have on which numbers count: the groups of the wall.
const WALL: &str = ".wall-group";

/// Attaches to the large numbers of a page that has a wall of them. Each counts up once, when it
/// first comes into view. Numbers on screen at the start stay as they are, because a number that has
/// been read must not go back to zero.
pub fn attach(bundle: Arc<Bundle>) {
    if query::first(WALL).is_none() {
        return;
    }
    // Whether the next numbers that the observer reports have been read where they are on screen.
    let is_read = Rc::new(Cell::new(false));
    let on_numbers = {
        let (is_read, strips) = (is_read.clone(), Strips::default());
        Closure::<dyn FnMut(Vec<IntersectionObserverEntry>, IntersectionObserver)>::new(
            move |entries: Vec<IntersectionObserverEntry>, observer: IntersectionObserver| {
                let is_read = is_read.take();
                let motion_off = root::motion_off();
                let mut coming = Vec::new();
                for entry in entries {
                    let number = entry.target();
                    if !entry.is_intersecting() {
                        coming.extend(value_of(&number, &bundle).map(|value| (number, value)));
                        continue;
                    }
                    observer.unobserve(&number);
                    let _ = number.remove_attribute(ATTRIBUTE);
                    if motion_off {
                        strips.remove(&number);
                    } else if let (false, Some(value)) = (is_read, value_of(&number, &bundle)) {
                        // A number that the reader has jumped to has no strip yet.
                        strips.add(&number, value);
                    }
                    strips.start(&number);
                }
                if !coming.is_empty() {
                    strips.remove_finished();
                    strips.add_in_parts(coming);
                }
            },
        )
    };
    // Both observers live as long as the page.
    if let Some(observer) = observe::observer("0px", &on_numbers.into_js_value()) {
        observe_near_numbers(observer, is_read);
    }
}

/// The value of the fact that a number shows.
fn value_of(number: &Element, bundle: &Bundle) -> Option<Decimal> {
    let shown = number.closest(&format!("[{FACT}]")).ok().flatten()?;
    let fact = bundle.fact(&shown.get_attribute(FACT)?)?;
    Some(fact.value)
}
