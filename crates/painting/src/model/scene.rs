//! Scenes: stations along the scroll, their layers, marks, labels and steps.

use super::{Drawing, Kind, Label, Mark, Rect};
use serde::Deserialize;

/// `scroll.json`: the order of scenes and the scroll's extent.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scroll {
    /// A remark for people.
    #[serde(default)]
    pub direction: String,
    /// The language of the words in the art, as a BCP 47 tag.
    pub locale: String,
    /// Names that contain numerals, which are no figures.
    #[serde(default)]
    pub allowed: Vec<String>,
    /// The height of the world.
    pub height: f64,
    /// The left end, where the scroll ends.
    pub left: f64,
    /// The right end, where it begins.
    pub right: f64,
    /// Screens below this width that are taller than wide have stations of their own.
    pub narrow: f64,
    /// The scenes in reading order.
    pub scenes: Vec<String>,
}

/// A scene: a chapter's part of the scroll.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// The id, which is also the file's name.
    pub id: String,
    /// The places where the camera stops.
    pub stations: Vec<Station>,
    /// What is counted.
    pub marks: Vec<Mark>,
    /// Words in the picture.
    pub labels: Vec<Label>,
    /// The steps in reading order.
    pub steps: Vec<Step>,
}

/// A place where the camera stops.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Station {
    /// The id, unique in the scroll.
    pub id: String,
    /// Its left edge in the world.
    pub x: f64,
    /// Its width.
    pub w: f64,
    /// The local x where the far layer is unshifted.
    #[serde(default = "home")]
    pub home: f64,
    /// The step whose state it keeps while the camera is elsewhere.
    pub rest: String,
    /// The station in whose place this one is drawn on narrow screens.
    #[serde(default, rename = "insteadOf")]
    pub instead_of: Option<String>,
    /// What moves slower: hills, mist.
    #[serde(default)]
    pub far: Vec<Drawing>,
    /// Water.
    #[serde(default)]
    pub base: Vec<Drawing>,
    /// Everything behind the marks.
    pub middle: Vec<Drawing>,
    /// Everything before the marks.
    #[serde(default)]
    pub near: Vec<Drawing>,
}

fn home() -> f64 {
    480.0
}

/// A step: where the camera stands and what is shown.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The id, unique in the scroll.
    pub id: String,
    /// The station where it plays.
    pub station: String,
    /// The facts that its text shows.
    #[serde(default)]
    pub figures: Vec<String>,
    /// The marks that are shown.
    pub shows: Vec<String>,
    /// The labels that are shown.
    pub labels: Vec<String>,
    /// What must stay visible, local to the station.
    pub cameras: Cameras,
    /// Other picture areas, in fractions of the screen.
    #[serde(default)]
    pub area: PerKind,
    /// Whether text stands beside the picture.
    #[serde(default = "yes")]
    pub text: bool,
    /// What replaces station, camera and area on narrow upright screens.
    pub narrow: Option<Narrow>,
}

fn yes() -> bool {
    true
}

/// A rectangle for each kind of screens.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cameras {
    /// For wide screens.
    pub wide: Rect,
    /// For middle screens.
    pub middle: Rect,
    /// For phones.
    pub phone: Rect,
}

impl Cameras {
    /// The rectangle of a kind.
    pub fn get(&self, kind: Kind) -> Rect {
        match kind {
            Kind::Wide => self.wide,
            Kind::Middle => self.middle,
            Kind::Phone => self.phone,
        }
    }
}

/// A rectangle for some kinds of screens.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerKind {
    /// For wide screens.
    pub wide: Option<Rect>,
    /// For middle screens.
    pub middle: Option<Rect>,
    /// For phones.
    pub phone: Option<Rect>,
}

impl PerKind {
    /// The rectangle of a kind, if it has one.
    pub fn get(&self, kind: Kind) -> Option<Rect> {
        match kind {
            Kind::Wide => self.wide,
            Kind::Middle => self.middle,
            Kind::Phone => self.phone,
        }
    }
}

/// What a step has on narrow upright screens.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Narrow {
    /// The station, one with `insteadOf`.
    pub station: String,
    /// What must stay visible, local to that station.
    pub camera: Rect,
    /// The picture area, in fractions of the screen.
    pub area: Rect,
}

/// What `storyboard.json` says of a step, for people.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Board {
    /// The scene.
    pub scene: String,
    /// What the picture says.
    pub reads: String,
    /// What moves.
    pub moves: Vec<String>,
}
