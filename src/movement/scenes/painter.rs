//! A scene on a canvas that a worker paints (`public/painter.js`). The worker gets the shapes and
//! the score of the printed picture, and then the size, the inks and the step, so the canvas shows
//! what the elements would show.

use super::elements::linked;
use crate::dom::{object::object, query};
use js_sys::{Array, Object, Reflect};
use leptos::prelude::{document, window};
use score::{HEIGHT, WIDTH};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{Element, SvgElement, Worker};

/// The attribute of the start script that has the address of the worker's script. It is absent in
/// browsers that cannot paint in a worker (see `public/boot.js`).
const SCRIPT: &str = "data-painter";
/// The attribute of a picture whose canvas has been painted. Style sheets then show the canvas and
/// hide the elements.
const PAINTED: &str = "data-painted";
/// The parts of a computed style that the worker paints with, in the order in which it reads them.
const INK: [&str; 10] = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-dasharray",
    "font-weight",
    "font-size",
    "font-family",
];

/// The worker of one scene.
pub struct Painter {
    worker: Worker,
    picture: Element,
    /// The names of the inks, each with one element that has it.
    inks: Vec<(String, Element)>,
    /// The scale that was last sent.
    scale: f64,
}

impl Painter {
    /// Starts a worker for the picture with these groups. The printed picture stays until the worker
    /// has painted, which it does once it has a size, inks and a step. Returns `None` where there are
    /// no workers or no canvas for them (old browsers, sandboxes). `on_failure` is called when the
    /// worker does not start or stops for good; the printed picture is then back.
    pub fn start(
        svg: &Element,
        groups: &[SvgElement],
        score: &str,
        on_failure: impl FnMut() + 'static,
    ) -> Option<Self> {
        let picture = svg.parent_element()?;
        let script = query::first(&format!("script[{SCRIPT}]"))?;
        let worker = Worker::new(&script.get_attribute(SCRIPT)?).ok()?;
        let canvas = document().create_element("canvas").ok()?;
        let offscreen = canvas
            .unchecked_ref::<Canvas>()
            .transfer_control_to_offscreen()
            .ok()?;
        let _ = canvas.set_attribute("aria-hidden", "true");
        picture.append_child(&canvas).ok()?;
        listen(&worker, &picture, &canvas, on_failure);

        let runs = Object::new();
        let run_texts = svg.get_attribute("data-run").unwrap_or_default();
        for (group, run) in linked(groups).zip(run_texts.split(';')) {
            let _ = Reflect::set(&runs, &JsValue::from(group as u32), &run.into());
        }
        let mut inks: Vec<(String, Element)> = Vec::new();
        let groups: Array = groups
            .iter()
            .map(|group| {
                let children = group.children();
                (0..children.length())
                    .filter_map(|at| shape(&children.item(at)?, &mut inks))
                    .collect::<Array>()
            })
            .collect();
        let message = object(&[
            ("canvas", &offscreen),
            ("groups", &groups),
            ("score", &score.into()),
            ("runs", &runs),
        ]);
        worker
            .post_message_with_transfer(&message, &Array::of1(&offscreen))
            .ok()?;
        Some(Self {
            worker,
            picture,
            inks,
            scale: 0.0,
        })
    }

    /// Whether the canvas is shown instead of the elements.
    pub fn has_painted(&self) -> bool {
        self.picture.has_attribute(PAINTED)
    }

    /// Sends the size at which the picture is shown, if it has changed.
    pub fn send_size(&mut self) {
        let canvas = self.picture.last_element_child().into_iter();
        let boxes = canvas.chain(self.picture.first_element_child());
        let Some(shown) = boxes
            .map(|it| it.get_bounding_client_rect())
            .find(|it| it.width() > 0.0)
        else {
            return;
        };
        let units = (shown.width() / WIDTH).min(shown.height() / HEIGHT);
        let scale = units * window().device_pixel_ratio();
        if scale > 0.0 && scale != self.scale {
            self.scale = scale;
            self.post(&[("scale", &scale.into())]);
        }
    }

    /// Sends the inks as style sheets have them now.
    pub fn send_inks(&self) {
        let inks = Object::new();
        for (name, element) in &self.inks {
            let Ok(Some(style)) = window().get_computed_style(element) else {
                continue;
            };
            let values: Array = INK
                .iter()
                .map(|part| JsValue::from(style.get_property_value(part).unwrap_or_default()))
                .collect();
            let _ = Reflect::set(&inks, &name.into(), &values);
        }
        self.post(&[("inks", &inks)]);
    }

    /// Shows a step's picture; its groups travel there when `eased`.
    pub fn show(&self, step: usize, eased: bool) {
        self.post(&[
            ("step", &JsValue::from(step as u32)),
            ("eased", &eased.into()),
        ]);
    }

    /// Moves the groups that move with the scroll to where they are at this progress, 0 to 1.
    pub fn set_progress(&self, progress: f64) {
        // The message is a bare number, because it is sent often while the page scrolls.
        let _ = self.worker.post_message(&progress.into());
    }

    fn post(&self, entries: &[(&str, &JsValue)]) {
        let _ = self.worker.post_message(&object(entries));
    }
}

/// Shows the canvas when the worker has painted it, and the elements again when the worker fails.
fn listen(
    worker: &Worker,
    picture: &Element,
    canvas: &Element,
    mut on_failure: impl FnMut() + 'static,
) {
    let painted = {
        let picture = picture.clone();
        Closure::once_into_js(move || {
            let _ = picture.set_attribute(PAINTED, "");
        })
    };
    worker.set_onmessage(Some(painted.unchecked_ref()));
    let failed = {
        let (picture, canvas) = (picture.clone(), canvas.clone());
        Closure::<dyn FnMut()>::new(move || {
            let _ = picture.remove_attribute(PAINTED);
            canvas.remove();
            on_failure();
        })
        .into_js_value()
    };
    worker.set_onerror(Some(failed.unchecked_ref()));
}

/// A shape as the worker reads it. Its ink is added to `inks`.
fn shape(element: &Element, inks: &mut Vec<(String, Element)>) -> Option<Array> {
    let attribute = |name| element.get_attribute(name).unwrap_or_default();
    let ink = attribute("class");
    if !inks.iter().any(|(known, _)| *known == ink) {
        inks.push((ink.clone(), element.clone()));
    }
    let shape = Array::of1(&ink.into());
    let push = |value: String| {
        shape.push(&value.into());
    };
    if let Some(path) = element.get_attribute("d") {
        push(path);
        return Some(shape);
    }
    // A number and the words after it are printed in a `tspan` each, words alone in none. Other
    // elements inside were put there by a translator.
    let parts = query::all_in(element, "tspan");
    let text = |at: usize| parts.get(at).and_then(|part| part.text_content());
    let (number, words) = match text(0) {
        Some(number) => (number, text(1).unwrap_or_default()),
        None => (String::new(), element.text_content()?),
    };
    for name in ["x", "y", "text-anchor"] {
        push(attribute(name));
    }
    push(number);
    push(words);
    Some(shape)
}

/// Calls whenever colours may have changed: with the page's theme, the system's, and forced colours.
pub fn when_colours_change(call: impl FnMut() + 'static) {
    let call = Closure::<dyn FnMut()>::new(call).into_js_value();
    for query in ["(prefers-color-scheme: dark)", "(forced-colors: active)"] {
        if let Ok(Some(query)) = window().match_media(query) {
            let _ = query.add_event_listener_with_callback("change", call.unchecked_ref());
        }
    }
    let options = object(&[("attributeFilter", &Array::of1(&"data-theme".into()))]);
    if let (Ok(observer), Some(root)) =
        (MutationObserver::new(&call), document().document_element())
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
