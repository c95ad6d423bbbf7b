//! The bands of a chart's frames, and the space that each needs, in units of the picture.

use crate::marks;
use crate::picture::{FIGURE, HEIGHT, TEXT, WIDTH, count, ems, shows};
use story::{Fact, Frame, MarkGroup, Story};

/// The largest number of marks that stand one by one; more stand in rows.
const FEW: usize = 40;
/// The height of a frame's name and of the line beside it.
pub const HEAD: f64 = 38.0;
/// The height of a line of single marks.
pub const LINE: f64 = 36.0;
/// The height of the label above rows of marks.
pub const LABEL: f64 = 32.0;
/// The gap between a mark and the next in a line.
pub const GAP: f64 = 5.0;
/// The gap between marks and their label. The gap between two sets in one line is twice as wide.
pub const BREAK: f64 = 9.0;
/// The smallest scale of single marks, used where several sets share a line.
const SMALLEST: f64 = 0.78;

/// A set of marks with everything that its layout needs.
pub struct Set<'a> {
    /// The set as the content has it.
    pub group: &'a MarkGroup,
    /// Its fact.
    pub fact: &'a Fact,
    /// The number of its marks.
    pub count: usize,
    /// Whether the step shows it.
    pub shown: bool,
}

/// How a line of few marks fits its width.
#[derive(Clone, Copy)]
pub struct Fit {
    /// Whether the labels have words after the number.
    pub named: bool,
    /// The scale of the marks.
    pub scale: f64,
}

/// A band of a frame. The bands of a frame are below one another.
pub enum Band<'a> {
    /// The name of the frame.
    Head(&'a Frame),
    /// Sets of few marks, side by side.
    Line(Vec<Set<'a>>, Fit),
    /// A set of many marks, in rows.
    Many(Set<'a>),
}

/// A frame's bands: its name, then its sets in the order of the content. A set without a fact is left out.
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

/// The gap between two bands, so that all frames together have the height of the picture.
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

/// The height of a frame with this gap between its bands.
pub fn height(frame: &[Band], gap: f64) -> f64 {
    frame.iter().map(tall).sum::<f64>() + gap * frame.len().saturating_sub(2) as f64
}

/// The height of a band.
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

/// The width of a set in its line, with its label and the space after it. `named` and `scale` as in [`Fit`].
pub fn wide(set: &Set, named: bool, scale: f64) -> f64 {
    let words = if named { &set.fact.label } else { "" };
    set.count as f64 * pitch(set) * scale + BREAK + label_width(set.fact, words) + BREAK * 2.0
}

/// The width of several sets in one line. `named` and `scale` as in [`Fit`].
pub fn across(line: &[Set], named: bool, scale: f64) -> f64 {
    line.iter().map(|set| wide(set, named, scale)).sum()
}

/// The distance from one mark of a set to the next, at scale 1.
pub fn pitch(set: &Set) -> f64 {
    marks::size(set.group.mark).0 + GAP
}

fn label_width(fact: &Fact, words: &str) -> f64 {
    let space = if words.is_empty() { 0.0 } else { 8.0 };
    ems(&fact.written().to_string()) * FIGURE + space + ems(words) * TEXT
}

/// The number of columns for many marks, and the distance from one mark to the next. The number is chosen
/// so that the last row is as full as possible.
pub fn grid(count: usize) -> (usize, f64) {
    let columns = (43..=56)
        .min_by_key(|columns| (columns - 1) - (count + columns - 1) % columns)
        .unwrap_or(50);
    // The distance has one decimal, so that the path of a row is short and exact.
    (columns, (WIDTH / columns as f64 * 10.0).floor() / 10.0)
}

/// Whether a step that shows the elements `shown` shows the frame or one of its sets.
pub fn is_shown(frame: &[Band], shown: &[String]) -> bool {
    frame.iter().any(|band| match band {
        Band::Head(frame) => shows(shown, &frame.id),
        Band::Line(line, _) => line.iter().any(|set| set.shown),
        Band::Many(set) => set.shown,
    })
}
