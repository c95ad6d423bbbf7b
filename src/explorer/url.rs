//! The query in the address: `?v=1&place=yuhang,jiande&topic=family&kind=person`.
//!
//! Readable and permanent. `v` is the version of this form; without it, it is 1. Parameters
//! that are not ours (`theme`, `motion`, what a partner adds) stay as they are. Any text can
//! be read: what it says that we do not know is dropped and reported.

use super::{Facet, Options, Query};
use std::fmt::Write;

/// The version of the form, as written.
const VERSION: &str = "1";

/// Something in an address that we do not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Another version of the form. What can be understood is used all the same.
    Version(String),
    /// A value that no option of the facet has: mistyped, or from a later story.
    Option(Facet, String),
}

/// The parameter of a facet.
const fn key(facet: Facet) -> &'static str {
    match facet {
        Facet::Place => "place",
        Facet::Topic => "topic",
        Facet::Kind => "kind",
        Facet::Article => "article",
    }
}

fn facet(name: &str) -> Option<Facet> {
    Facet::ALL.into_iter().find(|facet| key(*facet) == name)
}

/// The parameters of a query string, as written, with or without its question mark.
fn parameters(search: &str) -> impl Iterator<Item = &str> {
    search
        .strip_prefix('?')
        .unwrap_or(search)
        .split('&')
        .filter(|parameter| !parameter.is_empty())
}

/// The name and the value of a parameter.
fn parse(parameter: &str) -> (String, String) {
    let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
    (unescape(name), unescape(value))
}

/// Reads the query out of an address's query string.
pub fn decode(search: &str, options: &Options) -> (Query, Vec<Unknown>) {
    let mut query = Query::default();
    let mut unknown = Vec::new();
    let mut report = |what| {
        if !unknown.contains(&what) {
            unknown.push(what);
        }
    };
    for (name, value) in parameters(search).map(parse) {
        if name == "v" {
            if value != VERSION {
                report(Unknown::Version(value));
            }
        } else if let Some(facet) = facet(&name) {
            for id in value.split(',').filter(|id| !id.is_empty()) {
                match options.number(facet, id) {
                    Some(option) => query.choose(facet, option),
                    None => report(Unknown::Option(facet, id.to_owned())),
                }
            }
        }
    }
    (query, unknown)
}

/// The query string that `search` becomes with this query: empty, or with its question mark.
/// Parameters that are not ours come first, unchanged; an empty query adds nothing.
pub fn encode(search: &str, query: &Query, options: &Options) -> String {
    let mut out = String::new();
    for parameter in parameters(search) {
        let (name, _) = parse(parameter);
        if name != "v" && facet(&name).is_none() {
            push(&mut out, parameter);
        }
    }
    if !query.is_empty() {
        push(&mut out, "v=");
        out.push_str(VERSION);
    }
    for facet in Facet::ALL {
        let mut before = "=";
        for choice in query
            .chosen(facet)
            .iter()
            .filter_map(|option| options.list(facet).get(*option))
        {
            if before == "=" {
                push(&mut out, key(facet));
            }
            out.push_str(before);
            escape(&choice.id, &mut out);
            before = ",";
        }
    }
    out
}

/// Appends a parameter.
fn push(out: &mut String, parameter: &str) {
    out.push(if out.is_empty() { '?' } else { '&' });
    out.push_str(parameter);
}

/// Percent-decodes; what is not an escape stands for itself, what is not UTF-8 becomes U+FFFD.
fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        bytes.push(match (first, tail) {
            (b'+', _) => b' ',
            (b'%', [a, b, tail @ ..]) => match (digit(*a), digit(*b)) {
                (Some(a), Some(b)) => {
                    rest = tail;
                    a << 4 | b
                }
                _ => b'%',
            },
            _ => *first,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// Percent-encodes all but letters, digits, `-`, `_` and `.`: ids are plain, so this is for the day one is not.
fn escape(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::Choice;
    use super::*;
    use proptest::{array::uniform4, collection::vec, prelude::*};

    fn options() -> Options {
        Options::new(
            [
                &["city", "shangcheng", "yuhang", "jiande"][..],
                &["family", "startup"],
                &["person", "下城 & co"],
                &["A", "B"],
            ]
            .map(|ids| {
                ids.iter()
                    .map(|id| Choice {
                        id: (*id).to_owned(),
                        name: format!("‹{id}›"),
                    })
                    .collect()
            }),
        )
    }

    fn read(search: &str) -> (Query, Vec<Unknown>) {
        decode(search, &options())
    }

    #[test]
    fn reads_and_writes_the_documented_form() {
        let (query, unknown) = read("?v=1&place=yuhang,jiande&topic=family&kind=person");
        assert_eq!(query.chosen(Facet::Place), [2, 3]);
        assert_eq!(query.chosen(Facet::Topic), [0]);
        assert_eq!(query.chosen(Facet::Kind), [0]);
        assert!(unknown.is_empty());
        assert_eq!(
            encode("", &query, &options()),
            "?v=1&place=yuhang,jiande&topic=family&kind=person"
        );
    }

    #[test]
    fn keeps_what_is_not_ours() {
        let (query, _) = read("place=yuhang");
        assert_eq!(
            encode(
                "?theme=dark&place=city&utm=a%20b&v=1&x=",
                &query,
                &options()
            ),
            "?theme=dark&utm=a%20b&x=&v=1&place=yuhang"
        );
        assert_eq!(
            encode("?v=1&theme=dark&kind=person", &Query::default(), &options()),
            "?theme=dark"
        );
    }

    #[test]
    fn only_the_first_question_mark_is_a_mark() {
        // Once lost on the second writing.
        assert_eq!(encode("??", &Query::default(), &options()), "??");
        assert_eq!(encode("?", &Query::default(), &options()), "");
    }

    #[test]
    fn drops_and_reports_what_it_does_not_know() {
        let (query, unknown) = read("?v=9&place=yuhang,atlantis,,atlantis&kind=&topic=%E4%BD");
        assert_eq!(query.chosen(Facet::Place), [2]);
        assert!(query.chosen(Facet::Kind).is_empty());
        assert_eq!(
            unknown,
            [
                Unknown::Version("9".to_owned()),
                Unknown::Option(Facet::Place, "atlantis".to_owned()),
                Unknown::Option(Facet::Topic, "\u{fffd}".to_owned()),
            ]
        );
    }

    #[test]
    fn reads_escapes_and_repeated_parameters() {
        let (query, unknown) = read("pl%61ce=yuhang%2Cjiande&place=city&place=yuhang");
        assert_eq!(query.chosen(Facet::Place), [0, 2, 3]);
        assert!(unknown.is_empty());
    }

    fn queries() -> impl Strategy<Value = Query> {
        uniform4(vec(0..2_usize, 0..3)).prop_map(|lists| {
            let mut query = Query::default();
            for (facet, list) in Facet::ALL.into_iter().zip(lists) {
                for option in list {
                    query.choose(facet, option);
                }
            }
            query
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(query in queries(), search in "\\PC{0,40}") {
            let written = encode(&search, &query, &options());
            prop_assert_eq!(decode(&written, &options()), (query.clone(), vec![]));
            prop_assert_eq!(encode(&written, &query, &options()), written);
        }

        #[test]
        fn any_text_can_be_read(search in ".*") {
            let (query, _) = read(&search);
            encode(&search, &query, &options());
        }

        #[test]
        fn any_text_near_ours_can_be_read(search in "[?&=,%+]?((v|place|topic|kind|%[0-9a-f]?)[=&]?(yuhang|,|%|%2|%e4|1|我|&)*){0,6}") {
            let (query, _) = read(&search);
            let written = encode(&search, &query, &options());
            prop_assert_eq!(read(&written).0, query);
        }
    }
}
