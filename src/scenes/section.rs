//! The section: a house as it was on one side, the same place today on the other, cut open.
//!
//! Windows, people and facilities are counted; walls, roofs and who sits where are 示意.
//! A figure that the report only bounds from below stands in a bracket that stays open.

use super::marks;
use super::masonry::{GROUND, PITCH, WINDOW, annex, before, bracket, cords, panes, roof};
use super::picture::{
    Anchor, Entry, Group, Look, Picture, Place, Run, Shape, count, fact, is_open, shows, wrapped,
};
use super::svg::path;
use crate::content::{FactId, Mark, Section, Story};
use crate::figure::written;

/// The left wall of today's building.
const LEFT: f64 = 152.0;
/// The wall above and beside the windows.
const SILL: f64 = 14.0;
/// A person of the crowd to the next.
const STRIDE: f64 = 11.0;
const CROWD: usize = 50;

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

    // The band lies under its windows, over the middle rows.
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
        Place::at(x, band_top).unless_hidden(has(&data.band), 0.0, -14.0),
        vec![Shape::path(Look::Veil, shape)],
    ));
    for (index, d) in cords(count(story, &data.ties), inner, band_tall)
        .into_iter()
        .enumerate()
    {
        picture.groups.push(
            Group::new(
                format!("{}/{index}", data.ties),
                Place::at(x, band_top).unless_hidden(has(&data.ties), -24.0, 0.0),
                vec![Shape::path(Look::Cord, d)],
            )
            .with_marks(Run {
                count: 1,
                ..Run::default()
            }),
        );
    }

    // Windows are lit row by row.
    let lit = has(&data.windows) || has(&data.band);
    for row in 0..rows {
        let here = columns.min(windows - row * columns);
        let place = Place::at(
            x + (PITCH - WINDOW.0) / 2.0,
            top + SILL + row as f64 * PITCH + (PITCH - WINDOW.1) / 2.0,
        );
        picture.groups.push(
            Group::new(
                format!("{}/{row}", data.windows),
                place.unless_hidden(lit, 0.0, 0.0),
                vec![Shape::path(Look::Lamp, panes(here))],
            )
            .with_marks(Run {
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
            Place::at(x, y).unless_hidden(lit, -16.0, 0.0),
            bracket(inner, tall, 22.0, Look::Cord),
        ));
    }

    // To the right of the building: its figures, each at the height of what it counts.
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
        Some(Entry {
            swatch,
            words: format!("{} {}", fact.label, written(fact)),
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
    if open || is_open(story, &data.people) {
        picture.legend.push(Entry {
            swatch: bracket(-14.0, 16.0, 28.0, Look::Open),
            words: "边缘敞开：不止此数".to_owned(),
        });
    }
    picture
}

/// Windows a floor: the most, up to twelve, that fills both the floors and the band.
fn columns(windows: usize, band: usize) -> usize {
    (8..=12)
        .rev()
        .find(|columns| windows.is_multiple_of(*columns) && band.is_multiple_of(*columns))
        .unwrap_or(10)
}

/// Today's building: its outline is the area.
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
        Place::at(LEFT, GROUND).unless_hidden(stands, 0.0, 10.0),
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
        Place::at(LEFT, GROUND).unless_hidden(area, 0.0, 10.0),
        vec![Shape::path(Look::Line, outline)],
    ));
    figure(picture, story, &data.area, (LEFT + 2.0, top - 50.0), area);
    let lines = wrapped(&data.now, 8.0, 3);
    picture.groups.push(Group::new(
        "now/label",
        Place::at(LEFT, GROUND + 30.0).unless_hidden(stands, 0.0, 10.0),
        lines
            .iter()
            .enumerate()
            .map(|(index, line)| Shape::label(0.0, 27.0 * index as f64, line).looking(Look::Quiet))
            .collect(),
    ));
}

/// A figure by itself, at the left end of its line.
fn figure(picture: &mut Picture, story: &Story, id: &FactId, at: (f64, f64), shown: bool) {
    let Some(fact) = fact(story, id) else {
        return;
    };
    picture.groups.push(Group::new(
        format!("{id}/label"),
        Place::at(at.0, at.1).unless_hidden(shown, 0.0, 8.0),
        vec![Shape::figure(0.0, 0.0, fact, "")],
    ));
}

/// One facility: a small sign on a foot.
fn facility() -> Shape {
    Shape::path(Look::Pigment, "M-9-11h18v14h-7.5v8h-3v-8h-7.5z")
}

fn facilities(data: &Section, story: &Story, shown: &[String], picture: &mut Picture) {
    let on = shows(shown, data.facilities.as_str());
    let count = count(story, &data.facilities);
    let y = GROUND + 136.0;
    for index in 0..count {
        let place = Place::at(14.0 + 24.0 * index as f64, y);
        picture.groups.push(
            Group::new(
                format!("{}/{index}", data.facilities),
                place.unless_hidden(on, 0.0, 16.0),
                vec![facility()],
            )
            .with_marks(Run::single(18.0, 22.0)),
        );
    }
    figure(
        picture,
        story,
        &data.facilities,
        (14.0 + 24.0 * count as f64, y + 9.0),
        on,
    );
}

fn people(data: &Section, story: &Story, shown: &[String], picture: &mut Picture) {
    let on = shows(shown, data.people.as_str());
    let count = count(story, &data.people);
    let rows = count.div_ceil(CROWD);
    let top = GROUND + 160.0;
    for row in 0..rows {
        let here = CROWD.min(count - row * CROWD);
        let (shape, run) = marks::row(Mark::Person, here, STRIDE);
        picture.groups.push(
            Group::new(
                format!("{}/{row}", data.people),
                Place::at(4.0, top + 27.0 * row as f64).unless_hidden(on, -40.0, 0.0),
                vec![shape],
            )
            .with_marks(run),
        );
    }
    let tall = 27.0 * rows as f64;
    if is_open(story, &data.people) {
        picture.groups.push(Group::new(
            format!("{}/open", data.people),
            Place::at(4.0, top - 5.0).unless_hidden(on, -40.0, 0.0),
            bracket(CROWD as f64 * STRIDE, tall, 40.0, Look::Open),
        ));
    }
    if let Some(fact) = fact(story, &data.people) {
        picture.groups.push(Group::new(
            format!("{}/label", data.people),
            Place::at(598.0, GROUND + 145.0).unless_hidden(on, 0.0, 8.0),
            vec![Shape::figure(0.0, 0.0, fact, "").anchored(Anchor::End)],
        ));
    }
}
