//! Downloads of files that the page makes.

use super::schedule;
use js_sys::{Array, Reflect};
use leptos::prelude::{document, window};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The time for which the file is kept, because the browser may begin the download late.
const KEPT: Duration = Duration::from_secs(60);

/// Downloads a text as a file with this name and type. Returns false where the page may not download.
pub fn file(name: &str, mime: &str, text: &str) -> bool {
    !is_sandboxed() && download(name, mime, text).is_some()
}

/// Whether the page is in a sandbox without an origin, where browsers drop downloads silently.
fn is_sandboxed() -> bool {
    Reflect::get(&window(), &"origin".into()).is_ok_and(|origin| origin == "null")
}

fn download(name: &str, mime: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    schedule::later(KEPT, move || drop(Url::revoke_object_url(&url)));
    Some(())
}
