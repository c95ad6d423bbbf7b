//! The score of a scene: where each mark stands at each step and where it comes from, small enough to be
//! sent to the browser, where a painter moves the marks by the progress of the scroll.

use crate::Painting;
use crate::model::{Before, Mark, Rule, Scene, Step};
use crate::paint::{Drawn, drawn};
use crate::places::Misplaced;
use serde::{Deserialize, Serialize};

/// Where the marks of a scene stand at every step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// The scene's id.
    pub scene: String,
    /// What marks look like: a stamp and a set of the palette.
    pub looks: Vec<(String, Option<String>)>,
    /// The kinds of marks.
    pub marks: Vec<ScoredMark>,
    /// Where the marks of a kind stand.
    pub poses: Vec<Pose>,
    /// The steps in reading order.
    pub steps: Vec<ScoredStep>,
}

/// A kind of marks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoredMark {
    /// The mark's id.
    pub id: String,
    /// Whether they are painted in the order of their indices, not from the far one to the near one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keep: bool,
    /// The stamps that make one mark, besides the dashed ones; empty if a mark is one stamp.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<ScoredPart>,
}

/// A stamp of a mark that is made of several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoredPart {
    /// How far it stands from the mark's place, right and down, in tenths of a unit before scaling.
    pub at: [i32; 2],
    /// The scales in both directions, in hundredths; a negative one mirrors.
    pub scale: [i32; 2],
    /// Its looks, dealt round by the mark's index.
    pub looks: Vec<u16>,
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

/// What a step does with the marks that it shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoredStep {
    /// The step's id.
    pub id: String,
    /// The station where it plays.
    pub station: String,
    /// Its marks, back to front.
    pub marks: Vec<Move>,
}

/// What happens to the marks of a kind at a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// The mark's place in [`Score::marks`].
    pub mark: u16,
    /// The pose at the step's end.
    pub to: u16,
    /// The pose at its start; without one they appear where they stand, or stood there before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u16>,
    /// The pose at its end on phones, if it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<u16>,
    /// The look that each had before the step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<u16>,
    /// Whether an earlier step of the scene has shown them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub seen: bool,
}

impl Score {
    /// The score of a scene. An error is a rule without the places that it needs.
    pub fn of(painting: &Painting, scene: &Scene) -> Result<Self, Misplaced> {
        let mut score = Self {
            scene: scene.id.clone(),
            looks: Vec::new(),
            marks: Vec::new(),
            poses: Vec::new(),
            steps: Vec::new(),
        };
        let marks: Vec<&Mark> = scene
            .marks
            .iter()
            .filter(|mark| !mark.at.is_empty())
            .collect();
        for mark in &marks {
            let scored = score.mark(mark);
            score.marks.push(scored);
        }
        for (at, step) in scene.steps.iter().enumerate() {
            let earlier = &scene.steps[..at];
            let mut moves = Vec::new();
            for (mark, index) in marks.iter().zip(0..) {
                if step.shows.contains(&mark.id)
                    && let Some(rule) = mark.rule(&step.id, false)
                {
                    moves.push(score.step(painting, mark, index, step, rule, earlier)?);
                }
            }
            score.steps.push(ScoredStep {
                id: step.id.clone(),
                station: step.station.clone(),
                marks: moves,
            });
        }
        Ok(score)
    }

    fn mark(&mut self, mark: &Mark) -> ScoredMark {
        let parts = mark.parts.iter().map(|part| {
            let sets: Vec<Option<&String>> = match part.palettes.as_slice() {
                [] => vec![part.palette.as_ref()],
                sets => sets.iter().map(Some).collect(),
            };
            let wide = if part.flip { -part.scale } else { part.scale };
            ScoredPart {
                at: [tenths(part.dx), tenths(part.dy)],
                scale: [hundredths(wide), hundredths(part.scale)],
                looks: sets
                    .into_iter()
                    .map(|set| self.look(&part.stamp, set))
                    .collect(),
            }
        });
        ScoredMark {
            id: mark.id.clone(),
            keep: mark.keep,
            parts: parts.collect(),
        }
    }

    fn step(
        &mut self,
        painting: &Painting,
        mark: &Mark,
        index: u16,
        step: &Step,
        rule: &Rule,
        earlier: &[Step],
    ) -> Result<Move, Misplaced> {
        let to = self.pose(painting, mark, rule)?;
        let seen = earlier.iter().any(|step| step.shows.contains(&mark.id));
        let (mut from, mut was) = (None, None);
        match &mark.from {
            Some(Before::Rules(rules)) => {
                if let Some(before) = rules.get(&step.id).and_then(|name| mark.at.get(name)) {
                    from = Some(self.pose(painting, mark, before)?);
                }
            }
            Some(Before::Stamp(stamp)) if !seen => was = Some(self.look(stamp, None)),
            _ => {}
        }
        let phone = match mark.rule(&step.id, true) {
            Some(other) if other != rule => Some(self.pose(painting, mark, other)?),
            _ => None,
        };
        Ok(Move {
            mark: index,
            to,
            from,
            phone,
            was,
            seen,
        })
    }

    /// The place of a pose among the poses; a new one is added.
    fn pose(&mut self, painting: &Painting, mark: &Mark, rule: &Rule) -> Result<u16, Misplaced> {
        let station = rule.station.as_ref().unwrap_or(&mark.station);
        let x = painting.station(station).map_or(0.0, |station| station.x);
        let mut marks = drawn(mark, rule)?;
        marks.sort_by_key(|mark| mark.index);
        let looks: Vec<u16> = marks
            .iter()
            .map(|mark| self.look(&mark.stamp, mark.palette.as_ref()))
            .collect();
        let pose = Pose::new(&marks, x, looks);
        let at = self
            .poses
            .iter()
            .position(|known| *known == pose)
            .unwrap_or_else(|| {
                self.poses.push(pose);
                self.poses.len() - 1
            });
        Ok(at as u16)
    }

    fn look(&mut self, stamp: &str, set: Option<&String>) -> u16 {
        let is = |look: &(String, Option<String>)| look.0 == stamp && look.1.as_ref() == set;
        let at = self.looks.iter().position(is).unwrap_or_else(|| {
            self.looks.push((stamp.to_owned(), set.cloned()));
            self.looks.len() - 1
        });
        at as u16
    }
}

impl Pose {
    fn new(marks: &[Drawn], x: f64, look: Vec<u16>) -> Self {
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
