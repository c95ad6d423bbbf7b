//! Attaches the rollers to the reader's position, and publishes which chapter and step
//! is being read.

use super::frame;
use super::measure::CHAPTER;
use super::pictures::Pictures;
use super::rollers::Rollers;
use super::scroll_watch::{self, ScrollListener};
use crate::context::CurrentChapter;
use crate::dom::{query, root};
use crate::resume::remember_step;
use leptos::prelude::{GetUntracked, Set};
use scroll::{Band, ChapterLayout, Position};
use std::sync::Arc;
use story::Bundle;

/// Attaches to the chapters of the page, if it has any. `current` is set to the chapter being read.
pub fn attach(bundle: Arc<Bundle>, current: CurrentChapter) {
    let sections = query::all(CHAPTER);
    if sections.is_empty() {
        return;
    }
    let is_embed = root::is_embed();
    let listener = PositionListener {
        chapters: sections
            .iter()
            .map(|section| bundle.chapters.iter().position(|it| it.id == section.id()))
            .collect(),
        pictures: Pictures::of_page(),
        rollers: Rollers::of_page(),
        bundle,
        is_embed,
        current,
        last_step: None,
    };
    if is_embed {
        frame::watch(listener);
    } else {
        scroll_watch::watch(listener);
    }
}

/// Passes the reader's positions on to the pictures and the rollers, and publishes the chapter and the step being read.
struct PositionListener {
    bundle: Arc<Bundle>,
    /// Of each chapter of the page, its index in the story.
    chapters: Vec<Option<usize>>,
    pictures: Pictures,
    rollers: Rollers,
    /// Whether this is a page for partner sites.
    is_embed: bool,
    current: CurrentChapter,
    /// The chapter of the page and its step that were last remembered.
    last_step: Option<(usize, usize)>,
}

impl PositionListener {
    /// Remembers the step being read, and reports it to partner sites.
    fn publish_step(&self, chapter: Option<usize>, step: usize) {
        let chapter = chapter.and_then(|index| self.bundle.chapters.get(index));
        if let Some(id) = chapter.and_then(|chapter| chapter.steps.get(step)) {
            remember_step(id);
            if self.is_embed {
                frame::announce_step(id);
            }
        }
    }
}

impl ScrollListener for PositionListener {
    fn on_layout(&mut self) {
        self.rollers.on_layout();
    }

    fn on_position(&mut self, chapter: usize, position: Position) {
        let Position { step, progress } = position;
        let Some(&index) = self.chapters.get(chapter) else {
            return;
        };
        // This may run at every frame of a scroll, so storage and signals are written only when
        // something has changed.
        let is_read = progress > 0.0 && progress < 1.0;
        if is_read && self.last_step != Some((chapter, step)) {
            self.last_step = Some((chapter, step));
            self.publish_step(index, step);
        }
        let was_read = index.is_some() && self.current.get_untracked() == index;
        if is_read != was_read {
            self.current.set(index.filter(|_| is_read));
        }
    }

    fn on_frame(&mut self, layouts: &[ChapterLayout], visible: Band) {
        self.pictures.on_frame(layouts, visible);
        self.rollers.on_frame();
    }
}
