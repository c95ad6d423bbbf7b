//! The browser's own sharing (<https://w3c.github.io/web-share/>).

use super::object::object;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A method of the navigator.
fn method(name: &str) -> Option<Function> {
    let method = Reflect::get(&window().navigator(), &name.into()).ok()?;
    method.dyn_into().ok()
}

/// What is shared: a link and the title of the page.
fn data(link: &str) -> Object {
    let title = document().title();
    object(&[("url", JsValue::from_str(link)), ("title", title.into())])
}

/// Whether the browser shares links and lets this page use that.
pub fn is_possible(link: &str) -> bool {
    let allowed = method("canShare").is_none_or(|can_share| {
        let result = can_share.call1(&window().navigator(), &data(link));
        result.is_ok_and(|can| can.is_truthy())
    });
    allowed && method("share").is_some()
}

/// Opens the browser's sharing for a link. It is no error if the reader cancels or the browser refuses.
pub fn share(link: &str) {
    let sharing = method("share")
        .and_then(|share| share.call1(&window().navigator(), &data(link)).ok())
        .and_then(|sharing| sharing.dyn_into::<Promise>().ok());
    if let Some(sharing) = sharing {
        spawn_local(async move {
            let _ = JsFuture::from(sharing).await;
        });
    }
}
