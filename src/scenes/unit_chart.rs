//! The unit chart: one mark for one thing, in named frames that keep scopes apart.
//!
//! Few marks stand one by one and take the room that a step leaves them; many settle
//! into rows under their figure. No mark ever becomes another.

mod bands;

use super::marks;
use super::picture::{Entry, FIGURE, Group, Look, Picture, Place, Run, Shape, WIDTH, ems};
use super::svg::path;
use crate::content::{Story, UnitChart};
use crate::figure::written;
use bands::{
    BREAK, Band, Fit, GAP, HEAD, LABEL, LINE, Set, across, bands, gap, grid, height, is_shown,
    step, tall, wide,
};

/// The chart as a step shows it.
pub fn layout(data: &UnitChart, story: &Story, shown: &[String]) -> Picture {
    let frames: Vec<Vec<Band>> = data
        .frames
        .iter()
        .map(|frame| bands(frame, story, shown))
        .collect();
    let gap = gap(&frames);

    let mut picture = Picture::default();
    let mut top = 0.0;
    for (index, frame) in frames.iter().enumerate() {
        if index > 0 {
            top += gap * 1.5;
        }
        // The room down to the next frame that the step shows, or to the bottom.
        let mut bottom = top + height(frame, gap);
        for later in &frames[index + 1..] {
            if is_shown(later, shown) {
                break;
            }
            bottom += gap * 1.5 + height(later, gap);
        }
        let many = frame
            .iter()
            .any(|band| matches!(band, Band::Many(set) if set.shown));
        let roomy = (!many && is_shown(frame, shown))
            .then(|| rooms(frame, top + HEAD, bottom))
            .filter(|rooms| bottom - top > 120.0 * rooms.len() as f64);
        let mut y = top;
        for (at, band) in frame.iter().enumerate() {
            if at > 1 {
                y += gap;
            }
            draw(band, y, shown, roomy.as_deref(), &mut picture, frame);
            y += tall(band);
        }
        top = y;
    }
    picture.legend = data
        .frames
        .iter()
        .flat_map(|frame| &frame.groups)
        .map(|group| Entry {
            swatch: marks::one(group.mark),
            words: group.legend.clone(),
        })
        .collect();
    picture
}

/// Where the shown sets of few marks stand in a frame with room to spare: for each, its
/// id, the place of its label, of its first mark, the marks a row and their pitches.
struct Room<'a> {
    id: &'a str,
    label: (f64, f64),
    first: (f64, f64),
    columns: usize,
    pitch: (f64, f64),
    scale: f64,
}

fn rooms<'a>(frame: &[Band<'a>], top: f64, bottom: f64) -> Vec<Room<'a>> {
    let sets: Vec<&Set> = frame
        .iter()
        .filter_map(|band| match band {
            Band::Line(line, _) => Some(line),
            _ => None,
        })
        .flatten()
        .filter(|set| set.shown)
        .collect();
    let cell = ((bottom - top) / sets.len().max(1) as f64).min(250.0);
    sets.iter()
        .enumerate()
        .map(|(index, set)| {
            let (width, height) = marks::size(set.group.mark);
            let room = cell - LABEL - 30.0;
            let (scale, columns) = (1..=3)
                .map(|rows| {
                    let columns = set.count.div_ceil(rows).max(1);
                    let across = WIDTH / (columns as f64 * (width + GAP) - GAP);
                    let down = room / (rows as f64 * (height + GAP * 1.6));
                    (across.min(down).min(2.4), columns)
                })
                .fold(
                    (0.0, 1),
                    |best, next| if next.0 > best.0 { next } else { best },
                );
            // Never smaller than in the full chart.
            let scale = scale.max(1.0);
            let y = top + cell * index as f64 + 14.0;
            Room {
                id: set.group.fact.as_str(),
                label: (0.0, y + FIGURE),
                first: (width * scale / 2.0, y + LABEL + 12.0 + height * scale / 2.0),
                columns,
                pitch: ((width + GAP) * scale, (height + GAP * 1.6) * scale),
                scale,
            }
        })
        .collect()
}

fn draw(
    band: &Band,
    y: f64,
    shown: &[String],
    roomy: Option<&[Room]>,
    picture: &mut Picture,
    frame: &[Band],
) {
    match band {
        Band::Head(data) => {
            let from = ems(&data.label) * 24.0 + 18.0;
            let shapes = vec![
                Shape::label(0.0, 24.0, &data.label).looking(Look::Head),
                Shape::path(Look::Thin, path(&[("M", &[from, 16.0]), ("H", &[WIDTH])])),
            ];
            let place = Place::at(0.0, y).unless_hidden(is_shown(frame, shown), 0.0, -16.0);
            picture
                .groups
                .push(Group::new(data.id.clone(), place, shapes));
        }
        Band::Line(line, fit) => {
            // Sets share what the line leaves over, so that they end with the frame.
            let used = across(line, fit.named, fit.scale);
            let spare = if line.len() > 1 {
                ((WIDTH + BREAK * 2.0 - used) / (line.len() - 1) as f64).clamp(0.0, 60.0)
            } else {
                0.0
            };
            let mut x = 0.0;
            for set in line {
                few(set, x, y, *fit, roomy, picture);
                x += wide(set, fit.named, fit.scale) + spare;
            }
        }
        Band::Many(set) => many(set, y, picture),
    }
}

/// Marks one by one, each a group of its own, and their label.
fn few(set: &Set, x: f64, y: f64, fit: Fit, roomy: Option<&[Room]>, picture: &mut Picture) {
    let id = set.group.fact.as_str();
    let room = roomy.and_then(|rooms| rooms.iter().find(|room| room.id == id));
    let (width, height) = marks::size(set.group.mark);
    for index in 0..set.count {
        let place = match room {
            Some(room) => {
                let (row, column) = (index / room.columns, index % room.columns);
                Place::at(
                    room.first.0 + column as f64 * room.pitch.0,
                    room.first.1 + row as f64 * room.pitch.1,
                )
                .scaled(room.scale)
            }
            None => Place::at(
                x + (width / 2.0 + index as f64 * step(set)) * fit.scale,
                y + LINE / 2.0,
            )
            .scaled(fit.scale),
        };
        picture.groups.push(
            Group::new(
                format!("{id}/{index}"),
                place.unless_hidden(set.shown, 0.0, -30.0),
                marks::one(set.group.mark),
            )
            .with_marks(Run::single(width, height)),
        );
    }
    let words = if fit.named { &set.fact.label } else { "" };
    let place = match room {
        Some(room) => Place::at(room.label.0, room.label.1),
        None => Place::at(
            x + set.count as f64 * step(set) * fit.scale + BREAK - GAP,
            y + LINE / 2.0 + FIGURE * 0.36,
        ),
    };
    picture.groups.push(Group::new(
        format!("{id}/label"),
        place.unless_hidden(set.shown, 0.0, -12.0),
        vec![Shape::figure(0.0, 0.0, set.fact, words)],
    ));
    if !fit.named {
        // There is room for what the figure counts as long as the marks have room too.
        let after = ems(&written(set.fact).to_string()) * FIGURE + 10.0;
        let place = Place::at(place.x + after, place.y);
        picture.groups.push(Group::new(
            format!("{id}/words"),
            place.unless_hidden(set.shown && room.is_some(), 0.0, 0.0),
            vec![Shape::label(0.0, 0.0, &set.fact.label)],
        ));
    }
}

/// Marks in rows, each row a group of its own, under their label.
fn many(set: &Set, y: f64, picture: &mut Picture) {
    let id = set.group.fact.as_str();
    let (columns, pitch) = grid(set.count);
    picture.groups.push(Group::new(
        format!("{id}/label"),
        Place::at(0.0, y + FIGURE * 0.9).unless_hidden(set.shown, 0.0, -12.0),
        vec![Shape::figure(0.0, 0.0, set.fact, &set.fact.label)],
    ));
    // The row stands in the middle of the width that its pitch leaves over.
    let x = (WIDTH - columns as f64 * pitch) / 2.0;
    for row in 0..set.count.div_ceil(columns) {
        let here = columns.min(set.count - row * columns);
        let (shape, run) = marks::row(set.group.mark, here, pitch);
        let place = Place::at(x, y + LABEL + row as f64 * pitch);
        picture.groups.push(
            Group::new(
                format!("{id}/{row}"),
                place.unless_hidden(set.shown, 0.0, -60.0),
                vec![shape],
            )
            .with_marks(run),
        );
    }
}
