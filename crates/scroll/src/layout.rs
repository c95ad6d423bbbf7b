//! A chapter's layout as plain numbers, and where a reader is in it.

use crate::{Band, progress, step_at};

/// Where a chapter's parts lie, in pixels from the top of the page. Scrolling does not change it;
/// it is measured again whenever the page has been laid out anew.
#[derive(Clone, Debug, PartialEq)]
pub struct ChapterLayout {
    /// The steps in reading order.
    pub steps: Vec<Band>,
}

/// Where the reader is in a chapter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Index of the step being read.
    pub step: usize,
    /// How much of the chapter's steps has passed the reading line, 0 to 1.
    pub progress: f64,
}

impl ChapterLayout {
    /// The reader's position when `visible` is the band of the page on screen. It depends on the
    /// layout and the band alone, never on where the reader came from.
    pub fn position(&self, visible: Band) -> Position {
        let line = visible.top + visible.reading_line();
        let tops: Vec<f64> = self.steps.iter().map(|step| step.top).collect();
        let (top, bottom) = match (self.steps.first(), self.steps.last()) {
            (Some(first), Some(last)) => (first.top, last.bottom),
            _ => (0.0, 0.0),
        };
        Position {
            step: step_at(&tops, line),
            progress: progress(top, bottom, line),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(top: f64, bottom: f64) -> Band {
        Band { top, bottom }
    }

    /// Three steps of 500.
    fn chapter() -> ChapterLayout {
        ChapterLayout {
            steps: vec![
                band(1_500.0, 2_000.0),
                band(2_000.0, 2_500.0),
                band(2_500.0, 3_000.0),
            ],
        }
    }

    #[test]
    fn before_and_after_a_chapter_its_first_and_last_step_stand() {
        let before = chapter().position(band(0.0, 800.0));
        assert_eq!((before.step, before.progress), (0, 0.0));
        let after = chapter().position(band(4_000.0, 4_800.0));
        assert_eq!((after.step, after.progress), (2, 1.0));
    }

    #[test]
    fn the_step_at_the_reading_line_is_read() {
        // The line of a screen of 800 lies 464 down.
        assert_eq!(chapter().position(band(1_535.0, 2_335.0)).step, 0);
        assert_eq!(chapter().position(band(1_536.0, 2_336.0)).step, 1);
    }

    #[test]
    fn the_way_here_does_not_matter() {
        let layout = chapter();
        let down: Vec<Position> = (0..4_000)
            .map(|y| layout.position(band(f64::from(y), f64::from(y) + 800.0)))
            .collect();
        let up: Vec<Position> = (0..4_000)
            .rev()
            .map(|y| layout.position(band(f64::from(y), f64::from(y) + 800.0)))
            .collect();
        assert!(down.iter().eq(up.iter().rev()));
        assert!(down.is_sorted_by(|a, b| a.step <= b.step && a.progress <= b.progress));
    }
}
