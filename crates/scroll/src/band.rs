//! The visible band: the part of the page that a reader sees.

/// How far down the visible band a step becomes the one being read, as a
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

    /// How far below the band's top the reading line lies, in whole pixels: at [`READING_LINE`].
    pub fn reading_line(self) -> f64 {
        f64::from((self.height() * READING_LINE + 0.5) as i32)
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
        assert_eq!(SCREEN.reading_line(), 464.0);
    }

    #[test]
    fn an_empty_band_makes_no_nonsense() {
        let empty = Band {
            top: 5.0,
            bottom: 1.0,
        };
        assert_eq!((empty.height(), empty.reading_line()), (0.0, 0.0));
    }
}
