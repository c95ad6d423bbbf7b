//! A whole picture: what a screen of a given size shows of the world at a step.

use super::brush::{Body, Brush};
use super::document::document;
use super::marks::drawn;
use crate::Painting;
use crate::cast::{Cast, Shown};
use crate::flat::Composition;
use crate::model::{Drawing, Kind, Rect, Theme};
use crate::plan::{Plan, Shot};

/// How a screen of `width` and `height` pixels shows a step. `None` if there is no such step or station.
pub fn shot(painting: &Painting, step: &str, width: f64, height: f64) -> Option<Shot> {
    Plan::of(painting).shot(step, width, height)
}

/// The picture of a shot, without words and without its ground, cut to `view` (pixels of the screen; usually the shot's
/// area).
pub fn still(painting: &Painting, shot: &Shot, view: Rect, theme: Theme) -> String {
    let (body, seen) = picture(painting, shot, view);
    document(painting, &body, seen, Some([view[2], view[3]]), theme)
}

/// The flat picture of a step, without its ground. `None` if there is no such step.
pub fn flat(
    painting: &Painting,
    step: &str,
    composition: &Composition,
    theme: Theme,
) -> Option<String> {
    let [width, height] = composition.screen;
    let shot = Plan::of(painting).shot(step, width, height)?;
    let (body, seen) = picture(painting, &shot, composition.view);
    let [.., width, height] = composition.view;
    let size = Some([width, height]);
    Some(document(painting, &body, seen, size, theme))
}

/// What is seen of a shot in a part of the screen, and the part of the world that it is, with x = 0 at the
/// shot's station.
fn picture(painting: &Painting, shot: &Shot, view: Rect) -> (Body, Rect) {
    let Some(step) = painting.step(&shot.step) else {
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
        cast: Cast::new(painting, step, shot.narrow, shot.kind == Kind::Phone),
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
    cast: Cast<'a>,
    /// Where in the world x = 0 of what is painted lies.
    home: f64,
}

impl<'a> World<'a> {
    fn paint(&self) -> Body {
        let stations = &self.cast.stations;
        let mut out = Body::default();
        for shown in stations {
            let station = shown.station;
            let shift = self.shot.camera.far_shift(station.x + station.home);
            self.layer(shown, &station.far, shift, &mut out);
        }
        for shown in stations {
            self.layer(shown, &shown.station.base, 0.0, &mut out);
        }
        for shown in stations {
            self.layer(shown, &shown.station.middle, 0.0, &mut out);
        }
        for shown in stations {
            self.marks(shown, &mut out);
        }
        for shown in stations {
            self.layer(shown, &shown.station.near, 0.0, &mut out);
        }
        out
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
    fn marks(&self, shown: &Shown<'a>, out: &mut Body) {
        let mut brush = self.brush(self.home);
        for (mark, rule) in self.cast.marks(shown) {
            for one in drawn(mark, rule).unwrap_or_default() {
                brush.mark(mark, &one, shown.station.x - self.home);
            }
        }
        out.append(&brush.finish(), 0.0);
    }
}
