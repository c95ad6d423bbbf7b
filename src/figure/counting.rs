//! Large figures count up once, when they first come into view.
//!
//! The number itself stays in the page for assistive technology and keeps its width; what moves
//! is a strip over it with a text a line, of which one is seen, moved by the browser in steps.
//! (Text that changed would be laid out and painted at every change, and a strip that moved
//! smoothly be styled at every frame: a cheap phone has no time for that while it scrolls.)
//! Strips are laid a little before they are seen and taken away when all have come to rest,
//! many at once each, so that most frames of a scroll do neither.

use super::counter::{DURATION, ticks};
use crate::content::Decimal;
use crate::dom::{self, Animation};
use leptos::prelude::{document, window};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// The mark of a number that counts and has not yet been seen.
const MARK: &str = "data-count";
/// How far from the window figures get their strips, in pixels.
const NEAR: &str = "480px 0px";
/// How long figures wait for others to get or lose theirs with them, in milliseconds.
const TOGETHER: i32 = 200;

/// Watches every large figure of the page and lets each count up once, when it
/// first comes into view. Figures on screen when this is called stay as they
/// are: nobody should see a number that they have read go back to zero.
pub fn count_when_seen() {
    let counts = Rc::new(RefCell::new(Counts::default()));
    let lay = callback({
        let counts = counts.clone();
        move || counts.borrow_mut().lay()
    });
    let clear = callback({
        let counts = counts.clone();
        move || counts.borrow_mut().clear()
    });
    let ended = callback({
        let counts = counts.clone();
        move || {
            let mut counts = counts.borrow_mut();
            counts.running -= 1;
            if counts.running == 0 {
                later(&clear);
            }
        }
    });
    counts.borrow_mut().ended = ended;

    let near = observer(NEAR, {
        let counts = counts.clone();
        move |numbers| {
            let mut counts = counts.borrow_mut();
            if counts.near.is_empty() && !numbers.is_empty() {
                later(&lay);
            }
            counts.near.extend(numbers);
        }
    });
    let mut first = true;
    let seen = observer("0px", move |numbers| {
        let mut counts = counts.borrow_mut();
        for number in numbers {
            if !first {
                counts.play(&number);
            }
            // Whatever is seen has had its count. The two observers may call in any order.
            let _ = number.remove_attribute(MARK);
        }
        first = false;
    });
    // Both watch until the page is gone, like the figures themselves.
    if let (Some(near), Some(seen)) = (near, seen) {
        for number in dom::all(&format!("[{MARK}]")) {
            near.observe(&number);
            seen.observe(&number);
        }
    }
}

/// The strips of the page.
#[derive(Default)]
struct Counts {
    /// Numbers that wait for their strip.
    near: Vec<Element>,
    /// Strips that wait to be seen.
    laid: Vec<Strip>,
    /// Strips that move, and those that have come to rest meanwhile.
    played: Vec<Strip>,
    /// How many of them move.
    running: usize,
    /// What an animation calls at its end.
    ended: JsValue,
}

struct Strip {
    number: Element,
    layer: Element,
    run: Animation,
}

impl Counts {
    fn lay(&mut self) {
        for number in std::mem::take(&mut self.near) {
            self.laid.extend(Strip::over(number));
        }
    }

    fn play(&mut self, number: &Element) {
        let laid = self.laid.iter().position(|strip| strip.number == *number);
        let strip = match laid {
            Some(at) => Some(self.laid.swap_remove(at)),
            None => Strip::over(number.clone()),
        };
        if let Some(strip) = strip {
            strip.run.set_onfinish(&self.ended);
            strip.run.play();
            self.played.push(strip);
            self.running += 1;
        }
    }

    fn clear(&mut self) {
        // Another may have begun while this waited.
        if self.running == 0 {
            for strip in self.played.drain(..) {
                strip.layer.remove();
                let _ = strip.number.class_list().remove_1("counts");
            }
        }
    }
}

impl Strip {
    /// A strip that stands at its first line; `None` with motion off, or for a number seen already.
    fn over(number: Element) -> Option<Self> {
        if dom::motion_off() || !number.has_attribute(MARK) {
            return None;
        }
        let end: Decimal = number.text_content()?.parse().ok()?;
        let lines: Vec<String> = ticks(end).iter().map(Decimal::to_string).collect();
        let layer = document().create_element("span").ok()?;
        let _ = layer.set_attribute("aria-hidden", "true");
        let _ = layer.class_list().add_1("counting");
        let strip = document().create_element("span").ok()?;
        let _ = strip.class_list().add_1("strip");
        strip.set_text_content(Some(&lines.join("\n")));
        layer.append_child(&strip).ok()?;
        // A line is as high as the style sheet says. The easing is that of the whole count, not
        // of its keyframes: then nothing is styled between two steps.
        let easing = format!("steps({}, jump-none)", lines.len().max(2));
        let run = dom::animate(
            &strip,
            "transform",
            ["translateY(calc(100% - 1.1em))", "none"],
            &[
                ("duration", DURATION.into()),
                ("easing", easing.into()),
                ("fill", "both".into()),
            ],
        );
        let run = run.ok()?;
        run.pause();
        let _ = number.class_list().add_1("counts");
        number.append_child(&layer).ok()?;
        Some(Self { number, layer, run })
    }
}

/// An observer that hands over what comes within a margin of the window, once each.
fn observer(
    margin: &str,
    mut come: impl FnMut(Vec<Element>) + 'static,
) -> Option<IntersectionObserver> {
    let call = Closure::<dyn FnMut(Vec<IntersectionObserverEntry>, IntersectionObserver)>::new(
        move |entries: Vec<IntersectionObserverEntry>, observer: IntersectionObserver| {
            let inside = entries.iter().filter(|entry| entry.is_intersecting());
            let inside: Vec<Element> = inside.map(IntersectionObserverEntry::target).collect();
            for element in &inside {
                observer.unobserve(element);
            }
            come(inside);
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin(margin);
    let call = call.into_js_value();
    IntersectionObserver::new_with_options(call.unchecked_ref(), &options).ok()
}

fn callback(call: impl FnMut() + 'static) -> JsValue {
    Closure::<dyn FnMut()>::new(call).into_js_value()
}

fn later(call: &JsValue) {
    let _ = window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), TOGETHER);
}
