//! The one adaptor between the page and the plain functions: measures the
//! chapters when the page has been laid out anew, and says where the reader is.
//!
//! Where what follows the scroll is tied to it by the browser itself (scroll
//! timelines), no script runs while the page scrolls: observers call when a
//! step's edge passes the reading line, and where the reader is then follows
//! from positions alone, as everywhere. Elsewhere the same is asked at every frame
//! of a scroll, and in a chapter whose scene is painted and follows it, every few.

use super::{Band, Layout, Place};
use crate::dom;
use leptos::prelude::{document, window};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, ResizeObserver};

/// How long after a look at a scroll the next one is, where a painter follows it: it fills in the frames
/// between, and each look costs the page's thread a part of a frame.
const PACE: Duration = Duration::from_millis(100);

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
    /// Whether a chapter that is being read must be told its place while the page scrolls.
    fn follows(&self, chapter: usize) -> bool;
    /// The page has moved. Called at every frame of a scroll, and only where
    /// [`watch`] was asked to follow every frame.
    fn scrolled(&mut self);
}

/// Tells the follower where the reader is, first of every chapter and then of each in which
/// the place has changed: whenever a step's edge passes the reading line; with `every_frame`, at
/// every frame of a scroll; where the follower asks for it, every few. Watches until the page is gone.
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
        let listens = Cell::new(false);
        let listener = match every_frame {
            true => call.clone(),
            false => paced(ask.clone()),
        };
        let mut last: Vec<Option<Place>> = vec![None; chapters.len()];
        let edges = (!every_frame).then(|| Edges::of(&chapters, &call));
        Closure::<dyn FnMut()>::new(move || {
            waiting.set(false);
            let screen = screen();
            let layouts = measured.borrow();
            if fresh.take() {
                last.fill(None);
                let lines: Vec<Line> = layouts.iter().map(|it| line(screen, it)).collect();
                follower.laid_out(&lines);
                if let Some(edges) = &edges {
                    edges.borrow_mut().watch(lines);
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

/// Calls at once, and once more when [`PACE`] has passed; what is asked for meanwhile is answered by that.
fn paced(call: impl Fn() + Clone + 'static) -> JsValue {
    let resting = Rc::new(Cell::new(false));
    Closure::<dyn FnMut()>::new(move || {
        if resting.replace(true) {
            return;
        }
        call();
        let (resting, call) = (resting.clone(), call.clone());
        dom::later(PACE, move || {
            resting.set(false);
            call();
        });
    })
    .into_js_value()
}

/// Calls when the edge of a step passes its chapter's reading line. Only the steps of chapters that
/// are in the window are watched: a browser asks for every watched element at every frame.
struct Edges {
    steps: Vec<Vec<Element>>,
    call: JsValue,
    lines: Vec<Line>,
    /// Whether each chapter is in the window, and then the observer of its steps.
    shown: Vec<bool>,
    observers: Vec<Option<IntersectionObserver>>,
}

impl Edges {
    fn of(chapters: &[Chapter], call: &JsValue) -> Rc<RefCell<Self>> {
        let edges = Rc::new(RefCell::new(Self {
            steps: chapters.iter().map(|it| it.steps.clone()).collect(),
            call: call.clone(),
            lines: Vec::new(),
            shown: vec![false; chapters.len()],
            observers: vec![None; chapters.len()],
        }));
        let sections: Vec<Element> = chapters.iter().map(|it| it.section.clone()).collect();
        let come_and_go = {
            let (edges, sections, call) = (edges.clone(), sections.clone(), call.clone());
            Closure::<dyn FnMut(Vec<IntersectionObserverEntry>)>::new(
                move |entries: Vec<IntersectionObserverEntry>| {
                    for entry in entries {
                        let chapter = sections.iter().position(|it| *it == entry.target());
                        if let Some(chapter) = chapter {
                            let mut edges = edges.borrow_mut();
                            edges.shown[chapter] = entry.is_intersecting();
                            edges.renew(chapter);
                        }
                    }
                    // Who jumps out of a chapter passes no edge that is still watched.
                    let _ = call
                        .unchecked_ref::<js_sys::Function>()
                        .call0(&JsValue::NULL);
                },
            )
        };
        if let Some(observer) = dom::observer("50% 0px", &come_and_go.into_js_value()) {
            for section in &sections {
                observer.observe(section);
            }
        }
        edges
    }

    /// Watches at these lines, one a chapter.
    fn watch(&mut self, lines: Vec<Line>) {
        if self.lines != lines {
            self.lines = lines;
            for chapter in 0..self.steps.len() {
                self.renew(chapter);
            }
        }
    }

    fn renew(&mut self, chapter: usize) {
        if let Some(observer) = self.observers[chapter].take() {
            observer.disconnect();
        }
        let Some(line) = self.lines.get(chapter).filter(|_| self.shown[chapter]) else {
            return;
        };
        // Two pixels around the line, not the line itself: a step that enters them and the one
        // that leaves them both call, so one call comes when the edge is past for certain.
        let (above, below) = (line.above - 1, line.below - 1);
        let observer = dom::observer(&format!("-{above}px 0px -{below}px 0px"), &self.call);
        if let Some(observer) = &observer {
            for step in &self.steps[chapter] {
                observer.observe(step);
            }
        }
        self.observers[chapter] = observer;
    }
}

/// A chapter's elements, looked up once.
struct Chapter {
    section: Element,
    scene: Option<Element>,
    steps: Vec<Element>,
}

impl Chapter {
    fn of(section: &Element, selectors: Selectors) -> Self {
        Self {
            section: section.clone(),
            scene: section.query_selector(selectors.scene).ok().flatten(),
            steps: dom::all_in(section, selectors.steps),
        }
    }

    fn measure(&self) -> Layout {
        Layout {
            stuck: self.stuck(),
            steps: self.steps.iter().map(Band::of).collect(),
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
    let top = dom::scrolled();
    Band {
        top,
        bottom: top + dom::window_height(),
    }
}

fn line(screen: Band, layout: &Layout) -> Line {
    let above = screen.reading_line(layout.stuck) as i32;
    Line {
        above,
        below: screen.height() as i32 - above,
    }
}

impl Band {
    /// The band that an element takes up in the page. Lays the page out if it has changed.
    pub fn of(element: &Element) -> Self {
        let rect = element.get_bounding_client_rect();
        let scrolled = dom::scrolled();
        Self {
            top: rect.top() + scrolled,
            bottom: rect.bottom() + scrolled,
        }
    }
}
