//! Which numbers are watched, to count when they are seen: those of the parts of the page that are
//! near a reader who is slow enough to see them count.
//!
//! Who flies past sees the numbers themselves, and a cheap phone has nothing else to do then. They
//! count when the reader comes again.

use super::counter::flies_past;
use super::counting::MARK;
use crate::dom;
use leptos::prelude::window;
use std::{
    cell::{Cell, RefCell},
    mem::take,
    rc::Rc,
    time::Duration,
};
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
    let parts = Rc::new(Parts {
        seen,
        read,
        near: RefCell::default(),
    });
    let near = {
        let parts = parts.clone();
        let mut first = true;
        dom::when_near(MARGIN, move |come| {
            // What is on screen and was not near before has been jumped to, or the page begins with it.
            let (here, near) = come.into_iter().partition(dom::is_on_screen);
            parts.watch(here, take(&mut first));
            parts.clone().watch_once_slow(near, false);
        })
    };
    // Observes until the page is gone, like the figures themselves.
    if let Some(near) = &near {
        for part in dom::all(PARTS) {
            near.observe(&part);
        }
    }
    *parts.near.borrow_mut() = near;
}

struct Parts {
    /// Watches numbers.
    seen: IntersectionObserver,
    read: Rc<Cell<bool>>,
    /// Watches for parts that come near.
    near: RefCell<Option<IntersectionObserver>>,
}

impl Parts {
    fn watch(&self, parts: Vec<Element>, read: bool) {
        let marked = format!("[{MARK}]");
        for number in parts.iter().flat_map(|it| dom::all_in(it, &marked)) {
            self.seen.observe(&number);
            self.read.set(read);
        }
    }

    /// Watches the numbers of parts that are near as soon as the reader is slow enough; `passed` says
    /// whether the reader has been flying past them.
    fn watch_once_slow(self: Rc<Self>, parts: Vec<Element>, passed: bool) {
        if parts.is_empty() {
            return;
        }
        let (from, began) = (scrolled(), dom::frame_time());
        dom::later(LOOK, move || {
            let (way, time) = (scrolled() - from, dom::frame_time() - began);
            if !flies_past(way, time, dom::window_height()) {
                return self.watch(parts, passed);
            }
            let is_near = |part: &Element| dom::is_within(part, NEAR);
            let (near, left): (Vec<_>, Vec<_>) = parts.into_iter().partition(is_near);
            if let Some(observer) = &*self.near.borrow() {
                for part in left {
                    observer.observe(&part);
                }
            }
            self.watch_once_slow(near, true);
        });
    }
}

fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}
