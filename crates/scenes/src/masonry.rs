//! The parts that the houses of a section are drawn with, and the two houses that are not cut open.

use crate::path::path;
use crate::picture::{
    Anchor, Group, Look, MarkRow, Picture, Pose, Shape, fact, is_open, shows, wrapped,
};
use story::{Section, Story};

/// The y of the ground under the houses.
pub const GROUND: f64 = 318.0;
/// The distance from one window to the next, in a row and between rows.
pub const PITCH: f64 = 28.0;
/// The width and height of a window.
pub const WINDOW: (f64, f64) = (16.0, 19.0);

/// Adds the building as it was, with dark windows, its caption, and the ground under all houses. `on` is
/// whether the step shows the building.
pub fn before(data: &Section, on: bool, picture: &mut Picture) {
    let mut shapes = vec![
        // A red wall, and a brick wall of which a few courses are drawn.
        Shape::path(Look::Vermilion, "M14 0v-96h40v96z"),
        Shape::path(
            Look::Thin,
            "M60-84h14m8 0h20M66-70h20m10 0h16M58-54h12m40 0h10M62-26h10m6-14h8m22 20h10M104-34h16M84-10h10M108-62h8M60-10h10",
        ),
        Shape::path(Look::Line, "M14 0v-98M122-98v98M54-98v98"),
        // Dark windows and a door.
        Shape::path(
            Look::Soft,
            "M24-80h20v26h-20zM74-62h0v0zM24-34h20v34h-20zM76-80h14v22h-14zM102-80h14v22h-14zM76-40h14v22h-14zM102-40h14v22h-14z",
        ),
    ];
    shapes.extend(roof(6.0, 124.0, -98.0, 30.0));
    picture.groups.push(Group::new(
        "before",
        Pose::at(4.0, GROUND).unless_hidden(on, 0.0, 10.0),
        shapes,
    ));
    let lines = wrapped(&data.before, 5.8, 4);
    picture.groups.push(Group::new(
        "before/label",
        Pose::at(4.0, GROUND + 30.0).unless_hidden(on, 0.0, 10.0),
        lines
            .iter()
            .enumerate()
            .map(|(index, line)| Shape::label(0.0, 27.0 * index as f64, line).looking(Look::Quiet))
            .collect(),
    ));
    // The ground is always shown.
    picture.groups.push(Group::new(
        "ground",
        Pose::at(0.0, GROUND),
        vec![Shape::path(Look::Line, "M0 0q60-2 140 0t180 0 150 0 130 0")],
    ));
}

/// Adds the annex: a house of its own to the right of the building, whose right wall is at `right`, and
/// its number with a label. Without its fact the annex has no number.
pub fn annex(data: &Section, story: &Story, shown: &[String], right: f64, picture: &mut Picture) {
    let on = shows(shown, data.annex.as_str());
    let x = right + 24.0;
    let wide = 596.0 - x - 6.0;
    let mut shapes = vec![
        Shape::path(
            Look::Line,
            path(&[("M", &[0.0, 0.0]), ("v", &[-50.0]), ("h", &[wide])]),
        ),
        Shape::path(Look::Soft, "M14 0v-30h16v30z"),
    ];
    // Where the number is only a lower bound, the right side is an interrupted line.
    let side = if is_open(story, &data.annex) {
        path(&[
            ("M", &[wide, -46.0]),
            ("v", &[12.0]),
            ("m", &[0.0, 8.0]),
            ("v", &[5.0]),
            ("m", &[0.0, 8.0]),
            ("v", &[1.0]),
        ])
    } else {
        path(&[("M", &[wide, 0.0]), ("v", &[-50.0])])
    };
    shapes.push(Shape::path(Look::Line, side));
    shapes.extend(roof(0.0, wide, -50.0, 18.0));
    picture.groups.push(
        Group::new(
            data.annex.to_string(),
            Pose::at(x, GROUND).unless_hidden(on, 0.0, 12.0),
            shapes,
        )
        .with_marks(MarkRow {
            x: 0.0,
            y: -68.0,
            width: wide,
            height: 68.0,
            pitch: 0.0,
            count: 1,
        }),
    );
    let Some(fact) = fact(story, &data.annex) else {
        return;
    };
    let mut lines = vec![Shape::figure(0.0, 0.0, fact, "").anchored(Anchor::End)];
    for (index, line) in wrapped(&data.annex_label, 9.5, 3).iter().enumerate() {
        lines.push(
            Shape::label(0.0, 27.0 * (index + 1) as f64, line)
                .looking(Look::Quiet)
                .anchored(Anchor::End),
        );
    }
    picture.groups.push(Group::new(
        format!("{}/label", data.annex),
        Pose::at(598.0, GROUND + 30.0).unless_hidden(on, 0.0, 8.0),
        lines,
    ));
}

/// A tiled roof over a house from `x` on, `width` wide, whose walls end at `y`; `tall` is its height. The
/// eaves turn up a little.
pub fn roof(x: f64, width: f64, y: f64, tall: f64) -> Vec<Shape> {
    let ridge = y - tall;
    let body = path(&[
        ("M", &[x - 8.0, y - 3.0]),
        ("q", &[14.0, -2.0, 30.0, -tall]),
        ("H", &[x + width - 22.0]),
        ("q", &[16.0, tall - 2.0, 30.0, tall]),
        ("q", &[-2.0, 5.0, -8.0, 6.0]),
        ("H", &[x]),
        ("q", &[-6.0, -1.0, -8.0, -6.0]),
        ("z", &[]),
    ]);
    let mut tiles = String::new();
    let mut at = x + 30.0;
    while at < x + width - 22.0 {
        tiles += &path(&[("M", &[at, ridge + 6.0]), ("v", &[tall - 6.0])]);
        at += 11.0;
    }
    let crest = path(&[
        ("M", &[x + 16.0, ridge - 4.0]),
        ("q", &[2.0, 3.0, 6.0, 3.0]),
        ("H", &[x + width - 22.0]),
        ("q", &[4.0, 0.0, 6.0, -3.0]),
    ]);
    vec![
        Shape::path(Look::Ink, body),
        Shape::path(Look::Carved, tiles),
        Shape::path(Look::Line, crest),
    ]
}

/// The paths of `count` ties through a band `wide` by `tall` units. Each runs over the whole band, so that
/// none belongs to a window or a row.
pub fn cords(count: usize, wide: f64, tall: f64) -> Vec<String> {
    let half = wide / 4.0;
    (0..count)
        .map(|index| {
            // From one edge of the band to the other and back, across all the other ties.
            let start = tall * (index as f64 + 0.5) / count as f64;
            let end = tall - start;
            path(&[
                ("M", &[-6.0, start]),
                ("C", &[half, start, half, end, half * 2.0, end]),
                ("S", &[half * 3.0, start, wide + 6.0, start]),
            ])
        })
        .collect()
}

/// A row of `count` windows as one path.
pub fn panes(count: usize) -> String {
    let mut d = String::from("M0 0");
    for index in 0..count {
        if index > 0 {
            d += &path(&[("m", &[PITCH, 0.0])]);
        }
        d += &path(&[
            ("h", &[WINDOW.0]),
            ("v", &[WINDOW.1]),
            ("h", &[-WINDOW.0]),
            ("z", &[]),
        ]);
    }
    d
}

/// An open edge, for a number that is only a lower bound: two lines, at the top and at the height `tall`,
/// that begin at `wide` and become dashes over `beyond` units.
pub fn bracket(wide: f64, tall: f64, beyond: f64, look: Look) -> Vec<Shape> {
    let mut d = String::new();
    for y in [0.0, tall] {
        // Each dash is shorter than the one before.
        d += &path(&[
            ("M", &[wide, y]),
            ("h", &[beyond * 0.4]),
            ("m", &[beyond * 0.2, 0.0]),
            ("h", &[beyond * 0.18]),
            ("m", &[beyond * 0.2, 0.0]),
            ("h", &[beyond * 0.02]),
        ]);
    }
    vec![Shape::path(look, d)]
}
