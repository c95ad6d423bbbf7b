//! Prose strings: text with `{fact-id}` placeholders. Sentences may also have marks (see [`crate::marks`]).

use crate::{Written, unmarked};

/// A piece of a prose string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Plain text.
    Text(&'a str),
    /// The id inside a placeholder.
    Number(&'a str),
}

/// Cuts a prose string into text and placeholders, in order, without empty texts. A brace without its
/// partner stays text, so that readers lose nothing; the checker reports it.
pub fn pieces(prose: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = prose;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else {
            break;
        };
        if open > 0 {
            found.push(Piece::Text(&rest[..open]));
        }
        found.push(Piece::Number(&rest[open + 1..open + length]));
        rest = &rest[open + length + 1..];
    }
    if !rest.is_empty() {
        found.push(Piece::Text(rest));
    }
    found
}

/// The written numbers of a story.
pub trait Numbers {
    /// The written number of a fact; `None` where there is no such fact.
    fn number(&self, id: &str) -> Option<Written>;
}

/// A prose string as plain text, for labels and descriptions. Marks are left out. Each placeholder is replaced by
/// its written number; one without a fact is left out.
pub fn plain(numbers: &impl Numbers, prose: &str) -> String {
    unmarked(prose)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Number(id) => numbers
                .number(id)
                .map_or_else(String::new, |number| number.to_string()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_placeholders_alternate() {
        assert_eq!(
            pieces("走访{A4.visits}，化解{A4.issues}"),
            [
                Piece::Text("走访"),
                Piece::Number("A4.visits"),
                Piece::Text("，化解"),
                Piece::Number("A4.issues"),
            ]
        );
    }

    /// A story in which every number is 70家.
    struct Same;

    impl Numbers for Same {
        fn number(&self, _: &str) -> Option<Written> {
            Some(Written {
                before: "",
                number: "70".to_owned(),
                after: "家".to_owned(),
            })
        }
    }

    #[test]
    fn plain_text_has_numbers_and_no_marks() {
        assert_eq!(
            plain(&Same, "**有{A1.firms}**，看[下一章](#next-step)。"),
            "有70家，看下一章。"
        );
    }

    #[test]
    fn a_lone_brace_stays_text() {
        assert_eq!(pieces("左{右"), [Piece::Text("左{右")]);
        assert_eq!(pieces(""), []);
    }
}
