//! What a scene is drawn from: fact ids, frames and labels. How it is drawn is `scenes`' affair.
//!
//! Every element that a step may show has an id: the fact's id where it draws
//! a figure, its own otherwise.

use super::FactId;
use serde::{Deserialize, Serialize};

/// A chapter's scene: its kind with its data, and the same in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// The text alternative: says in words what the picture shows. Prose with placeholders.
    pub alt: String,
    /// A caption under the picture, such as 示意. Prose with placeholders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// The kind of picture and what it is drawn from, e.g. `{"unit-chart": {"frames": …}}`.
    pub drawing: Drawing,
}

/// The kinds of scene, each with the data it draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Drawing {
    UnitChart(UnitChart),
    Section(Section),
    Branches(Branches),
    Course(Course),
}

/// One mark for one thing, in named frames that keep scopes apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitChart {
    pub frames: Vec<Frame>,
}

/// A named frame: everything in it has the same scope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    pub id: String,
    /// Whose figures these are.
    pub label: String,
    pub groups: Vec<MarkGroup>,
}

/// As many marks as the fact's value says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkGroup {
    pub fact: FactId,
    pub mark: Mark,
    /// What one mark is, for the legend.
    pub legend: String,
}

/// The shapes of marks. Different kinds of things never share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    Seal,
    Person,
    House,
    Knot,
    Dot,
    Lozenge,
    RoundStamp,
    SquareStamp,
}

/// A building cut open: windows for companies, a band for some of them, people, facilities.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Captions of the two sides: what it was, what it is.
    pub before: String,
    pub now: String,
    /// The size of the whole outline.
    pub area: FactId,
    /// Lit windows, one each.
    pub windows: FactId,
    /// Those of the windows that form the band; a part of `windows`.
    pub band: FactId,
    /// The lines that tie the band.
    pub ties: FactId,
    pub people: FactId,
    pub facilities: FactId,
    /// A house of its own beside the building.
    pub annex: FactId,
    pub annex_label: String,
}

/// A bush: branches, leaves not assigned to branches, blossoms on the trunk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branches {
    /// The name at the root.
    pub root: String,
    pub branches: FactId,
    pub leaves: FactId,
    /// What the report names; written on as many leaves.
    pub written: Vec<String>,
    pub blossoms: Vec<Blossom>,
}

/// A blossom on the trunk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blossom {
    pub id: String,
    pub label: String,
}

/// A course that is drawn as the reader scrolls, with signs beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// Its length in kilometres; each post is one kilometre.
    pub distance: FactId,
    pub start: String,
    pub finish: String,
    /// The runners drawn.
    pub team: FactId,
    /// The sign apart from the race, at the start of the idea.
    pub origin: FactId,
    pub origin_label: String,
    /// Totals on signs by the road, at no kilometre.
    pub signs: Vec<FactId>,
}
