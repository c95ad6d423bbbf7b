//! Words with placeholders for numbers: `{A4.visits}` is 825家次, `{A4.visits:number}` and
//! `{A4.visits:unit}` are its halves, `{A4.visits:han}` has Chinese numerals.

use crate::facts::Facts;
use serde::Serialize;
use story::Written;

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
    #[error("{0} is no part of a number; parts are number, unit and han")]
    Part(String),
    /// A `{` without its `}`.
    #[error("a {{ has no }} behind it")]
    Open,
}

/// The pieces of words, with numbers filled in.
pub fn pieces(words: &str, facts: &Facts) -> Result<Vec<Piece>, Unfilled> {
    let mut out = Vec::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        let (hole, behind) = after.split_once('}').ok_or(Unfilled::Open)?;
        if !before.is_empty() {
            out.push(plain(before));
        }
        out.push(filled(hole, facts)?);
        rest = behind;
    }
    if !rest.is_empty() {
        out.push(plain(rest));
    }
    Ok(out)
}

/// Words with numbers filled in, as one text.
pub fn text(words: &str, facts: &Facts) -> Result<String, Unfilled> {
    Ok(pieces(words, facts)?
        .into_iter()
        .map(|piece| piece.text)
        .collect())
}

fn plain(text: &str) -> Piece {
    Piece {
        text: text.to_owned(),
        fact: None,
    }
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
        Some("han") => figure.han(),
        Some(other) => return Err(Unfilled::Part(other.to_owned())),
    };
    Ok(Piece {
        text,
        fact: Some(id.to_owned()),
    })
}

/// A figure that is typed into words instead of a placeholder: a digit, or a counted Chinese numeral.
/// “90后” is a name and no figure.
pub fn typed_figure(words: &str) -> Option<String> {
    let mut bare = String::new();
    let mut depth = 0_u32;
    for c in words.replace("90后", "").chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    if let Some(digit) = bare.chars().find(|c| c.is_numeric()) {
        return Some(digit.to_string());
    }
    let chars: Vec<char> = bare.chars().collect();
    let numeral = |c: &char| "二两三四五六七八九十百千万".contains(*c);
    let mut start = 0;
    while start < chars.len() {
        let numerals = chars[start..].iter().take_while(|c| numeral(c)).count();
        if numerals > 0 {
            let mut end = start + numerals;
            end += usize::from(chars.get(end).is_some_and(|c| "余多".contains(*c)));
            if chars
                .get(end)
                .is_some_and(|c| "支名个起件家处条项类场人面方".contains(*c))
            {
                return Some(chars[start..=end].iter().collect());
            }
        }
        start += numerals.max(1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::typed_figure;

    #[test]
    fn typed_figures_are_found() {
        for (words, found) in [
            ("十余名青年", Some("十余名")),
            ("共三起", Some("三起")),
            ("5个小区", Some("5")),
            ("２支", Some("２")),
            ("一名“90后”干部，共{A3.cadres}", None),
            ("一把壶：一大类，共{C1.kinds}", None),
            ("万物", None),
            ("", None),
        ] {
            assert_eq!(typed_figure(words).as_deref(), found, "{words}");
        }
    }
}
