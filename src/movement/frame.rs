//! The reader's position on a page in a frame that may be as tall as the page: it follows from the band of
//! the page that the reader sees. Where that band is unknown, no position is reported.

use super::frame_band::watch_band;
use super::measure::Chapter;
use super::scroll_watch::ScrollListener;
use crate::dom::root;
use leptos::prelude::window;
use scroll::{Band, Position, is_believable};

/// Gives the id of the step being read to `public/frame.js`, which reports it to partner sites.
pub fn announce_step(id: &str) {
    root::set_attribute("data-step", Some(id));
    root::announce("changjuan:step");
}

/// Reports the position in each chapter to the listener whenever it changes, for as long as the page lives.
pub fn watch(listener: impl ScrollListener + 'static) {
    let chapters = Chapter::all();
    let mut frame = Frame {
        last: vec![None; chapters.len()],
        chapters,
        screen: screen_height(),
        listener,
    };
    watch_band(move |band| {
        if let Some(band) = band.filter(|band| is_believable(*band, frame.screen)) {
            frame.show(band);
        }
    });
}

/// The height of the screen in pixels; 0 where the browser does not give it.
fn screen_height() -> f64 {
    let screen = window().screen();
    screen
        .and_then(|screen| screen.avail_height())
        .map_or(0.0, f64::from)
}

/// The page in the frame.
struct Frame<L> {
    chapters: Vec<Chapter>,
    /// The position in each chapter that was last reported.
    last: Vec<Option<Position>>,
    /// The height of the screen.
    screen: f64,
    listener: L,
}

impl<L: ScrollListener> Frame<L> {
    /// Reports the positions of a reader of this band that have changed.
    fn show(&mut self, band: Band) {
        for (index, chapter) in self.chapters.iter().enumerate() {
            let position = chapter.measure().position(band);
            if self.last[index].replace(position) != Some(position) {
                self.listener.on_position(index, position);
            }
        }
    }
}
