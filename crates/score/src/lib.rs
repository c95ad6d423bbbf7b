//! The score of a scene: where every group of shapes stands at every step. press writes it into
//! the printed picture, and the browser plays it without computing a layout.
//!
//! The score is two attributes of the `<svg>`:
//! - `data-steps`: a part for each group, in the order of the groups, separated by `;`. A part is
//!   a letter for each step, a `/`, and the transforms that the group has, as CSS, separated by
//!   `|`. The letter is the index of the transform, from `a`; a capital letter means that the group
//!   is hidden at that step. `aab/translate(0px,4px)|translate(9px,4px)`
//! - `data-run`: a part for each group that moves with the scroll, separated by `;`. A part has the
//!   group's positions at equal distances of progress, each `x,y` in tenths of a unit, separated by
//!   spaces, with a `!` before those that face left.

mod write;

pub use write::{write_runs, write_steps};

use scroll::ratio;

/// The width of the box that a picture is drawn in, in units of the picture.
pub const WIDTH: f64 = 600.0;
/// The height of that box. On a phone the width of 600 is shown at about 340 px.
pub const HEIGHT: f64 = 560.0;

/// Where a group stands at one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand<'a> {
    /// Its position and size as a CSS transform, also where it is hidden.
    pub transform: &'a str,
    /// Whether it is visible there.
    pub shown: bool,
}

/// Where each group stands at a step, in the order of the groups; `None` for a group whose part of
/// the score has no such step or cannot be read.
pub fn stands(score: &str, step: usize) -> Vec<Option<Stand<'_>>> {
    score.split(';').map(|part| stand(part, step)).collect()
}

fn stand(part: &str, step: usize) -> Option<Stand<'_>> {
    let (letters, transforms) = part.split_once('/')?;
    let letter = *letters.as_bytes().get(step)?;
    let number = letter.to_ascii_lowercase().checked_sub(b'a')?;
    Some(Stand {
        transform: transforms.split('|').nth(usize::from(number))?,
        shown: letter.is_ascii_lowercase(),
    })
}

/// A position on a run, in tenths of a unit of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The x, in tenths of a unit.
    pub x: i32,
    /// The y, in tenths of a unit.
    pub y: i32,
    /// Whether the group faces left, that is, is mirrored.
    pub left: bool,
}

/// The runs in a `data-run`; samples that cannot be read are left out.
pub fn runs(text: &str) -> Vec<Vec<Sample>> {
    text.split(';')
        .filter(|run| !run.is_empty())
        .map(|run| run.split(' ').filter_map(sample).collect())
        .collect()
}

fn sample(text: &str) -> Option<Sample> {
    let (left, text) = match text.strip_prefix('!') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (x, y) = text.split_once(',')?;
    Some(Sample {
        x: x.parse().ok()?,
        y: y.parse().ok()?,
        left,
    })
}

/// The position on a run at `progress` (0 to 1), interpolated between the two nearest samples.
/// `None` for an empty run.
pub fn position_at(run: &[Sample], progress: f64) -> Option<Sample> {
    let along = ratio(progress) * run.len().saturating_sub(1) as f64;
    let from = *run.get(along as usize)?;
    let to = *run.get(along as usize + 1).unwrap_or(&from);
    let part = along - f64::from(along as u32);
    let between = |a: i32, b: i32| a + (f64::from(b - a) * part) as i32;
    Some(Sample {
        x: between(from.x, to.x),
        y: between(from.y, to.y),
        left: from.left,
    })
}

/// A position as the value of the CSS property `translate`. It is written with whole numbers, because
/// the code that formats floats would add kilobytes to the reader's download.
pub fn translate(sample: Sample) -> String {
    let units = |tenths: i32| {
        let sign = if tenths < 0 { "-" } else { "" };
        let tenths = tenths.unsigned_abs();
        format!("{sign}{}.{}px", tenths / 10, tenths % 10)
    };
    format!("{} {}", units(sample.x), units(sample.y))
}

/// The direction that the group faces, as the value of the CSS property `transform`.
pub fn turn(sample: Sample) -> &'static str {
    if sample.left {
        "scale(-1,1)"
    } else {
        "scale(1,1)"
    }
}

/// Position and direction as one value of the CSS property `transform`.
pub fn transform(sample: Sample) -> String {
    let position = translate(sample).replace(' ', ",");
    format!("translate({position}){}", turn(sample))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_transform_and_visibility_of_each_step() {
        let score = "Aab/translate(0px,4px)|translate(9px,4px);aaa/translate(1px,1px)";
        let first = stands(score, 0);
        assert_eq!(first[0].map(|stand| stand.shown), Some(false));
        assert_eq!(first[1].map(|stand| stand.shown), Some(true));
        let last = stands(score, 2)[0].expect("a stand");
        assert_eq!(last.transform, "translate(9px,4px)");
        assert_eq!(stands(score, 3), [None, None]);
        assert_eq!(stands("nonsense", 0), [None]);
    }

    #[test]
    fn runs_are_read_and_walked() {
        let run = &runs("0,0 !100,-50;7,7")[0];
        assert_eq!(run.len(), 2);
        let half = position_at(run, 0.5).expect("a position");
        assert_eq!((half.x, half.y, half.left), (50, -25, false));
        assert_eq!(transform(half), "translate(5.0px,-2.5px)scale(1,1)");
        assert_eq!(
            transform(position_at(run, 1.0).expect("the end")),
            "translate(10.0px,-5.0px)scale(-1,1)"
        );
        assert_eq!(position_at(&[], 0.5), None);
    }
}
