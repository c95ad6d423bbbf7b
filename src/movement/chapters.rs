//! Attaches the scenes and the river to the reader's position, and publishes which chapter and step
//! is being read.

use super::frame;
use super::measure::CHAPTER;
use super::measure::ReadingLine;
use super::river::River;
use super::scenes::ScenePlayer;
use super::scroll_watch::{self, ScrollListener};
use crate::context::CurrentChapter;
use crate::dom::{animation, query, root};
use crate::resume::remember_step;
use leptos::prelude::{GetUntracked, Set};
use scroll::Position;
use std::sync::Arc;
use story::Bundle;
use web_sys::Element;

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
            .map(|section| Chapter::of(section, &bundle))
            .collect(),
        river: River::of_page(),
        bundle,
        is_embed,
        current,
        last_step: None,
    };
    if is_embed {
        frame::watch(listener);
    } else {
        scroll_watch::watch(!animation::has_scroll_timelines(), listener);
    }
}

/// A chapter of the page.
struct Chapter {
    /// Its index in the story.
    index: Option<usize>,
    /// The player of its scene.
    player: Option<ScenePlayer>,
}

impl Chapter {
    fn of(section: &Element, bundle: &Bundle) -> Self {
        let id = section.id();
        let player = || {
            let figure: Element = query::first_in(section, ".scene")?;
            ScenePlayer::of(&figure, query::first_in(section, ".steps")?)
        };
        Self {
            index: bundle.chapters.iter().position(|it| it.id == id),
            player: player(),
        }
    }
}

/// Passes the reader's positions on to scenes and river, and publishes the chapter and the step being read.
struct PositionListener {
    bundle: Arc<Bundle>,
    chapters: Vec<Chapter>,
    river: River,
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
    fn on_layout(&mut self, lines: &[ReadingLine]) {
        for (number, chapter) in self.chapters.iter_mut().enumerate() {
            if let Some(player) = &mut chapter.player {
                player.on_layout(lines.get(number).copied());
            }
        }
        self.river.on_layout();
    }

    fn on_position(&mut self, chapter: usize, position: Position) {
        let Position { step, progress } = position;
        let Some(Chapter { index, player }) = self.chapters.get_mut(chapter) else {
            return;
        };
        if let Some(player) = player {
            player.show(step, progress);
        }
        let index = *index;
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

    fn needs_progress(&self, chapter: usize) -> bool {
        let player = self.chapters.get(chapter).and_then(|it| it.player.as_ref());
        player.is_some_and(ScenePlayer::needs_progress)
    }

    fn on_frame(&mut self) {
        self.river.on_frame();
    }
}
