//! Strips: what counts over a number. A strip has a text on each line, of which one is visible, and
//! the browser moves it by one line at a time.
//!
//! A text that changed would be laid out and painted at every change, and a strip that moved
//! smoothly would be restyled at every frame. A cheap phone has no time for that while it scrolls.
//! All strips move at the same moments.

use super::ATTRIBUTE;
use super::ticks::{LONGEST, TICK, ticks};
use crate::dom::{
    animation::{Animation, animate, last_tick},
    root, schedule,
};
use leptos::prelude::document;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};
use story::Decimal;
use web_sys::Element;

/// How long after the start of a count finished strips are removed, unless another one counts then.
const REMOVAL_DELAY: Duration = Duration::from_millis(LONGEST as u64 + 1500);
/// How many strips are added at once. All of a long list at once took a cheap phone 60 ms.
const PART: usize = 8;
/// The time between two parts, in which the page can paint.
const PAUSE: Duration = Duration::from_millis(50);

/// The strips of the page. They are added before their numbers are seen, a few at a time, and
/// removed together, when others are added or when nothing counts any more: the page is painted anew
/// each time. Copies are the same strips.
#[derive(Clone, Default)]
pub struct Strips {
    all: Rc<RefCell<Vec<Strip>>>,
    /// Whether a removal is scheduled. One removal serves all counts of a while, because an event at
    /// the end of each count would cost a scrolling page a part of a frame.
    removal_is_due: Rc<Cell<bool>>,
}

impl Strips {
    /// Adds a strip that counts to `value` over a number, unless the number has one.
    pub fn add(&self, number: &Element, value: Decimal) {
        let mut all = self.all.borrow_mut();
        if all.iter().all(|it| it.number != *number) {
            all.extend(Strip::over(number.clone(), value));
        }
    }

    /// Adds strips over numbers that are about to be seen, a few at a time.
    pub fn add_in_parts(&self, mut numbers: Vec<(Element, Decimal)>) {
        let rest = numbers.split_off(numbers.len().min(PART));
        for (number, value) in numbers {
            // A number that has been seen in the meantime has lost its attribute.
            if !root::motion_off() && number.has_attribute(ATTRIBUTE) {
                self.add(&number, value);
            }
        }
        if !rest.is_empty() {
            let strips = self.clone();
            schedule::later(PAUSE, move || strips.add_in_parts(rest));
        }
    }

    /// Removes the strip of a number.
    pub fn remove(&self, number: &Element) {
        self.all.borrow_mut().retain(|it| it.number != *number);
    }

    /// Starts the count of a number, if it has a strip.
    pub fn start(&self, number: &Element) {
        let all = self.all.borrow();
        if let Some(strip) = all.iter().find(|it| it.number == *number) {
            strip.animation.set_start_time(last_tick(TICK));
            self.schedule_removal();
        }
    }

    /// Removes the strips whose count has ended.
    pub fn remove_finished(&self) {
        self.all.borrow_mut().retain(|strip| !strip.is_finished());
    }

    /// Removes finished strips once nothing counts any more.
    fn schedule_removal(&self) {
        if self.removal_is_due.replace(true) {
            return;
        }
        let strips = self.clone();
        schedule::later(REMOVAL_DELAY, move || {
            strips.removal_is_due.set(false);
            if strips.all.borrow().iter().any(Strip::is_running) {
                strips.schedule_removal();
            } else {
                strips.remove_finished();
            }
        });
    }
}

/// A strip over a number. Dropping it takes it off the page.
struct Strip {
    number: Element,
    layer: Element,
    animation: Animation,
}

impl Strip {
    /// A strip that shows its first line and is paused; `None` where the browser cannot animate it.
    fn over(number: Element, value: Decimal) -> Option<Self> {
        let lines: Vec<String> = ticks(value).iter().map(Decimal::to_string).collect();
        let layer = document().create_element("span").ok()?;
        let _ = layer.set_attribute("aria-hidden", "true");
        let _ = layer.class_list().add_1("counting");
        let strip = document().create_element("span").ok()?;
        let _ = strip.class_list().add_1("strip");
        // An attribute that the style sheet shows, not text: a reader who copies the page or searches
        // in it should find the number alone.
        let _ = strip.set_attribute("data-lines", &lines.join("\n"));
        layer.append_child(&strip).ok()?;
        let _ = number.class_list().add_1("counts");
        number.append_child(&layer).ok()?;
        // The style sheet sets the height of a line. The easing is that of the whole animation, not
        // of its keyframes, so that the browser restyles nothing between two lines.
        let easing = format!("steps({}, jump-none)", lines.len().max(2));
        let duration = TICK * lines.len() as f64;
        let animation = animate(
            &strip,
            "transform",
            ["translateY(calc(100% - 1.1em))", "none"],
            &[
                ("duration", duration.into()),
                ("easing", easing.into()),
                ("fill", "both".into()),
            ],
        );
        let animation = animation.ok()?;
        animation.pause();
        Some(Self {
            number,
            layer,
            animation,
        })
    }

    fn is_running(&self) -> bool {
        self.animation.play_state() == "running"
    }

    fn is_finished(&self) -> bool {
        self.animation.play_state() == "finished"
    }
}

impl Drop for Strip {
    fn drop(&mut self) {
        self.layer.remove();
        let _ = self.number.class_list().remove_1("counts");
    }
}
