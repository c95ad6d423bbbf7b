//! The places of each kind of rule. `check` in the parent has made sure that the numbers can be computed
//! with: curves have two points, columns and lanes are at least one.

use super::curve::{Walker, lerp};
use crate::model::{Course, Crowd, Drift, Grid, Path, Place, Row};

/// The golden section: its multiples are spread evenly.
const GOLDEN: f64 = 0.618_033_988_7;

fn fraction(x: f64) -> f64 {
    x - x.floor()
}

/// The fraction of a multiple of the golden section, around zero.
fn golden(i: f64) -> f64 {
    fraction(i * GOLDEN) - 0.5
}

/// A number from -0.5 to 0.5 that looks random and depends on `i` alone.
fn hash(i: f64) -> f64 {
    fraction((i * 12.9898 + 4.1).sin() * 43_758.545_3) - 0.5
}

/// The sum of the gaps that begin at or before `at`.
fn past(gaps: &[[f64; 2]], at: f64) -> f64 {
    gaps.iter()
        .filter(|[from, _]| at >= *from)
        .map(|[_, width]| width)
        .sum()
}

pub(super) fn grid(grid: &Grid, n: usize) -> Vec<Place> {
    let columns = usize::from(grid.cols);
    (0..n)
        .map(|i| {
            let (column, row) = ((i % columns) as f64, (i / columns) as f64);
            let half = if grid.stagger && (i / columns) % 2 == 1 {
                grid.dx / 2.0
            } else {
                0.0
            };
            let x = grid.x
                + column * grid.dx
                + past(&grid.gaps, column + 1.4 * (row * 0.9).sin())
                + half
                + hash(i as f64) * grid.jitter[0];
            let y = grid.y
                + row * grid.dy
                + past(&grid.row_gaps, row + (column * 0.5).sin())
                + column * grid.rise
                + hash(i as f64 + 0.5) * grid.jitter[1];
            Place::new(x, y, 1.0)
        })
        .collect()
}

pub(super) fn path(path: &Path, n: usize) -> Vec<Place> {
    let walker = Walker::new(&path.points, 12);
    let abreast = usize::from(path.abreast);
    let rows = n.div_ceil(abreast);
    (0..n)
        .map(|i| {
            let row = (i / abreast) as f64;
            let side = (i % abreast) as f64 - (abreast as f64 - 1.0) / 2.0;
            let u = if rows > 1 {
                row / (rows as f64 - 1.0)
            } else {
                0.5
            };
            let ([x, y], direction) = walker.at(lerp(path.span[0], path.span[1], u) + side * 0.004);
            let aside = side * lerp(path.gap[0], path.gap[1], (u * 1.5).min(1.0));
            let spread = if abreast > 1 { 5.0 } else { 0.0 };
            Place::new(
                x - direction.sin() * aside * 0.6 + golden(i as f64) * spread,
                y + direction.cos() * aside,
                lerp(path.scale[0], path.scale[1], (u * 1.4).min(1.0)),
            )
        })
        .collect()
}

pub(super) fn rows(rows: &[Row]) -> Vec<Place> {
    let mut out = Vec::new();
    for row in rows {
        let walker = Walker::new(&row.path, 12);
        for i in 0..row.n {
            let part = if row.n > 1 {
                f64::from(i) / f64::from(row.n - 1)
            } else {
                0.5
            };
            let ([x, y], _) = walker.at(part);
            out.push(Place::new(x, y, row.scale));
        }
    }
    out
}

pub(super) fn crowd(crowd: &Crowd) -> Vec<Place> {
    let mut out = Vec::new();
    let last = crowd.counts.len().saturating_sub(1).max(1) as f64;
    for (row, count) in crowd.counts.iter().enumerate() {
        let row = row as f64;
        for i in 0..*count {
            let u = if *count > 1 {
                2.0 * f64::from(i) / f64::from(count - 1) - 1.0
            } else {
                0.0
            };
            let parted: f64 = crowd
                .lanes
                .iter()
                .map(|[at, width]| {
                    let right = u > at + 0.06 * (row * 0.55 + at * 9.0).sin();
                    if right { width / 2.0 } else { -width / 2.0 }
                })
                .sum();
            let index = out.len() as f64;
            out.push(Place::new(
                crowd.x
                    + (f64::from(i) - (f64::from(*count) - 1.0) / 2.0) * crowd.dx
                    + parted
                    + hash(index) * crowd.jitter[0],
                crowd.y + row * crowd.dy + crowd.bow * u * u + hash(index + 0.5) * crowd.jitter[1],
                lerp(crowd.scale[0], crowd.scale[1], row / last),
            ));
        }
    }
    out
}

pub(super) fn drift(drift: &Drift, n: usize) -> Vec<Place> {
    let per_lane = n.div_ceil(usize::from(drift.lanes)).max(1);
    (0..n)
        .map(|i| {
            let (lane, j) = (i / per_lane, i % per_lane);
            let in_lane = per_lane.min(n - lane * per_lane) as f64;
            let (lane, t) = (lane as f64, (j as f64 + 0.5) / in_lane);
            Place::new(
                drift.x + drift.w * t + golden(i as f64) * drift.jitter,
                drift.y
                    + lane * drift.dy
                    + drift.wave * (t * 7.0 + lane).sin()
                    + (fraction(i as f64 * GOLDEN * 7.0) - 0.5) * drift.jitter,
                1.0,
            )
        })
        .collect()
}

pub(super) fn course(course: &Course, n: usize) -> Vec<Place> {
    const PIECES: usize = 400;
    let walker = Walker::new(&course.path, 14);
    let width = |t: f64| lerp(course.width[0], course.width[1], t.powf(course.width[2]));
    let scale = |t: f64| lerp(course.scale[0], course.scale[1], t.powf(course.scale[2]));
    let [from, to] = course.span;
    // How many runners there is room for up to each piece: fewer where they are drawn larger.
    let mut room = vec![0.0];
    let mut total = 0.0;
    for i in 1..=PIECES {
        let t = lerp(from, to, i as f64 / PIECES as f64);
        total += width(t) / (scale(t) * 10.0).powf(1.55);
        room.push(total);
    }
    let mut piece = 0;
    (0..n)
        .map(|i| {
            let wanted = (i as f64 + 0.5) / n as f64 * total;
            while piece + 2 < room.len() && room[piece + 1] < wanted {
                piece += 1;
            }
            let inside = (wanted - room[piece]) / (room[piece + 1] - room[piece]);
            let t = lerp(from, to, (piece as f64 + inside) / PIECES as f64);
            let ([x, y], direction) = walker.at(t);
            let lane = golden(i as f64) * 0.84;
            Place {
                flip: direction.cos() < 0.0,
                ..Place::new(
                    x - direction.sin() * width(t) * lane,
                    y + direction.cos() * width(t) * lane * 0.9 + 2.0,
                    scale(t),
                )
            }
        })
        .collect()
}
