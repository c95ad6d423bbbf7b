//! Observes the edges of steps: calls when one passes the reading line.

use super::measure::Chapter;
use super::measure::ReadingLine;
use crate::dom::observe;
use js_sys::Function;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// The observers of the steps. Only the steps of chapters that are near the window are observed,
/// because a browser checks every observed element at every frame.
pub struct StepEdges {
    steps: Vec<Vec<Element>>,
    /// The function that is called.
    call: JsValue,
    /// `None` until the page has been measured.
    line: Option<ReadingLine>,
    /// Whether each chapter is near the window.
    near: Vec<bool>,
    observers: Vec<Option<IntersectionObserver>>,
}

impl StepEdges {
    /// Observes which chapters are near the window, and the steps of those that are. `call` is
    /// called when an edge has passed its line, and when a chapter has come near or has left.
    pub fn observe(chapters: &[Chapter], call: &JsValue) -> Rc<RefCell<Self>> {
        let edges = Rc::new(RefCell::new(Self {
            steps: chapters.iter().map(|it| it.steps.clone()).collect(),
            call: call.clone(),
            line: None,
            near: vec![false; chapters.len()],
            observers: vec![None; chapters.len()],
        }));
        let sections: Vec<Element> = chapters.iter().map(|it| it.section.clone()).collect();
        let on_chapters = {
            let (edges, sections, call) = (edges.clone(), sections.clone(), call.clone());
            Closure::<dyn FnMut(Vec<IntersectionObserverEntry>)>::new(
                move |entries: Vec<IntersectionObserverEntry>| {
                    for entry in entries {
                        let chapter = sections.iter().position(|it| *it == entry.target());
                        if let Some(chapter) = chapter {
                            let mut edges = edges.borrow_mut();
                            edges.near[chapter] = entry.is_intersecting();
                            edges.renew(chapter);
                        }
                    }
                    // A reader who jumps out of a chapter passes no edge that is still observed.
                    let _ = call.unchecked_ref::<Function>().call0(&JsValue::NULL);
                },
            )
        };
        if let Some(observer) = observe::observer("50% 0px", &on_chapters.into_js_value()) {
            for section in &sections {
                observer.observe(section);
            }
        }
        edges
    }

    /// Sets the reading line.
    pub fn set_line(&mut self, line: ReadingLine) {
        if self.line.replace(line) != Some(line) {
            for chapter in 0..self.steps.len() {
                self.renew(chapter);
            }
        }
    }

    /// Replaces the observer of a chapter's steps by one for the line now.
    fn renew(&mut self, chapter: usize) {
        if let Some(observer) = self.observers[chapter].take() {
            observer.disconnect();
        }
        let Some(line) = self.line.filter(|_| self.near[chapter]) else {
            return;
        };
        // The observed area is the two pixels around the line, not the line itself: both the step
        // that enters it and the step that leaves it cause a call, so one call comes after the edge
        // has passed the line for certain.
        let (above, below) = (line.above - 1, line.below - 1);
        let margin = format!("-{above}px 0px -{below}px 0px");
        let observer = observe::observer(&margin, &self.call);
        if let Some(observer) = &observer {
            for step in &self.steps[chapter] {
                observer.observe(step);
            }
        }
        self.observers[chapter] = observer;
    }
}
