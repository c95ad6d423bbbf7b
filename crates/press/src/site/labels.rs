//! The sheet of labels: where the words over pictures stand. Pages have no style attributes, so each label
//! has a class, and this sheet of its own has the numbers.

use crate::pages::{BESIDE, PictureLabel};
use painting::flat::{ABOVE, COMPOSITIONS, FlatLabel, LabelPlace};
use std::fmt::Write;

/// Collects labels, gives them their classes, and writes the sheet.
#[derive(Default)]
pub struct LabelSheet {
    /// The rules of each composition, in the order of [`COMPOSITIONS`].
    rules: [String; 2],
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
                for (rules, at) in self.rules.iter_mut().zip(places) {
                    rule(rules, &place, at);
                }
                PictureLabel { place, label }
            })
            .collect()
    }

    /// The sheet: a block for each composition, of which one holds on every screen.
    pub fn finish(self) -> String {
        let blocks = COMPOSITIONS.iter().zip(self.rules);
        blocks
            .map(|(composition, rules)| {
                let [width, height] = composition.frame;
                let screens = match *composition == ABOVE {
                    true => format!("not all and {BESIDE}"),
                    false => BESIDE.to_owned(),
                };
                format!(
                    "@media {screens}{{.steps{{--frame-width:{width};--frame-height:{height};--view-width:{};--origin:{}%}}{rules}}}",
                    composition.view[2],
                    composition.origin * 100.0,
                )
            })
            .collect()
    }
}

/// The place of a label, in whole pixels of the composition's screen; `None` hides it.
fn rule(out: &mut String, class: &str, at: Option<LabelPlace>) {
    // Writing to a String cannot fail.
    let _ = match at {
        Some(LabelPlace { right, up, size }) => write!(
            out,
            ".{class}{{--x:{};--y:{};--size:{size}}}",
            right.round(),
            up.round()
        ),
        None => write!(out, ".{class}{{display:none}}"),
    };
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
        let (above, beside) = css.split_once("}}@media").expect("two blocks");
        assert!(
            above.starts_with("@media not all and (min-width"),
            "{above}"
        );
        assert!(
            above.contains(".w0{--x:-4;--y:20;--size:12.5}.w1{display:none"),
            "{above}"
        );
        assert!(beside.contains(".w0{--x:7;"), "{beside}");
        assert!(beside.contains(".w1{--x:1;--y:20;--size:12.5}"), "{beside}");
    }
}
