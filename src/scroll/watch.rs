//! The one adaptor between the page and the plain functions: measures the
//! chapters when the page has been laid out anew, and says where the reader is
//! after every scroll, at most once a frame.

use super::{Band, Layout, Place};
use crate::dom;
use leptos::prelude::{document, window};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver};

/// How a chapter's elements are found: selectors of all chapters, and of the
/// parts inside one.
#[derive(Clone, Copy, Debug)]
pub struct Selectors {
    pub chapters: &'static str,
    /// The stretch in which the scene sticks.
    pub stage: &'static str,
    pub scene: &'static str,
    pub steps: &'static str,
}

/// A chapter's elements, looked up once.
struct Chapter {
    section: Element,
    stage: Option<Element>,
    scene: Option<Element>,
    steps: Vec<Element>,
}

/// Calls `moved` with a chapter's index and place, first for every chapter and
/// then for each whose place has changed, whenever the page has moved; and
/// `each_time` after that, with whether the page has been laid out anew since
/// the last time. Watches until the page is gone.
pub fn watch(
    selectors: Selectors,
    mut moved: impl FnMut(usize, Place) + 'static,
    mut each_time: impl FnMut(bool) + 'static,
) {
    let chapters: Vec<Chapter> = dom::all(selectors.chapters)
        .into_iter()
        .map(|section| Chapter::of(section, selectors))
        .collect();
    let layouts: Rc<RefCell<Vec<Layout>>> = Rc::default();
    let mut last: Vec<Option<Place>> = vec![None; chapters.len()];
    let waiting = Rc::new(Cell::new(false));
    let fresh = Rc::new(Cell::new(false));
    let look = {
        let (waiting, fresh, layouts) = (waiting.clone(), fresh.clone(), layouts.clone());
        Closure::<dyn FnMut()>::new(move || {
            waiting.set(false);
            let screen = screen();
            for (index, layout) in layouts.borrow().iter().enumerate() {
                let place = layout.place(screen);
                if last[index].replace(place) != Some(place) {
                    moved(index, place);
                }
            }
            each_time(fresh.take());
        })
        .into_js_value()
    };
    let ask = move || {
        if !waiting.replace(true) {
            let _ = window().request_animation_frame(look.unchecked_ref());
        }
    };
    let scrolled = Closure::<dyn FnMut()>::new(ask.clone()).into_js_value();
    let steps: Vec<Element> = chapters.iter().flat_map(|it| it.steps.clone()).collect();
    let changed = Closure::<dyn FnMut()>::new(move || {
        // Right after layout, so that measuring costs none of its own.
        *layouts.borrow_mut() = chapters.iter().map(Chapter::measure).collect();
        fresh.set(true);
        ask();
    })
    .into_js_value();
    let _ = window().add_event_listener_with_callback("scroll", scrolled.unchecked_ref());
    // A resize that changes no size of these (the height of a phone's address bar) still moves the line.
    let _ = window().add_event_listener_with_callback("resize", scrolled.unchecked_ref());
    // Fonts, zoom, rotation and opened cards all change some size. The observer
    // also calls once at the start.
    if let Ok(observer) = ResizeObserver::new(changed.unchecked_ref()) {
        for element in document().body().as_deref().into_iter().chain(&steps) {
            observer.observe(element);
        }
    }
}

impl Chapter {
    fn of(section: Element, selectors: Selectors) -> Self {
        let find = |selector| section.query_selector(selector).ok().flatten();
        Self {
            stage: find(selectors.stage),
            scene: find(selectors.scene),
            steps: dom::all_in(&section, selectors.steps),
            section,
        }
    }

    fn measure(&self) -> Layout {
        Layout {
            section: band_of(&self.section),
            stage: band_of(self.stage.as_ref().unwrap_or(&self.section)),
            stuck: self.stuck(),
            steps: self.steps.iter().map(band_of).collect(),
        }
    }

    /// The height of the scene where it sticks above the text.
    fn stuck(&self) -> f64 {
        let (Some(scene), Some(step)) = (&self.scene, self.steps.first()) else {
            return 0.0;
        };
        let sticks = window()
            .get_computed_style(scene)
            .ok()
            .flatten()
            .and_then(|style| style.get_property_value("position").ok())
            .is_some_and(|position| position == "sticky");
        let scene = scene.get_bounding_client_rect();
        let above = scene.left() < step.get_bounding_client_rect().right();
        if sticks && above { scene.height() } else { 0.0 }
    }
}

/// The band of the page that the window shows.
fn screen() -> Band {
    let window = window();
    let top = window.scroll_y().unwrap_or_default();
    let height = window
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    Band {
        top,
        bottom: top + height.unwrap_or_default(),
    }
}

fn band_of(element: &Element) -> Band {
    let rect = element.get_bounding_client_rect();
    let scrolled = window().scroll_y().unwrap_or_default();
    Band {
        top: rect.top() + scrolled,
        bottom: rect.bottom() + scrolled,
    }
}
