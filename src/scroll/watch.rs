//! The one adaptor between the page and the plain functions: measures chapters
//! after every scroll, resize or change of layout, at most once a frame.

use super::{Band, progress, step_at};
use leptos::prelude::{document, window};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver};

/// Where the reader is in a chapter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Index of the step being read.
    pub step: usize,
    /// How much of the chapter's steps has passed the reading line, 0 to 1.
    pub progress: f64,
    /// Whether any of the chapter is on screen.
    pub visible: bool,
}

/// A chapter's elements, looked up once.
struct Chapter {
    section: Element,
    scene: Option<Element>,
    steps: Vec<Element>,
}

/// Calls `moved` with a chapter's index and place, first for every chapter and
/// then for each whose place has changed, whenever the page has moved; and
/// `each_time` after that. `sections` finds the chapters' elements, `scene` and
/// `steps` find theirs inside a section. Watches until the page is gone.
pub fn watch(
    sections: &str,
    scene: &str,
    steps: &str,
    mut moved: impl FnMut(usize, Place) + 'static,
    mut each_time: impl FnMut() + 'static,
) {
    let chapters: Vec<Chapter> = crate::dom::all(sections)
        .into_iter()
        .map(|section| Chapter {
            scene: section.query_selector(scene).ok().flatten(),
            steps: crate::dom::all_in(&section, steps),
            section,
        })
        .collect();
    let mut last: Vec<Option<Place>> = vec![None; chapters.len()];
    let waiting = Rc::new(Cell::new(false));
    let measure = {
        let waiting = waiting.clone();
        Closure::<dyn FnMut()>::new(move || {
            waiting.set(false);
            let screen = screen();
            for (index, chapter) in chapters.iter().enumerate() {
                let place = chapter.place(screen);
                if last[index] != Some(place) {
                    last[index] = Some(place);
                    moved(index, place);
                }
            }
            each_time();
        })
    };
    let measure = measure.into_js_value();
    let ask = Closure::<dyn FnMut()>::new(move || {
        if !waiting.replace(true) {
            let _ = window().request_animation_frame(measure.unchecked_ref());
        }
    })
    .into_js_value();
    let ask: &js_sys::Function = ask.unchecked_ref();
    for event in ["scroll", "resize", "load"] {
        let _ = window().add_event_listener_with_callback(event, ask);
    }
    // Fonts, zoom and opened cards change the layout without a scroll.
    if let (Ok(observer), Some(body)) = (ResizeObserver::new(ask), document().body()) {
        observer.observe(&body);
    }
    let _ = ask.call0(&wasm_bindgen::JsValue::NULL);
}

impl Chapter {
    fn place(&self, screen: Band) -> Place {
        let section = band_of(&self.section);
        if !screen.meets(section) {
            // Off screen the exact step does not matter, only the side.
            let passed = section.bottom <= screen.top;
            return Place {
                step: if passed {
                    self.steps.len().saturating_sub(1)
                } else {
                    0
                },
                progress: if passed { 1.0 } else { 0.0 },
                visible: false,
            };
        }
        let steps: Vec<Band> = self.steps.iter().map(band_of).collect();
        let tops: Vec<f64> = steps.iter().map(|step| step.top).collect();
        // A scene beside the text does not cover it, one above it does.
        let scene = self.scene.as_ref().filter(|scene| {
            self.steps.first().is_some_and(|step| {
                scene.get_bounding_client_rect().left() < step.get_bounding_client_rect().right()
            })
        });
        let line = screen.below(scene.map(band_of)).reading_line();
        let (top, bottom) = match (steps.first(), steps.last()) {
            (Some(first), Some(last)) => (first.top, last.bottom),
            _ => (section.top, section.bottom),
        };
        Place {
            step: step_at(&tops, line),
            progress: progress(top, bottom, line),
            visible: true,
        }
    }
}

fn screen() -> Band {
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    Band {
        top: 0.0,
        bottom: height.unwrap_or_default(),
    }
}

fn band_of(element: &Element) -> Band {
    let rect = element.get_bounding_client_rect();
    Band {
        top: rect.top(),
        bottom: rect.bottom(),
    }
}
