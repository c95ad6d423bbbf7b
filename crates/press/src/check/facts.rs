//! Facts: hedges that fit, one unit for each measure, a step that mentions each number.

use super::{Tree, folder::Role};
use crate::fault::Fault;
use crate::source::{Node, Text};
use std::collections::{HashMap, HashSet};
use story::{Hedge, Piece, Qualifier, pieces};

/// Checks all facts.
pub fn check(tree: &Tree<'_>, faults: &mut Vec<Fault>) {
    let mentioned = mentioned(tree);
    let mut measures: HashMap<&str, (&str, Text<'_>)> = HashMap::new();
    for fact in tree.items(Role::Facts) {
        hedge(fact, faults);
        if let (Some(measure), Some(unit)) = (fact.text_of("measure"), fact.text_of("unit")) {
            let (first, at) = *measures
                .entry(measure.value)
                .or_insert((unit.value, measure));
            if first != unit.value {
                faults.push(measure.fault(format!(
                    "measure “{}” is in {first} at line {}, here in {}: numbers compare only in one unit",
                    measure.value,
                    at.fault("").line,
                    unit.value
                )));
            }
        }
        if let Some(id) = fact.text_of("id")
            && !mentioned.contains(id.value)
        {
            faults.push(id.fault(format!(
                "no step mentions {0}: write {{{0}}} in a step's prose or list it in its figures",
                id.value
            )));
        }
    }
}

/// The ids of the facts whose numbers are in steps.
fn mentioned<'a>(tree: &Tree<'a>) -> HashSet<&'a str> {
    let mut mentioned = HashSet::new();
    for (_, step) in tree.steps() {
        for block in step.items_of("blocks") {
            mentioned.extend(block.texts_of("figures").map(|id| id.value));
            for sentence in block.items_of("prose") {
                let text = sentence.text_of("text").map_or("", |text| text.value);
                mentioned.extend(pieces(text).into_iter().filter_map(|piece| match piece {
                    Piece::Number(id) => Some(id),
                    Piece::Text(_) => None,
                }));
            }
        }
    }
    mentioned
}

/// A hedge belongs to one qualifier, and a number that is not exact has a hedge.
fn hedge(fact: Node<'_>, faults: &mut Vec<Fault>) {
    let Some(qualifier) = fact.text_of("qualifier") else {
        return;
    };
    let known = fact.get("qualifier").map(Node::read::<Qualifier>);
    let Some(Ok(known)) = known else {
        // It is no qualifier; `types` reports that.
        return;
    };
    let hedge = fact.text_of("hedge");
    let fitting: Vec<&str> = known.hedges().iter().copied().map(Hedge::as_str).collect();
    match hedge {
        Some(hedge) if fitting.is_empty() => faults.push(hedge.fault(format!(
            "a number that is {} has no hedge: remove “{}” or correct the qualifier",
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
