//! Prose: placeholders are whole and known, marks are where they may be, and no number is typed by hand.

use super::marks::{self, Targets};
use super::{Tree, folder::Role, ids};
use crate::fault::Fault;
use crate::source::{Held, Node, Text};
use std::collections::HashSet;
use story::{Piece, ProseRules, pieces, unmarked};

/// Keys whose strings are ids, codes or units, not text for readers.
const CODES: [&str; 19] = [
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
    "source",
    "sources",
    "facts",
];

/// Keys whose strings may hold placeholders, but for the text of a quotation.
const PROSE: [&str; 4] = ["text", "summary", "alt", "caption"];

/// What a string is to its readers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A sentence of a paragraph, with placeholders and marks.
    Sentence,
    /// Other prose, with placeholders.
    Prose,
    /// Text as it stands.
    Plain,
}

impl Kind {
    /// The kind of the string under a key, in an object under another.
    fn of(within: &str, key: &str) -> Self {
        match (within, key) {
            ("prose", "text") => Self::Sentence,
            ("quote", _) => Self::Plain,
            (_, key) if PROSE.contains(&key) => Self::Prose,
            _ => Self::Plain,
        }
    }
}

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
        targets: Targets::of(tree),
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
    targets: Targets<'a>,
    faults: &'f mut Vec<Fault>,
}

impl<'a> Check<'a, '_> {
    /// Every string under a key.
    fn texts(&mut self, key: &'a str, node: Node<'a>) {
        for held in node.texts() {
            let key = if held.key.is_empty() { key } else { held.key };
            self.text(Held { key, ..held });
        }
    }

    /// A string.
    fn text(&mut self, Held { within, key, text }: Held<'a>) {
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
        let kind = Kind::of(within, key);
        self.placeholders(key, kind, text);
        match kind {
            Kind::Sentence => marks::sentence(text, &self.targets, self.faults),
            Kind::Prose | Kind::Plain => marks::none(key, text, self.faults),
        }
        self.numbers(kind, text);
    }

    fn placeholders(&mut self, key: &str, kind: Kind, text: Text<'a>) {
        for piece in pieces(text.value) {
            match piece {
                Piece::Number(id) => {
                    let at = text.offset_of(id);
                    if kind == Kind::Plain {
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
                            text.offset_of(plain) + brace,
                            "a brace without its partner: a placeholder is written {A4.visits}",
                        ));
                    }
                }
            }
        }
    }

    fn numbers(&mut self, kind: Kind, text: Text<'a>) {
        let words = Words::of(kind, text);
        let permitted: Vec<(usize, usize)> = self
            .allowed
            .iter()
            .flat_map(|phrase| words.text.match_indices(phrase))
            .map(|(at, phrase)| (at, at + phrase.len()))
            .collect();
        for (start, end) in self.rules.numbers(&words.text) {
            if permitted
                .iter()
                .any(|(from, to)| *from <= start && end <= *to)
            {
                continue;
            }
            self.faults.push(text.fault_at(
                words.origin(start),
                format!(
                    "“{}” is typed by hand: refer to the fact as {{id}}, or reword, \
                     or list the phrase in allowed.json with its reason",
                    &words.text[start..end]
                ),
            ));
        }
    }
}

/// What stands in the place of a placeholder among the words of a string.
const PLACEHOLDER: char = '\u{fffc}';

/// The words of a string, as they are read one after another.
struct Words {
    text: String,
    /// Where each part begins here and in the string.
    parts: Vec<(usize, usize)>,
}

impl Words {
    fn of(kind: Kind, text: Text<'_>) -> Self {
        let pieces = match kind {
            Kind::Sentence => unmarked(text.value),
            Kind::Prose | Kind::Plain => pieces(text.value),
        };
        let mut words = Self {
            text: String::new(),
            parts: Vec::new(),
        };
        for piece in pieces {
            let (Piece::Text(part) | Piece::Number(part)) = piece;
            words.parts.push((words.text.len(), text.offset_of(part)));
            match piece {
                Piece::Text(part) => words.text.push_str(part),
                Piece::Number(_) => words.text.push(PLACEHOLDER),
            }
        }
        words
    }

    /// The byte offset in the string of a byte offset in the words.
    fn origin(&self, at: usize) -> usize {
        let part = self.parts.iter().rev().find(|(start, _)| *start <= at);
        part.map_or(at, |(start, origin)| origin + (at - start))
    }
}
