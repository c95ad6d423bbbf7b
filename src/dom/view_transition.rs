//! View transitions: the browser animates a change of the page
//! (<https://drafts.csswg.org/css-view-transitions-1/>). Style sheets set what moves and how
//! long.

use super::root;
use js_sys::Reflect;
use leptos::prelude::document;
use leptos::task::tick;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

#[wasm_bindgen]
extern "C" {
    type TransitionDocument;
    #[wasm_bindgen(method, js_name = startViewTransition)]
    fn start_view_transition(this: &TransitionDocument, change: &JsValue) -> JsValue;
}

/// Makes a change of signals inside a view transition. The browser captures the new state once the effects
/// of the change have run. Where the browser has no view transitions, or nothing may move, the change is
/// made without one.
pub fn run(change: impl FnOnce() + 'static) {
    let document = document();
    let possible = Reflect::has(&document, &"startViewTransition".into()) == Ok(true);
    if !possible || root::motion_off() || document.hidden() {
        change();
        return;
    }
    let change = Closure::once_into_js(move || {
        change();
        future_to_promise(async {
            tick().await;
            Ok(JsValue::UNDEFINED)
        })
    });
    document
        .unchecked_into::<TransitionDocument>()
        .start_view_transition(&change);
}
