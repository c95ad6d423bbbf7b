//! The worker, and the canvases that it draws on.

use crate::dom::{object::object, query};
use js_sys::Array;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{Element, Worker};

/// The attribute of the start script that has the address of the worker's script. It is absent in browsers
/// that cannot draw in a worker (see `public/boot.js`).
const SCRIPT: &str = "data-painter";
/// The attribute of a box whose canvas shows what was requested last: the number of the step, or `between`.
const PAINTED: &str = "data-painted";
/// The most device pixels for a pixel of the page. More would cost memory that phones do not have.
const MOST_DENSITY: f64 = 2.0;
/// The most device pixels of a canvas.
const MOST_PIXELS: f64 = 3_000_000.0;

/// The worker.
pub struct Painter(Worker);

impl Painter {
    /// `None` where there are no workers, or no canvas for them (old browsers, sandboxes).
    pub fn start() -> Option<Self> {
        let script = query::first(&format!("script[{SCRIPT}]"))?;
        let worker = Worker::new(&script.get_attribute(SCRIPT)?).ok()?;
        let canvas = document().create_element("canvas").ok()?;
        js_sys::Reflect::has(&canvas, &"transferControlToOffscreen".into())
            .ok()
            .filter(|can_transfer| *can_transfer)?;
        Some(Self(worker))
    }

    /// Calls with the number of each canvas that has been drawn and the position that it shows, and when the worker has
    /// failed.
    pub fn listen(&self, mut drawn: impl FnMut(usize, f64) + 'static, failed: fn()) {
        let drawn = move |event: web_sys::MessageEvent| {
            let answer: Array = event.data().unchecked_into();
            let number = |at: u32| answer.get(at).as_f64().unwrap_or(-1.0);
            drawn(number(0) as usize, number(1));
        };
        let drawn = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(drawn).into_js_value();
        let failed = Closure::<dyn FnMut()>::new(failed).into_js_value();
        self.0.set_onmessage(Some(drawn.unchecked_ref()));
        self.0.set_onerror(Some(failed.unchecked_ref()));
    }
}

/// What a canvas shows, as `public/painter.js` has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Showing {
    /// The address of the chapter's art.
    pub art: String,
    /// The address of its score.
    pub score: String,
    /// The width of the canvas in device pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The step, and how far the way from it to the next.
    pub position: f64,
    /// Whether the position will change.
    pub moves: bool,
}

/// A canvas in a box of the page.
pub struct Canvas {
    holder: Element,
    /// What is near the window whenever the canvas is wanted.
    reach: Element,
    /// Its chapter, by its index.
    pub chapter: usize,
    /// The step that it shows, by its index in the chapter; `None` if that follows from where the reader is.
    pub step: Option<u32>,
    /// Whether that is near the window.
    pub is_near: bool,
    /// The canvas, once the reader has been near.
    element: Option<Element>,
    /// What was requested last.
    requested: Option<Showing>,
}

impl Canvas {
    /// A canvas that will be put into the box `holder`, when `reach` comes near the window.
    pub fn new(holder: Element, reach: Element, chapter: usize, step: Option<u32>) -> Self {
        Self {
            holder,
            reach,
            chapter,
            step,
            is_near: false,
            element: None,
            requested: None,
        }
    }

    /// The box.
    pub fn holder(&self) -> &Element {
        &self.holder
    }

    /// What is near the window whenever the canvas is wanted.
    pub fn reach(&self) -> &Element {
        &self.reach
    }

    /// The size of the canvas in device pixels; `None` while it is not laid out. A canvas that is not there yet is made and
    /// given to the worker under its number.
    pub fn measure(&mut self, number: usize, painter: &Painter) -> Option<(u32, u32)> {
        if self.element.is_none() {
            self.element = self.give(number, painter);
        }
        let rect = self.element.as_ref()?.get_bounding_client_rect();
        let (width, height) = (rect.width(), rect.height());
        let most = (MOST_PIXELS / (width * height).max(1.0)).sqrt();
        let density = window().device_pixel_ratio().min(MOST_DENSITY).min(most);
        let size = (
            (width * density).round() as u32,
            (height * density).round() as u32,
        );
        (size.0 > 0 && size.1 > 0).then_some(size)
    }

    fn give(&self, number: usize, painter: &Painter) -> Option<Element> {
        let canvas = document().create_element("canvas").ok()?;
        let surface = canvas
            .unchecked_ref::<Transferable>()
            .transfer_control_to_offscreen()
            .ok()?;
        let _ = canvas.set_attribute("aria-hidden", "true");
        let message = object(&[
            ("canvas", &JsValue::from(number as u32)),
            ("surface", &surface),
        ]);
        let worker = &painter.0;
        worker
            .post_message_with_transfer(&message, &Array::of1(&surface))
            .ok()?;
        self.holder.prepend_with_node_1(&canvas).ok()?;
        Some(canvas)
    }

    /// Requests that the canvas shows this, if that is new; with `None` it gives its memory back.
    pub fn show(&mut self, number: usize, showing: Option<Showing>, painter: &Painter) {
        if self.requested == showing {
            return;
        }
        self.mark(None);
        self.requested = showing;
        self.post(number, painter);
    }

    /// Requests the same with the camera elsewhere.
    pub fn move_camera(&mut self, number: usize, position: f64, painter: &Painter) {
        if let Some(showing) = &mut self.requested {
            showing.position = position;
            self.post(number, painter);
        }
    }

    fn post(&self, number: usize, painter: &Painter) {
        let mut entries: Vec<(&str, JsValue)> = vec![("canvas", (number as u32).into())];
        if let Some(showing) = &self.requested {
            entries.extend([
                ("art", showing.art.as_str().into()),
                ("score", showing.score.as_str().into()),
                ("width", showing.width.into()),
                ("height", showing.height.into()),
                ("position", showing.position.into()),
                ("moves", showing.moves.into()),
            ]);
        }
        let _ = painter.0.post_message(&object(&entries));
    }

    /// Marks the box as showing a position, if that is what was requested last; with `None` as showing nothing.
    pub fn mark(&self, drawn: Option<f64>) {
        let requested = self.requested.as_ref().map(|showing| showing.position);
        if drawn.is_some() && drawn != requested {
            return;
        }
        let name = drawn.map(|position| {
            let step = position as u32;
            match f64::from(step) == position {
                true => step.to_string(),
                false => "between".to_owned(),
            }
        });
        if self.holder.get_attribute(PAINTED) == name {
            return;
        }
        let _ = match name {
            Some(name) => self.holder.set_attribute(PAINTED, &name),
            None => self.holder.remove_attribute(PAINTED),
        };
    }
}

#[wasm_bindgen]
extern "C" {
    type Transferable;
    /// Throws in browsers that have no canvas for workers; web-sys assumes that all have.
    #[wasm_bindgen(method, catch, js_name = transferControlToOffscreen)]
    fn transfer_control_to_offscreen(this: &Transferable) -> Result<JsValue, JsValue>;
}
