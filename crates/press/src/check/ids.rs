//! Ids: unique, well formed, and distinct where they are anchors of one page.

use super::{Tree, folder::Role};
use crate::fault::Fault;
use crate::source::{Node, Text};
use std::collections::HashMap;
use story::{FactId, anchors};

/// Checks all ids.
pub fn check(tree: &Tree<'_>, faults: &mut Vec<Fault>) {
    unique("article", ids(tree.articles()), faults);
    unique("place", ids(tree.items(Role::Places)), faults);
    unique("topic", ids(tree.items(Role::Topics)), faults);
    unique("fact", ids(tree.items(Role::Facts)), faults);
    unique("card", ids(tree.items(Role::Cards)), faults);
    // Chapters, steps and the earlier steps that they took over are anchors of one page.
    let anchors: Vec<Text<'_>> = ids(tree.of(Role::Chapter))
        .chain(ids(tree.steps().map(|(_, step)| step)))
        .chain(tree.steps().flat_map(|(_, step)| step.texts_of("formerly")))
        .collect();
    unique("anchor", anchors.iter().copied(), faults);
    for anchor in &anchors {
        if anchors::is_reserved(anchor.value) {
            faults.push(anchor.fault(format!(
                "“{}” is an anchor of the page itself: choose another id",
                anchor.value
            )));
        }
    }
    let places_topics = ids(tree.items(Role::Places)).chain(ids(tree.items(Role::Topics)));
    for id in anchors
        .iter()
        .copied()
        .chain(places_topics)
        .chain(ids(tree.items(Role::Cards)))
    {
        if !is_slug(id.value) {
            faults.push(id.fault(format!(
                "“{}” cannot stand in an address: use a to z, 0 to 9 and hyphens",
                id.value
            )));
        }
    }
    for id in ids(tree.items(Role::Facts)) {
        if !is_fact_id(id.value) {
            faults.push(id.fault(format!(
                "“{}” is not a fact id: expected article, paragraph, dot and name, such as A4.visits",
                id.value
            )));
        }
    }
}

/// The `id` strings of nodes.
pub fn ids<'a>(nodes: impl Iterator<Item = Node<'a>>) -> impl Iterator<Item = Text<'a>> {
    nodes.filter_map(|node| node.text_of("id"))
}

/// Whether it is written as a fact id: `A4.visits`, `A.figure`.
pub fn is_fact_id(id: &str) -> bool {
    let fact = FactId(id.to_owned());
    let Some((head, name)) = id.split_once('.') else {
        return false;
    };
    fact.article().len() == 1 && head[1..].chars().all(|c| c.is_ascii_digit()) && is_slug(name)
}

fn is_slug(id: &str) -> bool {
    !id.is_empty()
        && !id.starts_with('-')
        && !id.ends_with('-')
        && id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Reports every repetition, naming the id.
pub fn unique<'a>(kind: &str, ids: impl Iterator<Item = Text<'a>>, faults: &mut Vec<Fault>) {
    let mut seen: HashMap<&str, Text<'a>> = HashMap::new();
    for id in ids {
        if let Some(first) = seen.get(id.value) {
            let position = first.fault("");
            faults.push(id.fault(format!(
                "{kind} “{}” is already at {}:{}: ids are permanent and unique",
                id.value,
                position.file.display(),
                position.line
            )));
        } else {
            seen.insert(id.value, id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fact_ids() {
        assert!(is_fact_id("A4.visits"));
        assert!(is_fact_id("A.figure"));
        assert!(!is_fact_id("A4"));
        assert!(!is_fact_id("shangcheng-visits"));
        assert!(!is_fact_id("A4.走访"));
    }
}
