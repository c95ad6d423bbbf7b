//! Large figures count up once, when they first come into view.
//!
//! The number itself stays in the page for assistive technology and keeps its width; what moves
//! is a strip over it with a text a line, of which one is seen, moved by the browser in steps.
//! (Text that changed would be laid out and painted at every change, and a strip that moved
//! smoothly be styled at every frame: a cheap phone has no time for that while it scrolls.)
//! All strips step at the same moments.

use super::counter::{LONGEST, TICK, ticks};
use super::pace::watch_where_read;
use crate::content::Decimal;
use crate::dom::{self, Animation};
use leptos::prelude::document;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// The mark of a number that counts and has not yet been seen.
const MARK: &str = "data-count";
/// What finds it.
pub const MARKED: &str = "[data-count]";
/// How long after a count has begun strips are taken away, if none counts then.
const REST: Duration = Duration::from_millis(LONGEST as u64 + 1500);
/// How many strips are laid over numbers at once, before they are seen, and how long until the next are:
/// a page paints in between. All of a long list at once took a cheap phone 60 ms.
const FEW: usize = 8;
const BREATH: Duration = Duration::from_millis(50);

/// Watches every large figure of the page and lets each count up once, when it
/// first comes into view. Figures on screen when this is called stay as they
/// are: nobody should see a number that they have read go back to zero.
pub fn count_when_seen() {
    // Whether the next numbers to be heard of have been read where they are on screen.
    let read = Rc::new(Cell::new(false));
    let seen = {
        let (read, strips) = (read.clone(), Strips::default());
        Closure::<dyn FnMut(Vec<IntersectionObserverEntry>, IntersectionObserver)>::new(
            move |entries: Vec<IntersectionObserverEntry>, observer: IntersectionObserver| {
                let read = read.take();
                let still = dom::motion_off();
                let mut coming = Vec::new();
                for entry in entries {
                    let number = entry.target();
                    if !entry.is_intersecting() {
                        coming.push(number);
                        continue;
                    }
                    observer.unobserve(&number);
                    let _ = number.remove_attribute(MARK);
                    if still {
                        strips.take_from(&number);
                    } else if !read {
                        // Where there is none yet: the reader has jumped to it.
                        strips.lay_over(&number);
                    }
                    strips.start(&number);
                }
                if !coming.is_empty() {
                    strips.clear();
                    strips.wait_over(coming);
                }
            },
        )
    };
    // Both watch until the page is gone, like the figures themselves.
    let Some(seen) = dom::observer("0px", &seen.into_js_value()) else {
        return;
    };
    watch_where_read(seen, read);
}

/// The strips of the page. Those of a part are laid over its numbers a few at a time, before they are
/// seen, and strips are taken away together, when others come or the reader rests: for each of
/// these the page is painted anew.
#[derive(Clone, Default)]
struct Strips {
    all: Rc<RefCell<Vec<Strip>>>,
    /// Whether a look is due at whether the reader rests. One look serves all counts of a while:
    /// an event at the end of each would cost a scrolling page a part of a frame.
    waiting: Rc<Cell<bool>>,
}

impl Strips {
    /// Lays a strip over a number that has none.
    fn lay_over(&self, number: &Element) {
        let mut all = self.all.borrow_mut();
        if all.iter().all(|it| it.number != *number) {
            all.extend(Strip::over(number.clone()));
        }
    }

    /// Lays strips over numbers that come, a few at a time.
    fn wait_over(&self, mut numbers: Vec<Element>) {
        let rest = numbers.split_off(numbers.len().min(FEW));
        for number in numbers {
            // Not over those that have been seen by now.
            if !dom::motion_off() && number.has_attribute(MARK) {
                self.lay_over(&number);
            }
        }
        if !rest.is_empty() {
            let strips = self.clone();
            dom::later(BREATH, move || strips.wait_over(rest));
        }
    }

    /// Takes the strip from a number.
    fn take_from(&self, number: &Element) {
        self.all.borrow_mut().retain(|it| it.number != *number);
    }

    /// Lets a number count that has a strip.
    fn start(&self, number: &Element) {
        let all = self.all.borrow();
        if let Some(strip) = all.iter().find(|it| it.number == *number) {
            strip.run.set_start_time(dom::last_beat(TICK));
            self.clear_later();
        }
    }

    /// Takes away what has come to rest.
    fn clear(&self) {
        self.all.borrow_mut().retain(Strip::is_needed);
    }

    /// Clears once the reader rests.
    fn clear_later(&self) {
        if self.waiting.replace(true) {
            return;
        }
        let strips = self.clone();
        dom::later(REST, move || {
            strips.waiting.set(false);
            if strips.all.borrow().iter().any(Strip::moves) {
                strips.clear_later();
            } else {
                strips.clear();
            }
        });
    }
}

/// What moves over a number. Taken away when dropped.
struct Strip {
    number: Element,
    layer: Element,
    run: Animation,
}

impl Strip {
    /// A strip that shows its first line and waits; `None` where the number is none.
    fn over(number: Element) -> Option<Self> {
        let end: Decimal = number.text_content()?.parse().ok()?;
        let lines: Vec<String> = ticks(end).iter().map(Decimal::to_string).collect();
        let layer = document().create_element("span").ok()?;
        let _ = layer.set_attribute("aria-hidden", "true");
        let _ = layer.class_list().add_1("counting");
        let strip = document().create_element("span").ok()?;
        let _ = strip.class_list().add_1("strip");
        // Not as text: who copies the page or searches it should find the number alone.
        let _ = strip.set_attribute("data-lines", &lines.join("\n"));
        layer.append_child(&strip).ok()?;
        let _ = number.class_list().add_1("counts");
        number.append_child(&layer).ok()?;
        // A line is as high as the style sheet says. The easing is that of the whole count, not
        // of its keyframes: then nothing is styled between two steps.
        let easing = format!("steps({}, jump-none)", lines.len().max(2));
        let duration = TICK * lines.len() as f64;
        let run = dom::animate(
            &strip,
            "transform",
            ["translateY(calc(100% - 1.1em))", "none"],
            &[
                ("duration", duration.into()),
                ("easing", easing.into()),
                ("fill", "both".into()),
            ],
        );
        let run = run.ok()?;
        run.pause();
        Some(Self { number, layer, run })
    }

    fn moves(&self) -> bool {
        self.run.play_state() == "running"
    }

    /// Whether it moves or waits.
    fn is_needed(&self) -> bool {
        self.run.play_state() != "finished"
    }
}

impl Drop for Strip {
    fn drop(&mut self) {
        self.layer.remove();
        let _ = self.number.class_list().remove_1("counts");
    }
}
