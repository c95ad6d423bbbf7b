//! The river: progress through the whole page as a line down its edge, with
//! the chapters on its bank. Abstract; no map of any water.
//!
//! Where the browser has scroll timelines, style sheets move it; elsewhere
//! [`Flow`] does, by the same measure: how far the page is scrolled of how
//! far it can be.

use crate::share::share;
use crate::{content::Story, dom, printed};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The river and the chapters' marks. Hidden from assistive technology, where
/// the contents serve; the marks are for pointers only.
#[component]
pub fn River(story: Arc<Story>) -> impl IntoView {
    let river = printed!(view! { <print::River story=story.clone()/> });
    // Read where the page is printed only.
    let _ = story;
    view! { <div class="river" aria-hidden="true" inner_html=river></div> }
}

#[cfg(not(target_arch = "wasm32"))]
mod print {
    use crate::content::Story;
    use leptos::prelude::*;
    use std::sync::Arc;

    #[component]
    pub fn River(story: Arc<Story>) -> impl IntoView {
        let marks = story
            .chapters
            .iter()
            .map(|chapter| {
                view! {
                    <a
                        class="river-mark"
                        data-pigment=chapter.pigment.name()
                        href=format!("#{}", chapter.id)
                        tabindex="-1"
                    >
                        <span>{chapter.name.clone()}</span>
                    </a>
                }
            })
            .collect_view();
        view! {
            <Stream class="river-bed"/>
            // What has been read: a window that moves down while the stream in it stays.
            <div class="river-window"><Stream class="river-run"/></div>
            {marks}
        }
    }

    #[component]
    fn Stream(class: &'static str) -> impl IntoView {
        view! {
            <svg class=class viewBox="0 0 28 1000" preserveAspectRatio="none" focusable="false">
                <path d="M14 0c6 60 5 120-2 190s-8 130 0 210 13 130 9 210-13 120-13 190 10 120 6 200"/>
            </svg>
        }
    }
}

/// Where the window (first in the document) and the stream in it come from: above and below.
const SIGNS: [&str; 2] = ["-", ""];
/// The river runs on so often on its way through the page, about every four pixels of its length.
/// More often would be seen by nobody, and browsers style what moves at each of its steps.
const STEPS: u32 = 240;

/// Has the browser move the window or the stream with the scroll, as the style sheet does without
/// a program, but in steps: a style sheet has steps between two keyframes only, and
/// the browser would style them at every frame all the same.
fn run(element: &Element, sign: &str) {
    let Ok(timeline) = dom::scroll_timeline() else {
        return;
    };
    let timing = [
        ("timeline", timeline),
        ("fill", "both".into()),
        ("easing", format!("steps({STEPS})").into()),
    ];
    let from = format!("translateY({sign}100%)");
    if dom::animate(element, "transform", [from.as_str(), "none"], &timing).is_ok() {
        set(element, "animation", "none");
    }
}

/// The river of the page, once the page is alive.
pub struct Flow {
    marks: Vec<Element>,
    /// The window and the stream in it, where style sheets do not move them.
    moving: Vec<Element>,
    /// How far the page can be scrolled, in pixels.
    reach: f64,
}

impl Flow {
    pub fn of_page() -> Self {
        let mut moving = dom::all(".river-window, .river-run");
        if dom::has_scroll_timelines() {
            for (element, sign) in moving.drain(..).zip(SIGNS) {
                run(&element, sign);
            }
        }
        Self {
            marks: dom::all(".river-mark"),
            moving,
            reach: 1.0,
        }
    }

    /// Puts the marks where their chapters begin.
    pub fn laid_out(&mut self) {
        if let Some(root) = document().document_element() {
            self.reach = f64::from(root.scroll_height() - root.client_height()).max(1.0);
            let scrolled = dom::scrolled();
            for mark in &self.marks {
                place(mark, scrolled, self.reach);
            }
        }
    }

    /// Opens the window as far as the page is scrolled.
    pub fn scrolled(&self) {
        if self.moving.is_empty() {
            return;
        }
        let scrolled = dom::scrolled();
        let passed = (share(scrolled / self.reach) * f64::from(STEPS)) as u32;
        let left = percent(1.0 - f64::from(passed) / f64::from(STEPS));
        for (element, sign) in self.moving.iter().zip(SIGNS) {
            set(element, "transform", &format!("translateY({sign}{left})"));
        }
    }
}

/// Puts a mark where its chapter begins.
fn place(mark: &Element, scrolled: f64, reach: f64) {
    let chapter = mark
        .get_attribute("href")
        .and_then(|href| document().get_element_by_id(href.trim_start_matches('#')));
    if let Some(chapter) = chapter {
        let top = chapter.get_bounding_client_rect().top() + scrolled;
        set(mark, "top", &percent(share(top / reach)));
    }
}

/// A share (0 to 1) in percent for a style sheet, to a hundredth of a percent.
/// Written with whole numbers: formatting floats would cost the reader kilobytes.
fn percent(share: f64) -> String {
    let hundredths = (share * 10_000.0).max(0.0) as u32;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

fn set(element: &Element, property: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(property, value);
    } else if let Some(element) = element.dyn_ref::<web_sys::SvgElement>() {
        let _ = element.style().set_property(property, value);
    }
}
