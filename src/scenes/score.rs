//! The score of a scene: where every group stands at every step, written into
//! the printed picture, so that the browser plays it without laying anything out.
//!
//! Two attributes of the `<svg>`:
//! - `data-steps`: a part for each group, in the order of the groups, parted by
//!   `;`. A part is a letter for each step, a `/`, and the group's places as CSS
//!   transforms, parted by `|`. The letter numbers the place, from a; a capital
//!   says that the group is hidden there. `aab/translate(0px,4px)|translate(9px,4px)`
//! - `data-run`: a part for each group that follows the scroll, parted by `;`: its
//!   places at equal distances of progress, each `x,y` in tenths of a unit, parted
//!   by spaces, with a `!` before those that face left.

use crate::share::share;
/// Where a group stands at one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand<'a> {
    /// Its place as a CSS transform.
    pub transform: &'a str,
    pub shown: bool,
}

/// Where each group stands at a step. Groups that the score does not know stay out.
pub fn stands(score: &str, step: usize) -> Vec<Option<Stand<'_>>> {
    score.split(';').map(|part| stand(part, step)).collect()
}

fn stand(part: &str, step: usize) -> Option<Stand<'_>> {
    let (letters, places) = part.split_once('/')?;
    let letter = *letters.as_bytes().get(step)?;
    let number = letter.to_ascii_lowercase().checked_sub(b'a')?;
    Some(Stand {
        transform: places.split('|').nth(usize::from(number))?,
        shown: letter.is_ascii_lowercase(),
    })
}

/// A place on a run, in tenths of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    pub x: i32,
    pub y: i32,
    pub left: bool,
}

/// The runs of `data-run`; what cannot be read is left out.
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

/// The place on a run at `progress` (0 to 1), between its two neighbours.
pub fn place_at(run: &[Sample], progress: f64) -> Option<Sample> {
    let along = share(progress) * run.len().saturating_sub(1) as f64;
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

/// A place as the value of the CSS property `translate`. Written with whole numbers: formatting floats
/// would cost the reader kilobytes.
pub fn translate(sample: Sample) -> String {
    let units = |tenths: i32| {
        let sign = if tenths < 0 { "-" } else { "" };
        let tenths = tenths.unsigned_abs();
        format!("{sign}{}.{}px", tenths / 10, tenths % 10)
    };
    format!("{} {}", units(sample.x), units(sample.y))
}

/// The way that it faces as a CSS transform.
pub fn turn(sample: Sample) -> &'static str {
    if sample.left {
        "scale(-1,1)"
    } else {
        "scale(1,1)"
    }
}

/// Both as one CSS transform.
pub fn transform(sample: Sample) -> String {
    let place = translate(sample).replace(' ', ",");
    format!("translate({place}){}", turn(sample))
}

#[cfg(not(target_arch = "wasm32"))]
pub use write::{steps, write_runs};

#[cfg(not(target_arch = "wasm32"))]
mod write {
    use crate::scenes::{Picture, Place};

    /// How many equal stretches of progress the places of `data-run` part.
    const STRETCHES: usize = 96;

    /// `data-steps` for the pictures of all steps, which have the same groups in the same order.
    pub fn steps(pictures: &[Picture]) -> String {
        let groups = pictures.first().map_or(0, |picture| picture.groups.len());
        let part = |group: usize| {
            let mut letters = String::new();
            let mut places: Vec<String> = Vec::new();
            for picture in pictures {
                let place = &picture.groups[group].place;
                let transform = place.transform("px");
                let number = places.iter().position(|known| *known == transform);
                let number = number.unwrap_or_else(|| {
                    places.push(transform);
                    places.len() - 1
                });
                let first = if place.shown { b'a' } else { b'A' };
                letters.push(char::from(first + number as u8));
            }
            format!("{letters}/{}", places.join("|"))
        };
        (0..groups).map(part).collect::<Vec<_>>().join(";")
    }

    /// `data-run` for groups that follow the scroll; `moving` gives all their places at a progress.
    pub fn write_runs(moving: impl Fn(f64) -> Vec<Place>) -> String {
        let samples: Vec<Vec<Place>> = (0..=STRETCHES)
            .map(|at| moving(at as f64 / STRETCHES as f64))
            .collect();
        let write = |place: &Place| {
            let left = if place.scale.0 < 0.0 { "!" } else { "" };
            let tenths = |units: f64| (units * 10.0).round() as i32;
            format!("{left}{},{}", tenths(place.x), tenths(place.y))
        };
        let run = |group: usize| {
            let places: Vec<String> = samples.iter().map(|places| write(&places[group])).collect();
            places.join(" ")
        };
        let groups = samples.first().map_or(0, Vec::len);
        (0..groups).map(run).collect::<Vec<_>>().join(";")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenes::{Place, track};

    #[test]
    fn a_part_tells_place_and_presence_of_each_step() {
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
        let half = place_at(run, 0.5).expect("a place");
        assert_eq!((half.x, half.y, half.left), (50, -25, false));
        assert_eq!(transform(half), "translate(5.0px,-2.5px)scale(1,1)");
        assert_eq!(
            transform(place_at(run, 1.0).expect("the end")),
            "translate(10.0px,-5.0px)scale(-1,1)"
        );
        assert_eq!(place_at(&[], 0.5), None);
    }

    /// The sampled run and the exact one are the same picture within 2 units.
    #[test]
    fn a_sampled_run_keeps_to_the_road() {
        let road = track::Track::new();
        let moving = |progress| track::moving(&road, 4, progress);
        let runs = runs(&write_runs(moving));
        for at in 0..=1_000 {
            let progress = f64::from(at) / 1_000.0;
            for (run, exact) in runs.iter().zip(moving(progress)) {
                let place = place_at(run, progress).expect("a place");
                let (x, y) = (f64::from(place.x) / 10.0, f64::from(place.y) / 10.0);
                let near = (x - exact.x).hypot(y - exact.y);
                // A cover that jumps from its lane's end to out of sight is between the two
                // for one stretch: it draws back a little earlier or later, never over the road.
                let cover = exact.y == 0.0;
                assert!(
                    cover || near <= 2.0,
                    "{near} off at {progress}: {place:?} {exact:?}"
                );
            }
        }
    }

    #[test]
    fn writing_and_reading_agree() {
        let place = Place::at(12.34, -5.0);
        assert_eq!(
            runs(&write_runs(|_| vec![place]))[0][0],
            Sample {
                x: 123,
                y: -50,
                left: false
            }
        );
    }
}
