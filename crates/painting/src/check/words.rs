//! Labels and legends: placeholders that lead somewhere, and no typed figures.

use super::Inspection;
use crate::model::{Kind, LabelKind};
use crate::words::{pieces, typed_figure};

pub fn check(inspection: &mut Inspection<'_>) {
    let scene = inspection.scene;
    for mark in &scene.marks {
        if let Some(legend) = &mark.legend {
            words(inspection, ["marks", &mark.id], legend);
        }
    }
    for label in &scene.labels {
        let trail = ["labels", label.id.as_str()];
        words(inspection, trail, &label.text);
        for other in Kind::ALL.iter().filter_map(|kind| label.on_kind(*kind)) {
            if let Some(text) = &other.text {
                words(inspection, trail, text);
            }
        }
        if let Some(station) = &label.station {
            inspection.station(trail, station);
        }
        if label.cols == Some(0) {
            inspection.fault(
                &trail,
                format!("{} has no columns", label.id),
                "give cols a number above 0",
            );
        }
        match (label.kind, label.tick, &label.of) {
            (LabelKind::Km, Some(tick), Some(of)) => {
                inspection.fact(trail, of);
                let beyond = inspection
                    .facts
                    .get(of)
                    .is_some_and(|figure| u64::from(tick) > figure.value.whole());
                if beyond {
                    let message = format!("the disc {} has {tick}, which is beyond {of}", label.id);
                    inspection.fault(
                        &["labels", &label.id, "tick"],
                        message,
                        "take the disc away",
                    );
                }
            }
            (LabelKind::Km, ..) => {
                let message = format!("the disc {} lacks tick or of", label.id);
                inspection.fault(
                    &trail,
                    message,
                    "give the disc's number in tick and the fact of the length in of",
                );
            }
            (_, None, None) => {}
            _ => {
                let message = format!("{} has tick or of, but is no kilometre disc", label.id);
                inspection.fault(
                    &trail,
                    message,
                    "leave tick and of to labels of the kind km",
                );
            }
        }
    }
}

fn words(inspection: &mut Inspection<'_>, trail: [&str; 2], text: &str) {
    // `|` parts lines, so a placeholder lies within one line.
    if let Some(error) = text
        .split('|')
        .find_map(|line| pieces(line, inspection.facts).err())
    {
        let message = format!("{}: {error}", trail[1]);
        inspection.fault(
            &[trail[0], trail[1], text],
            message,
            "write a number as {A4.visits}, with the id of its fact",
        );
    }
    if let Some(figure) = typed_figure(text, &inspection.painting.scroll) {
        let message = format!("{} has a typed figure, {figure}", trail[1]);
        let remedy = "put a placeholder such as {A4.visits} in its place";
        inspection.fault(&[trail[0], trail[1], text], message, remedy);
    }
}
