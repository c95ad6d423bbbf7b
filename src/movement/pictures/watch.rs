//! Updates canvases when they come near or leave, when their size changes, and with the page's colours, motion and window;
//! and shows the images when the worker fails.

use super::{BESIDE, Drawn, LOW, show_images};
use crate::dom::{object::object, observe};
use js_sys::{Array, Object};
use leptos::prelude::{document, request_animation_frame, window};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{Element, IntersectionObserverEntry, ResizeObserver};

/// How far from the window a picture is drawn: one window, because the worker needs a moment.
const NEAR: &str = "100% 0px";
/// The number of animation frames to wait for the first report of what is near. Browsers draw no frames while the
/// page is hidden, so a hidden page goes on waiting.
const MOST_FRAMES: u32 = 60;

/// Updates for as long as the page lives.
pub fn watch(drawn: &Rc<RefCell<Drawn>>) {
    listen(drawn);
    let (boxes, reaches): (Vec<Element>, Vec<Element>) = (drawn.borrow().canvases.iter())
        .map(|canvas| (canvas.holder().clone(), canvas.reach().clone()))
        .unzip();
    let is_reported = Rc::new(Cell::new(false));
    let on_near = {
        let (drawn, reaches, is_reported) = (drawn.clone(), reaches.clone(), is_reported.clone());
        Closure::<dyn FnMut(Vec<IntersectionObserverEntry>)>::new(
            move |entries: Vec<IntersectionObserverEntry>| {
                is_reported.set(true);
                let mut drawn = drawn.borrow_mut();
                for entry in entries {
                    let target = entry.target();
                    if let Some(number) = reaches.iter().position(|it| *it == target) {
                        drawn.canvases[number].is_near = entry.is_intersecting();
                        drawn.update(number);
                    }
                }
            },
        )
        .into_js_value()
    };
    let Some(observer) = observe::observer(NEAR, &on_near) else {
        show_images();
        return;
    };
    let update = {
        let drawn = drawn.clone();
        Closure::<dyn FnMut()>::new(move || drawn.borrow_mut().update_all()).into_js_value()
    };
    let sizes = ResizeObserver::new(update.unchecked_ref()).ok();
    for element in &reaches {
        observer.observe(element);
    }
    if let Some(sizes) = &sizes {
        boxes.iter().for_each(|element| sizes.observe(element));
    }
    when_settings_change(&update);
    show_images_without_report(is_reported, MOST_FRAMES);
}

/// Shows the images if so many frames have passed without a report of what is near.
fn show_images_without_report(is_reported: Rc<Cell<bool>>, frames: u32) {
    request_animation_frame(move || match frames {
        _ if is_reported.get() => {}
        0 => show_images(),
        _ => show_images_without_report(is_reported, frames - 1),
    });
}

/// Marks canvases that the worker has drawn, and shows the images when it fails.
fn listen(drawn: &Rc<RefCell<Drawn>>) {
    let mark = {
        let drawn = drawn.clone();
        move |number: usize, position: f64| {
            if let Some(canvas) = drawn.borrow().canvases.get(number) {
                canvas.mark(Some(position));
            }
        }
    };
    drawn.borrow().painter.listen(mark, show_images);
}

/// Calls whenever the page's colours, its motion or the kind of window may have changed: with the page's switches, and
/// with the system.
fn when_settings_change(call: &JsValue) {
    for media in [
        "(prefers-color-scheme: dark)",
        "(prefers-reduced-motion: reduce)",
        LOW,
        BESIDE,
    ] {
        if let Ok(Some(query)) = window().match_media(media) {
            let _ = query.add_event_listener_with_callback("change", call.unchecked_ref());
        }
    }
    let attributes = Array::of2(&"data-theme".into(), &"data-motion".into());
    let options = object(&[("attributeFilter", &attributes)]);
    if let (Ok(observer), Some(root)) = (MutationObserver::new(call), document().document_element())
    {
        observer.observe(&root, &options);
    }
}

#[wasm_bindgen]
extern "C" {
    type MutationObserver;
    #[wasm_bindgen(constructor, catch)]
    fn new(call: &JsValue) -> Result<MutationObserver, JsValue>;
    #[wasm_bindgen(method)]
    fn observe(this: &MutationObserver, target: &Element, options: &Object);
}
