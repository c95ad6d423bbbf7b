//! Finds out where the reader is while the window scrolls: measures the chapters when the page has
//! been laid out anew, and reports the reader's position in each to a listener.

use super::measure::{Chapter, window_band};
use leptos::prelude::{document, window};
use scroll::{Band, ChapterLayout, Position};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, ResizeObserver};

/// Gets the reader's positions. Chapters are numbered in the order of the page.
pub trait ScrollListener {
    /// The page has been laid out anew.
    fn on_layout(&mut self);
    /// The reader's position in a chapter has changed, or the page has been laid out anew.
    fn on_position(&mut self, chapter: usize, position: Position);
    /// The page has scrolled, or has been laid out anew: where all chapters are, and what the window shows.
    fn on_frame(&mut self, layouts: &[ChapterLayout], visible: Band);
}

/// Reports to the listener for as long as the page lives: first the positions in all chapters, then at every frame of a
/// scroll those that have changed.
pub fn watch(mut listener: impl ScrollListener + 'static) {
    let chapters = Chapter::all();
    let steps: Vec<Element> = chapters.iter().flat_map(|it| it.steps.clone()).collect();
    let layouts: Rc<RefCell<Vec<ChapterLayout>>> = Rc::default();
    // Whether the page has been measured since the last update.
    let is_new_layout = Rc::new(Cell::new(false));
    let update = UpdateRequest::default();
    let request = {
        let update = update.clone();
        Closure::<dyn FnMut()>::new(move || update.request()).into_js_value()
    };

    let call = {
        let (is_new_layout, layouts, update) =
            (is_new_layout.clone(), layouts.clone(), update.clone());
        let mut last: Vec<Option<Position>> = vec![None; chapters.len()];
        Closure::<dyn FnMut()>::new(move || {
            update.is_requested.set(false);
            let visible = window_band();
            let layouts = layouts.borrow();
            if is_new_layout.take() {
                last.fill(None);
                listener.on_layout();
            }
            for (index, layout) in layouts.iter().enumerate() {
                let position = layout.position(visible);
                if last[index].replace(position) != Some(position) {
                    listener.on_position(index, position);
                }
            }
            listener.on_frame(&layouts, visible);
        })
        .into_js_value()
    };
    update.call.replace(call);
    let _ = window().add_event_listener_with_callback("scroll", request.unchecked_ref());

    let measure = Closure::<dyn FnMut()>::new(move || {
        // Observers call right after a layout, so measuring causes none of its own.
        *layouts.borrow_mut() = chapters.iter().map(Chapter::measure).collect();
        is_new_layout.set(true);
        update.request();
    })
    .into_js_value();
    // The address bar of a phone changes the height of the window, and with it the reading line,
    // without changing the size of any element below.
    let _ = window().add_event_listener_with_callback("resize", measure.unchecked_ref());
    // Fonts, zoom, rotation and opened cards all change the size of some element. The observer also
    // calls once at the start.
    if let Ok(observer) = ResizeObserver::new(measure.unchecked_ref()) {
        for element in document().body().as_deref().into_iter().chain(&steps) {
            observer.observe(element);
        }
    }
}

/// Requests an update at the next frame, at most one. Copies request the same update.
#[derive(Clone, Default)]
struct UpdateRequest {
    is_requested: Rc<Cell<bool>>,
    /// The function that updates.
    call: Rc<RefCell<JsValue>>,
}

impl UpdateRequest {
    fn request(&self) {
        if !self.is_requested.replace(true) {
            let call = self.call.borrow();
            let _ = window().request_animation_frame(call.unchecked_ref());
        }
    }
}
