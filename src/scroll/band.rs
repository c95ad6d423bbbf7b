//! The visible band: the part of the page that a reader sees.

/// A horizontal band of the page, `top` above `bottom`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Upper edge, pixels.
    pub top: f64,
    /// Lower edge, pixels.
    pub bottom: f64,
}

impl Band {
    /// How far down the free part of the band text counts as being read.
    const READING: f64 = 0.58;

    /// The band's height, never negative.
    pub fn height(self) -> f64 {
        (self.bottom - self.top).max(0.0)
    }

    /// What is left of the band under a scene that covers it from `covered.top`
    /// to `covered.bottom`: on a phone the scene stands at the top, and only
    /// what is under it can be read. A scene beside the text covers nothing.
    pub fn below(self, covered: Option<Band>) -> Band {
        match covered {
            Some(covered) if covered.top <= self.top + 1.0 => Band {
                top: covered.bottom.min(self.bottom).max(self.top),
                bottom: self.bottom,
            },
            _ => self,
        }
    }

    /// The line at which a step becomes the one being read.
    pub fn reading_line(self) -> f64 {
        self.top + self.height() * Self::READING
    }

    /// Whether anything of `other` lies in this band.
    pub fn meets(self, other: Band) -> bool {
        other.bottom > self.top && other.top < self.bottom
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Band = Band {
        top: 0.0,
        bottom: 800.0,
    };

    #[test]
    fn a_scene_at_the_top_takes_its_height_away() {
        let free = SCREEN.below(Some(Band {
            top: 0.0,
            bottom: 360.0,
        }));
        assert_eq!(free.top, 360.0);
        assert!(free.reading_line() > 360.0 && free.reading_line() < 800.0);
    }

    #[test]
    fn a_scene_that_has_not_come_to_the_top_takes_nothing() {
        let coming = Band {
            top: 300.0,
            bottom: 660.0,
        };
        assert_eq!(SCREEN.below(Some(coming)), SCREEN);
        assert_eq!(SCREEN.below(None), SCREEN);
    }

    #[test]
    fn a_scene_taller_than_the_band_leaves_nothing_and_no_nonsense() {
        let tall = Band {
            top: -10.0,
            bottom: 2_000.0,
        };
        assert_eq!(SCREEN.below(Some(tall)).height(), 0.0);
        assert_eq!(
            Band {
                top: 5.0,
                bottom: 1.0
            }
            .height(),
            0.0
        );
    }

    #[test]
    fn bands_meet_when_they_share_more_than_an_edge() {
        let under = Band {
            top: 800.0,
            bottom: 900.0,
        };
        assert!(!SCREEN.meets(under));
        assert!(SCREEN.meets(Band {
            top: 799.0,
            bottom: 900.0
        }));
    }
}
