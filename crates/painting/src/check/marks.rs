//! Marks: what they refer to, and that they are exactly as many as their fact says.

use super::Inspection;
use crate::facts::Figure;
use crate::model::{Before, Counted, Drawing, DrawnAs, Mark};
use crate::places::{MOST, places};
use story::{Hedge, Qualifier};

pub fn check(inspection: &mut Inspection<'_>) {
    let scene = inspection.scene;
    for mark in &scene.marks {
        references(inspection, mark);
        counted(inspection, mark);
        rules(inspection, mark);
        drawn_as(inspection, mark);
    }
}

fn references(inspection: &mut Inspection<'_>, mark: &Mark) {
    let trail = ["marks", mark.id.as_str()];
    inspection.station(trail, &mark.station);
    let stamps = mark
        .stamps
        .iter()
        .chain(mark.parts.iter().map(|part| &part.stamp));
    for stamp in stamps.chain(mark.open.iter().map(|open| &open.stamp)) {
        inspection.stamp(trail, stamp);
    }
    let sets = mark.palettes.iter();
    let of_parts = mark
        .parts
        .iter()
        .flat_map(|part| part.palette.iter().chain(&part.palettes));
    for set in sets.chain(of_parts) {
        inspection.set(trail, set);
    }
    match &mark.from {
        Some(Before::Stamp(stamp)) => inspection.stamp(trail, stamp),
        Some(Before::Rules(rules)) => {
            for (step, rule) in rules {
                inspection.step(trail, step);
                if !mark.at.contains_key(rule) {
                    let message = format!(
                        "{} travels from the rule {rule}, which it does not have",
                        mark.id
                    );
                    inspection.fault(
                        &[trail[0], trail[1], "from", rule],
                        message,
                        "name a rule of its \"at\"",
                    );
                }
            }
        }
        None => {}
    }
}

/// Compares `n` with the fact.
fn counted(inspection: &mut Inspection<'_>, mark: &Mark) {
    let trail = ["marks", mark.id.as_str()];
    match (&mark.fact, mark.sketch) {
        (None, false) => {
            let message = format!("{} counts no fact and is not said to be a sketch", mark.id);
            inspection.fault(
                &trail,
                message,
                "give it \"fact\", or \"sketch\": 1 if it counts nothing",
            );
        }
        (Some(_), true) => {
            let message = format!("{} counts a fact and is said to be a sketch", mark.id);
            inspection.fault(&trail, message, "leave out one of \"fact\" and \"sketch\"");
        }
        _ => {}
    }
    for id in mark.facts() {
        inspection.fact(trail, id);
    }
    match &mark.fact {
        Some(Counted::Fact(id)) => {
            if let Some(figure) = inspection.facts.get(id) {
                amount(inspection, mark, id, figure);
                hedge(inspection, mark, figure);
            }
        }
        Some(Counted::Facts(ids)) if ids.len() as u64 != u64::from(mark.n) => {
            let message = format!("{} has n {} and {} facts", mark.id, mark.n, ids.len());
            inspection.fault(&trail, message, "let there be one mark for each fact");
        }
        _ => {}
    }
}

fn amount(inspection: &mut Inspection<'_>, mark: &Mark, id: &str, figure: &Figure) {
    let trail = ["marks", mark.id.as_str(), "n"];
    let value = figure.value.to_string();
    match figure.whole() {
        None => {
            let message = format!(
                "{} counts {id}, which is {value} and no whole number",
                mark.id
            );
            let remedy = "show a fraction in words or by another fact; marks count whole things";
            inspection.fault(&trail, message, remedy);
        }
        Some(whole) if whole > u64::from(MOST) => {
            let message = format!(
                "{} counts {id}, which is {value}; a picture has at most {MOST} marks",
                mark.id
            );
            let remedy = "show so large a number in words, without marks";
            inspection.fault(&trail, message, remedy);
        }
        Some(whole) if whole != u64::from(mark.n) => {
            let message = format!("{} has n {}, but {id} is {value}", mark.id, mark.n);
            let remedy = "write the fact's value for n and let its rule give as many places";
            inspection.fault(&trail, message, remedy);
        }
        Some(_) => {}
    }
}

/// A hedge has to be seen: 余 and 多 as dashed places behind the n, 近 as dashed ones at its end, 超 in
/// either way or in the legend.
fn hedge(inspection: &mut Inspection<'_>, mark: &Mark, figure: &Figure) {
    let trail = ["marks", mark.id.as_str()];
    let (after, inside) = (mark.open_after(), mark.open_inside());
    if matches!(
        figure.qualifier,
        Qualifier::Ordinal | Qualifier::Year | Qualifier::UpTo
    ) {
        let message = format!(
            "{} counts {}, which is no amount",
            mark.id,
            figure.written()
        );
        inspection.fault(
            &trail,
            message,
            "count only amounts; leave this one to the words",
        );
        return;
    }
    let (right, remedy) = match figure.hedge {
        None => (
            mark.open.is_none(),
            "the number is exact: leave out \"open\"",
        ),
        Some(Hedge::Yu | Hedge::Duo) => (
            after > 0 && inside == 0,
            "the number is larger: give \"open\": {\"n\": 1, \"use\": a dashed drawing}",
        ),
        Some(Hedge::Jin) => (
            inside > 0 && inside < mark.n,
            "the number is smaller: give \"open\": {\"inside\": a few of the n, \"use\": a dashed drawing}",
        ),
        Some(Hedge::Chao) => (
            after > 0
                || mark
                    .legend
                    .as_ref()
                    .is_some_and(|legend| legend.contains(&format!("“{}”", Hedge::Chao.as_str()))),
            "give \"open\": {\"n\": 1, \"use\": a dashed drawing}, or say in the legend how the hedge, in quotation \
             marks, is drawn",
        ),
        Some(Hedge::Di | Hedge::ZuiChang) => (false, "count only amounts"),
    };
    if !right {
        let message = format!(
            "{} does not show the number as it is, {}",
            mark.id,
            figure.written()
        );
        inspection.fault(&trail, message, remedy);
    }
}

/// Every rule gives the places that are needed, and refers to what is there.
fn rules(inspection: &mut Inspection<'_>, mark: &Mark) {
    if mark.at.is_empty() == mark.drawn_as.is_none() {
        let message = format!("{} needs either \"at\" or \"drawnAs\"", mark.id);
        inspection.fault(
            &["marks", &mark.id],
            message,
            "give rules in \"at\", or name what draws the marks",
        );
    }
    if !mark.at.is_empty() && mark.stamps.is_empty() && mark.parts.is_empty() {
        let message = format!("{} has no drawing", mark.id);
        inspection.fault(&["marks", &mark.id], message, "give it \"use\"");
    }
    for (name, rule) in &mark.at {
        let trail = ["marks", mark.id.as_str(), "at", name.as_str()];
        if !["default", "phone"].contains(&name.as_str()) {
            inspection.step(["marks", &mark.id], name);
        }
        if let Some(station) = &rule.station {
            inspection.station(["marks", &mark.id], station);
        }
        match places(mark, rule) {
            Err(error) => {
                let message = format!("the rule {name} of {}: {error}", mark.id);
                let remedy =
                    "correct the rule, so that it gives exactly n places and those of \"open\"";
                inspection.fault(&trail, message, remedy);
            }
            Ok(spots) => {
                for spot in spots {
                    if let Some(stamp) = &spot.stamp {
                        inspection.stamp(["marks", &mark.id], stamp);
                    }
                    if let Some(set) = &spot.palette {
                        inspection.set(["marks", &mark.id], set);
                    }
                }
            }
        }
    }
}

/// What draws marks without rules is there, once for each mark.
fn drawn_as(inspection: &mut Inspection<'_>, mark: &Mark) {
    let (given, what) = match &mark.drawn_as {
        None => return,
        Some(DrawnAs::Labels(ids)) => {
            let known = ids
                .iter()
                .filter(|id| inspection.scene.labels.iter().any(|label| label.id == **id));
            (known.count(), "labels of this scene".to_owned())
        }
        Some(DrawnAs::Group(id)) => (
            group(inspection, mark, id),
            format!("groups in the group {id}"),
        ),
    };
    if given as u64 != u64::from(mark.n) {
        let message = format!("{} has n {}, but {given} {what} draw it", mark.id, mark.n);
        let remedy = "let exactly one label, or one group inside the group, draw each mark";
        inspection.fault(&["marks", &mark.id, "drawnAs"], message, remedy);
    }
}

/// How many groups are in the group of an id, at the mark's station.
fn group(inspection: &Inspection<'_>, mark: &Mark, id: &str) -> usize {
    let stations = inspection
        .scene
        .stations
        .iter()
        .filter(|station| station.id == mark.station);
    stations
        .flat_map(|station| [&station.base, &station.middle, &station.near])
        .flatten()
        .find_map(|drawing| match drawing {
            Drawing::Group(group) if group.id.as_deref() == Some(id) => Some(&group.drawings),
            _ => None,
        })
        .map_or(0, |drawings| {
            drawings
                .iter()
                .filter(|drawing| matches!(drawing, Drawing::Group(_)))
                .count()
        })
}
