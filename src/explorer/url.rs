//! What the reader asked for in the address:
//! `?v=1&place=yuhang,jiande&topic=family&kind=person&q=663&sort=place&view=table`.
//!
//! Readable and permanent. `v` is the version of this form; without it, it is 1. Parameters
//! that are not ours (`theme`, `motion`, what a partner adds) stay as they are. Any text can
//! be read: what it says that we do not know is dropped and reported.

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use super::{Arrangement, Facet, Options, Query, Sort, View};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The version of the form, as written.
const VERSION: &str = "1";

/// What is written as it is. Ids are plain, so the rest is for searched texts.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// All that an address says of the explorer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub query: Query,
    pub arrangement: Arrangement,
}

/// Something in an address that we do not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Another version of the form. What can be understood is used all the same.
    Version(String),
    /// A value that no option of the facet has: mistyped, or from a later story.
    Option(Facet, String),
    /// An order that there is not.
    Sort(String),
    /// A view that there is not.
    View(String),
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

/// The value of a view; the default is left out.
pub const fn view_value(view: View) -> &'static str {
    match view {
        View::Cards => "cards",
        View::Table => "table",
        View::Compare => "compare",
    }
}

/// The value of a sort, without its direction.
pub const fn sort_value(by: Option<Facet>) -> &'static str {
    match by {
        Some(facet) => key(facet),
        None => "story",
    }
}

fn facet(name: &str) -> Option<Facet> {
    Facet::ALL.into_iter().find(|facet| key(*facet) == name)
}

fn view(value: &str) -> Option<View> {
    View::ALL
        .into_iter()
        .find(|view| view_value(*view) == value)
}

/// Reads `place`, or `-place` for the last first.
fn sort(value: &str) -> Option<Sort> {
    let by = value.strip_prefix('-').unwrap_or(value);
    Some(Sort {
        by: match by {
            "story" => None,
            by => Some(facet(by)?),
        },
        descending: value.starts_with('-'),
    })
}

/// Whether a parameter is ours.
fn ours(name: &str) -> bool {
    matches!(name, "v" | "q" | "sort" | "view") || facet(name).is_some()
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

/// Reads what was asked for out of an address's query string.
pub fn decode(search: &str, options: &Options) -> (Asked, Vec<Unknown>) {
    let mut asked = Asked::default();
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
                Some(sort) => asked.arrangement.sort = sort,
                None => report(Unknown::Sort(value)),
            },
            "view" => match view(&value) {
                Some(view) => asked.arrangement.view = view,
                None => report(Unknown::View(value)),
            },
            name => {
                let Some(facet) = facet(name) else { continue };
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

/// The query string that `search` becomes when this is asked: empty, or with its question mark.
/// Parameters that are not ours come first, unchanged; what is as at first adds nothing.
pub fn encode(search: &str, asked: &Asked, options: &Options) -> String {
    let Asked { query, arrangement } = asked;
    let mut out = String::new();
    for parameter in parameters(search) {
        if !ours(&parse(parameter).0) {
            push(&mut out, parameter);
        }
    }
    if *asked != Asked::default() {
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
    if !query.text().is_empty() {
        push(&mut out, "q=");
        escape(query.text(), &mut out);
    }
    if arrangement.sort != Sort::default() {
        push(&mut out, "sort=");
        out.push_str(if arrangement.sort.descending { "-" } else { "" });
        out.push_str(sort_value(arrangement.sort.by));
    }
    if arrangement.view != View::default() {
        push(&mut out, "view=");
        out.push_str(view_value(arrangement.view));
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
