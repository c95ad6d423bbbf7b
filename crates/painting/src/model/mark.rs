//! Marks: things of a picture that are counted, or that are said to be a sketch.

use super::{Rule, flag, one, one_or_many};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A kind of marks: `n` things, each one of what the fact counts.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The id, unique in its scene.
    pub id: String,
    /// What it counts. `None` for a sketch.
    pub fact: Option<Counted>,
    /// Whether the marks are 示意 and count nothing.
    #[serde(default, deserialize_with = "flag")]
    pub sketch: bool,
    /// The station that its rules are local to.
    pub station: String,
    /// How many there are.
    pub n: u32,
    /// The stamps, dealt round.
    #[serde(default, rename = "use", deserialize_with = "one_or_many")]
    pub stamps: Vec<String>,
    /// Several stamps that make one mark.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// The sets of the palette, dealt round.
    #[serde(default)]
    pub palettes: Vec<String>,
    /// The scale of all its places.
    #[serde(default = "one")]
    pub scale: f64,
    /// Whether all are mirrored.
    #[serde(default, deserialize_with = "flag")]
    pub flip: bool,
    /// Whether they are painted in the order of the rule, not from the far one to the near one.
    #[serde(default, deserialize_with = "flag")]
    pub keep: bool,
    /// Dashed places: after the n (余), or inside it (近).
    pub open: Option<Open>,
    /// What it was before.
    pub from: Option<Before>,
    /// What draws it, if no rule does.
    #[serde(rename = "drawnAs")]
    pub drawn_as: Option<DrawnAs>,
    /// What one mark means, with placeholders for numbers.
    pub legend: Option<String>,
    /// The rules: `default`, a step's id, or `phone`. Empty if labels or a group draw the marks.
    #[serde(default)]
    pub at: BTreeMap<String, Rule>,
}

/// What marks count.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged, expecting = "the id of a fact, or a list of ids")]
pub enum Counted {
    /// The value of a fact.
    Fact(String),
    /// A mark for each of several facts.
    Facts(Vec<String>),
}

/// Dashed places.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Open {
    /// How many come after the n.
    #[serde(default)]
    pub n: u32,
    /// How many of the n are dashed, at the end.
    #[serde(default)]
    pub inside: u32,
    /// The dashed stamp.
    #[serde(rename = "use")]
    pub stamp: String,
}

/// What marks were before.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged, expecting = "a stamp, or an object of step and rule")]
pub enum Before {
    /// A stamp that each mark takes the place of.
    Stamp(String),
    /// For a step, the rule that the marks travel from.
    Rules(BTreeMap<String, String>),
}

/// What draws marks that have no rule.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DrawnAs {
    /// A label for each mark.
    Labels(Vec<String>),
    /// A group that has a group for each mark.
    Group(String),
}

/// One stamp of a mark that is made of several.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The stamp.
    #[serde(rename = "use")]
    pub stamp: String,
    /// How far it stands from the mark's place.
    #[serde(default)]
    pub dx: f64,
    /// How far it stands from the mark's place.
    #[serde(default)]
    pub dy: f64,
    /// The scale, times that of the mark.
    #[serde(default = "one")]
    pub scale: f64,
    /// Whether it is mirrored.
    #[serde(default, deserialize_with = "flag")]
    pub flip: bool,
    /// The set of the palette.
    pub palette: Option<String>,
    /// Sets of the palette, dealt round.
    #[serde(default)]
    pub palettes: Vec<String>,
}

impl Mark {
    /// Dashed places that come after the n.
    pub fn open_after(&self) -> u32 {
        match &self.open {
            Some(open) if open.inside == 0 => open.n,
            _ => 0,
        }
    }

    /// Dashed places among the n.
    pub fn open_inside(&self) -> u32 {
        self.open.as_ref().map_or(0, |open| open.inside)
    }

    /// The rule at a step. `phone` is for phones, at steps without a rule of their own.
    pub fn rule(&self, step: &str, phone: bool) -> Option<&Rule> {
        self.at
            .get(step)
            .or_else(|| self.at.get("phone").filter(|_| phone))
            .or_else(|| self.at.get("default"))
    }

    /// The facts that it counts.
    pub fn facts(&self) -> &[String] {
        match &self.fact {
            None => &[],
            Some(Counted::Fact(id)) => std::slice::from_ref(id),
            Some(Counted::Facts(ids)) => ids,
        }
    }
}
