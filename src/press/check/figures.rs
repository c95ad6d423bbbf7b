//! Figures and places: hedges, measures, a home in the text for every figure,
//! a cell of its own for every place.

use super::{Tree, folder::Role};
use crate::content::{Piece, pieces};
use crate::press::{
    fault::Fault,
    source::{Node, Text},
};
use std::collections::{HashMap, HashSet};

/// Checks facts and places.
pub fn check(tree: &Tree<'_>, faults: &mut Vec<Fault>) {
    let told = told(tree);
    let mut measures: HashMap<&str, (&str, Text<'_>)> = HashMap::new();
    for fact in tree.items(Role::Facts) {
        hedge(fact, faults);
        if let (Some(measure), Some(unit)) = (fact.text_of("measure"), fact.text_of("unit")) {
            let (first, at) = *measures
                .entry(measure.value)
                .or_insert((unit.value, measure));
            if first != unit.value {
                faults.push(measure.fault(format!(
                    "measure “{}” is in {first} at line {}, here in {}: figures compare only in one unit",
                    measure.value,
                    at.fault("").line,
                    unit.value
                )));
            }
        }
        if let Some(id) = fact.text_of("id")
            && !told.contains(id.value)
        {
            faults.push(id.fault(format!(
                "no step tells {0}: write {{{0}}} in a step's prose or list it in its figures",
                id.value
            )));
        }
    }
    cells(tree, faults);
}

/// The ids of the figures that steps tell.
fn told<'a>(tree: &Tree<'a>) -> HashSet<&'a str> {
    let mut told = HashSet::new();
    for (_, step) in tree.steps() {
        for block in step.items_of("blocks") {
            told.extend(block.texts_of("figures").map(|id| id.value));
            for sentence in block.items_of("prose") {
                let text = sentence.text_of("text").map_or("", |text| text.value);
                told.extend(pieces(text).into_iter().filter_map(|piece| match piece {
                    Piece::Figure(id) => Some(id),
                    Piece::Text(_) => None,
                }));
            }
        }
    }
    told
}

/// A hedge's word belongs to one qualifier, and hedged figures have a word.
fn hedge(fact: Node<'_>, faults: &mut Vec<Fault>) {
    let Some(qualifier) = fact.text_of("qualifier") else {
        return;
    };
    let hedge = fact.text_of("hedge");
    let fitting: &[&str] = match qualifier.value {
        "over" => &["超", "余", "多"],
        "nearly" => &["近"],
        "up-to" => &["最长"],
        "ordinal" => &["第"],
        "exact" | "year" => &[],
        // Not a qualifier: the typed reading says so.
        _ => return,
    };
    match hedge {
        Some(hedge) if fitting.is_empty() => faults.push(hedge.fault(format!(
            "a figure that is {} has no hedge: remove “{}” or correct the qualifier",
            qualifier.value, hedge.value
        ))),
        Some(hedge) if !fitting.contains(&hedge.value) => faults.push(hedge.fault(format!(
            "hedge “{}” does not fit qualifier {}: use {}",
            hedge.value,
            qualifier.value,
            fitting.join(" or ")
        ))),
        None if !fitting.is_empty() => faults.push(qualifier.fault(format!(
            "qualifier {} needs a hedge: {}",
            qualifier.value,
            fitting.join(" or ")
        ))),
        _ => {}
    }
}

/// Every division has a cell of its own; the whole city has none.
fn cells(tree: &Tree<'_>, faults: &mut Vec<Fault>) {
    let mut taken: Vec<((f64, f64), &str)> = Vec::new();
    for place in tree.items(Role::Places) {
        let name = place.text_of("id").map_or("", |id| id.value);
        let city = place.text_of("kind").is_some_and(|kind| kind.value == "市");
        let cell = place.get("cell").filter(|cell| !cell.is_null());
        let Some(cell) = cell else {
            if !city {
                faults.push(place.fault(format!("{name} needs a cell: [row, column]")));
            }
            continue;
        };
        if city {
            faults.push(cell.fault("the whole city has no cell: write null"));
        }
        let at: Vec<f64> = cell.items().filter_map(Node::number).collect();
        let &[row, column] = at.as_slice() else {
            // Not a pair of numbers: the typed reading says so.
            continue;
        };
        if row < 1.0 || column < 1.0 {
            faults.push(cell.fault("rows and columns count from 1"));
        }
        match taken.iter().find(|(other, _)| *other == (row, column)) {
            Some((_, other)) => faults.push(cell.fault(format!(
                "{name} stands on the cell of {other}: give each place its own"
            ))),
            None => taken.push(((row, column), name)),
        }
    }
}
