//! The vignettes: what they refer to, and whether anything of them is seen.

use super::palette::is_class;
use super::{is_name, no_set, no_stamp};
use crate::model::{Drawing, Vignette};
use crate::{Fault, File, Painting};
use std::collections::BTreeSet;

pub fn check(painting: &Painting, faults: &mut Vec<Fault>) {
    let mut known = BTreeSet::new();
    for vignette in &painting.vignettes {
        let id = vignette.id.as_str();
        let file = painting.file(crate::read::VIGNETTES);
        let mut fault = |trail: &[&str], message: String, remedy: &str| {
            faults.push(file.fault(trail, message, remedy));
        };
        if !known.insert(id) {
            let message = format!("the id {id} is there twice among the vignettes");
            fault(&[id, id], message, "give one of them another id");
        }
        if !is_name(id) {
            let message = format!("the id {id:?} cannot stand in an address");
            fault(&[id], message, "use small letters, digits and hyphens");
        }
        if vignette.size.iter().any(|length| *length <= 0.0) {
            let message = format!("{id} has no size");
            fault(&[id], message, "give size two numbers above 0");
        }
        if vignette.draw.is_empty() {
            let message = format!("{id} shows nothing");
            fault(
                &[id],
                message,
                "give draw a drawing, or remove the vignette",
            );
        }
        for drawing in &vignette.draw {
            one(painting, file, vignette, drawing, faults);
        }
    }
}

fn one(
    painting: &Painting,
    file: &File,
    vignette: &Vignette,
    drawing: &Drawing,
    faults: &mut Vec<Fault>,
) {
    let id = vignette.id.as_str();
    let mut sets = Vec::new();
    match drawing {
        Drawing::Placed(placed) => {
            if !painting.stamps.contains_key(&placed.stamp) {
                faults.push(no_stamp(file, &[id], &placed.stamp));
            }
            sets.extend(&placed.palette);
        }
        Drawing::Stroke(stroke) => {
            if !is_class(painting, &stroke.class) {
                let message = format!("{id} has the class {}, which is no slot", stroke.class);
                let remedy = "use a slot or alias of palette.json, with s- before it for strokes";
                faults.push(file.fault(&[id, &stroke.class], message, remedy));
            }
        }
        Drawing::Group(group) => {
            if group.when.is_some() {
                let message = format!("a group of {id} has \"when\"; a vignette has no steps");
                faults.push(file.fault(&[id, "when"], message, "leave it out"));
            }
            sets.extend(&group.palette);
            for drawing in &group.drawings {
                one(painting, file, vignette, drawing, faults);
            }
        }
    }
    for set in sets {
        if !painting.palette.sets.contains_key(set) {
            faults.push(no_set(file, &[id], set));
        }
    }
}
