//! Pictures of steps on canvases: a worker draws them (`public/painter.js`), so that the page's thread is free
//! while the reader scrolls.
//!
//! Where things may move, a chapter has one canvas, its stage, which stays while the steps pass; the camera on it
//! travels from step to step. Where they may not (motion off, frames, low windows), each picture has a canvas of its own.
//! A canvas is drawn when the reader comes near, and gives its memory back when the reader is far.
//!
//! Until the program runs, style sheets keep the printed images from being fetched. Where no worker may draw,
//! or where one fails, the class `flat` shows them.

mod canvas;
mod chapter;
mod watch;

use crate::dom::root;
use canvas::{Canvas, Painter, Showing};
use chapter::PaintedChapter;
use leptos::prelude::window;
use scroll::{Band, ChapterLayout, Travel};
use std::{cell::RefCell, rc::Rc};

/// The class of the document element while stages are shown (`style/moving.css`).
const MOVING: &str = "moving";
/// The windows that are too low for a picture that stays; the style sheets have it too.
pub const LOW: &str = "(max-height: 30rem)";
/// The windows that have pictures beside the text; the style sheets have it too.
const BESIDE: &str = "(min-width: 62.5rem) and (min-aspect-ratio: 5/4)";

/// The pictures of the page. Copies are the same pictures.
#[derive(Clone, Default)]
pub struct Pictures(Option<Rc<RefCell<Drawn>>>);

impl Pictures {
    /// Draws the pictures of the page for as long as it lives.
    pub fn of_page() -> Self {
        let chapters = PaintedChapter::all();
        if chapters.iter().all(|chapter| chapter.pictures.is_empty()) {
            return Self::default();
        }
        let Some(painter) = Painter::start() else {
            show_images();
            return Self::default();
        };
        let drawn = Rc::new(RefCell::new(Drawn::new(painter, chapters)));
        watch::watch(&drawn);
        Self(Some(drawn))
    }

    /// Moves the cameras to where the reader of a window is. The layouts are those of all chapters of the page.
    pub fn on_frame(&self, layouts: &[ChapterLayout], visible: Band) {
        if let Some(drawn) = &self.0 {
            drawn.borrow_mut().move_cameras(layouts, visible);
        }
    }
}

/// Shows the printed images in place of canvases.
fn show_images() {
    root::toggle_class("flat", true);
    root::toggle_class(MOVING, false);
}

/// What the worker draws.
struct Drawn {
    painter: Painter,
    chapters: Vec<PaintedChapter>,
    /// The stages of the chapters, then all pictures.
    canvases: Vec<Canvas>,
    /// Whether stages are shown.
    is_moving: bool,
    travel: Travel,
}

impl Drawn {
    fn new(painter: Painter, chapters: Vec<PaintedChapter>) -> Self {
        let indices = || chapters.iter().zip(0..);
        let stages = indices().map(|(chapter, index)| {
            Canvas::new(chapter.window.clone(), chapter.stage.clone(), index, None)
        });
        let pictures = indices().flat_map(|(chapter, index)| {
            let pictures = chapter.pictures.iter().cloned().zip(0..);
            pictures.map(move |(picture, step)| {
                Canvas::new(picture.clone(), picture, index, Some(step))
            })
        });
        let mut drawn = Self {
            canvases: stages.chain(pictures).collect(),
            painter,
            chapters,
            is_moving: false,
            travel: Travel::ABOVE,
        };
        drawn.choose();
        drawn
    }

    /// Chooses how pictures are shown in this window.
    fn choose(&mut self) {
        self.is_moving = !root::motion_off() && !root::is_embed() && !matches(LOW);
        self.travel = match matches(BESIDE) {
            true => Travel::BESIDE,
            false => Travel::ABOVE,
        };
        root::toggle_class(MOVING, self.is_moving && !root::has_class("flat"));
        if !self.is_moving {
            self.chapters
                .iter_mut()
                .for_each(PaintedChapter::show_all_words);
        }
    }

    /// Requests what canvases show now, after the page or its colours have changed.
    fn update_all(&mut self) {
        self.choose();
        for number in 0..self.canvases.len() {
            self.update(number);
        }
    }

    /// Requests what a near canvas shows now; lets go of one that is far, or of the other way of showing pictures.
    fn update(&mut self, number: usize) {
        let Some(canvas) = self.canvases.get_mut(number) else {
            return;
        };
        let Some(chapter) = self.chapters.get(canvas.chapter) else {
            return;
        };
        let is_stage = canvas.step.is_none();
        let is_shown = canvas.is_near && is_stage == self.is_moving;
        let showing = match is_shown {
            true => canvas
                .measure(number, &self.painter)
                .and_then(|(width, height)| {
                    let (art, score) = chapter.files(matches(BESIDE))?;
                    Some(Showing {
                        art,
                        score,
                        width,
                        height,
                        position: canvas.step.map_or(chapter.position, f64::from),
                        moves: is_stage,
                    })
                }),
            false => None,
        };
        canvas.show(number, showing, &self.painter);
    }

    fn move_cameras(&mut self, layouts: &[ChapterLayout], visible: Band) {
        for (number, (chapter, layout)) in self.chapters.iter_mut().zip(layouts).enumerate() {
            let position = layout.camera(visible, self.travel);
            if self.is_moving {
                chapter.show_words(position);
            }
            if chapter.position != position {
                chapter.position = position;
                self.canvases[number].move_camera(number, position, &self.painter);
            }
        }
    }
}

/// Whether a media query matches.
fn matches(media: &str) -> bool {
    let query = window().match_media(media).ok().flatten();
    query.is_some_and(|query| query.matches())
}
