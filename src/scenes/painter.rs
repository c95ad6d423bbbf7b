//! A scene on a canvas that a worker paints (`public/painter.js`): takes the printed picture
//! apart for it, and tells it the size, the inks and the step.
//!
//! What is drawn and where comes from the printed picture and its score alone, so the canvas
//! shows what the elements would.

use super::{HEIGHT, WIDTH};
use crate::dom;
use js_sys::{Array, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{Element, HtmlElement, SvgElement, Worker};

/// The parts of a computed style that the worker paints with, in the order that it reads them.
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
    /// One shape of each ink.
    inks: Vec<(String, Element)>,
    scale: f64,
}

impl Painter {
    /// Starts a worker for the picture whose groups these are. When it has painted, the element
    /// around the picture is marked with `data-painted`; until then, and where there are no
    /// workers or no canvas for them (old engines, sandboxes), the printed picture stays. It paints
    /// once it has been told a size, inks and a step. `lost` is called when the worker does not come
    /// or stops for good.
    pub fn start(
        svg: &Element,
        groups: &[SvgElement],
        score: &str,
        lost: impl FnMut() + 'static,
    ) -> Option<Self> {
        let picture = svg.parent_element()?;
        let script = dom::all("script[data-painter]").pop()?;
        let worker = Worker::new(&script.get_attribute("data-painter")?).ok()?;
        let document = picture.owner_document()?;
        let canvas = document.create_element("canvas").ok()?;
        let screen = canvas
            .unchecked_ref::<Canvas>()
            .transfer_control_to_offscreen()
            .ok()?;
        let _ = canvas.set_attribute("aria-hidden", "true");
        picture.append_child(&canvas).ok()?;

        let painted = {
            let picture = picture.clone();
            Closure::once_into_js(move || {
                let _ = picture.set_attribute("data-painted", "");
            })
        };
        worker.set_onmessage(Some(painted.unchecked_ref()));
        let lost = {
            let (picture, canvas, mut lost) = (picture.clone(), canvas.clone(), lost);
            Closure::<dyn FnMut()>::new(move || {
                let _ = picture.remove_attribute("data-painted");
                canvas.remove();
                lost();
            })
            .into_js_value()
        };
        worker.set_onerror(Some(lost.unchecked_ref()));

        let mut inks: Vec<(String, Element)> = Vec::new();
        let places = svg.get_attribute("data-run").unwrap_or_default();
        let linked =
            (0..groups.len()).filter(|group| groups[*group].class_list().contains("linked"));
        let runs = Object::new();
        for (group, run) in linked.zip(places.split(';')) {
            let _ = Reflect::set(&runs, &JsValue::from(group as u32), &run.into());
        }
        let groups: Array = groups
            .iter()
            .map(|group| {
                let children = group.children();
                (0..children.length())
                    .filter_map(|at| shape(&children.item(at)?, &mut inks))
                    .collect::<Array>()
            })
            .collect();
        let message = dom::object(&[
            ("canvas", &screen),
            ("groups", &groups),
            ("score", &score.into()),
            ("runs", &runs),
        ]);
        worker
            .post_message_with_transfer(&message, &Array::of1(&screen))
            .ok()?;
        Some(Self {
            worker,
            picture,
            inks,
            scale: 0.0,
        })
    }

    /// Whether the canvas has taken the place of the elements.
    pub fn has_painted(&self) -> bool {
        self.picture.has_attribute("data-painted")
    }

    /// Tells the size at which the picture is shown, when it is another one.
    pub fn fit(&mut self) {
        let shown = self.picture.last_element_child().into_iter();
        let boxes = shown.chain(self.picture.first_element_child());
        let Some(frame) = boxes
            .map(|it| it.get_bounding_client_rect())
            .find(|it| it.width() > 0.0)
        else {
            return;
        };
        let units = (frame.width() / WIDTH).min(frame.height() / HEIGHT);
        let scale = units * window().device_pixel_ratio();
        if scale > 0.0 && scale != self.scale {
            self.scale = scale;
            self.tell(&[("scale", &scale.into())]);
        }
    }

    /// Tells the inks as style sheets have them now.
    pub fn ink(&self) {
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
        self.tell(&[("inks", &inks)]);
    }

    /// Shows a step's picture; its marks travel there when `eased`.
    pub fn show(&self, step: usize, eased: bool) {
        self.tell(&[
            ("step", &JsValue::from(step as u32)),
            ("eased", &eased.into()),
        ]);
    }

    /// Moves what follows the scroll to where it is at this progress, 0 to 1.
    pub fn follow(&self, progress: f64) {
        // A number alone, because this is said often while the page scrolls.
        let _ = self.worker.post_message(&progress.into());
    }

    fn tell(&self, entries: &[(&str, &JsValue)]) {
        let _ = self.worker.post_message(&dom::object(entries));
    }
}

/// A shape as the worker takes it, its ink noted.
fn shape(element: &Element, inks: &mut Vec<(String, Element)>) -> Option<Array> {
    let text = |name| element.get_attribute(name).unwrap_or_default();
    let ink = text("class");
    if !inks.iter().any(|(known, _)| *known == ink) {
        inks.push((ink.clone(), element.clone()));
    }
    let shape = Array::of1(&ink.into());
    let put = |value: String| {
        shape.push(&value.into());
    };
    if let Some(path) = element.get_attribute("d") {
        put(path);
        return Some(shape);
    }
    // A figure and its words stand in an element each; words alone need none.
    let parts = element.children();
    let part = |at| parts.item(at).and_then(|part| part.text_content());
    let (figure, words) = match part(0) {
        Some(figure) => (figure, part(1).unwrap_or_default()),
        None => (String::new(), element.text_content()?),
    };
    for value in [text("x"), text("y"), text("text-anchor"), figure, words] {
        put(value);
    }
    Some(shape)
}

/// Calls whenever colours may have changed: the reader's theme, the system's, forced colours.
pub fn when_inks_change(call: impl FnMut() + 'static) {
    let call = Closure::<dyn FnMut()>::new(call).into_js_value();
    for query in ["(prefers-color-scheme: dark)", "(forced-colors: active)"] {
        if let Ok(Some(query)) = window().match_media(query) {
            let _ = query.add_event_listener_with_callback("change", call.unchecked_ref());
        }
    }
    let options = dom::object(&[("attributeFilter", &Array::of1(&"data-theme".into()))]);
    if let (Ok(observer), Some(root)) = (
        MutationObserver::new(&call),
        dom::all("html")
            .pop()
            .and_then(|it| it.dyn_into::<HtmlElement>().ok()),
    ) {
        observer.observe(&root, &options);
    }
}

#[wasm_bindgen]
extern "C" {
    type Canvas;
    /// Throws where the engine has no canvas for workers; web-sys would have it always there.
    #[wasm_bindgen(method, catch, js_name = transferControlToOffscreen)]
    fn transfer_control_to_offscreen(this: &Canvas) -> Result<JsValue, JsValue>;

    type MutationObserver;
    #[wasm_bindgen(constructor, catch)]
    fn new(call: &JsValue) -> Result<MutationObserver, JsValue>;
    #[wasm_bindgen(method)]
    fn observe(this: &MutationObserver, target: &HtmlElement, options: &Object);
}
