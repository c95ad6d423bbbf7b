//! The visible band: the part of the page that a reader sees.

/// How far down the readable part of the visible band a step becomes the one being read, as a
/// ratio of its height: 0.58 is a little below the middle. It is defined only here;
/// press writes it into the scripts that need it.
pub const READING_LINE: f64 = 0.58;

/// A horizontal band of the page, `top` above `bottom`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Upper edge, pixels.
    pub top: f64,
    /// Lower edge, pixels.
    pub bottom: f64,
}

impl Band {
    /// The band's height, never negative.
    pub fn height(self) -> f64 {
        (self.bottom - self.top).max(0.0)
    }

    /// How far below the band's top the reading line lies, in whole pixels. A scene that covers
    /// the upper `stuck` pixels of the band leaves only the part under it for reading, so the line
    /// lies at [`READING_LINE`] of that part.
    pub fn reading_line(self, stuck: f64) -> f64 {
        let free = (self.height() - stuck).max(0.0);
        f64::from((stuck + free * READING_LINE + 0.5) as i32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Band = Band {
        top: 100.0,
        bottom: 900.0,
    };

    #[test]
    fn one_reads_a_little_below_the_middle() {
        assert_eq!(SCREEN.reading_line(0.0), 464.0);
    }

    #[test]
    fn a_scene_that_stays_above_the_text_moves_the_line_down() {
        assert_eq!(SCREEN.reading_line(360.0), 360.0 + 255.0);
    }

    #[test]
    fn a_scene_taller_than_the_band_and_an_empty_band_make_no_nonsense() {
        assert_eq!(SCREEN.reading_line(2_000.0), 2_000.0);
        let empty = Band {
            top: 5.0,
            bottom: 1.0,
        };
        assert_eq!((empty.height(), empty.reading_line(0.0)), (0.0, 0.0));
    }
}
