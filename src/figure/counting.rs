//! Large figures count up once, when they first come into view.
//!
//! The number itself stays in the page for assistive technology and keeps its width; what moves
//! is a strip over it with a text a line, of which one is seen, moved by the browser in steps.
//! (Text that changed would be laid out and painted at every change, and a strip that moved
//! smoothly be styled at every frame: a cheap phone has no time for that while it scrolls.)
//! All strips step at the same moments.

use super::counter::{TICK, ticks};
use crate::content::Decimal;
use crate::dom::{self, Animation};
use leptos::prelude::{document, window};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Element;

/// The mark of a number that counts and has not yet been seen.
const MARK: &str = "data-count";
/// The parts of the page whose numbers are watched once the part is near: a browser asks for every
/// watched element at every frame.
const PARTS: &str = ".chapter, .wall-group";
/// How far from the window a part's numbers are watched.
const NEAR: &str = "100% 0px";
/// How long strips that have come to rest wait for others to be taken away with them, in milliseconds.
const TOGETHER: i32 = 400;

/// Watches every large figure of the page and lets each count up once, when it
/// first comes into view. Figures on screen when this is called stay as they
/// are: nobody should see a number that they have read go back to zero.
pub fn count_when_seen() {
    let strips: Rc<RefCell<Vec<Strip>>> = Rc::default();
    let clear = callback({
        let strips = strips.clone();
        move || strips.borrow_mut().retain(Strip::moves)
    });
    let ended = callback(move || {
        let _ = window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(clear.unchecked_ref(), TOGETHER);
    });
    // Of the numbers that are watched from the beginning, those on screen are the first to come.
    let beginning = Rc::new(RefCell::new(None));
    let seen = dom::when_near("0px", {
        let beginning = beginning.clone();
        move |numbers| {
            if beginning.replace(Some(false)) != Some(true) && !dom::motion_off() {
                let mut strips = strips.borrow_mut();
                // At once with what comes, so that the page is laid out anew once.
                strips.retain(Strip::moves);
                strips.extend(numbers.iter().filter_map(|it| Strip::over(it, &ended)));
            }
            for number in numbers {
                let _ = number.remove_attribute(MARK);
            }
        }
    });
    // Both watch until the page is gone, like the figures themselves.
    let Some(seen) = seen else { return };
    let near = dom::when_near(NEAR, move |parts| {
        let marked = format!("[{MARK}]");
        let numbers: Vec<Element> = parts
            .iter()
            .flat_map(|it| dom::all_in(it, &marked))
            .collect();
        let mut beginning = beginning.borrow_mut();
        beginning.get_or_insert(!numbers.is_empty());
        for number in numbers {
            seen.observe(&number);
        }
    });
    if let Some(near) = near {
        for part in dom::all(PARTS) {
            near.observe(&part);
        }
    }
}

/// What moves over a number. Taken away when dropped.
struct Strip {
    number: Element,
    layer: Element,
    run: Animation,
}

impl Strip {
    /// A strip that begins to move; `None` where the number is none.
    fn over(number: &Element, ended: &JsValue) -> Option<Self> {
        let end: Decimal = number.text_content()?.parse().ok()?;
        let lines: Vec<String> = ticks(end).iter().map(Decimal::to_string).collect();
        let layer = document().create_element("span").ok()?;
        let _ = layer.set_attribute("aria-hidden", "true");
        let _ = layer.class_list().add_1("counting");
        let strip = document().create_element("span").ok()?;
        let _ = strip.class_list().add_1("strip");
        strip.set_text_content(Some(&lines.join("\n")));
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
        run.set_start_time(dom::last_beat(TICK));
        run.set_onfinish(ended);
        let number = number.clone();
        Some(Self { number, layer, run })
    }

    fn moves(&self) -> bool {
        self.run.play_state() != "finished"
    }
}

impl Drop for Strip {
    fn drop(&mut self) {
        self.layer.remove();
        let _ = self.number.class_list().remove_1("counts");
    }
}

fn callback(call: impl FnMut() + 'static) -> JsValue {
    Closure::<dyn FnMut()>::new(call).into_js_value()
}
