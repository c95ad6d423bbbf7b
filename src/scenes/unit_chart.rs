//! The unit chart: one mark for one thing, in named frames that keep scopes apart.
//!
//! Few marks stand one by one and take the room that a step leaves them; many settle
//! into rows under their figure. No mark ever becomes another.

use super::marks;
use super::picture::{
    Entry, FIGURE, Group, HEIGHT, Look, Picture, Place, Run, Shape, TEXT, WIDTH, count, ems, shows,
};
use super::svg::path;
use crate::content::{Fact, Frame, MarkGroup, Story, UnitChart};
use crate::figure::written;

/// More marks than this settle into rows.
const FEW: usize = 40;
/// The height of a frame's name with its rule.
const HEAD: f64 = 38.0;
/// The height of a line of single marks.
const LINE: f64 = 36.0;
/// The height of the label over rows of marks.
const LABEL: f64 = 32.0;
/// Between a mark and the next in a line.
const GAP: f64 = 5.0;
/// Between a line of marks and its label, and between two sets in one line.
const BREAK: f64 = 9.0;
/// The smallest that single marks become so that their sets share a line.
const SMALLEST: f64 = 0.78;

/// A set of marks with all that its layout needs.
struct Set<'a> {
    group: &'a MarkGroup,
    fact: &'a Fact,
    count: usize,
    shown: bool,
}

/// How a line of few marks fits its width.
#[derive(Clone, Copy)]
struct Fit {
    /// Whether the labels say what is counted.
    named: bool,
    scale: f64,
}

/// A band of a frame, from top to bottom.
enum Band<'a> {
    Head(&'a Frame),
    /// Sets of few marks, side by side.
    Line(Vec<Set<'a>>, Fit),
    Many(Set<'a>),
}

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

/// A frame's bands: its name, then its sets in the order of the content.
fn bands<'a>(frame: &'a Frame, story: &'a Story, shown: &[String]) -> Vec<Band<'a>> {
    let mut bands = vec![Band::Head(frame)];
    for group in &frame.groups {
        let Some(fact) = story.fact(&group.fact) else {
            continue;
        };
        let set = Set {
            group,
            fact,
            count: count(story, &group.fact),
            shown: shows(shown, group.fact.as_str()),
        };
        if set.count > FEW {
            bands.push(Band::Many(set));
            continue;
        }
        match bands.last_mut() {
            Some(Band::Line(line, _))
                if across(line, false, SMALLEST) + wide(&set, false, SMALLEST)
                    <= WIDTH + BREAK * 2.0 =>
            {
                line.push(set);
            }
            _ => bands.push(Band::Line(
                vec![set],
                Fit {
                    named: false,
                    scale: 1.0,
                },
            )),
        }
    }
    for band in &mut bands {
        if let Band::Line(line, fit) = band {
            let room = WIDTH + BREAK * 2.0;
            fit.named = across(line, true, 1.0) <= room;
            let marks = across(line, fit.named, 1.0) - across(line, fit.named, 0.0);
            fit.scale =
                ((room - across(line, fit.named, 0.0)) / marks.max(1.0)).clamp(SMALLEST, 1.0);
        }
    }
    bands
}

/// The gap that spreads the bands over the whole height.
fn gap(frames: &[Vec<Band>]) -> f64 {
    let mut sum = 0.0;
    let mut gaps = 0.0;
    for (index, frame) in frames.iter().enumerate() {
        sum += frame.iter().map(tall).sum::<f64>();
        gaps += frame.len().saturating_sub(2) as f64 + if index > 0 { 1.5 } else { 0.0 };
    }
    if gaps == 0.0 {
        return 0.0;
    }
    ((HEIGHT - sum) / gaps).clamp(4.0, 34.0)
}

fn height(frame: &[Band], gap: f64) -> f64 {
    frame.iter().map(tall).sum::<f64>() + gap * frame.len().saturating_sub(2) as f64
}

fn tall(band: &Band) -> f64 {
    match band {
        Band::Head(_) => HEAD,
        Band::Line(..) => LINE,
        Band::Many(set) => {
            let (columns, pitch) = grid(set.count);
            LABEL + set.count.div_ceil(columns) as f64 * pitch
        }
    }
}

/// The width that a set takes in its line, with its label and the space after.
fn wide(set: &Set, named: bool, scale: f64) -> f64 {
    let words = if named { &set.fact.label } else { "" };
    set.count as f64 * step(set) * scale + BREAK + label_width(set.fact, words) + BREAK * 2.0
}

/// The width that several sets take in one line.
fn across(line: &[Set], named: bool, scale: f64) -> f64 {
    line.iter().map(|set| wide(set, named, scale)).sum()
}

fn step(set: &Set) -> f64 {
    marks::size(set.group.mark).0 + GAP
}

fn label_width(fact: &Fact, words: &str) -> f64 {
    let space = if words.is_empty() { 0.0 } else { 8.0 };
    ems(&written(fact).to_string()) * FIGURE + space + ems(words) * TEXT
}

/// Columns and pitch for many marks: as many a row as leave the last row fullest.
fn grid(count: usize) -> (usize, f64) {
    let columns = (43..=56)
        .min_by_key(|columns| (columns - 1) - (count + columns - 1) % columns)
        .unwrap_or(50);
    // One decimal, so that the row's path stays short and its end exact.
    (columns, (WIDTH / columns as f64 * 10.0).floor() / 10.0)
}

fn is_shown(frame: &[Band], shown: &[String]) -> bool {
    frame.iter().any(|band| match band {
        Band::Head(frame) => shows(shown, &frame.id),
        Band::Line(line, _) => line.iter().any(|set| set.shown),
        Band::Many(set) => set.shown,
    })
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
