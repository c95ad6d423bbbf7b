//! Smooth curves through points, walked by length.

use crate::model::Point;

/// A curve through points (Catmull-Rom), in `per` straight pieces between two of them.
pub fn sample(points: &[Point], per: usize) -> Vec<Point> {
    let last = points.len().saturating_sub(1);
    let point = |i: isize| points[usize::try_from(i).unwrap_or(0).min(last)];
    let mut out = Vec::with_capacity(last * per + 1);
    for i in 0..last {
        let i = i as isize;
        let [a, b, c, d] = [point(i - 1), point(i), point(i + 1), point(i + 2)];
        for step in 0..per {
            let t = step as f64 / per as f64;
            let (t2, t3) = (t * t, t * t * t);
            out.push([0, 1].map(|axis| {
                0.5 * (2.0 * b[axis]
                    + (c[axis] - a[axis]) * t
                    + (2.0 * a[axis] - 5.0 * b[axis] + 4.0 * c[axis] - d[axis]) * t2
                    + (3.0 * b[axis] - a[axis] - 3.0 * c[axis] + d[axis]) * t3)
            }));
        }
    }
    out.extend(points.last());
    out
}

/// Walks along a curve of at least two points.
pub struct Walker {
    points: Vec<Point>,
    lengths: Vec<f64>,
}

impl Walker {
    /// A walker along the curve through these points, with `per` pieces between two of them.
    pub fn new(points: &[Point], per: usize) -> Self {
        let points = sample(points, per);
        let mut lengths = vec![0.0];
        let mut length = 0.0;
        for pair in points.windows(2) {
            length += (pair[1][0] - pair[0][0]).hypot(pair[1][1] - pair[0][1]);
            lengths.push(length);
        }
        Self { points, lengths }
    }

    /// The point at a part (0 to 1) of the length, and the direction there in radians.
    pub fn at(&self, part: f64) -> (Point, f64) {
        let last = self.lengths.len() - 1;
        let length = part.clamp(0.0, 1.0) * self.lengths[last];
        let i = self
            .lengths
            .partition_point(|so_far| *so_far < length)
            .clamp(1, last);
        let piece = self.lengths[i] - self.lengths[i - 1];
        let f = (length - self.lengths[i - 1]) / if piece == 0.0 { 1.0 } else { piece };
        let (a, b) = (self.points[i - 1], self.points[i]);
        let direction = (b[1] - a[1]).atan2(b[0] - a[0]);
        ([lerp(a[0], b[0], f), lerp(a[1], b[1], f)], direction)
    }
}

/// The number at a part of the way from `a` to `b`.
pub fn lerp(a: f64, b: f64, t: f64) -> f64 {
    a + (b - a) * t
}
