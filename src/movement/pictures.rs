//! Pictures of steps on canvases: a worker draws them (`public/painter.js`), so that the page's thread is free
//! while the reader scrolls. A canvas is drawn when the reader comes near, and gives its memory back when the
//! reader is far.
//!
//! Until the program runs, style sheets keep the printed images from being fetched. Where no worker may draw,
//! or where one fails, the class `flat` shows them.

use crate::dom::{object::object, observe, query, root};
use js_sys::{Array, Object};
use leptos::prelude::{document, request_animation_frame, window};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{Element, IntersectionObserverEntry, ResizeObserver, Worker};

/// The attribute of the start script that has the address of the worker's script. It is absent in browsers
/// that cannot draw in a worker (see `public/boot.js`).
const SCRIPT: &str = "data-painter";
/// The attribute of a picture whose canvas shows its file.
const PAINTED: &str = "data-painted";
/// The attribute of a file's element with what the worker reads in its place: the file of the scene, and in
/// its fragment the picture's id there.
const DRAWN: &str = "data-drawn";
/// How far from the window a picture is drawn: one window, because the worker needs a moment.
const NEAR: &str = "100% 0px";
/// The most device pixels for a pixel of the page. More would cost memory that phones do not have.
const MOST_DENSITY: f64 = 2.0;

/// The number of animation frames to wait for the first report of what is near. Browsers draw no frames while the
/// page is hidden, so a hidden page goes on waiting.
const MOST_FRAMES: u32 = 60;

/// Draws the pictures of the page for as long as it lives.
pub fn attach() {
    let elements = query::all(".picture");
    if elements.is_empty() {
        return;
    }
    match Painter::start(elements) {
        Some(painter) => watch(&Rc::new(RefCell::new(painter))),
        None => show_images(),
    }
}

/// Shows the printed images in place of canvases.
fn show_images() {
    root::toggle_class("flat", true);
}

/// Shows the images if so many frames have passed without a report of what is near.
fn show_images_without_report(is_reported: Rc<Cell<bool>>, frames: u32) {
    request_animation_frame(move || match frames {
        _ if is_reported.get() => {}
        0 => show_images(),
        _ => show_images_without_report(is_reported, frames - 1),
    });
}

/// The worker, and the pictures that it draws.
struct Painter {
    worker: Worker,
    pictures: Vec<Picture>,
}

/// A picture.
struct Picture {
    element: Element,
    /// Its canvas, once the reader has been near.
    canvas: Option<Element>,
    is_near: bool,
    /// The file and the width that were last requested.
    requested: Option<(String, u32)>,
}

impl Painter {
    /// `None` where there are no workers, or no canvas for them (old browsers, sandboxes).
    fn start(elements: Vec<Element>) -> Option<Self> {
        let script = query::first(&format!("script[{SCRIPT}]"))?;
        let worker = Worker::new(&script.get_attribute(SCRIPT)?).ok()?;
        let canvas = document().create_element("canvas").ok()?;
        js_sys::Reflect::has(&canvas, &"transferControlToOffscreen".into())
            .ok()
            .filter(|can_transfer| *can_transfer)?;
        let picture = |element| Picture {
            element,
            canvas: None,
            is_near: false,
            requested: None,
        };
        Some(Self {
            worker,
            pictures: elements.into_iter().map(picture).collect(),
        })
    }

    /// Requests what a near picture shows now, if that has changed; lets a far one go.
    fn update(&mut self, number: usize) {
        let Some(picture) = self.pictures.get_mut(number) else {
            return;
        };
        let number = JsValue::from(number as u32);
        if !picture.is_near {
            if picture.requested.take().is_some() {
                let _ = picture.element.remove_attribute(PAINTED);
                let _ = self.worker.post_message(&object(&[("picture", &number)]));
            }
            return;
        }
        if picture.canvas.is_none() {
            picture.canvas = canvas_for(&picture.element, &self.worker, &number);
        }
        let Some(wanted) = picture.wanted() else {
            return;
        };
        if picture.requested.as_ref() != Some(&wanted) {
            let (address, width) = &wanted;
            let _ = self.worker.post_message(&object(&[
                ("picture", &number),
                ("address", &address.into()),
                ("width", &(*width).into()),
            ]));
            picture.requested = Some(wanted);
        }
    }

    fn update_all(&mut self) {
        for number in 0..self.pictures.len() {
            self.update(number);
        }
    }
}

impl Picture {
    /// The file that the picture shows in this theme and at this width, and the width of its canvas in device
    /// pixels.
    fn wanted(&self) -> Option<(String, u32)> {
        let width = self.canvas.as_ref()?.get_bounding_client_rect().width();
        let theme = if is_dark() { ".night" } else { ".day" };
        let painted: Element = query::first_in(&self.element, theme)?;
        let source: Element = query::first_in(&painted, "source")?;
        let media = source.get_attribute("media")?;
        let matches = window().match_media(&media).ok()??.matches();
        let address = match matches {
            true => source.get_attribute(DRAWN)?,
            false => query::first_in::<Element>(&painted, "img")?.get_attribute(DRAWN)?,
        };
        let density = window().device_pixel_ratio().min(MOST_DENSITY);
        let width = (width * density).round() as u32;
        (width > 0).then_some((address, width))
    }
}

/// Whether the page has the colours of the night.
fn is_dark() -> bool {
    let style = document()
        .document_element()
        .and_then(|root| window().get_computed_style(&root).ok().flatten());
    style
        .and_then(|style| style.get_property_value("color-scheme").ok())
        .is_some_and(|scheme| scheme == "dark")
}

/// A canvas in a picture, given to the worker.
fn canvas_for(picture: &Element, worker: &Worker, number: &JsValue) -> Option<Element> {
    let canvas = document().create_element("canvas").ok()?;
    let offscreen = canvas
        .unchecked_ref::<Canvas>()
        .transfer_control_to_offscreen()
        .ok()?;
    let _ = canvas.set_attribute("aria-hidden", "true");
    let message = object(&[("picture", number), ("canvas", &offscreen)]);
    worker
        .post_message_with_transfer(&message, &Array::of1(&offscreen))
        .ok()?;
    picture.prepend_with_node_1(&canvas).ok()?;
    Some(canvas)
}

/// Updates pictures when they come near or leave, when their size changes, and with the page's colours; and
/// shows the images when the worker fails.
fn watch(painter: &Rc<RefCell<Painter>>) {
    let elements: Vec<Element> = {
        let painter = painter.borrow();
        painter
            .pictures
            .iter()
            .map(|it| it.element.clone())
            .collect()
    };
    listen(painter);
    let is_reported = Rc::new(Cell::new(false));
    let on_near = {
        let (painter, elements) = (painter.clone(), elements.clone());
        let is_reported = is_reported.clone();
        Closure::<dyn FnMut(Vec<IntersectionObserverEntry>)>::new(
            move |entries: Vec<IntersectionObserverEntry>| {
                is_reported.set(true);
                let mut painter = painter.borrow_mut();
                for entry in entries {
                    let target = entry.target();
                    let Some(number) = elements.iter().position(|it| *it == target) else {
                        continue;
                    };
                    painter.pictures[number].is_near = entry.is_intersecting();
                    painter.update(number);
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
        let painter = painter.clone();
        Closure::<dyn FnMut()>::new(move || painter.borrow_mut().update_all()).into_js_value()
    };
    let sizes = ResizeObserver::new(update.unchecked_ref()).ok();
    for element in &elements {
        observer.observe(element);
        if let Some(sizes) = &sizes {
            sizes.observe(element);
        }
    }
    when_colours_change(&update);
    show_images_without_report(is_reported, MOST_FRAMES);
}

/// Marks pictures that the worker has drawn, and shows the images when it fails.
fn listen(painter: &Rc<RefCell<Painter>>) {
    let drawn = {
        let painter = painter.clone();
        Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            let number = event.data().as_f64().unwrap_or(-1.0) as usize;
            let painter = painter.borrow();
            if let Some(picture) = painter.pictures.get(number).filter(|it| it.is_near) {
                let _ = picture.element.set_attribute(PAINTED, "");
            }
        })
        .into_js_value()
    };
    let failed = Closure::<dyn FnMut()>::new(show_images).into_js_value();
    let worker = &painter.borrow().worker;
    worker.set_onmessage(Some(drawn.unchecked_ref()));
    worker.set_onerror(Some(failed.unchecked_ref()));
}

/// Calls whenever the page's colours may have changed: with its theme, and with the system's.
fn when_colours_change(call: &JsValue) {
    if let Ok(Some(query)) = window().match_media("(prefers-color-scheme: dark)") {
        let _ = query.add_event_listener_with_callback("change", call.unchecked_ref());
    }
    let options = object(&[("attributeFilter", &Array::of1(&"data-theme".into()))]);
    if let (Ok(observer), Some(root)) = (MutationObserver::new(call), document().document_element())
    {
        observer.observe(&root, &options);
    }
}

#[wasm_bindgen]
extern "C" {
    type Canvas;
    /// Throws in browsers that have no canvas for workers; web-sys assumes that all have.
    #[wasm_bindgen(method, catch, js_name = transferControlToOffscreen)]
    fn transfer_control_to_offscreen(this: &Canvas) -> Result<JsValue, JsValue>;

    type MutationObserver;
    #[wasm_bindgen(constructor, catch)]
    fn new(call: &JsValue) -> Result<MutationObserver, JsValue>;
    #[wasm_bindgen(method)]
    fn observe(this: &MutationObserver, target: &Element, options: &Object);
}
