//! The drawings of stations: what they refer to, and whether their paths are paths.

use super::Inspection;
use super::palette::is_class;
use crate::model::{Drawing, Placed, Station, Stroke};
use crate::paint::path_extent;

pub fn check(inspection: &mut Inspection<'_>) {
    let scene = inspection.scene;
    for station in &scene.stations {
        let trail = ["stations", station.id.as_str()];
        inspection.step(trail, &station.rest);
        if let Some(other) = &station.instead_of {
            inspection.station(trail, other);
        }
        if station.w <= 0.0 {
            inspection.fault(
                &trail,
                format!("{} has no width", station.id),
                "give w a number above 0",
            );
        }
        for layer in [&station.far, &station.base, &station.middle, &station.near] {
            for drawing in layer {
                one(inspection, station, drawing);
            }
        }
    }
}

fn one(inspection: &mut Inspection<'_>, station: &Station, drawing: &Drawing) {
    let trail = ["stations", station.id.as_str()];
    match drawing {
        Drawing::Placed(placed) => placed_one(inspection, trail, placed),
        Drawing::Stroke(stroke) => stroke_one(inspection, trail, stroke),
        Drawing::Group(group) => {
            if let Some(set) = &group.palette {
                inspection.set(trail, set);
            }
            for step in group.when.iter().flatten() {
                inspection.step(trail, step);
            }
            if group.when.as_ref().is_some_and(Vec::is_empty) {
                let message = format!("a group of {} is shown at no step", station.id);
                inspection.fault(&trail, message, "name steps in \"when\", or leave it out");
            }
            for drawing in &group.drawings {
                if matches!(drawing, Drawing::Group(inner) if inner.when.is_some()) {
                    let message = format!(
                        "a group of {} has \"when\" inside another group",
                        station.id
                    );
                    inspection.fault(
                        &trail,
                        message,
                        "let groups with \"when\" stand in the layer itself",
                    );
                }
                one(inspection, station, drawing);
            }
        }
    }
}

fn placed_one(inspection: &mut Inspection<'_>, trail: [&str; 2], placed: &Placed) {
    inspection.stamp(trail, &placed.stamp);
    if let Some(set) = &placed.palette {
        inspection.set(trail, set);
    }
}

fn stroke_one(inspection: &mut Inspection<'_>, trail: [&str; 2], stroke: &Stroke) {
    if !is_class(inspection.painting, &stroke.class) {
        let message = format!(
            "{} has the class {}, which is no slot",
            trail[1], stroke.class
        );
        let remedy = "use a slot or alias of palette.json, with s- before it for strokes";
        inspection.fault(&[trail[0], trail[1], &stroke.class], message, remedy);
    }
    if path_extent(&stroke.d).is_none() {
        let start: String = stroke.d.chars().take(24).collect();
        let message = format!("{} has a path that is no SVG path: {start}…", trail[1]);
        let remedy = "write M, then commands M L H V Q T C S A Z with their numbers";
        inspection.fault(&[trail[0], trail[1], &stroke.d], message, remedy);
    }
    let dash = stroke.dash.as_deref().unwrap_or("");
    if !dash
        .split_whitespace()
        .all(|number| number.parse::<f64>().is_ok_and(|n| n >= 0.0))
    {
        let message = format!("{} has the dashes {dash:?}", trail[1]);
        inspection.fault(
            &[trail[0], trail[1], dash],
            message,
            "write numbers, as in \"7 5\"",
        );
    }
}
