//! JavaScript objects.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// A JavaScript object with these entries.
pub fn object<T: AsRef<JsValue>>(entries: &[(&str, T)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        let _ = Reflect::set(&object, &(*name).into(), value.as_ref());
    }
    object
}
