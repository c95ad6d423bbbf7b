//! Which numbers are watched, to count when they are seen: those of the parts of the page that are
//! near a reader who is slow enough to see them count.
//!
//! Who flies past sees the numbers themselves, and a cheap phone has nothing else to do then. They
//! count when the reader comes again.

use super::counting::MARKED;
use crate::dom;
use std::{cell::Cell, mem::take, rc::Rc, time::Duration};
use web_sys::{Element, IntersectionObserver};

/// The parts: a browser asks for every watched element at every frame.
const PARTS: &str = ".chapter, .wall-group";
/// How many windows away a part is near, and the same as a margin.
const NEAR: f64 = 1.0;
const MARGIN: &str = "100% 0px";
/// How long it is looked how far the page scrolls. Long, since a wheel does not move it at every frame.
const LOOK: Duration = Duration::from_millis(100);

/// Has `seen` watch the numbers of the page where the reader is. `read` is set when numbers that are on
/// screen by then have been there for the reader: they are to stay as they are.
pub fn watch_where_read(seen: IntersectionObserver, read: Rc<Cell<bool>>) {
    let numbers = Numbers { seen, read };
    let mut first = true;
    let near = dom::when_near(MARGIN, move |come, near| {
        let first = take(&mut first);
        for part in come {
            // What is on screen and was not near before has been jumped to, or the page begins with it.
            if dom::is_on_screen(&part) {
                numbers.watch(&part, first);
            } else {
                numbers.clone().watch_once_slow(part, near.clone(), false);
            }
        }
    });
    // Observes until the page is gone, like the figures themselves.
    if let Some(near) = near {
        for part in dom::all(PARTS) {
            near.observe(&part);
        }
    }
}

#[derive(Clone)]
struct Numbers {
    /// Watches them.
    seen: IntersectionObserver,
    read: Rc<Cell<bool>>,
}

impl Numbers {
    /// Watches those of a part; `read` says whether they have been read where they are on screen.
    fn watch(&self, part: &Element, read: bool) {
        for number in dom::all_in(part, MARKED) {
            self.seen.observe(&number);
            self.read.set(read);
        }
    }

    /// Watches those of a part that is near as soon as the reader is slow enough, or else gives it back
    /// to the observer that waits for it to come `near`. `passed` says whether the reader has been flying
    /// past it.
    fn watch_once_slow(self, part: Element, near: IntersectionObserver, passed: bool) {
        let (from, began) = (dom::scrolled(), dom::frame_time());
        dom::later(LOOK, move || {
            let (way, time) = (dom::scrolled() - from, dom::frame_time() - began);
            if !flies_past(way, time, dom::window_height()) {
                self.watch(&part, passed);
            } else if dom::is_within(&part, NEAR) {
                self.watch_once_slow(part, near, true);
            } else {
                near.observe(&part);
            }
        });
    }
}

/// Whether a reader who scrolls so far (px, either way) in a time (ms) flies past a window of this height
/// (px): within a second, when a number that comes into view would hardly have ended its count before
/// it leaves. Such a reader should see the number itself.
fn flies_past(scrolled: f64, time: f64, window: f64) -> bool {
    scrolled.abs() * 1000.0 > window * time
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_scrolls_a_window_a_second_flies_past_either_way() {
        assert!(!flies_past(0.0, 100.0, 844.0));
        assert!(!flies_past(84.0, 100.0, 844.0));
        assert!(flies_past(85.0, 100.0, 844.0));
        assert!(flies_past(-120.0, 100.0, 844.0));
        // No time has passed, as where the browser rounds it: only who has moved flies.
        assert!(!flies_past(0.0, 0.0, 844.0));
        // The same speed in a taller window, where the number is seen for longer.
        assert!(!flies_past(120.0, 100.0, 1440.0));
    }
}
