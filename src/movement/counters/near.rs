//! Chooses the numbers that are observed: those of the parts of the page that are near a reader who
//! scrolls slowly enough to see them count.
//!
//! A reader who scrolls past fast sees the final numbers, because a cheap phone has no time for counters
//! then. The numbers count when the reader comes again.

use super::COUNTING;
use crate::dom::{animation, observe, query, schedule};
use leptos::prelude::request_animation_frame;
use std::{cell::Cell, mem::take, rc::Rc, time::Duration};
use web_sys::{Element, IntersectionObserver};

/// Finds the parts. Numbers are observed part by part, because a browser checks every observed
/// element at every frame.
const PARTS: &str = ".chapter, .wall-group";
/// How many windows away a part counts as near.
const NEAR: f64 = 1.0;
/// The same as a margin of an observer.
const MARGIN: &str = "100% 0px";
/// The time over which the reader's speed is measured. It is long, because a mouse wheel does not
/// move the page at every frame.
const SPEED_TIME: Duration = Duration::from_millis(100);

/// Gives the numbers near the reader to `observer`. `is_read` is set to true when numbers that are
/// on screen when they are given have been there for the reader to read; those must not change.
pub fn observe_near_numbers(observer: IntersectionObserver, is_read: Rc<Cell<bool>>) {
    let numbers = Numbers { observer, is_read };
    let mut first = true;
    let near = observe::when_near(MARGIN, move |parts, near| {
        let first = take(&mut first);
        for part in parts {
            if observe::is_on_screen(&part) {
                // The reader has jumped to a part that was not near, or the page has started there.
                numbers.observe(&part, first);
            } else {
                numbers.clone().observe_once_slow(part, near.clone(), false);
            }
        }
    });
    // The observer lives as long as the page.
    if let Some(near) = near {
        for part in query::all(PARTS) {
            near.observe(&part);
        }
    }
}

#[derive(Clone)]
struct Numbers {
    observer: IntersectionObserver,
    is_read: Rc<Cell<bool>>,
}

impl Numbers {
    /// Observes the numbers of a part. `is_read` is whether those on screen have been read.
    fn observe(&self, part: &Element, is_read: bool) {
        for number in query::all_in(part, COUNTING) {
            self.observer.observe(&number);
            self.is_read.set(is_read);
        }
    }

    /// Observes the numbers of a part that is near as soon as the reader is slow enough. If the part
    /// is no longer near by then, it is given back to the observer `near`. `flew` is whether the
    /// reader has been flying past the part.
    fn observe_once_slow(self, part: Element, near: IntersectionObserver, flew: bool) {
        let (from, began) = (observe::scrolled(), animation::frame_time());
        let decide = move || {
            let distance = observe::scrolled() - from;
            let time = animation::frame_time() - began;
            if !scroll::flies_past(distance, time, observe::window_height()) {
                self.observe(&part, flew);
            } else if observe::is_within(&part, NEAR) {
                self.observe_once_slow(part, near, true);
            } else {
                near.observe(&part);
            }
        };
        // In a frame: while a long task runs the page does not move, and the reader would seem slow.
        schedule::later(SPEED_TIME, move || request_animation_frame(decide));
    }
}
