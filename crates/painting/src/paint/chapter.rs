//! What a painter needs to move through a chapter: one file with all sheets of its stations and all looks of its
//! marks, and a score for each composition. Sheets and looks that share stamps download them once.

use super::bounds::{meet, moved, union};
use super::brush::Body;
use super::document::stack;
use super::marks::{drawn, look};
use super::sheets::{Sheet, sheets};
use crate::Painting;
use crate::camera::FAR;
use crate::cast::{Cast, Shown};
use crate::flat::{COMPOSITIONS, Composition};
use crate::model::{Before, Kind, Mark, Rect, Rule, Scene, Step, Theme};
use crate::places::Misplaced;
use crate::plan::{Plan, Shot};
use crate::score::{Pose, Score, ScoredMark, ScoredSheet, ScoredStep, Stand};
use std::collections::BTreeMap;

/// The art of a chapter.
pub struct ChapterArt {
    /// Sheets and looks with their ids and what they cover.
    pictures: Vec<(String, Body, Rect)>,
    /// The scores, in the order of [`COMPOSITIONS`].
    pub scores: [Score; 2],
}

impl ChapterArt {
    /// The art of a scene for steps in this order. Ids of steps that the scene does not have are left out. An error
    /// is a rule without the places that it needs.
    pub fn of(painting: &Painting, scene: &Scene, steps: &[&str]) -> Result<Self, Misplaced> {
        let steps: Vec<&Step> = steps
            .iter()
            .filter_map(|id| scene.steps.iter().find(|step| step.id == *id))
            .collect();
        let plan = Plan::of(painting);
        let shots = COMPOSITIONS.map(|composition| {
            let [width, height] = composition.screen;
            let shots = steps
                .iter()
                .filter_map(|step| plan.shot(&step.id, width, height));
            shots.collect::<Vec<Shot>>()
        });
        let seen = (COMPOSITIONS.iter().zip(&shots))
            .flat_map(|(composition, shots)| {
                shots.iter().map(|shot| shot.camera.seen(composition.view))
            })
            .fold(None, |all, seen| Some(union(all, seen)));
        let mut builder = Builder {
            painting,
            scene,
            seen: seen.unwrap_or_default(),
            sheets: BTreeMap::new(),
            looks: Vec::new(),
        };
        let [above, beside] = &shots;
        let [over, side] = &COMPOSITIONS;
        let mut scores = [
            builder.score(over, &steps, above)?,
            builder.score(side, &steps, beside)?,
        ];
        for score in &mut scores {
            score.looks.resize(builder.looks.len(), 0.0);
        }
        Ok(Self {
            pictures: builder.pictures(),
            scores,
        })
    }

    /// The file of sheets and looks in the colours of a theme.
    pub fn svg(&self, painting: &Painting, theme: Theme) -> String {
        let pictures: Vec<(String, &Body, Rect)> = (self.pictures.iter())
            .map(|(id, body, view)| (id.clone(), body, *view))
            .collect();
        stack(painting, &pictures, theme)
    }
}

/// Collects what both compositions need.
struct Builder<'a> {
    painting: &'a Painting,
    scene: &'a Scene,
    /// The part of the world that any step shows. Of other scenes nothing else is painted.
    seen: Rect,
    /// The sheets of each station, by its id.
    sheets: BTreeMap<String, Vec<Sheet>>,
    looks: Vec<Body>,
}

impl<'a> Builder<'a> {
    fn score(
        &mut self,
        composition: &Composition,
        steps: &[&'a Step],
        shots: &[Shot],
    ) -> Result<Score, Misplaced> {
        let kind = composition.kind();
        let casts: Vec<Cast<'a>> = (steps.iter().zip(shots))
            .map(|(step, shot)| {
                let step = (self.scene, *step);
                Cast::new(self.painting, step, shot.narrow, kind == Kind::Phone)
            })
            .collect();
        let area = shots.first().map_or([0.0; 4], |shot| shot.area);
        let mut score = Score {
            frame: composition.frame,
            origin: composition.origin,
            centre: [area[0] + area[2] / 2.0, area[1] + area[3] / 2.0],
            far: FAR,
            sheets: Vec::new(),
            looks: Vec::new(),
            marks: Vec::new(),
            poses: Vec::new(),
            steps: Vec::new(),
        };
        // When each sheet of the score is shown.
        let mut whens: Vec<(String, Option<Vec<String>>)> = Vec::new();
        for shown in casts.first().map_or(&[][..], |cast| &cast.stations) {
            for sheet in self.sheets(shown) {
                score.sheets.push(ScoredSheet {
                    id: sheet.id.clone(),
                    depth: sheet.depth,
                    x: shown.station.x,
                    home: (sheet.depth == super::Depth::Far)
                        .then_some(shown.station.x + shown.station.home),
                    some: sheet.when.is_some(),
                });
                whens.push((shown.station.id.clone(), sheet.when.clone()));
            }
        }
        let least = shots.iter().map(|shot| shot.camera.k).reduce(f64::min);
        for (cast, (step, shot)) in casts.iter().zip(steps.iter().zip(shots)) {
            let states: BTreeMap<&str, &str> = (cast.stations.iter())
                .map(|shown| (shown.station.id.as_str(), shown.state))
                .collect();
            let shown = whens.iter().zip(0..).filter(|((station, when), _)| {
                let state = states.get(station.as_str());
                when.as_ref().is_some_and(|when| {
                    state.is_some_and(|state| when.iter().any(|id| id == state))
                })
            });
            let sheets = shown.map(|(_, index)| index).collect();
            let mut marks = Vec::new();
            for station in &cast.stations {
                let is_here = station.state == step.id;
                let k = if is_here { Some(shot.camera.k) } else { least };
                for (mark, rule) in cast.marks(station) {
                    let Some(pose) = self.pose(&mut score, station, mark, rule, k)? else {
                        continue;
                    };
                    let id = (station.scene.id.clone(), mark.id.clone());
                    let known = score.marks.iter().position(|known| known.id == id);
                    let index = known.unwrap_or_else(|| {
                        let keep = mark.keep;
                        score.marks.push(ScoredMark { id, keep });
                        score.marks.len() - 1
                    });
                    marks.push(Stand {
                        mark: index as u16,
                        pose,
                        was: self.was(&mut score, mark, k)?,
                    });
                }
            }
            let camera = &shot.camera;
            score.steps.push(ScoredStep {
                id: step.id.clone(),
                camera: [
                    rounded(camera.k, 1e5),
                    rounded(camera.cx, 1e2),
                    rounded(camera.cy, 1e2),
                ],
                sheets,
                marks,
            });
        }
        for look in &mut score.looks {
            *look = rounded(*look, 1e3);
        }
        Ok(score)
    }

    /// The sheets of a station, of other scenes only what is seen.
    fn sheets(&mut self, shown: &Shown<'a>) -> &[Sheet] {
        let station = shown.station;
        let view = self.view(shown);
        let painting = self.painting;
        self.sheets
            .entry(station.id.clone())
            .or_insert_with(|| sheets(painting, station, view))
    }

    /// What is painted of a station, in its coordinates; `None` if that is everything.
    fn view(&self, shown: &Shown<'a>) -> Option<Rect> {
        let [x, y, w, h] = self.seen;
        (shown.scene.id != self.scene.id).then_some([x - shown.station.x, y, w, h])
    }

    /// The place in the score of the pose of marks under a rule; `None` if no mark is seen. `k` is the camera's scale.
    fn pose(
        &mut self,
        score: &mut Score,
        shown: &Shown<'a>,
        mark: &Mark,
        rule: &Rule,
        k: Option<f64>,
    ) -> Result<Option<u16>, Misplaced> {
        let view = self.view(shown);
        let mut marks = drawn(mark, rule)?;
        marks.sort_by_key(|mark| mark.index);
        let mut looks = Vec::new();
        let mut seen = Vec::new();
        for one in marks {
            let body = look(self.painting, mark, &one);
            let Some(extent) = body.extent else {
                continue;
            };
            if view.is_none_or(|view| meet(view, moved(extent, one.at, one.scale))) {
                let size = one.scale[0].abs().max(one.scale[1].abs());
                looks.push(self.look(score, body, size * k.unwrap_or(1.0)));
                seen.push(one);
            }
        }
        if seen.is_empty() {
            return Ok(None);
        }
        let pose = Pose::new(&seen, shown.station.x, looks);
        let known = score.poses.iter().position(|known| *known == pose);
        let at = known.unwrap_or_else(|| {
            score.poses.push(pose);
            score.poses.len() - 1
        });
        Ok(Some(at as u16))
    }

    /// The look that marks have before their own.
    fn was(
        &mut self,
        score: &mut Score,
        mark: &Mark,
        k: Option<f64>,
    ) -> Result<Option<u16>, Misplaced> {
        let (Some(Before::Stamp(stamp)), Some(rule)) = (&mark.from, mark.at.get("default")) else {
            return Ok(None);
        };
        let Some(mut one) = drawn(mark, rule)?.into_iter().next() else {
            return Ok(None);
        };
        (one.stamp, one.palette, one.parts) = (stamp.clone(), None, false);
        let body = look(self.painting, mark, &one);
        Ok(Some(self.look(score, body, mark.scale * k.unwrap_or(1.0))))
    }

    /// The place of a look among the looks, which is drawn at this scale.
    fn look(&mut self, score: &mut Score, body: Body, scale: f64) -> u16 {
        let known = self.looks.iter().position(|known| *known == body);
        let at = known.unwrap_or_else(|| {
            self.looks.push(body);
            self.looks.len() - 1
        });
        if score.looks.len() <= at {
            score.looks.resize(at + 1, 0.0);
        }
        score.looks[at] = score.looks[at].max(scale);
        at as u16
    }

    fn pictures(self) -> Vec<(String, Body, Rect)> {
        let foot = self.painting.scroll.height;
        let sheets = self.sheets.into_values().flatten();
        let sheets = sheets.map(|sheet| (sheet.id, sheet.body, foot));
        let looks = self.looks.into_iter().zip(0..);
        let looks = looks.map(|(body, index)| (format!("look-{index}"), body, f64::MAX));
        sheets
            .chain(looks)
            .map(|(id, body, foot)| {
                let view = whole(body.extent.unwrap_or_default(), foot);
                (id, body, view)
            })
            .collect()
    }
}

/// A rectangle of whole units around another one, cut off at the foot of the world.
fn whole([x, y, w, h]: Rect, foot: f64) -> Rect {
    let (left, top) = (x.floor(), y.floor().min(foot - 1.0));
    let (right, bottom) = ((x + w).ceil(), (y + h).ceil().min(foot));
    [left, top, (right - left).max(1.0), (bottom - top).max(1.0)]
}

/// A number rounded to this part of one.
fn rounded(number: f64, part: f64) -> f64 {
    (number * part).round() / part
}
