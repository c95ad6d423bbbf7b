//! A figure set large. It counts up once when it first comes into view.

use super::{
    counter::{DURATION, counts_up, shown_at},
    written,
};
use crate::{
    content::{Decimal, FactId, Story},
    dom,
};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// A figure set large, linked to its source entry like every other.
#[component]
pub fn LargeFigure(story: Arc<Story>, id: FactId) -> impl IntoView {
    story.fact(&id).map(|fact| {
        let text = written(fact);
        view! {
            <a class="figure large" href=format!("#source-{id}") data-fact=id.to_string()>
                {(!text.before.is_empty()).then(|| view! { <span class="hedge">{text.before}</span> })}
                <span class="number" data-count=counts_up(fact).then_some("")>{text.number}</span>
                <span class="unit">{text.after}</span>
            </a>
        }
    })
}

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
