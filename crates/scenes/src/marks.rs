//! The shapes of marks, drawn around the origin in a box of 30 units.

use crate::path::path;
use crate::picture::{Look, MarkRow, Shape};
use story::Mark;

/// The width and height of a single mark, in units.
pub fn size(mark: Mark) -> (f64, f64) {
    match mark {
        Mark::Seal | Mark::RoundStamp | Mark::SquareStamp => (30.0, 30.0),
        Mark::Person => (18.0, 32.0),
        Mark::House => (28.0, 30.0),
        Mark::Knot => (34.0, 20.0),
        Mark::Dot => (14.0, 14.0),
        Mark::Lozenge => (18.0, 18.0),
    }
}

/// The shapes of a single mark, around the origin.
pub fn one(mark: Mark) -> Vec<Shape> {
    let shapes: &[(Look, &str)] = match mark {
        // A seal: a frame, and in it a meander like a stroke of an old script.
        Mark::Seal => &[
            (
                Look::Ink,
                "M-13-15h26q2 0 2 2v26q0 2-2 2h-26q-2 0-2-2v-26q0-2 2-2z",
            ),
            (Look::Carved, "M-11-11h22v22h-22zM5.5-5.5h-11V0h11v5.5h-11"),
        ],
        Mark::Person => &[(
            Look::Pigment,
            "M0-16a5 5 0 0 1 0 10.2a5 5 0 0 1 0-10.2M0-4c6 0 8 4 8.6 19.4q-8.6 1.4-17.2 0c.6-15.4 2.6-19.4 8.6-19.4z",
        )],
        // A block of flats under a flat roof, with a door.
        Mark::House => &[
            (Look::Ink, "M-12 15v-22h-2L0-15 14-7h-2v22h-8v-8h-8v8z"),
            (Look::Paper, "M-7-3h5v5h-5zM2-3h5v5h-5z"),
        ],
        // Two joined rings.
        Mark::Knot => &[(
            Look::Outline,
            "M-15 0a8.5 8.5 0 0 1 17 0a8.5 8.5 0 0 1-17 0M-2 0a8.5 8.5 0 0 1 17 0a8.5 8.5 0 0 1-17 0",
        )],
        Mark::Dot => &[(Look::Pigment, "M-7 0a7 7 0 0 1 14 0a7 7 0 0 1-14 0")],
        Mark::Lozenge => &[(Look::Vermilion, "M0-9 9 0 0 9-9 0z")],
        Mark::RoundStamp => &[
            (
                Look::Stamp,
                "M-13.4 0a13.4 13.4 0 0 1 26.8 0a13.4 13.4 0 0 1-26.8 0",
            ),
            (Look::Vermilion, "M0-7.5 7.5 0 0 7.5-7.5 0z"),
        ],
        Mark::SquareStamp => &[
            (Look::Stamp, "M-13.4-13.4h26.8v26.8h-26.8z"),
            (Look::Vermilion, "M-7-7h6v14h-6zM1-7h6v14h-6z"),
        ],
    };
    shapes
        .iter()
        .map(|(look, d)| Shape::path(*look, *d))
        .collect()
}

/// A row of `count` small marks as one path, and where the marks are. `pitch` is the distance from one
/// mark to the next, in units.
pub fn row(mark: Mark, count: usize, pitch: f64) -> (Shape, MarkRow) {
    let (look, start, each, width, height) = match mark {
        Mark::Lozenge => {
            let half = pitch * 0.43;
            let each = path(&[
                ("l", &[half, half]),
                ("l", &[-half, half]),
                ("l", &[-half, -half]),
                ("z", &[]),
            ]);
            let side = half * 2.0;
            (Look::Vermilion, (half, 0.0), each, side, side)
        }
        // A head and a body: two strokes with round ends. The head is a very short stroke, because Firefox
        // draws nothing on a canvas for a stroke without length.
        Mark::Person => (
            Look::Folk,
            (2.5, 2.5),
            "h.01m-.01 7v7m0-14".to_owned(),
            5.0,
            19.0,
        ),
        // The others are drawn as dots, because their own shapes would be too small to recognize.
        _ => (Look::Dots, (3.5, 3.5), "h.01m-.01 0".to_owned(), 7.0, 7.0),
    };
    let mut d = path(&[("M", &[start.0, start.1])]);
    let next = path(&[("m", &[pitch, 0.0])]);
    for index in 0..count {
        if index > 0 {
            d += &next;
        }
        d += &each;
    }
    let marks = MarkRow {
        x: 0.0,
        y: 0.0,
        width,
        height,
        pitch,
        count,
    };
    (Shape::path(look, d), marks)
}
