//! The marks of a sentence: `**words**` is emphasis, `[words](#anchor)` is a link to a step or a card.
//!
//! Marks do not nest. Emphasis may hold numbers; a link may not, because a number is a link itself.

use crate::{Piece, anchors, pieces};

/// What begins and ends emphasis.
const EMPHASIS: &str = "**";

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span<'a> {
    /// Text or a number without a mark.
    Plain(Piece<'a>),
    /// Emphasis: text and numbers.
    Emphasis(Vec<Piece<'a>>),
    /// A link into the story.
    Link {
        /// Its words, which are plain text.
        words: &'a str,
        /// Where it leads.
        target: Target<'a>,
    },
}

/// Where a link in a sentence leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// To the step with this id: `#jiande-arrival`.
    Step(&'a str),
    /// To the card with this id, which is written as its anchor: `#card-huang-xiaoqin`.
    Card(&'a str),
}

/// A mark that is not written as it has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkFault {
    /// The byte offset in the sentence at which the mark begins.
    pub at: usize,
    /// What is wrong.
    pub kind: MarkFaultKind,
}

/// What is wrong with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkFaultKind {
    /// `**` without its partner.
    OpenEmphasis,
    /// A single `*`.
    LoneAsterisk,
    /// `[` without its partner, or `(` behind the words without its partner.
    OpenLink,
    /// `]` without its partner.
    LoneBracket,
    /// `[words]` without a target behind it.
    NoTarget,
    /// A target that is no anchor: it does not begin with `#`, or nothing follows.
    NoAnchor,
    /// Emphasis or a link without words.
    Empty,
    /// A mark inside another one.
    Nested,
    /// A number inside a link.
    NumberInLink,
}

/// A sentence that has been read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked<'a> {
    /// Its parts in order, without empty texts.
    pub spans: Vec<Span<'a>>,
    /// Its faults in order. A mark with a fault stays text, so that readers lose nothing.
    pub faults: Vec<MarkFault>,
}

impl<'a> Target<'a> {
    /// What an anchor of the story (without `#`) leads to.
    pub fn of(anchor: &'a str) -> Self {
        match anchor.strip_prefix(anchors::CARD) {
            Some(card) => Self::Card(card),
            None => Self::Step(anchor),
        }
    }

    /// The anchor, without `#`.
    pub fn anchor(self) -> String {
        match self {
            Self::Step(id) => id.to_owned(),
            Self::Card(id) => [anchors::CARD, id].concat(),
        }
    }
}

impl<'a> Span<'a> {
    /// Its text and numbers, without the mark.
    pub fn pieces(self) -> Vec<Piece<'a>> {
        match self {
            Self::Plain(piece) => vec![piece],
            Self::Emphasis(pieces) => pieces,
            Self::Link { words, .. } => vec![Piece::Text(words)],
        }
    }
}

/// Reads a sentence.
pub fn marked(sentence: &str) -> Marked<'_> {
    let mut read = Marked::default();
    // What stands before `from` is in the spans, and what stands before `at` has no further mark.
    let (mut from, mut at) = (0, 0);
    while let Some(found) = sentence[at..].find(['*', '[', ']']) {
        let start = at + found;
        let (span, length) = mark(&sentence[start..]);
        at = start + length;
        match span {
            Ok(span) => {
                read.spans.extend(plain_spans(&sentence[from..start]));
                read.spans.push(span);
                from = at;
            }
            Err(kind) => read.faults.push(MarkFault { at: start, kind }),
        }
    }
    read.spans.extend(plain_spans(&sentence[from..]));
    read
}

/// The parts of a sentence, in order.
pub fn spans(sentence: &str) -> Vec<Span<'_>> {
    marked(sentence).spans
}

/// The text and the numbers of a sentence in order, without its marks.
pub fn unmarked(sentence: &str) -> Vec<Piece<'_>> {
    spans(sentence).into_iter().flat_map(Span::pieces).collect()
}

fn plain_spans(text: &str) -> impl Iterator<Item = Span<'_>> {
    pieces(text).into_iter().map(Span::Plain)
}

/// The mark at the beginning of a text, and how many bytes it takes, also where it has a fault.
fn mark(text: &str) -> (Result<Span<'_>, MarkFaultKind>, usize) {
    if let Some(behind) = text.strip_prefix(EMPHASIS) {
        return match behind.find(EMPHASIS) {
            Some(length) => (emphasis(&behind[..length]), length + 2 * EMPHASIS.len()),
            None => (Err(MarkFaultKind::OpenEmphasis), EMPHASIS.len()),
        };
    }
    let Some(behind) = text.strip_prefix('[') else {
        let kind = match text.starts_with(']') {
            true => MarkFaultKind::LoneBracket,
            false => MarkFaultKind::LoneAsterisk,
        };
        return (Err(kind), 1);
    };
    let Some((words, behind)) = behind.split_once(']') else {
        return (Err(MarkFaultKind::OpenLink), 1);
    };
    let taken = words.len() + "[]".len();
    let Some(behind) = behind.strip_prefix('(') else {
        return (Err(MarkFaultKind::NoTarget), taken);
    };
    match behind.split_once(')') {
        Some((target, _)) => (link(words, target), taken + target.len() + "()".len()),
        None => (Err(MarkFaultKind::OpenLink), taken),
    }
}

fn emphasis(words: &str) -> Result<Span<'_>, MarkFaultKind> {
    if words.trim().is_empty() {
        Err(MarkFaultKind::Empty)
    } else if words.contains(['[', ']']) {
        Err(MarkFaultKind::Nested)
    } else if words.contains('*') {
        Err(MarkFaultKind::LoneAsterisk)
    } else {
        Ok(Span::Emphasis(pieces(words)))
    }
}

fn link<'a>(words: &'a str, target: &'a str) -> Result<Span<'a>, MarkFaultKind> {
    if words.trim().is_empty() {
        Err(MarkFaultKind::Empty)
    } else if words.contains(['*', '[']) {
        Err(MarkFaultKind::Nested)
    } else if words.contains('{') {
        Err(MarkFaultKind::NumberInLink)
    } else {
        let anchor = target.strip_prefix('#').filter(|anchor| !anchor.is_empty());
        let anchor = anchor.ok_or(MarkFaultKind::NoAnchor)?;
        Ok(Span::Link {
            words,
            target: Target::of(anchor),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_spans() {
        assert_eq!(
            marked("问**谁站在谁身旁**，{A4.visits}之后看[建德](#jiande-arrival)。"),
            Marked {
                spans: vec![
                    Span::Plain(Piece::Text("问")),
                    Span::Emphasis(vec![Piece::Text("谁站在谁身旁")]),
                    Span::Plain(Piece::Text("，")),
                    Span::Plain(Piece::Number("A4.visits")),
                    Span::Plain(Piece::Text("之后看")),
                    Span::Link {
                        words: "建德",
                        target: Target::Step("jiande-arrival"),
                    },
                    Span::Plain(Piece::Text("。")),
                ],
                faults: Vec::new(),
            }
        );
    }

    #[test]
    fn emphasis_may_hold_numbers_and_a_link_leads_to_a_card() {
        assert_eq!(
            spans("**共{A4.visits}**[她](#card-huang-xiaoqin)"),
            [
                Span::Emphasis(vec![Piece::Text("共"), Piece::Number("A4.visits")]),
                Span::Link {
                    words: "她",
                    target: Target::Card("huang-xiaoqin"),
                },
            ]
        );
    }

    #[test]
    fn an_anchor_is_written_as_it_was_read() {
        for anchor in ["jiande-arrival", "card-huang-xiaoqin"] {
            assert_eq!(Target::of(anchor).anchor(), anchor);
        }
    }

    #[test]
    fn each_fault_is_found_where_its_mark_begins() {
        use MarkFaultKind::*;
        for (sentence, at, kind) in [
            ("甲**乙", 3, OpenEmphasis),
            ("甲*乙*", 3, LoneAsterisk),
            ("***甲***", 0, LoneAsterisk),
            ("甲[乙", 3, OpenLink),
            ("[甲](#a", 0, OpenLink),
            ("甲]乙", 3, LoneBracket),
            ("[甲]乙", 0, NoTarget),
            ("[甲](a)", 0, NoAnchor),
            ("[甲](#)", 0, NoAnchor),
            ("****", 0, Empty),
            ("[ ](#a)", 0, Empty),
            ("**[甲](#a)**", 0, Nested),
            ("[**甲**](#a)", 0, Nested),
            ("[甲[乙](#a)", 0, Nested),
            ("[{A4.visits}](#a)", 0, NumberInLink),
        ] {
            let first = marked(sentence).faults.into_iter().next();
            assert_eq!(first, Some(MarkFault { at, kind }), "{sentence}");
        }
    }

    #[test]
    fn a_mark_with_a_fault_stays_text() {
        for sentence in ["甲**乙", "[甲](a)", "甲]乙"] {
            assert_eq!(spans(sentence), [Span::Plain(Piece::Text(sentence))]);
        }
    }

    #[test]
    fn without_marks_the_words_are_left() {
        assert_eq!(
            unmarked("**甲{A4.visits}**看[乙](#a)"),
            [
                Piece::Text("甲"),
                Piece::Number("A4.visits"),
                Piece::Text("看"),
                Piece::Text("乙"),
            ]
        );
    }
}
