//! Flat pictures: one for each step, which lies in a box of a page with words over it. A picture is painted
//! once for each composition. The page scales it so that the composition's frame fits into the box, at
//! its foot; what the box shows beside and above the frame is more of the scroll.
//!
//! Here is where things lie, as numbers. [`crate::paint::flats`] paints the pictures; the page's style
//! sheets lay them out.

use crate::Painting;
use crate::camera;
use crate::facts::Facts;
use crate::label::{PlacedLabel, labels};
use crate::model::{Kind, LabelKind, Rect};
use crate::plan::Plan;
use crate::words::{Piece, Unfilled, pieces};

/// How a picture is cut from a screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Composition {
    /// Its name in files.
    pub name: &'static str,
    /// The screen that it is painted for, in pixels.
    pub screen: [f64; 2],
    /// The part of the screen that a box always shows: from the screen's left upper corner, width and
    /// height in pixels.
    pub frame: [f64; 2],
    /// How much of the frame's right side may lie under the edge of the paper that the text stands on. No
    /// word and no counted mark is there.
    pub covered: f64,
    /// What is painted, in pixels of the screen: as high as the frame, and wider.
    pub view: Rect,
    /// The part of the frame's width that keeps its place in a box that is wider than the frame: 0.5 for
    /// its middle, 1 for its right edge.
    pub origin: f64,
}

/// For a box above the text.
pub const ABOVE: Composition = Composition {
    name: "above",
    screen: [390.0, 844.0],
    frame: [390.0, 380.0],
    covered: 0.0,
    view: [-200.0, 0.0, 790.0, 380.0],
    origin: 0.5,
};

/// For a box to the left of the text, whose paper begins where the frame ends.
pub const BESIDE: Composition = Composition {
    name: "beside",
    screen: [1440.0, 900.0],
    frame: [1004.0, 900.0],
    covered: 44.0,
    view: [-240.0, 0.0, 1244.0, 900.0],
    origin: 1.0,
};

/// Both compositions.
pub const COMPOSITIONS: [Composition; 2] = [ABOVE, BESIDE];

/// Where a label stands in a composition, in pixels of its screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelPlace {
    /// The anchor's distance to the right of the composition's origin.
    pub right: f64,
    /// The anchor's height above the foot of the frame.
    pub up: f64,
    /// The size of the letters.
    pub size: f64,
}

/// A label of a step, with its place in each composition, in the order of [`COMPOSITIONS`]; `None` in one
/// that does not show it.
#[derive(Clone, Debug, PartialEq)]
pub struct FlatLabel {
    /// Its words and its look.
    pub label: PlacedLabel,
    /// Its places.
    pub places: [Option<LabelPlace>; 2],
}

/// The labels of a step. A label whose words differ between the compositions is there twice, each time with
/// one place.
pub fn flat_labels(
    painting: &Painting,
    step: &str,
    facts: &Facts,
) -> Result<Vec<FlatLabel>, Unfilled> {
    let plan = Plan::of(painting);
    let mut out: Vec<FlatLabel> = Vec::new();
    for (column, composition) in COMPOSITIONS.iter().enumerate() {
        let [width, height] = composition.screen;
        let Some(shot) = plan.shot(step, width, height) else {
            continue;
        };
        for label in labels(painting, step, shot.kind, facts)? {
            let [x, y] = label.at;
            let camera = &shot.camera;
            let on_screen = [x * camera.k + camera.tx, y * camera.k + camera.ty];
            let place = Some(place(composition, &label, on_screen));
            let same = out.iter_mut().find(|known| {
                known.label.id == label.id
                    && known.label.lines == label.lines
                    && known.label.anchor == label.anchor
            });
            match same {
                Some(known) => known.places[column] = place,
                None => {
                    let mut places = [None; 2];
                    places[column] = place;
                    out.push(FlatLabel { label, places });
                }
            }
        }
    }
    Ok(out)
}

/// The place of a label whose anchor is at this point of the screen. A plate that would pass the edge of
/// the frame stands inside it.
fn place(composition: &Composition, label: &PlacedLabel, [x, y]: [f64; 2]) -> LabelPlace {
    /// The space between a plate and the edge of the frame, in pixels.
    const EDGE: f64 = 8.0;
    let [width, height] = composition.frame;
    let (mut x, mut y) = (x, y);
    if matches!(label.kind, LabelKind::Plate | LabelKind::Slip) {
        // As the boards draw them: letters 1.14 of their size apart, in a box with a margin of 7.
        let letters = label.text().chars().count() as f64;
        let half = (label.size + 14.0) / 2.0;
        let tall = letters * label.size * 1.14 + 14.0;
        x = x
            .min(width - composition.covered - EDGE - half)
            .max(EDGE + half);
        y = y.min(height - EDGE - tall).max(EDGE);
    }
    LabelPlace {
        right: x - width * composition.origin,
        up: height - y,
        size: label.size,
    }
}

/// The counted marks of a step and what they stand for, one line of words each.
pub fn legend(painting: &Painting, step: &str, facts: &Facts) -> Result<Vec<Vec<Piece>>, Unfilled> {
    let Some((scene, step)) = painting.step(step) else {
        return Ok(Vec::new());
    };
    let shown = scene
        .marks
        .iter()
        .filter(|mark| step.shows.contains(&mark.id));
    shown
        .filter_map(|mark| mark.legend.as_deref())
        .map(|legend| pieces(legend, facts))
        .collect()
}

impl Composition {
    /// The kind of screens that it is painted for.
    pub fn kind(&self) -> Kind {
        camera::frame(self.screen[0], self.screen[1]).kind
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{facts, painting};

    #[test]
    fn every_label_of_a_step_has_a_place_in_the_frame() {
        let painting = painting();
        let facts = facts();
        for (_, step) in painting.steps() {
            let found = flat_labels(&painting, &step.id, &facts).expect("labels");
            for FlatLabel { label, places } in &found {
                assert!(places.iter().any(Option::is_some), "{}", label.id);
                for (composition, place) in COMPOSITIONS.iter().zip(places) {
                    let Some(place) = place else { continue };
                    let [width, height] = composition.frame;
                    let free = width - composition.covered;
                    let x = place.right + composition.origin * width;
                    assert!(
                        (0.0..=free).contains(&x),
                        "{} of {}: x {x}",
                        label.id,
                        step.id
                    );
                    assert!(
                        (0.0..=height).contains(&place.up),
                        "{} of {}: {} above the foot",
                        label.id,
                        step.id,
                        place.up
                    );
                }
            }
        }
    }

    #[test]
    fn a_label_with_the_same_words_is_there_once() {
        let found = flat_labels(&painting(), "sc-1", &facts()).expect("labels");
        let [plate] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!(plate.label.text(), "彭埠街道");
        assert!(plate.places.iter().all(Option::is_some));
    }

    #[test]
    fn a_sail_has_fewer_words_on_a_phone() {
        let found = flat_labels(&painting(), "hz-3", &facts()).expect("labels");
        let sails = found.iter().filter(|label| label.label.id == "sail-1");
        assert_eq!(sails.count(), 2);
    }

    #[test]
    fn a_legend_says_what_a_mark_stands_for() {
        let lines = legend(&painting(), "sc-3", &facts()).expect("a legend");
        let words: Vec<String> = lines
            .iter()
            .map(|line| line.iter().map(|piece| piece.text.as_str()).collect())
            .collect();
        assert!(
            words.iter().any(|line| line.contains("825家次")),
            "{words:?}"
        );
    }

    #[test]
    fn a_frame_is_what_a_screen_gives_the_picture() {
        assert_eq!(ABOVE.kind(), Kind::Phone);
        assert_eq!(BESIDE.kind(), Kind::Wide);
        for composition in COMPOSITIONS {
            let [left, top, width, height] = composition.view;
            assert!(left <= 0.0 && left + width >= composition.frame[0]);
            assert_eq!((top, height), (0.0, composition.frame[1]));
        }
    }
}
