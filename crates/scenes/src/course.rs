//! The course: a road that is revealed while the reader scrolls, a post for each kilometre, signs with
//! totals beside the road that belong to no kilometre, and a sign of its own for the origin of the idea.

use crate::path::{path, push};
use crate::picture::{
    Anchor, Group, LegendEntry, Look, MarkRow, Picture, Pose, Shape, TEXT, WIDTH, ems, fact, shows,
    wrapped,
};
use crate::track::{LANES, RoadPoint, Track, cover, moving};
use story::{Course, Fact, Story};

/// The course as a step shows it, with the road visible up to `progress` (0 to 1).
pub fn layout(data: &Course, story: &Story, shown: &[String], progress: f64) -> Picture {
    let mut picture = Picture::default();
    let track = Track::new();
    let on = shows(shown, data.distance.as_str());
    let kilometres =
        fact(story, &data.distance).map_or(1.0, |fact| fact.value.thousandths() as f64 / 1_000.0);
    let team = fact(story, &data.team).map_or(0, |fact| fact.value.whole() as usize);

    let road = track.path();
    picture.groups.push(Group::new(
        format!("{}/road", data.distance),
        Pose::at(0.0, 0.0).unless_hidden(on, 0.0, 0.0),
        vec![
            Shape::path(Look::Road, road.clone()),
            Shape::path(Look::Lane, road),
        ],
    ));
    let moving = moving(&track, team, progress);
    for (index, pose) in moving[..LANES.len()].iter().enumerate() {
        let mut cover = Group::new(
            format!("cover/{index}"),
            *pose,
            vec![Shape::path(Look::Paper, cover(index))],
        );
        cover.linked = true;
        picture.groups.push(cover);
    }

    // Posts stand at whole kilometres only.
    for kilometre in 0..=(kilometres.floor() as usize) {
        let at = track.at(kilometre as f64 / kilometres);
        picture.groups.push(
            Group::new(
                format!("{}/{kilometre}", data.distance),
                Pose::at(at.x, at.y).unless_hidden(on, 0.0, 10.0),
                post(kilometre, &at),
            )
            .with_marks(MarkRow::single(8.0, 8.0)),
        );
    }
    let begin = track.at(0.0);
    picture.groups.push(Group::new(
        "start",
        Pose::at(begin.x + 20.0, begin.y + 35.0).unless_hidden(shows(shown, "start"), 0.0, 8.0),
        vec![Shape::label(0.0, 0.0, &data.start).looking(Look::Quiet)],
    ));
    let end = track.at(1.0);
    let mut finish = vec![
        Shape::path(Look::Line, "M13-3v-44"),
        Shape::path(Look::Vermilion, "M14-47h30l-8 9 8 9H14z"),
    ];
    if let Some(fact) = fact(story, &data.distance) {
        let line =
            Shape::figure(WIDTH - 4.0 - end.x, 62.0, fact, &data.finish).anchored(Anchor::End);
        finish.push(line);
    }
    picture.groups.push(Group::new(
        "finish",
        Pose::at(end.x, end.y).unless_hidden(shows(shown, "finish"), 0.0, 8.0),
        finish,
    ));

    origin(data, story, shown, &mut picture);
    signs(data, story, shown, &mut picture);

    let running = shows(shown, data.team.as_str());
    for (index, pose) in moving[LANES.len()..].iter().enumerate() {
        let mut runner = Group::new(
            format!("{}/{index}", data.team),
            Pose {
                shown: running,
                ..*pose
            },
            runner(index),
        )
        .with_marks(MarkRow {
            x: -9.0,
            y: -40.0,
            width: 18.0,
            height: 36.0,
            pitch: 0.0,
            count: 1,
        });
        runner.linked = true;
        picture.groups.push(runner);
    }

    let mut legend = Vec::new();
    if let Some(fact) = fact(story, &data.distance) {
        legend.push(LegendEntry {
            swatch: vec![
                Shape::path(Look::Road, "M-15 0h30"),
                Shape::path(Look::Lane, "M-15 0h30"),
            ],
            words: format!("{} {}", fact.label, fact.written()),
        });
    }
    if let Some(fact) = fact(story, &data.team) {
        let mut swatch = runner(0);
        for shape in &mut swatch {
            if let Shape::Path(_, d) = shape {
                // A runner stands above its origin, but a swatch is drawn around it.
                *d = d
                    .replacen("M0-34", "M0-12", 1)
                    .replacen("M-1-27", "M-1-5", 1);
            }
        }
        legend.push(LegendEntry {
            swatch,
            words: format!("{} {}", fact.label, fact.written()),
        });
    }
    picture.legend = legend;
    picture
}

/// A kilometre post and its number: below the road, and in turns on the inner side.
fn post(kilometre: usize, at: &RoadPoint) -> Vec<Shape> {
    let inner = if at.x > WIDTH / 2.0 { -1.0 } else { 1.0 };
    let (level, steep) = (at.ahead.0.abs(), at.ahead.1.abs());
    let mut number = String::new();
    push(&mut number, kilometre as f64);
    vec![
        Shape::path(Look::Paper, "M-4 0a4 4 0 0 1 8 0a4 4 0 0 1-8 0"),
        Shape::label(inner * steep * 24.0, 8.0 + 27.0 * level, number)
            .anchored(Anchor::Middle)
            .looking(Look::Quiet),
    ]
}

/// Adds the sign for the origin of the idea, apart from the road.
fn origin(data: &Course, story: &Story, shown: &[String], picture: &mut Picture) {
    let Some(fact) = fact(story, &data.origin) else {
        return;
    };
    let on = shows(shown, data.origin.as_str());
    let lines = wrapped(&data.origin_label, 18.0, 2);
    let wide = lines
        .iter()
        .map(|line| ems(line) * TEXT)
        .fold(80.0, f64::max);
    let tall = 30.0 + 26.0 * lines.len() as f64;
    let mut shapes = vec![
        Shape::path(
            Look::Vermilion,
            path(&[
                ("M", &[0.0, 2.0]),
                ("h", &[4.0]),
                ("v", &[tall]),
                ("h", &[-4.0]),
                ("z", &[]),
            ]),
        ),
        Shape::figure(18.0, 24.0, fact, ""),
    ];
    for (index, line) in lines.iter().enumerate() {
        shapes.push(Shape::label(18.0, 52.0 + 26.0 * index as f64, line).looking(Look::Quiet));
    }
    picture.groups.push(
        Group::new(
            data.origin.to_string(),
            Pose::at(6.0, 2.0).unless_hidden(on, -14.0, 0.0),
            shapes,
        )
        .with_marks(MarkRow {
            x: 0.0,
            y: 2.0,
            width: wide + 18.0,
            height: tall,
            pitch: 0.0,
            count: 1,
        }),
    );
}

/// Adds the totals: boards between the lanes, which belong to no kilometre.
fn signs(data: &Course, story: &Story, shown: &[String], picture: &mut Picture) {
    let columns = data.signs.len().div_ceil(2).max(3);
    let wide = 500.0 / columns as f64 - 12.0;
    let named = |fact: &Fact| wrapped(&fact.label, (wide - 12.0) / TEXT, 2);
    // All boards have the height of the one with the most lines.
    let most = data
        .signs
        .iter()
        .filter_map(|id| story.fact(id))
        .map(|fact| named(fact).len())
        .max()
        .unwrap_or(1);
    for (index, id) in data.signs.iter().enumerate() {
        let Some(fact) = fact(story, id) else {
            continue;
        };
        let (row, column) = (index / columns, index % columns);
        let from = if row == 0 { 12.0 } else { 90.0 };
        let x = from + column as f64 * (wide + 12.0);
        let y = LANES[row.min(1)] + 45.0;
        let lines = named(fact);
        let tall = 38.0 + 24.0 * most as f64;
        let down = 12.0 * (most - lines.len()) as f64;
        let board = path(&[
            ("M", &[0.0, 0.0]),
            ("h", &[wide]),
            ("v", &[tall]),
            ("h", &[-wide]),
            ("z", &[]),
        ]);
        let mut shapes = vec![Shape::path(Look::Wash, board)];
        shapes.push(Shape::figure(wide / 2.0, 28.0 + down, fact, "").anchored(Anchor::Middle));
        for (line, words) in lines.iter().enumerate() {
            shapes.push(
                Shape::label(wide / 2.0, 53.0 + down + 24.0 * line as f64, words)
                    .anchored(Anchor::Middle),
            );
        }
        let on = shows(shown, id.as_str());
        picture.groups.push(
            Group::new(
                id.to_string(),
                Pose::at(x, y).unless_hidden(on, 0.0, 14.0),
                shapes,
            )
            .with_marks(MarkRow {
                x: 0.0,
                y: 0.0,
                width: wide,
                height: tall,
                pitch: 0.0,
                count: 1,
            }),
        );
    }
}

/// A runner in a few strokes, running to the right. There are two postures in turn.
fn runner(index: usize) -> Vec<Shape> {
    let limbs = if index.is_multiple_of(2) {
        "M-1-27l-2 12m2-10l8 5 5-4m-15-1l-6 5-5-3m13 6l7 5-1 8m-6-13l-5 6-8 1"
    } else {
        "M-1-27l-2 12m2-10l5 7 6-1m-13-6l-7 3-3 5m10 4l4 6 5 6m-9-12l-2 8-8-1"
    };
    vec![
        Shape::path(Look::Rod, limbs),
        Shape::path(
            Look::Ink,
            "M0-34m-4.5 0a4.5 4.5 0 0 1 9 0a4.5 4.5 0 0 1-9 0",
        ),
    ]
}
