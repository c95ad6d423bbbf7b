//! The painted pictures of the cover and the closing, as files: by day and by night, for wide and for narrow
//! screens.

use super::{Manifest, Options, SiteError};
use crate::pages::{Painted, PaintedFile};
use painting::model::{Kind, Theme};
use painting::{Facts, Painting, alternative, paint};
use story::Story;

/// A picture to paint: the step of the art, and the screens that it is painted for, in pixels.
#[derive(Clone, Copy)]
pub struct View {
    step: &'static str,
    wide: [f64; 2],
    narrow: [f64; 2],
}

/// The cover fills the window. So it shows more of the scroll at both sides, and what a window does not show
/// is cut.
pub const COVER: View = View {
    step: "cover",
    wide: [1800.0, 900.0],
    narrow: [590.0, 1000.0],
};

/// The closing has the same part of the scroll on all windows.
pub const CLOSING: View = View {
    step: "closing",
    wide: [1440.0, 900.0],
    narrow: [590.0, 900.0],
};

/// Writes a picture; `None` where the painting has no such step.
pub fn write(
    painting: &Painting,
    View { step, wide, narrow }: View,
    story: &Story,
    options: &Options,
    manifest: &mut Manifest,
) -> Result<Option<Painted>, SiteError> {
    let facts = Facts::from(story.facts.as_slice());
    let mut file = |theme: Theme, width: &str, [w, h]: [f64; 2]| {
        let Some(shot) = paint::shot(painting, step, w, h) else {
            return Ok::<_, SiteError>(None);
        };
        let svg = paint::still(painting, &shot, shot.area, theme);
        let name = format!("{step}-{width}-{}.svg", theme.name());
        let written = manifest.write(&options.staging, &name, svg.as_bytes())?;
        let [.., width, height] = shot.area;
        Ok(Some(PaintedFile {
            address: options.base.local(&written),
            width: width as u32,
            height: height as u32,
        }))
    };
    let mut both = |theme| {
        let files = (file(theme, "wide", wide)?, file(theme, "narrow", narrow)?);
        Ok::<_, SiteError>(files.0.zip(files.1))
    };
    let Some((day, night)) = both(Theme::Day)?.zip(both(Theme::Night)?) else {
        return Ok(None);
    };
    let words = alternative(painting, step, Kind::Wide, &facts)
        .map_err(|error| SiteError::Content(format!("public/art, step {step}: {error}")))?;
    Ok(Some(Painted {
        alternative: words,
        day,
        night,
    }))
}
