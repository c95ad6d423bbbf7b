//! Measures the printed chapters: their elements, and where these are on the page.

use crate::dom::{observe, query};
use scroll::{Band, ChapterLayout};
use web_sys::Element;

/// Finds the chapters.
pub const CHAPTER: &str = ".chapter";
/// Finds the steps of a chapter.
pub const STEP: &str = ".step";

/// The band that an element takes up in the page. The browser lays the page out first if it has
/// changed.
pub fn band_of(element: &Element) -> Band {
    let rect = element.get_bounding_client_rect();
    let scrolled = observe::scrolled();
    Band {
        top: rect.top() + scrolled,
        bottom: rect.bottom() + scrolled,
    }
}

/// The band of the page that the window shows.
pub fn window_band() -> Band {
    let top = observe::scrolled();
    Band {
        top,
        bottom: top + observe::window_height(),
    }
}

/// A chapter's elements, looked up once.
pub struct Chapter {
    /// Its steps, in reading order.
    pub steps: Vec<Element>,
}

impl Chapter {
    /// All chapters of the page, in reading order.
    pub fn all() -> Vec<Self> {
        let sections = query::all(CHAPTER).into_iter();
        sections
            .map(|section| Self {
                steps: query::all_in(&section, STEP),
            })
            .collect()
    }

    /// Where its parts are now.
    pub fn measure(&self) -> ChapterLayout {
        ChapterLayout {
            steps: self.steps.iter().map(band_of).collect(),
        }
    }
}
