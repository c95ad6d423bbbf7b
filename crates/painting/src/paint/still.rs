//! A whole picture: what a screen of a given size shows of the world at a step.

use super::brush::{Body, Brush};
use super::document::{document, stack};
use super::marks::drawn;
use crate::Painting;
use crate::flat::Composition;
use crate::model::{Drawing, Kind, Rect, Scene, Station, Step, Theme};
use crate::plan::{Plan, Shot};
use std::collections::BTreeMap;

/// How a screen of `width` and `height` pixels shows a step. `None` if there is no such step or station.
pub fn shot(painting: &Painting, step: &str, width: f64, height: f64) -> Option<Shot> {
    Plan::of(painting).shot(step, width, height)
}

/// The picture of a shot, without words, cut to `view` (pixels of the screen; usually the shot's area).
pub fn still(painting: &Painting, shot: &Shot, view: Rect, theme: Theme) -> String {
    let (body, seen) = picture(painting, shot, view);
    document(painting, &body, seen, Some([view[2], view[3]]), theme, true)
}

/// The flat pictures of a scene's steps. Their ground is not painted.
pub struct FlatPictures {
    /// By the ids of the steps, each in a file of its own.
    pub alone: BTreeMap<String, String>,
    /// All in one file, each in an element that has the step's id. They share their stamps, so it is a third of
    /// what the others are together.
    pub together: String,
}

/// Paints the flat pictures of a scene.
pub fn flats(
    painting: &Painting,
    scene: &Scene,
    composition: &Composition,
    theme: Theme,
) -> FlatPictures {
    let plan = Plan::of(painting);
    let [width, height] = composition.screen;
    let pictures: Vec<(String, Body, Rect)> = scene
        .steps
        .iter()
        .filter_map(|step| {
            let shot = plan.shot(&step.id, width, height)?;
            let (body, seen) = picture(painting, &shot, composition.view);
            Some((step.id.clone(), body, seen))
        })
        .collect();
    let pictures: Vec<(String, &Body, Rect)> = pictures
        .iter()
        .map(|(id, body, seen)| (id.clone(), body, *seen))
        .collect();
    let [.., width, height] = composition.view;
    let size = Some([width, height]);
    FlatPictures {
        alone: pictures
            .iter()
            .map(|(id, body, seen)| {
                let alone = document(painting, body, *seen, size, theme, false);
                (id.clone(), alone)
            })
            .collect(),
        together: stack(painting, &pictures, theme),
    }
}

/// What is seen of a shot in a part of the screen, and the part of the world that it is, with x = 0 at the
/// shot's station.
fn picture(painting: &Painting, shot: &Shot, view: Rect) -> (Body, Rect) {
    let Some((scene, step)) = painting.step(&shot.step) else {
        return (Body::default(), [0.0, 0.0, 1.0, 1.0]);
    };
    let home = painting
        .station(&shot.station)
        .map_or(0.0, |station| station.x);
    let seen = shot.camera.seen(view);
    let world = World {
        painting,
        shot,
        seen,
        scene,
        step,
        home,
    };
    let [x, y, w, h] = seen;
    (world.paint(), [x - home, y, w, h])
}

/// Everything that is seen in a part of the world at a step.
struct World<'a> {
    painting: &'a Painting,
    shot: &'a Shot,
    /// The part of the world that is seen.
    seen: Rect,
    /// The scene of the step.
    scene: &'a Scene,
    step: &'a Step,
    /// Where in the world x = 0 of what is painted lies.
    home: f64,
}

/// A station in the state that it has at the step.
struct Shown<'a> {
    scene: &'a Scene,
    station: &'a Station,
    /// Whether the camera stands here.
    is_here: bool,
    /// The step whose state it shows: the current one where the camera stands, elsewhere its rest.
    state: &'a str,
}

impl<'a> World<'a> {
    fn paint(&self) -> Body {
        let stations = self.stations();
        let mut out = Body::default();
        for shown in &stations {
            let station = shown.station;
            let shift = self.shot.camera.far_shift(station.x + station.home);
            self.layer(shown, &station.far, shift, &mut out);
        }
        for shown in &stations {
            self.layer(shown, &shown.station.base, 0.0, &mut out);
        }
        for shown in &stations {
            self.layer(shown, &shown.station.middle, 0.0, &mut out);
        }
        for shown in &stations {
            self.marks(shown, &mut out);
        }
        for shown in &stations {
            self.layer(shown, &shown.station.near, 0.0, &mut out);
        }
        out
    }

    /// The stations that a screen of this width shows, in their states.
    fn stations(&self) -> Vec<Shown<'a>> {
        let painting = self.painting;
        let replaced = |id: &str| {
            let mut others = painting.stations();
            others.any(|(_, other)| other.instead_of.as_deref() == Some(id))
        };
        painting
            .stations()
            .filter(|(_, station)| match self.shot.narrow {
                true => !replaced(&station.id),
                false => station.instead_of.is_none(),
            })
            .map(|(scene, station)| {
                let place = station.instead_of.as_ref().unwrap_or(&station.id);
                let is_here = scene.id == self.scene.id && self.step.station == *place;
                Shown {
                    scene,
                    station,
                    is_here,
                    state: if is_here {
                        &self.step.id
                    } else {
                        &station.rest
                    },
                }
            })
            .collect()
    }

    /// A brush for what is seen, in coordinates whose x = 0 lies at `x` in the world.
    fn brush(&self, x: f64) -> Brush<'a> {
        let [left, top, width, height] = self.seen;
        Brush::new(self.painting, Some([left - x, top, width, height]))
    }

    /// Paints drawings of a station, shifted by so much.
    fn layer(&self, shown: &Shown<'_>, drawings: &[Drawing], shift: f64, out: &mut Body) {
        let x = shown.station.x + shift;
        let mut brush = self.brush(x);
        for drawing in drawings {
            brush.drawing(drawing, Some(shown.state));
        }
        out.append(&brush.finish(), x - self.home);
    }

    /// Paints the marks that stand at a station.
    fn marks(&self, shown: &Shown<'_>, out: &mut Body) {
        let Some((_, state)) = self.painting.step(shown.state) else {
            return;
        };
        let mut brush = self.brush(self.home);
        for mark in &shown.scene.marks {
            if !state.shows.contains(&mark.id) {
                continue;
            }
            // A mark of the current step is drawn where that step shows it, and nowhere else.
            let is_current = shown.scene.id == self.scene.id && self.step.shows.contains(&mark.id);
            if !shown.is_here && is_current {
                continue;
            }
            let Some(rule) = mark.rule(shown.state, self.shot.kind == Kind::Phone) else {
                continue;
            };
            if rule.station.as_ref().unwrap_or(&mark.station) != &shown.station.id {
                continue;
            }
            for one in drawn(mark, rule).unwrap_or_default() {
                brush.mark(mark, &one, shown.station.x - self.home);
            }
        }
        out.append(&brush.finish(), 0.0);
    }
}
