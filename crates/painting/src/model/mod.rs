//! The types of the art's files, as they are written. Reading them finds wrong types, unknown fields and
//! drawings or rules of no known kind; what refers to something that does not exist is found in `check`.

mod drawing;
mod label;
mod mark;
mod palette;
mod rule;
mod scene;
mod vignette;

pub use drawing::{Drawing, Grid as DrawingGrid, Group, Placed, Stroke};
pub use label::{Anchor, Label, LabelKind, Override};
pub use mark::{Before, Counted, DrawnAs, Mark, Open, Part};
pub use palette::{Palette, Shades, Theme};
pub use rule::{Course, Crowd, Drift, Grid, Path, Place, Row, Rule, RuleKind};
pub use scene::{Board, Cameras, Narrow, PerKind, Scene, Scroll, Station, Step};
pub use vignette::Vignette;

use serde::{Deserialize, Deserializer};

/// A point: x to the right, y down, in units of the world.
pub type Point = [f64; 2];

/// A rectangle: left, top, width, height.
pub type Rect = [f64; 4];

/// The three sizes of screens that pictures are framed for.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// From 1000 pixels: picture at the left, text at the right.
    Wide,
    /// From 600 pixels: picture above the text.
    Middle,
    /// Below 600 pixels.
    Phone,
}

impl Kind {
    /// All kinds, the widest first.
    pub const ALL: [Self; 3] = [Self::Wide, Self::Middle, Self::Phone];

    /// The kind as the files have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Middle => "middle",
            Self::Phone => "phone",
        }
    }
}

/// Reads `1` or `true`, `0` or `false`.
fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Flag {
        Bool(bool),
        Number(u8),
    }
    match Flag::deserialize(deserializer) {
        Ok(Flag::Bool(yes)) => Ok(yes),
        Ok(Flag::Number(0)) => Ok(false),
        Ok(Flag::Number(1)) => Ok(true),
        _ => Err(serde::de::Error::custom("write 1 for yes or 0 for no")),
    }
}

/// One value or a list of them, read as a list.
fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMany {
        One(String),
        Many(Vec<String>),
    }
    match OneOrMany::deserialize(deserializer) {
        Ok(OneOrMany::One(one)) => Ok(vec![one]),
        Ok(OneOrMany::Many(many)) => Ok(many),
        Err(_) => Err(serde::de::Error::custom("write an id or a list of ids")),
    }
}

/// The scale of a drawing that gives none.
fn one() -> f64 {
    1.0
}
