//! Scenes on a page in a frame that may be as tall as the page. Nothing sticks to the window there,
//! so the pictures are moved to the band that the reader sees. Where that band is unknown the page
//! is flat: each step has its picture beside it.

use super::frame_band::watch_band;
use super::measure::{CHAPTER, PICTURE, STAGE, STEP, band_of};
use super::scroll_watch::ScrollListener;
use crate::dom::{animation::set_style, query, root};
use leptos::prelude::{request_animation_frame, window};
use scroll::{Band, ChapterLayout, Position, is_believable, shift};
use std::{cell::Cell, rc::Rc};
use web_sys::Element;

/// The number of animation frames to wait for the first band. Browsers draw no frames while the page is
/// hidden, so a hidden page goes on waiting.
const MOST_FRAMES: u32 = 60;

/// Gives the id of the step being read to `public/frame.js`, which reports it to partner sites.
pub fn announce_step(id: &str) {
    root::set_attribute("data-step", Some(id));
    root::announce("changjuan:step");
}

/// Reports the position in each chapter to the listener whenever it changes, and moves the pictures
/// to where the reader looks, for as long as the page lives.
pub fn watch(mut listener: impl ScrollListener + 'static) {
    let chapters = query::all(CHAPTER).into_iter().filter_map(Chapter::of);
    let mut frame = Frame {
        chapters: chapters.collect(),
        screen: screen_height(),
        width: None,
    };
    let has_band = Rc::new(Cell::new(false));
    let observes = {
        let has_band = has_band.clone();
        watch_band(move |band| {
            has_band.set(true);
            let Some(band) = band else { return };
            frame.show(band, &mut listener);
        })
    };
    flatten_without_band(has_band, if observes { MOST_FRAMES } else { 0 });
}

/// Flattens the page if so many frames have passed without a band.
fn flatten_without_band(has_band: Rc<Cell<bool>>, frames: u32) {
    request_animation_frame(move || match frames {
        _ if has_band.get() => {}
        0 => flatten(true),
        _ => flatten_without_band(has_band, frames - 1),
    });
}

/// Shows the picture of every step beside it, or hides them again.
fn flatten(flat: bool) {
    root::toggle_class("flat", flat);
}

/// The height of the screen in pixels; 0 where the browser does not give it.
fn screen_height() -> f64 {
    let screen = window().screen();
    screen
        .and_then(|screen| screen.avail_height())
        .map_or(0.0, f64::from)
}

/// The page in the frame.
struct Frame {
    chapters: Vec<Chapter>,
    /// The height of the screen.
    screen: f64,
    /// The width of the chapters when the page was last seen.
    width: Option<i32>,
}

impl Frame {
    /// Moves the pictures into the band and reports the positions that have changed.
    fn show(&mut self, band: Band, listener: &mut impl ScrollListener) {
        let is_known = is_believable(band, self.screen);
        flatten(!is_known);
        if !is_known {
            return;
        }
        let width = self.chapters.first().map(|it| it.section.client_width());
        if self.width != width {
            self.width = width;
            listener.on_layout(&[]);
        }
        for (index, chapter) in self.chapters.iter_mut().enumerate() {
            let position = chapter.show(band);
            if chapter.last.replace(position) != Some(position) {
                listener.on_position(index, position);
            }
        }
    }
}

/// A chapter's elements, looked up once, and the reader's position in it.
struct Chapter {
    section: Element,
    stage: Element,
    /// Picture and caption, which move where the picture stands beside the text.
    figure: Element,
    /// What moves where the picture stands above the text.
    picture: Element,
    steps: Vec<Element>,
    /// The last position that was reported.
    last: Option<Position>,
}

impl Chapter {
    /// `None` for a chapter without a picture.
    fn of(section: Element) -> Option<Self> {
        let picture: Element = query::first_in(&section, PICTURE)?;
        let chapter = Self {
            stage: query::first_in(&section, STAGE)?,
            figure: picture.parent_element()?,
            steps: query::all_in(&section, STEP),
            picture,
            section,
            last: None,
        };
        let _ = chapter.figure.class_list().add_1("follow");
        let _ = chapter.picture.class_list().add_1("follow");
        Some(chapter)
    }

    /// Moves the picture into the band, and returns the position of a reader of that band.
    fn show(&self, band: Band) -> Position {
        // Where the picture stands above the text, style sheets give the figure no box.
        let beside = self.figure.get_client_rects().length() > 0;
        let moving = if beside { &self.figure } else { &self.picture };
        let height = moving.get_bounding_client_rect().height();
        let down = match root::motion_off() {
            true => 0,
            false => shift(band_of(&self.stage), height, band, beside) as i32,
        };
        let (figure, picture) = if beside { (down, 0) } else { (0, down) };
        set_style(&self.figure, "transform", &moved_by(figure));
        set_style(&self.picture, "transform", &moved_by(picture));
        let layout = ChapterLayout {
            stuck: if beside { 0.0 } else { height },
            steps: self.steps.iter().map(band_of).collect(),
        };
        layout.position(band)
    }
}

/// The value of `transform` for a move by so many pixels.
fn moved_by(pixels: i32) -> String {
    match pixels {
        0 => "none".to_owned(),
        pixels => format!("translateY({pixels}px)"),
    }
}
