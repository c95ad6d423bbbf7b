//! The section: on one side a house as it was, on the other the house of today, cut open.
//!
//! The numbers of windows, people and facilities are exact; walls, roofs and all positions are only schematic
//! (示意). Marks of a number that is only a lower bound have an open edge.

mod around;

use crate::masonry::{GROUND, PITCH, WINDOW, annex, before, bracket, cords, panes, roof};
use crate::path::path;
use crate::picture::{
    Group, LegendEntry, Look, MarkRow, Picture, Pose, Shape, count, fact, is_open, shows, wrapped,
};
use around::{facilities, facility, figure, people};
use story::{FactId, Section, Story, Words};

/// The x of the left wall of today's building.
const LEFT: f64 = 152.0;
/// The width of the wall above and beside the windows.
const SILL: f64 = 14.0;

/// The section as a step shows it.
pub fn layout(data: &Section, story: &Story, shown: &[String]) -> Picture {
    let mut picture = Picture::default();
    let has = |id: &FactId| shows(shown, id.as_str());
    let windows = count(story, &data.windows);
    let band = count(story, &data.band).min(windows);
    let columns = columns(windows, band);
    let rows = windows.div_ceil(columns.max(1));
    let open = is_open(story, &data.windows);

    let inner = columns as f64 * PITCH;
    let right = LEFT + SILL * 2.0 + inner + if open { 24.0 } else { 0.0 };
    let top = GROUND - SILL - 6.0 - rows as f64 * PITCH;
    let stands = [
        &data.area,
        &data.windows,
        &data.band,
        &data.ties,
        &data.people,
        &data.facilities,
    ]
    .into_iter()
    .any(has)
        || shows(shown, "now");

    before(data, shows(shown, "before"), &mut picture);
    building(data, story, shown, stands, (top, right), &mut picture);

    // The band is behind its windows, which are the middle rows.
    let deep = band.div_ceil(columns.max(1));
    let skip = rows.saturating_sub(deep) / 2;
    let band_top = top + SILL + skip as f64 * PITCH;
    let band_tall = deep as f64 * PITCH;
    let x = LEFT + SILL;
    let shape = path(&[
        ("M", &[-6.0, 0.0]),
        ("h", &[inner + 12.0]),
        ("v", &[band_tall - 1.0]),
        ("h", &[-inner - 12.0]),
        ("z", &[]),
    ]);
    picture.groups.push(Group::new(
        format!("{}/band", data.band),
        Pose::at(x, band_top).unless_hidden(has(&data.band), 0.0, -14.0),
        vec![Shape::path(Look::Veil, shape)],
    ));
    for (index, d) in cords(count(story, &data.ties), inner, band_tall)
        .into_iter()
        .enumerate()
    {
        picture.groups.push(
            Group::new(
                format!("{}/{index}", data.ties),
                Pose::at(x, band_top).unless_hidden(has(&data.ties), -24.0, 0.0),
                vec![Shape::path(Look::Cord, d)],
            )
            .with_marks(MarkRow {
                count: 1,
                ..MarkRow::default()
            }),
        );
    }

    // Each row of windows is a group.
    let lit = has(&data.windows) || has(&data.band);
    for row in 0..rows {
        let here = columns.min(windows - row * columns);
        let pose = Pose::at(
            x + (PITCH - WINDOW.0) / 2.0,
            top + SILL + row as f64 * PITCH + (PITCH - WINDOW.1) / 2.0,
        );
        picture.groups.push(
            Group::new(
                format!("{}/{row}", data.windows),
                pose.unless_hidden(lit, 0.0, 0.0),
                vec![Shape::path(Look::Lamp, panes(here))],
            )
            .with_marks(MarkRow {
                x: 0.0,
                y: 0.0,
                width: WINDOW.0,
                height: WINDOW.1,
                pitch: PITCH,
                count: here,
            }),
        );
    }
    if open {
        let y = top + SILL - 4.0;
        let tall = rows as f64 * PITCH + 6.0;
        picture.groups.push(Group::new(
            format!("{}/open", data.windows),
            Pose::at(x, y).unless_hidden(lit, -16.0, 0.0),
            bracket(inner, tall, 22.0, Look::Cord),
        ));
    }

    // The numbers stand to the right of the building, each at the height of what it counts.
    let aside = right + 14.0;
    let middle = band_top + band_tall / 2.0;
    figure(&mut picture, story, &data.windows, (aside, top + 24.0), lit);
    figure(
        &mut picture,
        story,
        &data.band,
        (aside, middle - 18.0),
        has(&data.band),
    );
    figure(
        &mut picture,
        story,
        &data.ties,
        (aside, middle + 10.0),
        has(&data.ties),
    );

    annex(data, story, shown, right, &mut picture);
    facilities(data, story, shown, &mut picture);
    people(data, story, shown, &mut picture);

    let entry = |swatch: Vec<Shape>, id: &FactId| {
        let fact = fact(story, id)?;
        Some(LegendEntry {
            swatch,
            words: format!("{} {}", fact.label, fact.written()),
        })
    };
    picture.legend = [
        entry(
            vec![
                Shape::path(Look::Wall, "M-15-15h30v30h-30z"),
                Shape::path(Look::Lamp, "M-8-10h16v20h-16z"),
            ],
            &data.windows,
        ),
        entry(
            vec![
                Shape::path(Look::Wall, "M-15-15h30v30h-30z"),
                Shape::path(Look::Veil, "M-15-11h30v22h-30z"),
                Shape::path(Look::Lamp, "M-11-7h8v14h-8zM3-7h8v14h-8z"),
            ],
            &data.band,
        ),
        entry(
            vec![
                Shape::path(Look::Wall, "M-15-15h30v30h-30z"),
                Shape::path(Look::Cord, "M-15-4Q-7-14 0-4T15-4M-15 6Q-7-4 0 6T15 6"),
            ],
            &data.ties,
        ),
        entry(vec![facility()], &data.facilities),
        entry(
            vec![Shape::path(Look::Folk, "M0-8h.01m-.01 7v7")],
            &data.people,
        ),
        entry(
            vec![Shape::path(Look::Line, "M-13 13v-26h26v26z")],
            &data.area,
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    let words = Words::of(&story.locale);
    if let Some(words) = words.filter(|_| open || is_open(story, &data.people)) {
        picture.legend.push(LegendEntry {
            swatch: bracket(-14.0, 16.0, 28.0, Look::Open),
            words: words.page.open_edge.to_owned(),
        });
    }
    picture
}

/// The number of windows in a row: the largest from 8 to 12 that divides both the number of all windows
/// and that of the band; 10 if there is none.
fn columns(windows: usize, band: usize) -> usize {
    (8..=12)
        .rev()
        .find(|columns| windows.is_multiple_of(*columns) && band.is_multiple_of(*columns))
        .unwrap_or(10)
}

/// Adds today's building. Its outline stands for the area and is a group of its own. `stands` is whether
/// the step shows the building.
fn building(
    data: &Section,
    story: &Story,
    shown: &[String],
    stands: bool,
    (top, right): (f64, f64),
    picture: &mut Picture,
) {
    let wide = right - LEFT;
    let tall = GROUND - top;
    let mut shapes = vec![Shape::path(
        Look::Wall,
        path(&[
            ("M", &[0.0, 0.0]),
            ("v", &[-tall]),
            ("h", &[wide]),
            ("v", &[tall]),
            ("z", &[]),
        ]),
    )];
    shapes.extend(roof(0.0, wide, -tall, 32.0));
    picture.groups.push(Group::new(
        "now",
        Pose::at(LEFT, GROUND).unless_hidden(stands, 0.0, 10.0),
        shapes,
    ));
    let area = shows(shown, data.area.as_str());
    let outline = path(&[
        ("M", &[0.0, 0.0]),
        ("v", &[-tall]),
        ("h", &[wide]),
        ("v", &[tall]),
        ("z", &[]),
    ]);
    picture.groups.push(Group::new(
        data.area.to_string(),
        Pose::at(LEFT, GROUND).unless_hidden(area, 0.0, 10.0),
        vec![Shape::path(Look::Line, outline)],
    ));
    figure(picture, story, &data.area, (LEFT + 2.0, top - 50.0), area);
    let lines = wrapped(&data.now, 8.0, 3);
    picture.groups.push(Group::new(
        "now/label",
        Pose::at(LEFT, GROUND + 30.0).unless_hidden(stands, 0.0, 10.0),
        lines
            .iter()
            .enumerate()
            .map(|(index, line)| Shape::label(0.0, 27.0 * index as f64, line).looking(Look::Quiet))
            .collect(),
    ));
}
