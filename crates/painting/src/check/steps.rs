//! Steps: what they show, and where their cameras look.

use super::Inspection;
use crate::model::{Kind, Rect, Step};

pub fn check(inspection: &mut Inspection<'_>) {
    let scene = inspection.scene;
    for step in &scene.steps {
        let trail = ["steps", step.id.as_str()];
        inspection.station(trail, &step.station);
        for id in &step.shows {
            inspection.mark(trail, id);
        }
        for id in &step.labels {
            inspection.label(trail, id);
        }
        for id in &step.figures {
            inspection.fact(trail, id);
        }
        cameras(inspection, step);
        storyboard(inspection, step);
    }
}

fn cameras(inspection: &mut Inspection<'_>, step: &Step) {
    let trail = ["steps", step.id.as_str(), "cameras"];
    let own = step.narrow.as_ref();
    let rects = Kind::ALL.map(|kind| step.cameras.get(kind)).into_iter();
    if rects
        .chain(own.map(|own| own.camera))
        .any(|[_, _, w, h]| w < 1.0 || h < 1.0)
    {
        let message = format!("a camera of {} has no width or no height", step.id);
        inspection.fault(
            &trail,
            message,
            "write [left, top, width, height] with width and height of 1 or more",
        );
    }
    let part = |[x, y, w, h]: Rect| {
        x >= 0.0 && y >= 0.0 && w > 0.0 && h > 0.0 && x + w <= 1.0 + 1e-9 && y + h <= 1.0 + 1e-9
    };
    let areas = Kind::ALL.iter().filter_map(|kind| step.area.get(*kind));
    if !areas.chain(own.map(|own| own.area)).all(part) {
        let message = format!("an area of {} is not within the screen", step.id);
        let remedy = "write [left, top, width, height] in fractions of the screen, 0 to 1";
        inspection.fault(&["steps", &step.id, "area"], message, remedy);
    }
    if let Some(own) = own {
        let stations = &inspection.scene.stations;
        let there = stations.iter().any(|station| {
            station.id == own.station && station.instead_of.as_ref() == Some(&step.station)
        });
        if !there {
            let message = format!(
                "{} has {} on narrow screens, which does not stand in for {}",
                step.id, own.station, step.station
            );
            let remedy = "name a station whose insteadOf is the step's station";
            inspection.fault(&["steps", &step.id, "narrow"], message, remedy);
        }
    }
}

fn storyboard(inspection: &mut Inspection<'_>, step: &Step) {
    let message = match inspection.painting.storyboard.get(&step.id) {
        Some(board) if board.scene == inspection.scene.id => return,
        Some(board) => format!(
            "storyboard.json has {} in the scene {}",
            step.id, board.scene
        ),
        None => format!("storyboard.json says nothing of the step {}", step.id),
    };
    inspection.fault(
        &["steps", &step.id],
        message,
        "say in storyboard.json what the step reads and what moves",
    );
}
