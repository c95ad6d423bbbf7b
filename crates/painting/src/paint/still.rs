//! A whole picture: what a screen of a given size shows of the world at a step.

use super::brush::{Body, Brush};
use super::document::{document, stack};
use super::marks::drawn;
use crate::Painting;
use crate::model::{Drawing, Kind, Rect, Scene, Station, Step, Theme};
use crate::plan::{Plan, Shot};

/// How a screen of `width` and `height` pixels shows a step. `None` if there is no such step or station.
pub fn shot(painting: &Painting, step: &str, width: f64, height: f64) -> Option<Shot> {
    Plan::of(painting).shot(step, width, height)
}

/// The picture of a shot, without words, cut to `view` (pixels of the screen; usually the shot's area).
pub fn still(painting: &Painting, shot: &Shot, view: Rect, theme: Theme) -> String {
    let (body, seen) = picture(painting, shot, view);
    document(painting, &body, seen, Some([view[2], view[3]]), theme, true)
}

/// The pictures of all steps of a scene on a screen of `width` and `height` pixels, each cut to its area,
/// in one file: an image with the address `FILE#STEP` shows a step. Their ground is not painted.
pub fn stills(
    painting: &Painting,
    scene: &Scene,
    [width, height]: [f64; 2],
    theme: Theme,
) -> String {
    let plan = Plan::of(painting);
    let pictures: Vec<(String, Body, Rect)> = scene
        .steps
        .iter()
        .filter_map(|step| {
            let shot = plan.shot(&step.id, width, height)?;
            let (body, seen) = picture(painting, &shot, shot.area);
            Some((step.id.clone(), body, seen))
        })
        .collect();
    let pictures: Vec<(String, &Body, Rect)> = pictures
        .iter()
        .map(|(id, body, seen)| (id.clone(), body, *seen))
        .collect();
    stack(painting, &pictures, theme)
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
    let [x, y, w, h] = shot.camera.seen(view);
    let body = world(painting, shot, [x, y, w, h], scene, step, home);
    (body, [x - home, y, w, h])
}

/// Everything that is seen in a part of the world, with x = 0 at `home`.
fn world(
    painting: &Painting,
    shot: &Shot,
    seen: Rect,
    scene: &Scene,
    step: &Step,
    home: f64,
) -> Body {
    let replaced = |id: &str| {
        painting
            .stations()
            .any(|(_, other)| other.instead_of.as_deref() == Some(id))
    };
    let stations: Vec<(&Scene, &Station)> = painting
        .stations()
        .filter(|(_, station)| match shot.narrow {
            true => !replaced(&station.id),
            false => station.instead_of.is_none(),
        })
        .collect();
    let mut out = Body::default();
    let state = |owner: &Scene, station: &Station| {
        let place = station.instead_of.as_ref().unwrap_or(&station.id);
        owner.id == scene.id && step.station == *place
    };
    for pick in [far, base, middle] {
        for (owner, station) in &stations {
            let step = if state(owner, station) {
                &step.id
            } else {
                &station.rest
            };
            layer(
                painting,
                shot,
                seen,
                station,
                home,
                pick(station),
                step,
                &mut out,
            );
        }
    }
    for (owner, station) in &stations {
        let here = state(owner, station);
        let dx = station.x - home;
        let mut brush = Brush::new(painting, Some([seen[0] - home, seen[1], seen[2], seen[3]]));
        marks(
            painting,
            shot,
            scene,
            step,
            (owner, station),
            here,
            dx,
            &mut brush,
        );
        out.append(&brush.finish(), 0.0);
    }
    for (owner, station) in &stations {
        let step = if state(owner, station) {
            &step.id
        } else {
            &station.rest
        };
        layer(
            painting,
            shot,
            seen,
            station,
            home,
            near(station),
            step,
            &mut out,
        );
    }
    out
}

type Pick<'a> = (&'a [Drawing], bool);

fn far(station: &Station) -> Pick<'_> {
    (&station.far, true)
}
fn base(station: &Station) -> Pick<'_> {
    (&station.base, false)
}
fn middle(station: &Station) -> Pick<'_> {
    (&station.middle, false)
}
fn near(station: &Station) -> Pick<'_> {
    (&station.near, false)
}

#[expect(
    clippy::too_many_arguments,
    reason = "one layer of one station in one state"
)]
fn layer(
    painting: &Painting,
    shot: &Shot,
    seen: Rect,
    station: &Station,
    home: f64,
    (drawings, shifted): Pick<'_>,
    step: &str,
    out: &mut Body,
) {
    let shift = if shifted {
        shot.camera.far_shift(station.x + station.home)
    } else {
        0.0
    };
    let x = station.x + shift;
    let mut brush = Brush::new(painting, Some([seen[0] - x, seen[1], seen[2], seen[3]]));
    for drawing in drawings {
        brush.drawing(drawing, Some(step));
    }
    out.append(&brush.finish(), x - home);
}

#[expect(
    clippy::too_many_arguments,
    reason = "the marks of one station in one state"
)]
fn marks(
    painting: &Painting,
    shot: &Shot,
    scene: &Scene,
    step: &Step,
    (owner, station): (&Scene, &Station),
    here: bool,
    dx: f64,
    brush: &mut Brush<'_>,
) {
    let state = if here {
        step.id.as_str()
    } else {
        station.rest.as_str()
    };
    let Some((_, shown)) = painting.step(state) else {
        return;
    };
    for mark in &owner.marks {
        if !shown.shows.contains(&mark.id) {
            continue;
        }
        // A mark of the current step is drawn where that step shows it, and nowhere else.
        if !here && owner.id == scene.id && step.shows.contains(&mark.id) {
            continue;
        }
        let Some(rule) = mark.rule(state, shot.kind == Kind::Phone) else {
            continue;
        };
        if rule.station.as_ref().unwrap_or(&mark.station) != &station.id {
            continue;
        }
        for one in drawn(mark, rule).unwrap_or_default() {
            brush.mark(mark, &one, dx);
        }
    }
}
