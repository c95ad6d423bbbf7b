//! Marks: emphasis and links stand in sentences only, are written whole, and links lead to steps and cards.

use super::{Tree, folder::Role, ids};
use crate::source::Text;
use crate::{fault::Fault, source::Node};
use std::collections::{HashMap, HashSet};
use story::marks::{MarkFault, MarkFaultKind, marked};
use story::{Piece, Span, Target};

/// How a link is written, for faults.
const LINK: &str = "a link is written [words](#step-id) or [words](#card-id)";

/// Where links may lead.
pub struct Targets<'a> {
    steps: HashSet<&'a str>,
    cards: HashSet<&'a str>,
    /// The steps that took over earlier ones, by the ids of these.
    formerly: HashMap<&'a str, &'a str>,
    /// The first step of each chapter, by the chapter's id.
    chapters: HashMap<&'a str, &'a str>,
}

impl<'a> Targets<'a> {
    /// The steps and cards of the content.
    pub fn of(tree: &Tree<'a>) -> Self {
        let id = |node: Node<'a>| node.text_of("id").map(|id| id.value);
        let steps = || tree.steps().map(|(_, step)| step);
        let earlier = steps().flat_map(|step| {
            let earlier = step.texts_of("formerly").map(|id| id.value);
            earlier.filter_map(move |earlier| Some((earlier, id(step)?)))
        });
        let chapters = tree
            .of(Role::Chapter)
            .filter_map(|chapter| Some((id(chapter)?, id(chapter.items_of("steps").next()?)?)));
        Self {
            steps: steps().filter_map(id).collect(),
            cards: ids::ids(tree.items(Role::Cards))
                .map(|id| id.value)
                .collect(),
            formerly: earlier.collect(),
            chapters: chapters.collect(),
        }
    }

    /// What is wrong with the target of a link; `None` if it exists.
    fn fault_of(&self, target: Target<'_>) -> Option<String> {
        match target {
            Target::Step(id) if self.steps.contains(id) => None,
            Target::Step(id) => Some(match (self.formerly.get(id), self.chapters.get(id)) {
                (Some(step), _) => {
                    format!("“{id}” is an earlier id of a step: write #{step}")
                }
                (None, Some(step)) => {
                    format!(
                        "“{id}” is a chapter, and a link leads to a step: write one, such as #{step}"
                    )
                }
                (None, None) => {
                    format!("there is no step “{id}”: correct the id of the link or add the step")
                }
            }),
            Target::Card(id) if self.cards.contains(id) => None,
            Target::Card(id) => Some(format!(
                "there is no card “{id}”: correct the id of the link or add the card"
            )),
        }
    }
}

/// Checks the marks of a sentence.
pub fn sentence(text: Text<'_>, targets: &Targets<'_>, faults: &mut Vec<Fault>) {
    let read = marked(text.value);
    for MarkFault { at, kind } in read.faults {
        faults.push(text.fault_at(at, message(kind)));
    }
    for span in read.spans {
        match span {
            Span::Plain(_) | Span::Emphasis(_) => {}
            Span::Link { target, .. } => {
                if let Some(fault) = targets.fault_of(target) {
                    let (Target::Step(id) | Target::Card(id)) = target;
                    faults.push(text.fault_at(text.offset_of(id), fault));
                }
            }
        }
    }
}

/// Checks that a string that is no sentence has no marks.
pub fn none(key: &str, text: Text<'_>, faults: &mut Vec<Fault>) {
    let marks = marked(text.value).spans.into_iter();
    let mut words = marks.filter_map(|span| match span {
        Span::Plain(_) => None,
        Span::Emphasis(pieces) => pieces.first().map(|piece| match piece {
            Piece::Text(words) | Piece::Number(words) => *words,
        }),
        Span::Link { words, .. } => Some(words),
    });
    if let Some(words) = words.next() {
        faults.push(text.fault_at(
            text.offset_of(words),
            format!(
                "“{key}” has no emphasis and no links, only sentences have: take the mark around “{words}” out"
            ),
        ));
    }
}

/// What is wrong and what to do.
fn message(kind: MarkFaultKind) -> String {
    match kind {
        MarkFaultKind::OpenEmphasis => {
            "“**” without its partner: emphasis is written **words**".to_owned()
        }
        MarkFaultKind::LoneAsterisk => {
            "a single “*”: emphasis is written **words**, and nothing else has an asterisk"
                .to_owned()
        }
        MarkFaultKind::OpenLink => format!("a link that is not closed: {LINK}"),
        MarkFaultKind::LoneBracket => format!("a “]” without its partner: {LINK}"),
        MarkFaultKind::NoTarget => format!("words in brackets that lead nowhere: {LINK}"),
        MarkFaultKind::NoAnchor => format!("a link that leads to no step and no card: {LINK}"),
        MarkFaultKind::Empty => "a mark without words: write them or take it out".to_owned(),
        MarkFaultKind::Nested => {
            "a mark inside another one: end the first before the second begins".to_owned()
        }
        MarkFaultKind::NumberInLink => {
            "a number inside a link, which would be a link in a link: leave it outside the brackets"
                .to_owned()
        }
    }
}
