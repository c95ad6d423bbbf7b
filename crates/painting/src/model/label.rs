//! Words in a picture.

use super::{Kind, Point, flag};
use serde::{Deserialize, Serialize};

/// Words that are anchored in the world and written in screen pixels.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// The id, unique in its scene.
    pub id: String,
    /// Where it is anchored, local to its station.
    pub at: Point,
    /// The words, with placeholders for numbers. `|` parts lines.
    pub text: String,
    /// How it looks.
    pub kind: LabelKind,
    /// The size in pixels, 16 if not given.
    #[serde(default = "sixteen")]
    pub size: f64,
    /// Which point of the words stands at the anchor.
    #[serde(default)]
    pub anchor: Anchor,
    /// The station that `at` is local to; that of the step if not given.
    pub station: Option<String>,
    /// Whether a seal is round.
    #[serde(default, deserialize_with = "flag")]
    pub round: bool,
    /// Columns of a seal.
    pub cols: Option<u16>,
    /// The number on a kilometre disc.
    pub tick: Option<u32>,
    /// The fact that a disc's number must not pass.
    pub of: Option<String>,
    /// The kinds of screens that show it; all if not given.
    pub on: Option<Vec<Kind>>,
    /// What differs on wide screens.
    pub wide: Option<Override>,
    /// What differs on middle screens.
    pub middle: Option<Override>,
    /// What differs on phones.
    pub phone: Option<Override>,
}

/// The looks of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LabelKind {
    /// A vertical name in a frame.
    Plate,
    /// A vertical name in a red frame.
    Slip,
    /// A vertical quotation in columns, from the right.
    Quote,
    /// A kilometre disc.
    Km,
    /// A seal, round or square.
    Seal,
    /// The number of a sail and what it counts.
    Sail,
    /// Words carved in stone.
    Carved,
    /// A remark.
    Note,
    /// Plain words.
    Word,
}

impl LabelKind {
    /// Whether the words are set from top to bottom.
    pub fn vertical(self) -> bool {
        matches!(self, Self::Plate | Self::Slip | Self::Quote)
    }
}

/// Which point of the words stands at the anchor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Anchor {
    /// Their left end.
    Start,
    /// Their middle.
    #[default]
    Middle,
    /// Their right end.
    End,
}

/// What differs on one kind of screens.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Another place.
    pub at: Option<Point>,
    /// Shorter words.
    pub text: Option<String>,
    /// Another size.
    pub size: Option<f64>,
    /// Another end.
    pub anchor: Option<Anchor>,
}

impl Label {
    /// What differs on a kind of screens.
    pub fn on_kind(&self, kind: Kind) -> Option<&Override> {
        match kind {
            Kind::Wide => self.wide.as_ref(),
            Kind::Middle => self.middle.as_ref(),
            Kind::Phone => self.phone.as_ref(),
        }
    }
}

fn sixteen() -> f64 {
    16.0
}
