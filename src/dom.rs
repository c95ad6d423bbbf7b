//! What several parts share of the browser: whether the page is alive, and a
//! few calls. On the native target the calls are never reached: effects and
//! events do not run in the prerenderer. Imports nothing of the project.

use js_sys::{Array, JsString, Object, Reflect};
use leptos::prelude::{RwSignal, document, request_animation_frame, set_timeout, window};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{
    Element, HtmlDialogElement, HtmlElement, IntersectionObserver, IntersectionObserverEntry,
    IntersectionObserverInit, NodeList,
};

/// Whether the page has come alive. False in the HTML and during hydration, so
/// that controls are prerendered disabled; an effect sets it afterwards.
#[derive(Clone, Copy)]
pub struct Live(pub RwSignal<bool>);

/// Tells style sheets and tests that the page is alive.
pub fn mark_live() {
    if let Some(root) = document().document_element() {
        let _ = root.class_list().add_1("live");
    }
}

/// Whether nothing may move: the reader's system or the page's own switch says so.
pub fn motion_off() -> bool {
    let switched_off = document()
        .document_element()
        .and_then(|root| root.get_attribute("data-motion"))
        .is_some_and(|motion| motion == "off");
    switched_off
        || window()
            .match_media("(prefers-reduced-motion: reduce)")
            .ok()
            .flatten()
            .is_some_and(|query| query.matches())
}

/// All elements that a selector finds in the document, in document order.
pub fn all(selector: &str) -> Vec<Element> {
    listed(document().query_selector_all(selector))
}

/// All elements that a selector finds inside an element, in document order.
pub fn all_in(element: &Element, selector: &str) -> Vec<Element> {
    listed(element.query_selector_all(selector))
}

fn listed(found: Result<NodeList, JsValue>) -> Vec<Element> {
    let Ok(list) = found else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.item(index)?.dyn_into().ok())
        .collect()
}

/// The clipboard; `None` where the browser keeps it away (insecure pages, sandboxes).
fn clipboard() -> Option<web_sys::Clipboard> {
    let navigator = window().navigator();
    Reflect::get(&navigator, &"clipboard".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// Puts text on the clipboard; false where the browser does not let us.
pub async fn copy(text: &str) -> bool {
    match clipboard() {
        Some(clipboard) => wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text))
            .await
            .is_ok(),
        None => false,
    }
}

/// The absolute address of the site, found by where its stylesheet lies.
pub fn root_address() -> String {
    let sheet = document().query_selector("#app link[rel=stylesheet]");
    let path = sheet
        .ok()
        .flatten()
        .and_then(|link| link.get_attribute("href"))
        .and_then(|href| Some(href.split_once("assets/")?.0.to_owned()));
    let origin = window().location().origin().unwrap_or_default();
    [origin, path.unwrap_or("/".to_owned())].concat()
}

/// An attribute of the document element.
pub fn root_attribute(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// The name of the view that the page shows to partner sites; `None` on the story page.
/// Where there is one, the window may be as tall as the page: nothing can be fixed in it.
pub fn embed() -> Option<String> {
    root_attribute("data-embed")
}

/// Opens a dialog in the page, right after the text that `asked` stands in.
pub fn open_beside(dialog: &HtmlDialogElement, asked: Option<&Element>) {
    if let Some(asked) = asked
        && let Ok(Some(block)) = asked.closest("li, p, .results-bar")
    {
        // In a list a dialog must stay inside its item.
        let inside = block.tag_name() == "LI";
        let at = if inside { "beforeend" } else { "afterend" };
        let _ = block.insert_adjacent_element(at, dialog);
    }
    if dialog.open() {
        // It was open elsewhere.
        let first = dialog.query_selector("button").ok().flatten();
        if let Some(button) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            let _ = button.focus();
        }
    } else {
        dialog.show();
    }
}

/// Tells `frame.js` that something has happened which partner sites may ask for.
pub fn announce(name: &str) {
    if let Ok(event) = web_sys::Event::new(name) {
        let _ = window().dispatch_event(&event);
    }
}

/// Sets an attribute of the document element, or removes it.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// The browser's storage; `None` where it is denied (sandboxes, blocked third parties).
fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// What was remembered under a key; `None` where nothing was or storage is denied.
pub fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Remembers a value, or forgets it; does nothing where storage is denied.
pub fn remember(key: &str, value: Option<&str>) {
    if let Some(storage) = storage() {
        let _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}

/// Whether animations can be tied to scrolling here, by style sheets and by script.
pub fn has_scroll_timelines() -> bool {
    web_sys::css::supports_with_value("animation-timeline", "scroll()").unwrap_or(false)
        && Reflect::has(&window(), &"ViewTimeline".into()).unwrap_or(false)
}

/// Calls with elements that come within a margin (as in `rootMargin`) of the window, once each, and the
/// observer that comes back: what is to be watched, or watched again, is given to it. A call with none
/// says that none of those given last is there yet.
pub fn when_near(
    margin: &str,
    mut come: impl FnMut(Vec<Element>, IntersectionObserver) + 'static,
) -> Option<IntersectionObserver> {
    let call = Closure::<dyn FnMut(Vec<IntersectionObserverEntry>, IntersectionObserver)>::new(
        move |entries: Vec<IntersectionObserverEntry>, observer: IntersectionObserver| {
            let inside = entries.iter().filter(|entry| entry.is_intersecting());
            let inside: Vec<Element> = inside.map(IntersectionObserverEntry::target).collect();
            for element in &inside {
                observer.unobserve(element);
            }
            come(inside, observer);
        },
    );
    observer(margin, &call.into_js_value())
}

/// An observer of the window with a margin, as in `rootMargin`.
pub fn observer(margin: &str, call: &JsValue) -> Option<IntersectionObserver> {
    let options = IntersectionObserverInit::new();
    options.set_root_margin(margin);
    IntersectionObserver::new_with_options(call.unchecked_ref(), &options).ok()
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

/// Does something in a task of its own, in the order in which it was asked for: long work in parts
/// lets the browser handle taps and paints between them.
pub fn soon(call: impl FnOnce() + 'static) {
    later(Duration::ZERO, call);
}

/// Does something after a while.
pub fn later(wait: Duration, call: impl FnOnce() + 'static) {
    let call: Box<dyn FnOnce()> = Box::new(call);
    set_timeout(call, wait);
}

/// Does something once what has changed is painted.
pub fn after_paint(call: impl FnOnce() + 'static) {
    let call: Box<dyn FnOnce()> = Box::new(move || soon(call));
    request_animation_frame(call);
}

/// Lets the browser handle what is waiting (a tap, a paint) before long work goes on.
pub async fn next_task() {
    let timer = js_sys::Promise::new(&mut |go, _| {
        soon(move || drop(go.call0(&JsValue::NULL)));
    });
    let _ = wasm_bindgen_futures::JsFuture::from(timer).await;
}

/// Starts an animation of a property of an element, through these values at equal distances, with
/// timing options by their names (<https://drafts.csswg.org/web-animations-1/#the-animatable-interface-mixin>).
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

/// The page's time, in milliseconds, at the last beat of a clock that beats every `beat`.
pub fn last_beat(beat: f64) -> f64 {
    let now = frame_time();
    now - now % beat
}

/// The timeline of the page's scroll
/// (<https://drafts.csswg.org/scroll-animations-1/#scroll-timelines>).
pub fn scroll_timeline() -> Result<JsValue, JsValue> {
    ScrollTimeline::new().map(JsValue::from)
}

/// A view timeline whose range is a line of the window: its progress is how much of `subject`
/// has passed that line (<https://drafts.csswg.org/scroll-animations-1/#view-timelines>).
/// `above` and `below` are the line's distances from the window's edges in pixels.
pub fn view_timeline(subject: &Element, above: i32, below: i32) -> Result<ViewTimeline, JsValue> {
    let inset = format!("{above}px {below}px");
    ViewTimeline::new(&object(&[
        ("subject", JsValue::from(subject)),
        ("inset", inset.into()),
    ]))
}

/// A JavaScript object with these entries.
pub fn object<T: AsRef<JsValue>>(entries: &[(&str, T)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        let _ = Reflect::set(&object, &(*name).into(), value.as_ref());
    }
    object
}

// Not in web-sys yet, or only behind its flag for unstable parts.
#[wasm_bindgen]
extern "C" {
    pub type ViewTimeline;
    #[wasm_bindgen(constructor, catch)]
    fn new(options: &Object) -> Result<ViewTimeline, JsValue>;

    type ScrollTimeline;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<ScrollTimeline, JsValue>;

    type Animated;
    #[wasm_bindgen(method, catch)]
    fn animate(this: &Animated, frames: &Object, timing: &Object) -> Result<Animation, JsValue>;

    /// A running animation.
    pub type Animation;
    /// Ends it without a trace.
    #[wasm_bindgen(method)]
    pub fn cancel(this: &Animation);
    /// Stops it where it is, until it gets a start time.
    #[wasm_bindgen(method)]
    pub fn pause(this: &Animation);
    /// `running`, `finished` or another word.
    #[wasm_bindgen(method, getter = playState)]
    pub fn play_state(this: &Animation) -> String;
    /// When it began, in milliseconds of the page's time.
    #[wasm_bindgen(method, setter = startTime)]
    pub fn set_start_time(this: &Animation, time: f64);

    #[wasm_bindgen(thread_local_v2, js_namespace = document, js_name = timeline)]
    static TIMELINE: Timeline;
    type Timeline;
    #[wasm_bindgen(method, getter = currentTime)]
    fn current_time(this: &Timeline) -> f64;
}
