//! Large figures count up once, when they first come into view.

use super::counter::{DURATION, ticks};
use crate::{
    content::Decimal,
    dom::{self, animate},
};
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
                    count(&entry.target());
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

/// Runs one count. The number itself stays in the page for assistive technology and keeps its
/// width; what moves is a strip over it with a text a line, of which one is seen.
///
/// The strip is moved by the browser in steps. Text that changed would have to be laid out and
/// painted at every change, and a strip that moved smoothly be styled at every frame, which a
/// cheap phone has no time for while the reader scrolls.
fn count(number: &Element) {
    let text = number.text_content().unwrap_or_default();
    let (Ok(end), Ok(layer)) = (text.parse(), document().create_element("span")) else {
        return;
    };
    let lines: Vec<String> = ticks(end).iter().map(Decimal::to_string).collect();
    let _ = layer.set_attribute("aria-hidden", "true");
    let _ = layer.class_list().add_1("counting");
    layer.set_inner_html("<span class=\"strip\"></span>");
    let Some(strip) = layer.first_element_child() else {
        return;
    };
    strip.set_text_content(Some(&lines.join("\n")));
    let _ = number.class_list().add_1("counts");
    let _ = number.append_child(&layer);
    // A line is as high as the style sheet says. The easing is that of the whole count and not
    // of its keyframes: then nothing is styled between two steps.
    let easing = format!("steps({}, jump-none)", lines.len().max(2));
    let number = number.clone();
    let run = animate(
        &strip,
        ["translateY(calc(100% - 1.1em))", "none"],
        &[("duration", DURATION.into()), ("easing", easing.into())],
    );
    let ended = Closure::once_into_js(move || {
        layer.remove();
        let _ = number.class_list().remove_1("counts");
    });
    match run {
        Ok(run) => run.set_onfinish(&ended),
        Err(_) => drop(
            ended
                .unchecked_into::<js_sys::Function>()
                .call0(&wasm_bindgen::JsValue::NULL),
        ),
    }
}
