//! Prose: placeholders are whole and known, and no number is typed beside them.

use super::{Tree, folder::Role, ids};
use crate::fault::Fault;
use crate::source::{Node, Text};
use std::collections::HashSet;
use story::{Piece, ProseRules, pieces};

/// Keys whose strings are ids, codes or units, not text for readers.
const CODES: [&str; 18] = [
    "id",
    "picture",
    "formerly",
    "place",
    "topic",
    "article",
    "step",
    "locale",
    "updated",
    "unit",
    "kind",
    "pigment",
    "qualifier",
    "hedge",
    "mark",
    "measure",
    "sources",
    "facts",
];

/// Keys whose strings may hold placeholders.
const PROSE: [&str; 4] = ["text", "summary", "alt", "caption"];

/// Checks every string that readers read.
pub fn check(tree: &Tree<'_>, faults: &mut Vec<Fault>) {
    let locale = tree.story().and_then(|story| story.text_of("locale"));
    let mut check = Check {
        rules: ProseRules::of(locale.map_or("", |locale| locale.value)),
        facts: ids::ids(tree.items(Role::Facts))
            .map(|id| id.value)
            .collect(),
        allowed: tree
            .items(Role::Allowed)
            .filter_map(|entry| entry.text_of("phrase"))
            .map(|phrase| phrase.value)
            .filter(|phrase| !phrase.is_empty())
            .collect(),
        faults,
    };
    for (role, node) in tree.nodes {
        match role {
            Role::Allowed => {}
            // Titles and names of the sources stay as the newspaper printed them.
            Role::Story => {
                for (key, value) in node.properties() {
                    if key != "articles" {
                        check.texts(key, value);
                    }
                }
            }
            _ => check.texts("", *node),
        }
    }
}

struct Check<'a, 'f> {
    rules: &'static ProseRules,
    facts: HashSet<&'a str>,
    allowed: Vec<&'a str>,
    faults: &'f mut Vec<Fault>,
}

impl<'a> Check<'a, '_> {
    /// Every string under a key.
    fn texts(&mut self, key: &str, node: Node<'a>) {
        for (own, text) in node.texts() {
            self.text(if own.is_empty() { key } else { own }, text);
        }
    }

    /// A string under a key.
    fn text(&mut self, key: &str, text: Text<'a>) {
        // Lists of numbers hold fact ids under several keys.
        if CODES.contains(&key) || ids::is_fact_id(text.value) {
            return;
        }
        if text.value.trim().is_empty() {
            self.faults
                .push(text.fault(format!("“{key}” is empty: write it or leave it out")));
        }
        if text.value.contains(char::is_control) {
            self.faults.push(text.fault(
                "a line break or a tab, which nobody would see: take it out, or make a block of its own",
            ));
        }
        self.placeholders(key, text);
        self.numbers(text);
    }

    fn placeholders(&mut self, key: &str, text: Text<'a>) {
        let whole = text.value;
        for piece in pieces(whole) {
            match piece {
                Piece::Number(id) => {
                    let at = offset(whole, id);
                    if !PROSE.contains(&key) {
                        self.faults.push(text.fault_at(
                            at - 1,
                            format!("“{key}” is plain text: a placeholder would stay as it is"),
                        ));
                    } else if !self.facts.contains(id) {
                        self.faults.push(text.fault_at(
                            at,
                            format!("there is no fact “{id}”: correct the id or add the fact"),
                        ));
                    }
                }
                Piece::Text(plain) => {
                    if let Some(brace) = plain.find(['{', '}']) {
                        self.faults.push(text.fault_at(
                            offset(whole, plain) + brace,
                            "a brace without its partner: a placeholder is written {A4.visits}",
                        ));
                    }
                }
            }
        }
    }

    fn numbers(&mut self, text: Text<'a>) {
        let whole = text.value;
        let permitted: Vec<(usize, usize)> = self
            .allowed
            .iter()
            .flat_map(|phrase| whole.match_indices(phrase))
            .map(|(at, phrase)| (at, at + phrase.len()))
            .collect();
        for piece in pieces(whole) {
            let Piece::Text(plain) = piece else { continue };
            let base = offset(whole, plain);
            for (start, end) in self.rules.numbers(plain) {
                let (start, end) = (base + start, base + end);
                if permitted
                    .iter()
                    .any(|(from, to)| *from <= start && end <= *to)
                {
                    continue;
                }
                self.faults.push(text.fault_at(
                    start,
                    format!(
                        "“{}” is typed by hand: refer to the fact as {{id}}, or reword, \
                         or list the phrase in allowed.json with its reason",
                        &whole[start..end]
                    ),
                ));
            }
        }
    }
}

/// The byte offset of a part within the string that it was cut from.
fn offset(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}
