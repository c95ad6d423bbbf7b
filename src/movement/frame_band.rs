//! The visible band of a page in a frame that may be as tall as the page, where `innerHeight` and
//! `scrollY` do not give what the reader sees.
//!
//! A column of small targets down the page is observed: the edge of the visible area is where it
//! cuts a target. This works across origins and without the host's help. If the host's script sends
//! the visible band (`public/frame.js` dispatches `changjuan:band`), that band is used too.

use crate::dom::{observe, query};
use leptos::prelude::{document, window};
use scroll::{Band, VisibleTargets};
use std::{cell::RefCell, rc::Rc};
use story::anchors;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    CustomEvent, Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry,
    IntersectionObserverInit, ResizeObserver,
};

/// The height of a target in pixels.
const TARGET_HEIGHT: u32 = 100;
/// The observer calls each time another twentieth of a target becomes visible or hidden.
const THRESHOLDS: u32 = 20;

/// The function that is called with each new band. The observer and the host's script both call it.
type OnBand = Rc<RefCell<dyn FnMut(Option<Band>)>>;

/// Calls with every new band in page coordinates, `None` when nothing of the frame is visible, for
/// as long as the page lives. Where the browser cannot observe the targets, only the host gives bands.
pub fn watch_band(on_band: impl FnMut(Option<Band>) + 'static) {
    let on_band: OnBand = Rc::new(RefCell::new(on_band));
    listen_to_host(on_band.clone());
    let Some(column) = append_column() else {
        return;
    };
    let targets: Rc<RefCell<Targets>> = Rc::default();
    let Some(observer) = observe_targets(targets.clone(), on_band) else {
        return;
    };
    let Some(page) = column.parent_element() else {
        return;
    };
    let fit = {
        let page = page.clone();
        move || {
            let height = u32::try_from(page.client_height()).unwrap_or(0);
            let count = height.div_ceil(TARGET_HEIGHT) as usize;
            targets.borrow_mut().fit(count, &column, &observer);
        }
    };
    let fit = Closure::<dyn FnMut()>::new(fit).into_js_value();
    if let Ok(observer) = ResizeObserver::new(fit.unchecked_ref()) {
        observer.observe(&page);
    }
}

/// The targets and their visible parts.
#[derive(Default)]
struct Targets {
    elements: Vec<Element>,
    visible: VisibleTargets,
}

impl Targets {
    /// Adds or removes targets at the bottom until there are `count`.
    fn fit(&mut self, count: usize, column: &Element, observer: &IntersectionObserver) {
        while self.elements.len() > count {
            if let Some(target) = self.elements.pop() {
                observer.unobserve(&target);
                target.remove();
            }
        }
        while self.elements.len() < count {
            let Ok(target) = document().create_element("i") else {
                break;
            };
            let _ = column.append_child(&target);
            observer.observe(&target);
            self.elements.push(target);
        }
        self.visible.truncate(count);
    }

    /// Takes over what the observer has found, and returns the visible band.
    fn update(&mut self, entries: &[IntersectionObserverEntry]) -> Option<Band> {
        for entry in entries {
            let target = entry.target();
            if let Some(number) = self.elements.iter().position(|it| *it == target) {
                self.visible.set(number, visible_part(entry));
            }
        }
        self.visible.band()
    }
}

/// The observer of the targets; `None` where the browser has none.
fn observe_targets(targets: Rc<RefCell<Targets>>, on_band: OnBand) -> Option<IntersectionObserver> {
    let call = move |entries: Vec<IntersectionObserverEntry>| {
        let band = targets.borrow_mut().update(&entries);
        if let Ok(mut on_band) = on_band.try_borrow_mut() {
            on_band(band);
        }
    };
    let call = Closure::<dyn FnMut(Vec<IntersectionObserverEntry>)>::new(call).into_js_value();
    let options = IntersectionObserverInit::new();
    let thresholds: js_sys::Array = (0..=THRESHOLDS)
        .map(|step| JsValue::from(f64::from(step) / f64::from(THRESHOLDS)))
        .collect();
    options.set_threshold(&thresholds);
    IntersectionObserver::new_with_options(call.unchecked_ref(), &options).ok()
}

/// Appends the empty column of the targets to the page. Style sheets lay it beside everything else.
fn append_column() -> Option<HtmlElement> {
    let column: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
    column.set_class_name("sights");
    let _ = column.set_attribute("aria-hidden", "true");
    query::by_id(anchors::FRAME)?.append_child(&column).ok()?;
    Some(column)
}

/// The visible part of a target, in page coordinates.
fn visible_part(entry: &IntersectionObserverEntry) -> Option<Band> {
    let rect = entry.intersection_rect();
    let scrolled = observe::scrolled();
    entry.is_intersecting().then(|| Band {
        top: rect.top() + scrolled,
        bottom: rect.bottom() + scrolled,
    })
}

/// Calls with the bands that the host's script gives.
fn listen_to_host(on_band: OnBand) {
    let call = Closure::<dyn FnMut(CustomEvent)>::new(move |event: CustomEvent| {
        let detail = event.detail();
        let edge = |name: &str| js_sys::Reflect::get(&detail, &name.into()).ok()?.as_f64();
        if let (Some(top), Some(bottom), Ok(mut on_band)) =
            (edge("top"), edge("bottom"), on_band.try_borrow_mut())
        {
            on_band(Some(Band { top, bottom }));
        }
    })
    .into_js_value();
    let _ = window().add_event_listener_with_callback("changjuan:band", call.unchecked_ref());
}
