//! The rollers at both edges of the window: the left one becomes thinner and the right one thicker while the page is
//! read, and a bead on the left one moves down past the tabs of the chapters.
//!
//! Where the browser has scroll timelines it moves them by itself. Elsewhere [`Rollers`] does, by the same measure: how
//! far the page is scrolled of how far it can be.

use crate::dom::{
    animation::{animate, has_scroll_timelines, scroll_timeline, set_style},
    observe, query,
};
use leptos::prelude::document;
use scroll::ratio;
use web_sys::Element;

/// The number of jumps (the CSS function `steps()`) in which a part moves through the whole page, about one for every
/// four pixels of the bead's way. More jumps would not be visible, and browsers restyle the part at each.
const JUMPS: u32 = 240;

/// A part that moves: by its selector, with where it is at the beginning and at the end of the page. `style/rollers.css`
/// has the same places, for browsers without a program.
struct Part {
    selector: &'static str,
    /// The CSS function that moves it.
    function: &'static str,
    /// In percent of its own size, at the beginning and at the end.
    from: f64,
    to: f64,
}

const PARTS: [Part; 3] = [
    Part::new(".unread", "translateX", 0.0, -62.0),
    Part::new(".read", "translateX", 62.0, 0.0),
    Part::new(".roller-bead", "translateY", 0.0, 100.0),
];

impl Part {
    const fn new(selector: &'static str, function: &'static str, from: f64, to: f64) -> Self {
        Self {
            selector,
            function,
            from,
            to,
        }
    }

    /// The value of its `transform` after this part of the page, from 0 to 1.
    fn transform(&self, progress: f64) -> String {
        let percent = self.from + (self.to - self.from) * progress;
        format!("{}({})", self.function, in_percent(percent))
    }
}

/// The rollers of the page.
pub struct Rollers {
    /// The tabs of the chapters.
    tabs: Vec<Element>,
    /// What moves, each with its element; empty where the browser moves them.
    moving: Vec<(&'static Part, Element)>,
    /// How far the page can be scrolled, in pixels.
    scroll_length: f64,
}

impl Rollers {
    /// Attaches to the rollers that are printed; to nothing where there are none.
    pub fn of_page() -> Self {
        let found = PARTS.iter().filter_map(|part| {
            let element = query::all(part.selector).into_iter().next()?;
            Some((part, element))
        });
        let mut moving: Vec<_> = found.collect();
        if has_scroll_timelines() {
            for (part, element) in moving.drain(..) {
                tie_to_scroll(part, &element);
            }
        }
        Self {
            tabs: query::all(".roller-tab"),
            moving,
            scroll_length: 1.0,
        }
    }

    /// Moves the tabs to where their chapters begin. Called when the page has been laid out anew.
    pub fn on_layout(&mut self) {
        if let Some(root) = document().document_element() {
            let length = f64::from(root.scroll_height() - root.client_height());
            self.scroll_length = length.max(1.0);
            let scrolled = observe::scrolled();
            for tab in &self.tabs {
                place_tab(tab, scrolled, self.scroll_length);
            }
        }
    }

    /// Moves the parts as far as the page is scrolled. Called at every frame of a scroll where the browser does not
    /// move them.
    pub fn on_frame(&self) {
        if self.moving.is_empty() {
            return;
        }
        let progress = ratio(observe::scrolled() / self.scroll_length);
        let passed = (progress * f64::from(JUMPS)).floor() / f64::from(JUMPS);
        for (part, element) in &self.moving {
            set_style(element, "transform", &part.transform(passed));
        }
    }
}

/// Lets the browser move a part with the scroll. The style sheet does the same without a program, but smoothly: it can
/// set steps only between two keyframes, and the browser would still restyle the element at every frame.
fn tie_to_scroll(part: &Part, element: &Element) {
    let Ok(timeline) = scroll_timeline() else {
        return;
    };
    let timing = [
        ("timeline", timeline),
        ("fill", "both".into()),
        ("easing", format!("steps({JUMPS})").into()),
    ];
    let ends = [0.0, 1.0].map(|progress| part.transform(progress));
    if animate(element, "transform", ends, &timing).is_ok() {
        set_style(element, "animation", "none");
    }
}

/// Moves a tab to where its chapter begins.
fn place_tab(tab: &Element, scrolled: f64, scroll_length: f64) {
    let chapter = tab
        .get_attribute("href")
        .and_then(|href| query::by_id(href.trim_start_matches('#')));
    if let Some(chapter) = chapter {
        let top = chapter.get_bounding_client_rect().top() + scrolled;
        set_style(tab, "top", &in_percent(100.0 * ratio(top / scroll_length)));
    }
}

/// A number of percent for a style sheet, with two decimals. It is written with whole numbers, because the code that
/// formats floats would add kilobytes to the reader's download.
fn in_percent(percent: f64) -> String {
    let sign = if percent < 0.0 { "-" } else { "" };
    let hundredths = (percent.abs() * 100.0).round() as u32;
    format!("{sign}{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::{PARTS, in_percent};

    #[test]
    fn percents_have_two_decimals() {
        let written = [0.0, 50.0, 12.345, 100.0, -62.0, -0.5].map(in_percent);
        assert_eq!(
            written,
            ["0.00%", "50.00%", "12.35%", "100.00%", "-62.00%", "-0.50%"]
        );
    }

    #[test]
    fn paper_leaves_one_roller_as_it_comes_to_the_other() {
        let at = |progress: f64| PARTS.each_ref().map(|part| part.transform(progress));
        let (start, middle, end) = (at(0.0), at(0.5), at(1.0));
        assert_eq!(start[0], "translateX(0.00%)");
        assert_eq!(start[1], "translateX(62.00%)");
        assert_eq!(middle[0], "translateX(-31.00%)");
        assert_eq!(middle[1], "translateX(31.00%)");
        assert_eq!(end[0], "translateX(-62.00%)");
        assert_eq!(end[1], "translateX(0.00%)");
        assert_eq!(middle[2], "translateY(50.00%)");
    }
}
