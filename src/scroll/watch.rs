//! The one adaptor between the page and the plain functions: measures the
//! chapters when the page has been laid out anew, and says where the reader is.
//!
//! Where what follows the scroll is tied to it by the browser itself (scroll
//! timelines), no script runs while the page scrolls: observers call when a
//! step's edge passes the reading line, and where the reader is then follows
//! from positions alone, as everywhere. Elsewhere, and in a chapter whose scene
//! is painted and follows the scroll, the same is asked at every frame of it.

use super::{Band, Layout, Place};
use crate::dom;
use leptos::prelude::{document, window};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverInit, ResizeObserver};

/// How a chapter's elements are found: selectors of all chapters, and of the
/// parts inside one.
#[derive(Clone, Copy, Debug)]
pub struct Selectors {
    pub chapters: &'static str,
    /// The stretch in which the scene stays.
    pub stage: &'static str,
    pub scene: &'static str,
    pub steps: &'static str,
}

/// Where a chapter's reading line stands in the window, in whole pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Above it.
    pub above: i32,
    /// Below it.
    pub below: i32,
}

/// What follows the reader. Chapters are named by their index.
pub trait Follower {
    /// The page has been laid out anew: where each chapter's reading line stands now; none
    /// where the window is no measure of what the reader sees.
    fn laid_out(&mut self, lines: &[Line]);
    /// The reader's place in a chapter is another one.
    fn moved(&mut self, chapter: usize, place: Place);
    /// Whether a chapter that is being read must be told its place at every frame.
    fn follows(&self, chapter: usize) -> bool;
    /// The page has moved. Called at every frame of a scroll, and only where
    /// [`watch`] was asked to follow every frame.
    fn scrolled(&mut self);
}

/// Tells the follower where the reader is, first of every chapter and then of each in which
/// the place has changed: whenever a step's edge passes the reading line; with `every_frame`, or
/// where the follower asks for it, at every frame of a scroll. Watches until the page is gone.
pub fn watch(selectors: Selectors, every_frame: bool, mut follower: impl Follower + 'static) {
    let chapters: Vec<Chapter> = dom::all(selectors.chapters)
        .into_iter()
        .map(|section| Chapter::of(&section, selectors))
        .collect();
    let steps: Vec<Element> = chapters.iter().flat_map(|it| it.steps.clone()).collect();
    let measured: Rc<RefCell<Vec<Layout>>> = Rc::default();
    let waiting = Rc::new(Cell::new(false));
    let fresh = Rc::new(Cell::new(false));

    let (ask, asked) = {
        let waiting = waiting.clone();
        let asked = Rc::new(RefCell::new(JsValue::UNDEFINED));
        let look = asked.clone();
        let ask = move || {
            if !waiting.replace(true) {
                let _ = window().request_animation_frame(look.borrow().unchecked_ref());
            }
        };
        (ask, asked)
    };
    let call = Closure::<dyn FnMut()>::new(ask.clone()).into_js_value();

    let look = {
        let (fresh, measured) = (fresh.clone(), measured.clone());
        let (listens, listener) = (Cell::new(false), call.clone());
        let mut last: Vec<Option<Place>> = vec![None; chapters.len()];
        let mut edges = Edges::new(chapters.iter().map(|it| it.steps.clone()).collect(), &call);
        Closure::<dyn FnMut()>::new(move || {
            waiting.set(false);
            let screen = screen();
            let layouts = measured.borrow();
            if fresh.take() {
                last.fill(None);
                let lines: Vec<Line> = layouts.iter().map(|it| line(screen, it)).collect();
                follower.laid_out(&lines);
                if !every_frame {
                    edges.watch(lines);
                }
            }
            let mut follows = every_frame;
            for (index, layout) in layouts.iter().enumerate() {
                let place = layout.place(screen);
                let reading = place.progress > 0.0 && place.progress < 1.0;
                follows |= reading && follower.follows(index);
                if last[index].replace(place) != Some(place) {
                    follower.moved(index, place);
                }
            }
            if every_frame {
                follower.scrolled();
            }
            if listens.replace(follows) != follows {
                let window = window();
                let call = listener.unchecked_ref();
                let _ = match follows {
                    true => window.add_event_listener_with_callback("scroll", call),
                    false => window.remove_event_listener_with_callback("scroll", call),
                };
            }
        })
        .into_js_value()
    };
    *asked.borrow_mut() = look;

    let measure = Closure::<dyn FnMut()>::new(move || {
        // Right after layout, so that measuring costs none of its own.
        *measured.borrow_mut() = chapters.iter().map(Chapter::measure).collect();
        fresh.set(true);
        ask();
    })
    .into_js_value();
    // A resize that changes no size of these (the height of a phone's address bar) still moves the line.
    let _ = window().add_event_listener_with_callback("resize", measure.unchecked_ref());
    // Fonts, zoom, rotation and opened cards all change some size. The observer
    // also calls once at the start.
    if let Ok(observer) = ResizeObserver::new(measure.unchecked_ref()) {
        for element in document().body().as_deref().into_iter().chain(&steps) {
            observer.observe(element);
        }
    }
}

/// Calls when the edge of a step passes its chapter's reading line.
struct Edges {
    steps: Vec<Vec<Element>>,
    call: JsValue,
    lines: Vec<Line>,
    observers: Vec<IntersectionObserver>,
}

impl Edges {
    fn new(steps: Vec<Vec<Element>>, call: &JsValue) -> Self {
        Self {
            steps,
            call: call.clone(),
            lines: Vec::new(),
            observers: Vec::new(),
        }
    }

    /// Watches at these lines, one a chapter.
    fn watch(&mut self, lines: Vec<Line>) {
        if self.lines == lines {
            return;
        }
        for observer in self.observers.drain(..) {
            observer.disconnect();
        }
        for (line, steps) in lines.iter().zip(&self.steps) {
            // Two pixels around the line, not the line itself: a step that enters them and the one
            // that leaves them both call, so one call comes when the edge is past for certain.
            let options = IntersectionObserverInit::new();
            let (above, below) = (line.above - 1, line.below - 1);
            options.set_root_margin(&format!("-{above}px 0px -{below}px 0px"));
            let observer =
                IntersectionObserver::new_with_options(self.call.unchecked_ref(), &options);
            if let Ok(observer) = observer {
                for step in steps {
                    observer.observe(step);
                }
                self.observers.push(observer);
            }
        }
        self.lines = lines;
    }
}

/// A chapter's elements, looked up once.
struct Chapter {
    scene: Option<Element>,
    steps: Vec<Element>,
}

impl Chapter {
    fn of(section: &Element, selectors: Selectors) -> Self {
        Self {
            scene: section.query_selector(selectors.scene).ok().flatten(),
            steps: dom::all_in(section, selectors.steps),
        }
    }

    fn measure(&self) -> Layout {
        Layout {
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

fn line(screen: Band, layout: &Layout) -> Line {
    let above = screen.reading_line(layout.stuck) as i32;
    Line {
        above,
        below: screen.height() as i32 - above,
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
