//! Query and display in an address:
//! `?v=1&place=yuhang,jiande&topic=family&kind=person&q=663&sort=place&view=table`.
//!
//! Readable and permanent. `v` is the version of this form; without it, it is 1. Parameters
//! that are not the explorer's (`theme`, `motion`, what a partner adds) stay as they are. Any text
//! can be read: unknown values are dropped and reported.

#[cfg(test)]
mod tests;

use crate::{Display, Facet, Options, Presentation, Query, Sort};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The version of the form, as written.
const VERSION: &str = "1";

/// What is written as it is. Ids are plain, so the rest is for searched texts.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// The query and the display of an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressState {
    /// What is chosen and searched for.
    pub query: Query,
    /// How the results are shown.
    pub display: Display,
}

/// An unknown value in an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Another version of the form. The known values are used nevertheless.
    Version(String),
    /// A value that no option of the facet has: mistyped, or from a later story.
    Option(Facet, String),
    /// An unknown order.
    Sort(String),
    /// An unknown presentation.
    Presentation(String),
}

fn presentation(value: &str) -> Option<Presentation> {
    let mut all = Presentation::ALL.into_iter();
    all.find(|presentation| presentation.value() == value)
}

/// Reads `place`, or `-place` for the last first.
fn sort(value: &str) -> Option<Sort> {
    let by = value.strip_prefix('-').unwrap_or(value);
    Some(Sort {
        by: match by {
            "story" => None,
            by => Some(Facet::of_key(by)?),
        },
        descending: value.starts_with('-'),
    })
}

/// Whether a parameter is the explorer's.
fn is_own(name: &str) -> bool {
    matches!(name, "v" | "q" | "sort" | "view") || Facet::of_key(name).is_some()
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

/// Reads query and display from the query string of an address, and returns its unknown values, each once.
pub fn decode(search: &str, options: &Options) -> (AddressState, Vec<Unknown>) {
    let mut asked = AddressState::default();
    let mut unknown = Vec::new();
    let mut report = |what| {
        if !unknown.contains(&what) {
            unknown.push(what);
        }
    };
    for (name, value) in parameters(search).map(parse) {
        match name.as_str() {
            "v" if value != VERSION => report(Unknown::Version(value)),
            "q" => asked.query.search(&value),
            "sort" => match sort(&value) {
                Some(sort) => asked.display.sort = sort,
                None => report(Unknown::Sort(value)),
            },
            "view" => match presentation(&value) {
                Some(presentation) => asked.display.presentation = presentation,
                None => report(Unknown::Presentation(value)),
            },
            name => {
                let Some(facet) = Facet::of_key(name) else {
                    continue;
                };
                for id in value.split(',').filter(|id| !id.is_empty()) {
                    match options.number(facet, id) {
                        Some(option) => asked.query.choose(facet, option),
                        None => report(Unknown::Option(facet, id.to_owned())),
                    }
                }
            }
        }
    }
    (asked, unknown)
}

/// Whether an address's query string asks anything of the explorer, or may. For where the options are
/// not known yet.
pub fn asks(search: &str) -> bool {
    parameters(search)
        .map(parse)
        .any(|(name, value)| match name.as_str() {
            "v" => value != VERSION,
            name => is_own(name) && !value.is_empty(),
        })
}

/// The query string that `search` becomes when this is asked: empty, or with its question mark.
/// Foreign parameters come first, unchanged; what is as at first adds nothing.
pub fn encode(search: &str, asked: &AddressState, options: &Options) -> String {
    let AddressState { query, display } = asked;
    let mut out = String::new();
    for parameter in parameters(search) {
        if !is_own(&parse(parameter).0) {
            push(&mut out, parameter);
        }
    }
    if *asked != AddressState::default() {
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
                push(&mut out, facet.key());
            }
            out.push_str(before);
            escape(&choice.id, &mut out);
            before = ",";
        }
    }
    if !query.text().is_empty() {
        push(&mut out, "q=");
        escape(query.text(), &mut out);
    }
    if display.sort != Sort::default() {
        push(&mut out, "sort=");
        out.push_str(if display.sort.descending { "-" } else { "" });
        out.push_str(display.sort.key());
    }
    if display.presentation != Presentation::default() {
        push(&mut out, "view=");
        out.push_str(display.presentation.value());
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
    let text = text.replace('+', " ");
    percent_decode_str(&text).decode_utf8_lossy().into_owned()
}

fn escape(text: &str, out: &mut String) {
    out.extend(utf8_percent_encode(text, ESCAPED));
}
