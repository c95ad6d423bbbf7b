//! Animations that the browser runs by itself, over time or with the scroll
//! (<https://drafts.csswg.org/web-animations-1/>, <https://drafts.csswg.org/scroll-animations-1/>).

use super::object::object;
use js_sys::{Array, JsString, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{Element, HtmlElement, SvgElement};

/// Whether animations can move with the scroll in this browser, by style sheets and by script.
pub fn has_scroll_timelines() -> bool {
    web_sys::css::supports_with_value("animation-timeline", "scroll()").unwrap_or(false)
        && Reflect::has(&window(), &"ScrollTimeline".into()).unwrap_or(false)
}

/// Starts an animation of a property of an element through these values at equal distances, with
/// timing options by their names (`duration`, `easing`, `fill`, `timeline`).
pub fn animate<T: Into<JsString>>(
    element: &Element,
    property: &str,
    values: impl IntoIterator<Item = T>,
    timing: &[(&str, JsValue)],
) -> Result<Animation, JsValue> {
    let values: Array = values.into_iter().map(Into::into).collect();
    let element: &Animated = element.unchecked_ref();
    element.animate(&object(&[(property, &values)]), &object(timing))
}

/// The page's time at the last frame, in milliseconds.
pub fn frame_time() -> f64 {
    TIMELINE.with(Timeline::current_time)
}

/// The page's time, in milliseconds, at the last tick of a clock that ticks every `interval`.
pub fn last_tick(interval: f64) -> f64 {
    let now = frame_time();
    now - now % interval
}

/// The timeline of the page's scroll.
pub fn scroll_timeline() -> Result<JsValue, JsValue> {
    ScrollTimeline::new().map(JsValue::from)
}

/// Sets a style property of an HTML or SVG element.
pub fn set_style(element: &Element, property: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(property, value);
    } else if let Some(element) = element.dyn_ref::<SvgElement>() {
        let _ = element.style().set_property(property, value);
    }
}

// web-sys lacks these, or has them only behind its flag for unstable parts.
#[wasm_bindgen]
extern "C" {
    type ScrollTimeline;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<ScrollTimeline, JsValue>;

    type Animated;
    #[wasm_bindgen(method, catch)]
    fn animate(this: &Animated, frames: &Object, timing: &Object) -> Result<Animation, JsValue>;

    /// A running animation.
    pub type Animation;
    /// Ends it and removes its effect.
    #[wasm_bindgen(method)]
    pub fn cancel(this: &Animation);
    /// Stops it where it is, until it gets a start time.
    #[wasm_bindgen(method)]
    pub fn pause(this: &Animation);
    /// `running`, `finished` or another state.
    #[wasm_bindgen(method, getter = playState)]
    pub fn play_state(this: &Animation) -> String;
    /// Sets when it began, in milliseconds of the page's time.
    #[wasm_bindgen(method, setter = startTime)]
    pub fn set_start_time(this: &Animation, time: f64);

    #[wasm_bindgen(thread_local_v2, js_namespace = document, js_name = timeline)]
    static TIMELINE: Timeline;
    type Timeline;
    #[wasm_bindgen(method, getter = currentTime)]
    fn current_time(this: &Timeline) -> f64;
}
