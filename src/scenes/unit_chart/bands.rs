//! The bands of a chart's frames, and how much room each takes.

use crate::content::{Fact, Frame, MarkGroup, Story};
use crate::figure::written;
use crate::scenes::marks;
use crate::scenes::picture::{FIGURE, HEIGHT, TEXT, WIDTH, count, ems, shows};

/// More marks than this settle into rows.
const FEW: usize = 40;
/// The height of a frame's name with its rule.
pub const HEAD: f64 = 38.0;
/// The height of a line of single marks.
pub const LINE: f64 = 36.0;
/// The height of the label over rows of marks.
pub const LABEL: f64 = 32.0;
/// Between a mark and the next in a line.
pub const GAP: f64 = 5.0;
/// Between a line of marks and its label, and between two sets in one line.
pub const BREAK: f64 = 9.0;
/// The smallest that single marks become so that their sets share a line.
const SMALLEST: f64 = 0.78;

/// A set of marks with all that its layout needs.
pub struct Set<'a> {
    pub group: &'a MarkGroup,
    pub fact: &'a Fact,
    pub count: usize,
    pub shown: bool,
}

/// How a line of few marks fits its width.
#[derive(Clone, Copy)]
pub struct Fit {
    /// Whether the labels say what is counted.
    pub named: bool,
    pub scale: f64,
}

/// A band of a frame, from top to bottom.
pub enum Band<'a> {
    Head(&'a Frame),
    /// Sets of few marks, side by side.
    Line(Vec<Set<'a>>, Fit),
    Many(Set<'a>),
}

/// A frame's bands: its name, then its sets in the order of the content.
pub fn bands<'a>(frame: &'a Frame, story: &'a Story, shown: &[String]) -> Vec<Band<'a>> {
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
pub fn gap(frames: &[Vec<Band>]) -> f64 {
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

pub fn height(frame: &[Band], gap: f64) -> f64 {
    frame.iter().map(tall).sum::<f64>() + gap * frame.len().saturating_sub(2) as f64
}

pub fn tall(band: &Band) -> f64 {
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
pub fn wide(set: &Set, named: bool, scale: f64) -> f64 {
    let words = if named { &set.fact.label } else { "" };
    set.count as f64 * step(set) * scale + BREAK + label_width(set.fact, words) + BREAK * 2.0
}

/// The width that several sets take in one line.
pub fn across(line: &[Set], named: bool, scale: f64) -> f64 {
    line.iter().map(|set| wide(set, named, scale)).sum()
}

pub fn step(set: &Set) -> f64 {
    marks::size(set.group.mark).0 + GAP
}

fn label_width(fact: &Fact, words: &str) -> f64 {
    let space = if words.is_empty() { 0.0 } else { 8.0 };
    ems(&written(fact).to_string()) * FIGURE + space + ems(words) * TEXT
}

/// Columns and pitch for many marks: as many a row as leave the last row fullest.
pub fn grid(count: usize) -> (usize, f64) {
    let columns = (43..=56)
        .min_by_key(|columns| (columns - 1) - (count + columns - 1) % columns)
        .unwrap_or(50);
    // One decimal, so that the row's path stays short and its end exact.
    (columns, (WIDTH / columns as f64 * 10.0).floor() / 10.0)
}

pub fn is_shown(frame: &[Band], shown: &[String]) -> bool {
    frame.iter().any(|band| match band {
        Band::Head(frame) => shows(shown, &frame.id),
        Band::Line(line, _) => line.iter().any(|set| set.shown),
        Band::Many(set) => set.shown,
    })
}
