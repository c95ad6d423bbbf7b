//! The score of a chapter: where the camera stands at each step, which sheets it sees, and where each mark stands.
//! It is small enough to be sent to the browser, where a painter (`public/painter.js`) moves camera and marks from
//! step to step by the progress of the scroll. [`crate::paint::ChapterArt`] makes it.

use crate::paint::{Depth, Drawn};
use serde::{Deserialize, Serialize};

/// How a painter shows the steps of a chapter in one composition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// The size of the composition's frame, in its pixels.
    pub frame: [f64; 2],
    /// The part of the frame's width that keeps its place in a box that is wider than the frame.
    pub origin: f64,
    /// The point of the frame where the camera's centre is seen.
    pub centre: [f64; 2],
    /// How far sheets are shifted (see [`crate::camera::FAR`]).
    pub far: [f64; 2],
    /// The sheets, station by station in reading order.
    pub sheets: Vec<ScoredSheet>,
    /// The largest scale of each look at any step, in pixels of the frame for a unit of the look. The art has look 0
    /// in the element `look-0`.
    pub looks: Vec<f64>,
    /// The kinds of marks.
    pub marks: Vec<ScoredMark>,
    /// Where the marks of a kind stand.
    pub poses: Vec<Pose>,
    /// The steps in reading order.
    pub steps: Vec<ScoredStep>,
}

/// A kind of marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoredMark {
    /// The ids of its scene and of the mark.
    pub id: (String, String),
    /// Whether they are painted in the order of their indices, not from the far one to the near one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keep: bool,
}

/// A sheet of a station.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoredSheet {
    /// The element of the art that has it.
    pub id: String,
    /// How far it is.
    pub depth: Depth,
    /// Where in the world its x = 0 lies.
    pub x: f64,
    /// Where in the world the camera sees it unshifted, for a sheet that is far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<f64>,
    /// Whether only some steps show it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub some: bool,
}

/// What is seen at a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoredStep {
    /// The step's id.
    pub id: String,
    /// The scale in pixels of the frame for a unit of the world, and the centre in the world.
    pub camera: [f64; 3],
    /// The sheets that it shows, of those that only some steps show.
    pub sheets: Vec<u16>,
    /// All marks that stand anywhere, back to front.
    pub marks: Vec<Stand>,
}

/// Where the marks of a kind stand at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stand {
    /// The place of the kind in [`Score::marks`].
    pub mark: u16,
    /// The place of the pose in [`Score::poses`].
    pub pose: u16,
    /// The look that each has when it comes, before it gets its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<u16>,
}

/// Where the marks of a kind stand. Lists have a number for each mark, by index; one number stands for
/// all. Each number of `x` and `y` is the difference from the one before, in tenths of a unit; x is in the
/// world.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pose {
    /// Differences of x.
    pub x: Vec<i32>,
    /// Differences of y.
    pub y: Vec<i32>,
    /// Horizontal scales in hundredths; negative ones mirror.
    pub wide: Vec<i32>,
    /// Vertical scales in hundredths, if any differs from the horizontal one without its sign.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub high: Vec<i32>,
    /// Looks.
    pub look: Vec<u16>,
}

/// One mark of a pose, in units of the world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The ground point.
    pub at: [f64; 2],
    /// The scales; a negative one mirrors.
    pub scale: [f64; 2],
    /// The look's place in [`Score::looks`].
    pub look: u16,
}

impl Pose {
    /// The pose of marks in the order of their indices, with their looks. `x` is where in the world their x = 0 lies.
    pub fn new(marks: &[Drawn], x: f64, look: Vec<u16>) -> Self {
        let wide: Vec<i32> = marks.iter().map(|mark| hundredths(mark.scale[0])).collect();
        let high: Vec<i32> = marks.iter().map(|mark| hundredths(mark.scale[1])).collect();
        let plain = wide
            .iter()
            .zip(&high)
            .all(|(wide, high)| wide.abs() == *high);
        Self {
            x: differences(marks.iter().map(|mark| tenths(mark.at[0] + x))),
            y: differences(marks.iter().map(|mark| tenths(mark.at[1]))),
            wide: once(wide),
            high: if plain { Vec::new() } else { once(high) },
            look: once(look),
        }
    }

    /// Where each mark stands, by index.
    pub fn standing(&self) -> Vec<Standing> {
        let of = |list: &[i32], i: usize| list.get(i).or(list.first()).copied().unwrap_or(100);
        let (mut x, mut y) = (0_i32, 0_i32);
        (self.x.iter().zip(&self.y).enumerate())
            .map(|(i, (dx, dy))| {
                x = x.saturating_add(*dx);
                y = y.saturating_add(*dy);
                let wide = of(&self.wide, i);
                let high = if self.high.is_empty() {
                    wide.abs()
                } else {
                    of(&self.high, i)
                };
                Standing {
                    at: [f64::from(x) / 10.0, f64::from(y) / 10.0],
                    scale: [f64::from(wide) / 100.0, f64::from(high) / 100.0],
                    look: self.look.get(i).or(self.look.first()).copied().unwrap_or(0),
                }
            })
            .collect()
    }
}

/// A list of equal values as one value.
fn once<T: PartialEq + Clone>(list: Vec<T>) -> Vec<T> {
    match list.split_first() {
        Some((first, rest)) if rest.iter().all(|other| other == first) => vec![first.clone()],
        _ => list,
    }
}

fn differences(values: impl Iterator<Item = i32>) -> Vec<i32> {
    let mut before = 0;
    values
        .map(|value| value - std::mem::replace(&mut before, value))
        .collect()
}

// A float beyond the range of i32 becomes the nearest i32.
fn tenths(value: f64) -> i32 {
    (value * 10.0).round().clamp(-1e9, 1e9) as i32
}

fn hundredths(value: f64) -> i32 {
    (value * 100.0).round() as i32
}
