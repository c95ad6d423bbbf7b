//! The road of a course: its line, and where its covers and its runners are.

use crate::path::path;
use crate::picture::{Pose, WIDTH};
use std::f64::consts::PI;

/// The y of each of the three lanes of the winding road, from the top.
pub const LANES: [f64; 3] = [126.0, 304.0, 482.0];
/// The x where the first lane begins.
const START: f64 = 22.0;
/// The x where the turn on the right begins.
const EAST: f64 = 510.0;
/// The x where the turn on the left begins.
const WEST: f64 = 90.0;
/// The x where the last lane ends.
const FINISH: f64 = 548.0;
/// How far a turn reaches beyond its beginning, in x.
const SWING: f64 = 64.0;
/// The distance from one runner to the next along the road.
const STRIDE: f64 = 27.0;

/// A point of the road and the direction there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoadPoint {
    /// In units of the picture.
    pub x: f64,
    /// In units of the picture.
    pub y: f64,
    /// The unit vector in the direction of the road.
    pub ahead: (f64, f64),
    /// The index of the lane whose cover hides it.
    pub lane: usize,
}

/// The road as a list of points: x, y and the distance from the start, all in units.
#[derive(Clone, Debug)]
pub struct Track {
    points: Vec<(f64, f64, f64)>,
}

impl Track {
    /// The winding road: three lanes, a turn to the right, a turn to the left.
    pub fn new() -> Self {
        let mut points: Vec<(f64, f64)> = Vec::new();
        let lane = |points: &mut Vec<(f64, f64)>, from: f64, to: f64, y: f64| {
            for index in 0..12 {
                let ratio = index as f64 / 12.0;
                // A slight wave makes the lane look drawn by hand.
                let wave = (ratio * PI * 2.0).sin() * 5.0;
                points.push((from + (to - from) * ratio, y + wave));
            }
        };
        let turn = |points: &mut Vec<(f64, f64)>, x: f64, swing: f64, from: f64, to: f64| {
            for index in 0..12 {
                let angle = PI * index as f64 / 12.0;
                points.push((
                    x + swing * angle.sin(),
                    (from + to) / 2.0 - (to - from) / 2.0 * angle.cos(),
                ));
            }
        };
        lane(&mut points, START, EAST, LANES[0]);
        turn(&mut points, EAST, SWING, LANES[0], LANES[1]);
        lane(&mut points, EAST, WEST, LANES[1]);
        turn(&mut points, WEST, -SWING, LANES[1], LANES[2]);
        lane(&mut points, WEST, FINISH, LANES[2]);
        points.push((FINISH, LANES[2]));
        let mut length = 0.0;
        let mut before = points[0];
        let points = points
            .into_iter()
            .map(|(x, y)| {
                length += (x - before.0).hypot(y - before.1);
                before = (x, y);
                (x, y, length)
            })
            .collect();
        Self { points }
    }

    /// The length of the road in units.
    pub fn length(&self) -> f64 {
        self.points.last().map_or(0.0, |point| point.2)
    }

    /// The point at a ratio of the length, 0 to 1; other ratios give the nearer end.
    pub fn at(&self, ratio: f64) -> RoadPoint {
        let distance = self.length() * ratio.clamp(0.0, 1.0);
        let next = self
            .points
            .partition_point(|point| point.2 < distance)
            .clamp(1, self.points.len() - 1);
        let (a, b) = (self.points[next - 1], self.points[next]);
        let along = (distance - a.2) / (b.2 - a.2);
        let y = a.1 + (b.1 - a.1) * along;
        let length = b.2 - a.2;
        let lane = LANES
            .windows(2)
            .filter(|pair| y > (pair[0] + pair[1]) / 2.0)
            .count();
        RoadPoint {
            x: a.0 + (b.0 - a.0) * along,
            y,
            ahead: ((b.0 - a.0) / length, (b.1 - a.1) / length),
            lane,
        }
    }

    /// The road as one smooth path, as the value of the SVG attribute `d`.
    pub fn path(&self) -> String {
        // Quadratic curves between the middles of neighbouring points, with the points as control points.
        let points = &self.points;
        let mut d = path(&[("M", &[points[0].0, points[0].1])]);
        for pair in points[1..].windows(2).step_by(1) {
            let (a, b) = (pair[0], pair[1]);
            d += &path(&[(
                "Q",
                &[
                    a.0.round(),
                    a.1.round(),
                    ((a.0 + b.0) / 2.0).round(),
                    ((a.1 + b.1) / 2.0).round(),
                ],
            )]);
        }
        if let Some(end) = points.last() {
            d += &path(&[("L", &[end.0, end.1])]);
        }
        d
    }
}

impl Default for Track {
    fn default() -> Self {
        Self::new()
    }
}

/// The poses of the covers, and after them those of the `team` runners, at a progress from 0 to 1.
pub fn moving(track: &Track, team: usize, progress: f64) -> Vec<Pose> {
    let head = track.at(progress);
    let mut poses: Vec<Pose> = (0..LANES.len())
        .map(|lane| {
            // The road runs to the right on one lane and to the left on the next. A cover moves off its
            // lane in that direction, with its trailing edge at the end of the visible road.
            let x = match lane.cmp(&head.lane) {
                std::cmp::Ordering::Less => WIDTH + 40.0,
                std::cmp::Ordering::Greater => 0.0,
                std::cmp::Ordering::Equal if progress >= 1.0 => WIDTH + 40.0,
                std::cmp::Ordering::Equal if lane % 2 == 0 => head.x,
                std::cmp::Ordering::Equal => WIDTH - head.x,
            };
            Pose::at(if lane % 2 == 0 { x } else { -x }, 0.0)
        })
        .collect();
    // At progress 0 the last runner is at the start; at progress 1 the first is at the finish.
    let lag = STRIDE / track.length();
    let back = lag * team.saturating_sub(1) as f64;
    for index in 0..team {
        let ratio = back + (1.0 - back) * progress - lag * index as f64;
        let at = track.at(ratio);
        let mut pose = Pose::at(at.x, at.y - 5.0);
        if at.ahead.0 < -0.05 {
            pose.scale = (-1.0, 1.0);
        }
        poses.push(pose);
    }
    poses
}

/// The path of a lane's cover, which also covers the lane's half of each turn.
pub fn cover(lane: usize) -> String {
    let half = |a: usize, b: usize| (LANES[a] + LANES[b]) / 2.0;
    let top = if lane == 0 {
        LANES[0] - 20.0
    } else {
        half(lane - 1, lane)
    };
    let bottom = if lane + 1 == LANES.len() {
        LANES[lane] + 20.0
    } else {
        half(lane, lane + 1)
    };
    path(&[
        ("M", &[0.0, top]),
        ("H", &[WIDTH]),
        ("V", &[bottom]),
        ("H", &[0.0]),
        ("z", &[]),
    ])
}
