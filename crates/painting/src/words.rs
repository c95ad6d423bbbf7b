//! Words with placeholders for numbers: `{A4.visits}` is 825家次, `{A4.visits:number}` and
//! `{A4.visits:unit}` are its halves.

use crate::facts::Facts;
use crate::model::Scroll;
use serde::Serialize;
use story::{ProseRules, Written};

/// A piece of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The words, with the number filled in.
    pub text: String,
    /// The fact whose number it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
}

/// Why words cannot be filled in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfilled {
    /// No fact has the id.
    #[error("no fact has the id {0}")]
    Fact(String),
    /// The part behind the colon is unknown.
    #[error("{0} is no part of a number; parts are number and unit")]
    Part(String),
    /// A brace without its partner.
    #[error("a brace has no partner")]
    Brace,
    /// The interface has no words in the language of the art.
    #[error("there are no words in {0}")]
    Language(String),
}

/// The pieces of words, with numbers filled in.
pub fn pieces(words: &str, facts: &Facts) -> Result<Vec<Piece>, Unfilled> {
    story::pieces(words)
        .into_iter()
        .map(|piece| match piece {
            story::Piece::Text(text) if text.contains(['{', '}']) => Err(Unfilled::Brace),
            story::Piece::Text(text) => Ok(Piece {
                text: text.to_owned(),
                fact: None,
            }),
            story::Piece::Number(hole) => filled(hole, facts),
        })
        .collect()
}

/// Words with numbers filled in, as one text.
pub fn text(words: &str, facts: &Facts) -> Result<String, Unfilled> {
    Ok(pieces(words, facts)?
        .into_iter()
        .map(|piece| piece.text)
        .collect())
}

fn filled(hole: &str, facts: &Facts) -> Result<Piece, Unfilled> {
    let (id, part) = match hole.split_once(':') {
        Some((id, part)) => (id, Some(part)),
        None => (hole, None),
    };
    let figure = facts.get(id).ok_or_else(|| Unfilled::Fact(id.to_owned()))?;
    let written = figure.written();
    let text = match part {
        None => written.to_string(),
        Some("number") => {
            let Written { before, number, .. } = written;
            format!("{before}{number}")
        }
        Some("unit") => written.after,
        Some(other) => return Err(Unfilled::Part(other.to_owned())),
    };
    Ok(Piece {
        text,
        fact: Some(id.to_owned()),
    })
}

/// A figure that is typed into words instead of a placeholder. The numeral one is none, because a legend says what
/// one mark stands for; nor are the names that the art allows.
pub fn typed_figure<'a>(words: &'a str, scroll: &Scroll) -> Option<&'a str> {
    let rules = ProseRules::of(&scroll.locale);
    let name_at = |start: usize, end: usize| {
        scroll.allowed.iter().any(|name| {
            let mut places = words.match_indices(name.as_str());
            places.any(|(at, _)| at <= start && end <= at + name.len())
        })
    };
    story::pieces(words).into_iter().find_map(|piece| {
        let story::Piece::Text(text) = piece else {
            return None;
        };
        // A piece is a part of the words.
        let base = text.as_ptr() as usize - words.as_ptr() as usize;
        let mut numbers = rules.numbers(text).into_iter();
        numbers.find_map(|(start, end)| {
            let number = &text[start..end];
            let is_typed = !rules.is_one(number) && !name_at(base + start, base + end);
            is_typed.then_some(number)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::typed_figure;
    use crate::testing::painting;

    #[test]
    fn typed_figures_are_found() {
        let scroll = painting().scroll;
        for (words, found) in [
            ("十余名青年", Some("十余名")),
            ("共三起", Some("三起")),
            ("5个小区", Some("5")),
            ("２支", Some("２")),
            ("一名“90后”干部，共{A3.cadres}", None),
            ("一把壶：一大类，共{C1.kinds}", None),
            ("一百名", Some("一百名")),
            ("万物", None),
            ("", None),
        ] {
            assert_eq!(typed_figure(words, &scroll), found, "{words}");
        }
    }
}
