//! The sheet of labels: where the words over pictures stand. Pages have no style attributes, so each label
//! has a class, and this sheet of its own has the numbers.

use crate::pages::{BESIDE, PictureLabel};
use painting::flat::{ABOVE, COMPOSITIONS, FlatLabel, LabelPlace};
use std::fmt::Write;

/// Collects labels, gives them their classes, and writes the sheet.
#[derive(Default)]
pub struct LabelSheet {
    above: String,
    beside: String,
    count: usize,
}

impl LabelSheet {
    /// Takes over the labels of a picture, and gives them their classes.
    pub fn add(&mut self, labels: Vec<FlatLabel>) -> Vec<PictureLabel> {
        labels
            .into_iter()
            .map(|FlatLabel { label, places }| {
                let place = format!("w{}", self.count);
                self.count += 1;
                let [above, beside] = places;
                match above {
                    Some(at) => rule(&mut self.above, &place, at),
                    None => hide(&mut self.above, &place),
                }
                match beside {
                    Some(at) => rule(&mut self.beside, &place, at),
                    None => hide(&mut self.beside, &place),
                }
                // Shown again where the first composition hides it.
                if above.is_none() {
                    let _ = write!(self.beside, ".{place}{{display:block}}");
                }
                PictureLabel { place, label }
            })
            .collect()
    }

    /// The sheet: for pictures above the text, then for those beside it.
    pub fn finish(self) -> String {
        let mut out = String::new();
        for (composition, rules) in COMPOSITIONS.iter().zip([self.above, self.beside]) {
            let [width, height] = composition.frame;
            let rules = format!(
                ".picture{{--frame-width:{width};--frame-height:{height};--view-width:{};--origin:{}%}}{rules}",
                composition.view[2],
                composition.origin * 100.0,
            );
            match *composition == ABOVE {
                true => out.push_str(&rules),
                false => {
                    // Writing to a String cannot fail.
                    let _ = write!(out, "@media {BESIDE}{{{rules}}}");
                }
            }
        }
        out
    }
}

/// The place of a label: whole pixels of the composition's screen.
fn rule(out: &mut String, class: &str, at: LabelPlace) {
    let _ = write!(
        out,
        ".{class}{{--x:{};--y:{};--size:{}}}",
        at.right.round(),
        at.up.round(),
        at.size
    );
}

fn hide(out: &mut String, class: &str) {
    let _ = write!(out, ".{class}{{display:none}}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use painting::PlacedLabel;
    use painting::model::{Anchor, LabelKind};

    fn label(places: [Option<LabelPlace>; 2]) -> FlatLabel {
        FlatLabel {
            label: PlacedLabel {
                id: "a".to_owned(),
                kind: LabelKind::Word,
                at: [0.0, 0.0],
                lines: Vec::new(),
                size: 16.0,
                anchor: Anchor::Middle,
                vertical: false,
                round: false,
                columns: 2,
            },
            places,
        }
    }

    #[test]
    fn a_label_has_a_rule_in_each_composition() {
        let at = |right| {
            Some(LabelPlace {
                right,
                up: 20.4,
                size: 12.5,
            })
        };
        let mut sheet = LabelSheet::default();
        let added = sheet.add(vec![label([at(-3.6), at(7.0)]), label([None, at(1.0)])]);
        assert_eq!(added[1].place, "w1");
        let css = sheet.finish();
        let (above, beside) = css.split_once("@media").expect("two parts");
        assert!(
            above.contains(".w0{--x:-4;--y:20;--size:12.5}.w1{display:none}"),
            "{above}"
        );
        assert!(beside.contains(".w0{--x:7;"), "{beside}");
        assert!(
            beside.contains(".w1{--x:1;--y:20;--size:12.5}.w1{display:block}"),
            "{beside}"
        );
    }
}
