//! Cards that find their new places by themselves: the browser's own View Transitions. The style
//! sheet says what moves and how long (see `style/explorer.css`); where a browser has none, or
//! the reader wants none, the change is just made.

use crate::dom;
use leptos::prelude::document;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A document that can do this.
    type Changing;
    #[wasm_bindgen(method, js_name = startViewTransition)]
    fn start_view_transition(this: &Changing, change: &JsValue);
}

/// Makes a change of the page that the eye can follow.
pub fn flow(change: Box<dyn FnOnce()>) {
    let document = document();
    let can = js_sys::Reflect::has(&document, &"startViewTransition".into()) == Ok(true);
    if !can || dom::motion_off() || document.hidden() {
        change();
        return;
    }
    let change = Closure::once_into_js(change);
    document
        .unchecked_into::<Changing>()
        .start_view_transition(&change);
}
