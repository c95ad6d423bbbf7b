//! Calls that run later: in a task of their own, after a time, after the next paint.

use leptos::prelude::{document, request_animation_frame, set_timeout};
use std::time::Duration;
use wasm_bindgen::JsValue;

/// Runs a function in a task of its own; several run in the order of the calls. Between two tasks the
/// browser can paint and handle taps.
pub fn soon(call: impl FnOnce() + 'static) {
    later(Duration::ZERO, call);
}

/// Runs a function after a time.
pub fn later(wait: Duration, call: impl FnOnce() + 'static) {
    let call: Box<dyn FnOnce()> = Box::new(call);
    set_timeout(call, wait);
}

/// Runs a function after the next paint; in a task of its own where nothing is painted, as in a tab in the
/// background.
pub fn after_paint(call: impl FnOnce() + 'static) {
    if document().hidden() {
        return soon(call);
    }
    let call: Box<dyn FnOnce()> = Box::new(move || soon(call));
    request_animation_frame(call);
}

/// Waits for a new task, so that the browser can handle a tap or paint before it.
pub async fn next_task() {
    let timer = js_sys::Promise::new(&mut |resolve, _| {
        soon(move || drop(resolve.call0(&JsValue::NULL)));
    });
    let _ = wasm_bindgen_futures::JsFuture::from(timer).await;
}
