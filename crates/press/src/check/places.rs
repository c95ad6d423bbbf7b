//! Places: every division has a cell of the map for itself; the whole city has none.

use super::{Tree, folder::Role};
use crate::fault::Fault;
use crate::source::Node;
use story::PlaceKind;

/// Checks all places.
pub fn check(tree: &Tree<'_>, faults: &mut Vec<Fault>) {
    let mut taken: Vec<((f64, f64), &str)> = Vec::new();
    for place in tree.items(Role::Places) {
        let name = place.text_of("id").map_or("", |id| id.value);
        let kind = place.get("kind").and_then(|kind| kind.read().ok());
        let city = kind == Some(PlaceKind::City);
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
            // It is no pair of numbers; `types` reports that.
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
