//! The data that scenes are drawn from: fact ids, frames and labels. The crate `scenes` draws them.
//!
//! Every element that a step may show has an id: the fact's id if it stands for a number, otherwise an id
//! of its own.

use crate::FactId;
use serde::Deserialize;

/// A chapter's scene: its kind with its data, and a text alternative.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// The text alternative: what the picture shows, in words. Prose with placeholders.
    pub alt: String,
    /// A caption under the picture, such as 示意. Prose with placeholders.
    #[serde(default)]
    pub caption: Option<String>,
    /// The kind of picture and what it is drawn from, e.g. `{"unit-chart": {"frames": …}}`.
    pub drawing: Drawing,
}

/// The kinds of scene, each with the data it draws.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Drawing {
    /// Marks in frames.
    UnitChart(UnitChart),
    /// A building cut open.
    Section(Section),
    /// A bush.
    Branches(Branches),
    /// A course with a road.
    Course(Course),
}

/// One mark for one thing, in named frames that keep scopes apart.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitChart {
    /// The frames, from the top.
    pub frames: Vec<Frame>,
}

/// A named frame: everything in it has the same scope.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// The id by which steps show it.
    pub id: String,
    /// Whose numbers these are.
    pub label: String,
    /// Its groups of marks, from the top.
    pub groups: Vec<MarkGroup>,
}

/// A group of as many marks as the value of its fact.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkGroup {
    /// The fact that the marks stand for.
    pub fact: FactId,
    /// The shape of a mark.
    pub mark: Mark,
    /// What one mark stands for, for the legend.
    pub legend: String,
}

/// The shapes of marks. Different kinds of things never share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// A square seal.
    Seal,
    /// A person.
    Person,
    /// A house.
    House,
    /// Two joined rings.
    Knot,
    /// A dot.
    Dot,
    /// A square on its corner.
    Lozenge,
    /// A round stamp.
    RoundStamp,
    /// A square stamp.
    SquareStamp,
}

/// A building cut open: windows for companies, a band for some of them, people, facilities.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The caption of the building as it was.
    pub before: String,
    /// The caption of the building of today.
    pub now: String,
    /// The size of the whole outline.
    pub area: FactId,
    /// Lit windows, one each.
    pub windows: FactId,
    /// Those of the windows that form the band; a part of `windows`.
    pub band: FactId,
    /// The lines that tie the band.
    pub ties: FactId,
    /// The people, one mark each.
    pub people: FactId,
    /// The facilities, one mark each.
    pub facilities: FactId,
    /// A house of its own beside the building.
    pub annex: FactId,
    /// The caption of that house.
    pub annex_label: String,
}

/// A bush: branches, leaves not assigned to branches, blossoms on the trunk.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branches {
    /// The name at the root.
    pub root: String,
    /// The branches, one each.
    pub branches: FactId,
    /// The leaves, one each.
    pub leaves: FactId,
    /// The names that the report has for some of the leaves, one for each such leaf.
    pub written: Vec<String>,
    /// The blossoms, from the top.
    pub blossoms: Vec<Blossom>,
}

/// A blossom on the trunk.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blossom {
    /// The id by which steps show it.
    pub id: String,
    /// What stands beside it.
    pub label: String,
}

/// A course that is revealed as the reader scrolls, with signs beside it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// Its length in kilometres; each post is one kilometre.
    pub distance: FactId,
    /// The label of the start.
    pub start: String,
    /// The label of the finish, after the distance.
    pub finish: String,
    /// The runners, one each.
    pub team: FactId,
    /// The year on the sign for the origin of the idea, apart from the road.
    pub origin: FactId,
    /// The label of that sign.
    pub origin_label: String,
    /// Totals on signs beside the road, which belong to no kilometre.
    pub signs: Vec<FactId>,
}

impl Drawing {
    /// The ids of the facts that it draws. The patterns name all fields, so that a new field does not
    /// compile until it is listed here as a fact or not.
    pub fn facts(&self) -> Vec<&FactId> {
        match self {
            Self::UnitChart(UnitChart { frames }) => frames
                .iter()
                .flat_map(|Frame { groups, .. }| groups)
                .map(|MarkGroup { fact, .. }| fact)
                .collect(),
            Self::Section(Section {
                before: _,
                now: _,
                area,
                windows,
                band,
                ties,
                people,
                facilities,
                annex,
                annex_label: _,
            }) => vec![area, windows, band, ties, people, facilities, annex],
            Self::Branches(Branches {
                root: _,
                branches,
                leaves,
                written: _,
                blossoms: _,
            }) => vec![branches, leaves],
            Self::Course(Course {
                distance,
                start: _,
                finish: _,
                team,
                origin,
                origin_label: _,
                signs,
            }) => [distance, team, origin].into_iter().chain(signs).collect(),
        }
    }

    /// The ids of the elements that are not facts, as the editor gave them.
    pub fn own_elements(&self) -> Vec<&str> {
        match self {
            Self::UnitChart(UnitChart { frames }) => {
                frames.iter().map(|frame| frame.id.as_str()).collect()
            }
            Self::Branches(Branches { blossoms, .. }) => {
                blossoms.iter().map(|blossom| blossom.id.as_str()).collect()
            }
            Self::Section(_) | Self::Course(_) => Vec::new(),
        }
    }

    /// The ids of all elements that a step may show: facts, elements with an id of their own, and the parts
    /// that every picture of this kind has.
    pub fn elements(&self) -> Vec<&str> {
        let parts: &[&str] = match self {
            Self::UnitChart(_) => &[],
            Self::Section(_) => &["before", "now"],
            Self::Branches(_) => &["root", "written"],
            Self::Course(_) => &["start", "finish"],
        };
        let facts = self.facts().into_iter().map(FactId::as_str);
        facts
            .chain(self.own_elements())
            .chain(parts.iter().copied())
            .collect()
    }
}
