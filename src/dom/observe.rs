//! Where elements are in the window, and calls when they come near it.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// An observer of the window with a margin, as in `rootMargin`; `None` where there is none.
pub fn observer(margin: &str, call: &JsValue) -> Option<IntersectionObserver> {
    let options = IntersectionObserverInit::new();
    options.set_root_margin(margin);
    IntersectionObserver::new_with_options(call.unchecked_ref(), &options).ok()
}

/// Calls with the elements that come within a margin (as in `rootMargin`) of the window, once for each, and
/// with the observer, to which more elements can be given, or the same again. A call without elements means
/// that none of the elements that were given last is near yet.
pub fn when_near(
    margin: &str,
    mut call: impl FnMut(Vec<Element>, IntersectionObserver) + 'static,
) -> Option<IntersectionObserver> {
    let call = Closure::<dyn FnMut(Vec<IntersectionObserverEntry>, IntersectionObserver)>::new(
        move |entries: Vec<IntersectionObserverEntry>, observer: IntersectionObserver| {
            let near = entries.iter().filter(|entry| entry.is_intersecting());
            let near: Vec<Element> = near.map(IntersectionObserverEntry::target).collect();
            for element in &near {
                observer.unobserve(element);
            }
            call(near, observer);
        },
    );
    observer(margin, &call.into_js_value())
}

/// Whether any part of an element is in the window.
pub fn is_on_screen(element: &Element) -> bool {
    is_within(element, 0.0)
}

/// Whether any part of an element is in the window or so many windows above or below it.
pub fn is_within(element: &Element, windows: f64) -> bool {
    let (rect, height) = (element.get_bounding_client_rect(), window_height());
    rect.bottom() > -windows * height && rect.top() < (1.0 + windows) * height
}

/// How far the page is scrolled, in CSS pixels.
pub fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// The height of the window in CSS pixels.
pub fn window_height() -> f64 {
    let height = window().inner_height().ok();
    height
        .and_then(|height| height.as_f64())
        .unwrap_or_default()
}
