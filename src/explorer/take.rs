//! Takes the results along: as a file, as a link.

use crate::dom;
use leptos::{prelude::*, web_sys};
use wasm_bindgen::{JsCast, JsValue};

/// Hands a file to the reader; false where the page may not.
pub fn file(name: &str, kind: &str, text: &str) -> bool {
    !sandboxed() && download(name, kind, text).is_some()
}

/// Whether the page is in a sandbox that has no origin: there downloads are swallowed in silence.
fn sandboxed() -> bool {
    js_sys::Reflect::get(&window(), &"origin".into()).is_ok_and(|origin| origin == "null")
}

fn download(name: &str, kind: &str, text: &str) -> Option<()> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser takes its time to begin.
    let while_it_begins = std::time::Duration::from_secs(60);
    dom::later(while_it_begins, move || {
        drop(web_sys::Url::revoke_object_url(&url))
    });
    Some(())
}
