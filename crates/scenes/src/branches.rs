//! The bush: branches, leaves that belong to no branch, blossoms on the trunk.
//!
//! The leaves are above the branches and do not touch them, because the report does not say which leaf
//! belongs to which branch. Only what the report names is written on leaves.

use crate::path::path;
use crate::picture::{
    Anchor, Group, LegendEntry, Look, MarkRow, Picture, Pose, Shape, WIDTH, count, fact, shows,
    wrapped,
};
use story::{Branches, Story};

/// The most leaves in a row.
const ACROSS: usize = 4;
/// The distance from the middle of a leaf to that of the next, in x and in y.
const PITCH: (f64, f64) = (150.0, 102.0);
/// The width and height of a leaf's box.
const LEAF: (f64, f64) = (136.0, 88.0);
/// Where the trunk divides into branches.
const FORK: (f64, f64) = (300.0, 428.0);
/// The y where branches end.
const TIPS: f64 = 350.0;
/// The y of the ground.
const GROUND: f64 = 524.0;

/// The bush as a step shows it.
pub fn layout(data: &Branches, story: &Story, shown: &[String]) -> Picture {
    let mut picture = Picture::default();
    let branches_on = shows(shown, data.branches.as_str());
    let leaves_on = shows(shown, data.leaves.as_str());

    // Branches grow from the fork.
    let branches = count(story, &data.branches);
    for index in 0..branches {
        let aside = index as f64 - (branches as f64 - 1.0) / 2.0;
        let spread = (400.0 / (branches as f64 - 1.0).max(1.0)).min(190.0);
        let mut pose = Pose::at(FORK.0, FORK.1).unless_hidden(branches_on, 0.0, 0.0);
        if !branches_on {
            pose.scale = (0.6, 0.6);
        }
        picture.groups.push(
            Group::new(
                format!("{}/{index}", data.branches),
                pose,
                branch(aside * spread, TIPS - FORK.1),
            )
            .with_marks(MarkRow {
                count: 1,
                ..MarkRow::default()
            }),
        );
    }
    trunk(data, &mut picture);
    if let Some(fact) = fact(story, &data.branches) {
        picture.groups.push(Group::new(
            format!("{}/label", data.branches),
            Pose::at(WIDTH - 8.0, 410.0).unless_hidden(branches_on, 0.0, 8.0),
            vec![Shape::figure(0.0, 0.0, fact, "").anchored(Anchor::End)],
        ));
    }

    let leaves = count(story, &data.leaves);
    let poses = canopy(leaves);
    let words = spread(&data.written, leaves);
    for (index, (x, y)) in poses.iter().enumerate() {
        picture.groups.push(
            Group::new(
                format!("{}/{index}", data.leaves),
                Pose::at(*x, *y).unless_hidden(leaves_on, 0.0, 34.0),
                vec![
                    Shape::path(Look::Wash, blade(index).0),
                    Shape::path(Look::Thin, blade(index).1),
                ],
            )
            .with_marks(MarkRow::single(LEAF.0, LEAF.1)),
        );
    }
    let written_on = shows(shown, "written");
    for (index, (x, y)) in poses.iter().enumerate() {
        if let Some(name) = words[index] {
            picture.groups.push(Group::new(
                format!("written/{index}"),
                Pose::at(*x, *y).unless_hidden(written_on, 0.0, 0.0),
                writing(index, name),
            ));
        }
    }
    if let Some(fact) = fact(story, &data.leaves) {
        picture.groups.push(Group::new(
            format!("{}/label", data.leaves),
            Pose::at(6.0, 34.0).unless_hidden(leaves_on, 0.0, 8.0),
            vec![Shape::figure(0.0, 0.0, fact, "")],
        ));
    }

    for (index, blossom) in data.blossoms.iter().enumerate() {
        // On alternate sides of the trunk, from the top down.
        let left = index % 2 == 0;
        let y = 456.0 + 36.0 * index as f64;
        let x = FORK.0 + if left { -13.0 } else { 15.0 };
        let on = shows(shown, &blossom.id);
        let anchor = if left { Anchor::End } else { Anchor::Start };
        let mut pose = Pose::at(x, y).unless_hidden(on, 0.0, 0.0);
        if !on {
            pose.scale = (0.4, 0.4);
        }
        picture.groups.push(
            Group::new(blossom.id.clone(), pose, flower()).with_marks(MarkRow::single(36.0, 36.0)),
        );
        picture.groups.push(Group::new(
            format!("{}/label", blossom.id),
            Pose::at(x + if left { -28.0 } else { 28.0 }, y + 8.0).unless_hidden(
                on,
                if left { 12.0 } else { -12.0 },
                0.0,
            ),
            vec![Shape::label(0.0, 0.0, &blossom.label).anchored(anchor)],
        ));
    }

    let mut legend = Vec::new();
    if let Some(fact) = fact(story, &data.leaves) {
        legend.push(LegendEntry {
            swatch: vec![Shape::path(
                Look::Wash,
                "M-15 0C-10-11 8-12 15-2C9 11-9 11-15 0z",
            )],
            words: format!("{} {}", fact.label, fact.written()),
        });
    }
    if let Some(fact) = fact(story, &data.branches) {
        legend.push(LegendEntry {
            swatch: vec![Shape::path(Look::Twig, "M-11 12Q-4-2 11-10")],
            words: format!("{} {}", fact.label, fact.written()),
        });
    }
    picture.legend = legend;
    picture
}

/// The middles of the leaves: in rows, the middle rows longest, each row offset against the next.
fn canopy(leaves: usize) -> Vec<(f64, f64)> {
    let rows = leaves.div_ceil(ACROSS).max(1);
    let least = leaves / rows;
    let mut longer = leaves % rows;
    // The rows nearest to the middle get one leaf more each.
    let mut sizes = vec![least; rows];
    let mut order: Vec<usize> = (0..rows).collect();
    order.sort_by_key(|row| (2 * row + 1).abs_diff(rows));
    for row in order {
        if longer > 0 {
            sizes[row] += 1;
            longer -= 1;
        }
    }
    let mut poses = Vec::new();
    for (row, size) in sizes.iter().enumerate() {
        for column in 0..*size {
            let aside = column as f64 - (*size as f64 - 1.0) / 2.0;
            // The outer leaves of a row are a little lower.
            let hang = aside.abs() * 8.0 - 4.0;
            poses.push((
                WIDTH / 2.0 + aside * PITCH.0,
                58.0 + row as f64 * PITCH.1 + hang,
            ));
        }
    }
    poses
}

/// The name on each leaf. The names are spread over all leaves; those without a leaf are left out.
fn spread(written: &[String], leaves: usize) -> Vec<Option<&str>> {
    let mut words = vec![None; leaves];
    let named = written.len().min(leaves);
    for (index, name) in written.iter().take(leaves).enumerate() {
        words[(index * leaves + leaves / 2) / named.max(1)] = Some(name.as_str());
    }
    words
}

/// The outline and the veins of a leaf. Tips point to the right and to the left in turn.
fn blade(index: usize) -> (&'static str, &'static str) {
    if index.is_multiple_of(2) {
        (
            "M-68 9C-52-34 14-56 68-22C60 20 8 52-40 38C-54 33-64 24-68 9z",
            "M-68 9Q-4 6 54-15M-30 8Q-20-8-4-18M-8 5Q6-12 24-21M-22 8Q-8 18-4 28M2 3Q16 10 24 20",
        )
    } else {
        (
            "M68 9C52-34-14-56-68-22C-60 20-8 52 40 38C54 33 64 24 68 9z",
            "M68 9Q4 6-54-15M30 8Q20-8 4-18M8 5Q-6-12-24-21M22 8Q8 18 4 28M-2 3Q-16 10-24 20",
        )
    }
}

/// A leaf with a name on it. Two lines follow the slant of the leaf: the upper line is nearer to the higher
/// tip, the lower line to the other.
fn writing(index: usize, name: &str) -> Vec<Shape> {
    let mut shapes = vec![Shape::path(Look::Deep, blade(index).0)];
    let higher = if index.is_multiple_of(2) { 1.0 } else { -1.0 };
    let lines = wrapped(name, 4.6, 2);
    let poses: &[(f64, f64)] = match lines.len() {
        1 => &[(0.0, 8.0)],
        _ => &[(higher * 8.0, -5.0), (higher * -9.0, 19.0)],
    };
    for ((x, y), words) in poses.iter().zip(lines) {
        shapes.push(
            Shape::label(*x, *y, words)
                .anchored(Anchor::Middle)
                .looking(Look::Bright),
        );
    }
    shapes
}

/// A branch from the fork at the origin to its tip at `dx` and `dy`, where it is thinnest.
fn branch(dx: f64, dy: f64) -> Vec<Shape> {
    // Branches to the left are mirror images of those to the right.
    let side = if dx < 0.0 { -1.0 } else { 1.0 };
    let bend = dx * 0.3;
    let d = path(&[
        ("M", &[side * -6.0, 8.0]),
        ("Q", &[bend - side * 6.0, dy * 0.62, dx - side * 2.0, dy]),
        ("h", &[side * 4.0]),
        ("Q", &[bend + side * 11.0, dy * 0.5, side * 6.0, 8.0]),
        ("z", &[]),
    ]);
    vec![Shape::path(Look::Ink, d)]
}

/// Adds the trunk, the ground and the name at the root, which are always shown.
fn trunk(data: &Branches, picture: &mut Picture) {
    picture.groups.push(Group::new(
        "trunk",
        Pose::at(FORK.0, GROUND),
        vec![
            Shape::path(
                Look::Ink,
                "M-7-98C-4-70-15-44-12-24C-11-12-22-4-40 1H38C22-4 13-12 12-26C10-48 13-72 7-98z",
            ),
            Shape::path(Look::Line, "M-290 2q110-4 240-1t160 0 180 1"),
        ],
    ));
    picture.groups.push(Group::new(
        "root",
        Pose::at(FORK.0, GROUND + 29.0),
        vec![
            Shape::label(0.0, 0.0, &data.root)
                .anchored(Anchor::Middle)
                .looking(Look::Head),
        ],
    ));
}

/// A tea blossom: five petals and a heart.
fn flower() -> Vec<Shape> {
    vec![
        Shape::path(
            Look::Petal,
            "M0-2C-12-8-9-19 0-18C9-19 12-8 0-2C8-13 19-9 17.5-4C18 4 9 8 0-2C13 2 13 14 8.5 15.5C3 19-4 12 0-2C4 12-3 19-8.5 15.5C-13 14-13 2 0-2C-9 8-18 4-17.5-4C-19-9-8-13 0-2z",
        ),
        Shape::path(Look::Lamp, "M-5-2a5 5 0 0 1 10 0a5 5 0 0 1-10 0"),
    ]
}
