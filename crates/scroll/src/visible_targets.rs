//! The visible band of a page in a frame that is as tall as the page.
//!
//! Such a frame has no scroll position of its own. A column of small targets down the page is
//! observed instead: a target that the edge of the visible area cuts gives the position of that edge.

use crate::Band;

/// The visible part of each target, in page coordinates, from the top of the page to its bottom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VisibleTargets(Vec<Option<Band>>);

impl VisibleTargets {
    /// Sets the visible part of a target; `None` when nothing of it is visible.
    pub fn set(&mut self, target: usize, part: Option<Band>) {
        if self.0.len() <= target {
            self.0.resize(target + 1, None);
        }
        self.0[target] = part.filter(|part| part.height() > 0.0);
    }

    /// Forgets all targets from this index on, because the page has become shorter.
    pub fn truncate(&mut self, count: usize) {
        self.0.truncate(count);
    }

    /// The visible band: from the upper edge of the first visible part to the lower edge of the
    /// last. `None` when nothing is visible.
    pub fn band(&self) -> Option<Band> {
        let first = self.0.iter().flatten().next()?;
        let last = self.0.iter().flatten().next_back()?;
        Some(Band {
            top: first.top,
            bottom: last.bottom,
        })
    }
}

/// Whether a band can be what a reader sees on a screen of this height. Some browsers take the
/// whole frame for visible; their band is far higher than the screen. A height of 0 or less means
/// that the height of the screen is unknown.
pub fn is_believable(band: Band, screen: f64) -> bool {
    band.height() > 0.0 && (screen <= 0.0 || band.height() <= screen * 1.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(top: f64, bottom: f64) -> Band {
        Band { top, bottom }
    }

    /// What a screen from `top` to `bottom` shows of so many targets of 100 pixels.
    fn seen(top: f64, bottom: f64, count: usize) -> VisibleTargets {
        let mut targets = VisibleTargets::default();
        for target in 0..count {
            let (from, to) = (target as f64 * 100.0, target as f64 * 100.0 + 100.0);
            let part = band(from.max(top), to.min(bottom));
            targets.set(target, (part.height() > 0.0).then_some(part));
        }
        targets
    }

    #[test]
    fn the_edges_of_the_band_are_where_targets_are_cut() {
        for top in (0..5_200).step_by(13) {
            let top = f64::from(top);
            let targets = seen(top, top + 800.0, 60);
            assert_eq!(targets.band(), Some(band(top, top + 800.0)));
        }
    }

    #[test]
    fn a_frame_half_off_the_screen_shows_its_near_part() {
        assert_eq!(seen(-500.0, 300.0, 60).band(), Some(band(0.0, 300.0)));
        assert_eq!(
            seen(5_900.0, 6_700.0, 60).band(),
            Some(band(5_900.0, 6_000.0))
        );
    }

    #[test]
    fn nothing_seen_is_no_band() {
        assert_eq!(seen(-900.0, -100.0, 60).band(), None);
        let mut targets = seen(0.0, 800.0, 60);
        for target in 0..60 {
            targets.set(target, None);
        }
        assert_eq!(targets.band(), None);
        targets.set(3, Some(band(300.0, 300.0)));
        assert_eq!(targets.band(), None);
    }

    #[test]
    fn a_shorter_page_has_no_targets_past_its_end() {
        let mut targets = seen(5_000.0, 5_800.0, 60);
        targets.truncate(54);
        assert_eq!(targets.band(), Some(band(5_000.0, 5_400.0)));
    }

    #[test]
    fn a_whole_frame_is_no_screen() {
        assert!(is_believable(band(120.0, 920.0), 900.0));
        assert!(!is_believable(band(0.0, 6_000.0), 900.0));
        assert!(!is_believable(band(10.0, 10.0), 900.0));
        // Where the browser does not give the height of the screen, every band is believed.
        assert!(is_believable(band(0.0, 800.0), 0.0));
    }
}
