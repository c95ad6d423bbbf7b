//! The unit chart: one mark for one thing, in named frames that keep scopes apart.
//!
//! Few marks stand one by one; they are larger where a step leaves space for that. Many marks stand in
//! rows under their number. A mark is the same mark at every step.

mod bands;

use crate::marks;
use crate::path::path;
use crate::picture::{FIGURE, Group, LegendEntry, Look, MarkRow, Picture, Pose, Shape, WIDTH, ems};
use bands::{
    BREAK, Band, Fit, GAP, HEAD, LABEL, LINE, Set, across, bands, gap, grid, height, is_shown,
    pitch, tall, wide,
};
use story::{Story, UnitChart};

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
        // The space of the frame ends at the next frame that the step shows, or at the bottom.
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
        .map(|group| LegendEntry {
            swatch: marks::one(group.mark),
            words: group.legend.clone(),
        })
        .collect();
    picture
}

/// Where a set of few marks stands in a frame with space for larger marks.
struct Room<'a> {
    /// The id of the set's fact.
    id: &'a str,
    /// The left end of its label's baseline.
    label: (f64, f64),
    /// The middle of its first mark.
    first: (f64, f64),
    /// The number of marks in a row.
    columns: usize,
    /// The distances from one mark to the next, in x and in y.
    pitch: (f64, f64),
    /// The scale of its marks.
    scale: f64,
}

/// The rooms of the shown sets in a frame that has the space from `top` to `bottom`.
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
            // Marks are never smaller than in the full chart.
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

/// Adds the shapes of a band whose top is at `y`. `roomy` are the rooms of the frame's sets, if it has space
/// for larger marks.
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
            let pose = Pose::at(0.0, y).unless_hidden(is_shown(frame, shown), 0.0, -16.0);
            picture
                .groups
                .push(Group::new(data.id.clone(), pose, shapes));
        }
        Band::Line(line, fit) => {
            // The space that is left in the line is divided between the sets, so that the last ends with the frame.
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

/// Adds marks one by one, each a group of its own, and their label.
fn few(set: &Set, x: f64, y: f64, fit: Fit, roomy: Option<&[Room]>, picture: &mut Picture) {
    let id = set.group.fact.as_str();
    let room = roomy.and_then(|rooms| rooms.iter().find(|room| room.id == id));
    let (width, height) = marks::size(set.group.mark);
    for index in 0..set.count {
        let pose = match room {
            Some(room) => {
                let (row, column) = (index / room.columns, index % room.columns);
                Pose::at(
                    room.first.0 + column as f64 * room.pitch.0,
                    room.first.1 + row as f64 * room.pitch.1,
                )
                .scaled(room.scale)
            }
            None => Pose::at(
                x + (width / 2.0 + index as f64 * pitch(set)) * fit.scale,
                y + LINE / 2.0,
            )
            .scaled(fit.scale),
        };
        picture.groups.push(
            Group::new(
                format!("{id}/{index}"),
                pose.unless_hidden(set.shown, 0.0, -30.0),
                marks::one(set.group.mark),
            )
            .with_marks(MarkRow::single(width, height)),
        );
    }
    let words = if fit.named { &set.fact.label } else { "" };
    let pose = match room {
        Some(room) => Pose::at(room.label.0, room.label.1),
        None => Pose::at(
            x + set.count as f64 * pitch(set) * fit.scale + BREAK - GAP,
            y + LINE / 2.0 + FIGURE * 0.36,
        ),
    };
    picture.groups.push(Group::new(
        format!("{id}/label"),
        pose.unless_hidden(set.shown, 0.0, -12.0),
        vec![Shape::figure(0.0, 0.0, set.fact, words)],
    ));
    if !fit.named {
        // The label of the number fits only where the marks are in a room.
        let after = ems(&set.fact.written().to_string()) * FIGURE + 10.0;
        let pose = Pose::at(pose.x + after, pose.y);
        picture.groups.push(Group::new(
            format!("{id}/words"),
            pose.unless_hidden(set.shown && room.is_some(), 0.0, 0.0),
            vec![Shape::label(0.0, 0.0, &set.fact.label)],
        ));
    }
}

/// Adds marks in rows, each row a group of its own, and their label above them.
fn many(set: &Set, y: f64, picture: &mut Picture) {
    let id = set.group.fact.as_str();
    let (columns, pitch) = grid(set.count);
    picture.groups.push(Group::new(
        format!("{id}/label"),
        Pose::at(0.0, y + FIGURE * 0.9).unless_hidden(set.shown, 0.0, -12.0),
        vec![Shape::figure(0.0, 0.0, set.fact, &set.fact.label)],
    ));
    // The rows are centred in the width.
    let x = (WIDTH - columns as f64 * pitch) / 2.0;
    for row in 0..set.count.div_ceil(columns) {
        let here = columns.min(set.count - row * columns);
        let (shape, marks) = marks::row(set.group.mark, here, pitch);
        let pose = Pose::at(x, y + LABEL + row as f64 * pitch);
        picture.groups.push(
            Group::new(
                format!("{id}/{row}"),
                pose.unless_hidden(set.shown, 0.0, -60.0),
                vec![shape],
            )
            .with_marks(marks),
        );
    }
}
