//! The river: a line down the edge of the page that shows how far the reader has scrolled, with a
//! dot for each chapter on its bank.
//!
//! Where the browser has scroll timelines it moves the river by itself. Elsewhere [`River`] does, by
//! the same measure: how far the page is scrolled of how far it can be.

use crate::dom::{
    animation::{animate, has_scroll_timelines, scroll_timeline, set_style},
    observe, query,
};
use leptos::prelude::document;
use scroll::ratio;
use web_sys::Element;

/// The signs of the distances from which the window (first in the document) and the stream in it
/// start: the window above its position, the stream below.
const SIGNS: [&str; 2] = ["-", ""];
/// The number of jumps (the CSS function `steps()`) in which the river moves through the whole page, about
/// one for every four pixels of its length. More jumps would not be visible, and browsers restyle the
/// river at each.
const JUMPS: u32 = 240;

/// The river of the page.
pub struct River {
    /// The dots of the chapters.
    dots: Vec<Element>,
    /// The window and the stream in it; empty where the browser moves them.
    moving: Vec<Element>,
    /// How far the page can be scrolled, in pixels.
    scroll_length: f64,
}

impl River {
    /// Attaches to the river that is printed; to nothing where there is none.
    pub fn of_page() -> Self {
        let mut moving = query::all(".river-window, .river-run");
        if has_scroll_timelines() {
            for (element, sign) in moving.drain(..).zip(SIGNS) {
                tie_to_scroll(&element, sign);
            }
        }
        Self {
            dots: query::all(".river-mark"),
            moving,
            scroll_length: 1.0,
        }
    }

    /// Moves the dots to where their chapters begin. Called when the page has been laid out anew.
    pub fn on_layout(&mut self) {
        if let Some(root) = document().document_element() {
            let length = f64::from(root.scroll_height() - root.client_height());
            self.scroll_length = length.max(1.0);
            let scrolled = observe::scrolled();
            for dot in &self.dots {
                place_dot(dot, scrolled, self.scroll_length);
            }
        }
    }

    /// Opens the window as far as the page is scrolled. Called at every frame of a scroll where the
    /// browser does not move the river.
    pub fn on_frame(&self) {
        if self.moving.is_empty() {
            return;
        }
        let progress = ratio(observe::scrolled() / self.scroll_length);
        let passed = (progress * f64::from(JUMPS)) as u32;
        let rest = percent(1.0 - f64::from(passed) / f64::from(JUMPS));
        for (element, sign) in self.moving.iter().zip(SIGNS) {
            set_style(element, "transform", &format!("translateY({sign}{rest})"));
        }
    }
}

/// Lets the browser move the window or the stream with the scroll. The style sheet does the same
/// without a program, but smoothly: it can set steps only between two keyframes, and the browser
/// would still restyle the element at every frame.
fn tie_to_scroll(element: &Element, sign: &str) {
    let Ok(timeline) = scroll_timeline() else {
        return;
    };
    let timing = [
        ("timeline", timeline),
        ("fill", "both".into()),
        ("easing", format!("steps({JUMPS})").into()),
    ];
    let from = format!("translateY({sign}100%)");
    if animate(element, "transform", [from.as_str(), "none"], &timing).is_ok() {
        set_style(element, "animation", "none");
    }
}

/// Moves a dot to where its chapter begins.
fn place_dot(dot: &Element, scrolled: f64, scroll_length: f64) {
    let chapter = dot
        .get_attribute("href")
        .and_then(|href| query::by_id(href.trim_start_matches('#')));
    if let Some(chapter) = chapter {
        let top = chapter.get_bounding_client_rect().top() + scrolled;
        set_style(dot, "top", &percent(ratio(top / scroll_length)));
    }
}

/// A ratio in percent for a style sheet, to a hundredth of a percent. It is written with whole
/// numbers, because the code that formats floats would add kilobytes to the reader's download.
fn percent(ratio: f64) -> String {
    let hundredths = (ratio * 10_000.0).max(0.0) as u32;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn percents_have_two_decimals() {
        let written = [0.0, 0.5, 0.12345, 1.0].map(percent);
        assert_eq!(written, ["0.00%", "50.00%", "12.34%", "100.00%"]);
    }
}
