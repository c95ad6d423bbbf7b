//! A chapter's layout as plain numbers, and where a reader is in it.

use super::{Band, progress, step_at};

/// Where a chapter's parts lie, in pixels from the top of the page. Holds until
/// the page is laid out anew; scrolling changes nothing of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The height of a scene that stays above the text while it passes; 0 for one
    /// beside it, or one that does not stay.
    pub stuck: f64,
    /// The steps in reading order.
    pub steps: Vec<Band>,
}

/// Where the reader is in a chapter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Index of the step being read.
    pub step: usize,
    /// How much of the chapter's steps has passed the reading line, 0 to 1.
    pub progress: f64,
}

impl Layout {
    /// Where a reader is who sees this band of the page.
    pub fn place(&self, screen: Band) -> Place {
        let line = screen.top + screen.reading_line(self.stuck);
        let tops: Vec<f64> = self.steps.iter().map(|step| step.top).collect();
        let (top, bottom) = match (self.steps.first(), self.steps.last()) {
            (Some(first), Some(last)) => (first.top, last.bottom),
            _ => (0.0, 0.0),
        };
        Place {
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
    fn chapter(stuck: f64) -> Layout {
        Layout {
            stuck,
            steps: vec![
                band(1_500.0, 2_000.0),
                band(2_000.0, 2_500.0),
                band(2_500.0, 3_000.0),
            ],
        }
    }

    #[test]
    fn before_and_after_a_chapter_its_first_and_last_step_stand() {
        let before = chapter(0.0).place(band(0.0, 800.0));
        assert_eq!((before.step, before.progress), (0, 0.0));
        let after = chapter(0.0).place(band(4_000.0, 4_800.0));
        assert_eq!((after.step, after.progress), (2, 1.0));
    }

    #[test]
    fn the_step_at_the_reading_line_is_read() {
        // The line of a screen of 800 lies 464 down.
        assert_eq!(chapter(0.0).place(band(1_535.0, 2_335.0)).step, 0);
        assert_eq!(chapter(0.0).place(band(1_536.0, 2_336.0)).step, 1);
    }

    #[test]
    fn a_scene_above_the_text_moves_the_line_down() {
        let screen = band(1_500.0, 2_300.0);
        assert_eq!(chapter(0.0).place(screen).step, 0);
        assert_eq!(chapter(360.0).place(screen).step, 1);
    }

    #[test]
    fn the_way_here_does_not_matter() {
        let layout = chapter(360.0);
        let down: Vec<Place> = (0..4_000)
            .map(|y| layout.place(band(f64::from(y), f64::from(y) + 800.0)))
            .collect();
        let up: Vec<Place> = (0..4_000)
            .rev()
            .map(|y| layout.place(band(f64::from(y), f64::from(y) + 800.0)))
            .collect();
        assert!(down.iter().eq(up.iter().rev()));
        assert!(down.is_sorted_by(|a, b| a.step <= b.step && a.progress <= b.progress));
    }
}
