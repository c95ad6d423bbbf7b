//! Headings, and quotations that are set apart: all text that is set in the heading font, which has only the glyphs that
//! they need.

use std::collections::BTreeSet;
use story::{Story, Words};

/// Digits and the point, because numbers may be set in the heading font.
const DIGITS: &str = "0123456789.";

/// The largest number of glyphs in the font subset.
pub const MOST_GLYPHS: usize = 190;

/// A heading and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What it heads, e.g. `chapter shangcheng`.
    pub of: String,
    /// Its text.
    pub text: String,
}

/// All headings of a story, in page order. A language without interface words has the story's own
/// headings alone.
pub fn headings(of: &Story) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut add = |of: String, text: &str| {
        found.push(Heading {
            of,
            text: text.to_owned(),
        });
    };
    add("cover".into(), &of.title);
    add("seal".into(), &of.cover.seal);
    for chapter in &of.chapters {
        add(format!("chapter {}", chapter.id), &chapter.name);
        add(format!("chapter {}", chapter.id), &chapter.title);
    }
    for place in &of.places {
        add(format!("place {}", place.id), &place.name);
    }
    add("closing".into(), &of.closing.title);
    if let Some(words) = Words::of(&of.locale) {
        for (_, quote) in of.quotes() {
            let text = (words.quote.marked)(&quote.text);
            add(format!("quotation {}", quote.source), &text);
        }
        for text in [
            words.contents.heading,
            words.page.sources,
            words.wall.heading,
            words.explorer.heading,
        ] {
            add("section".into(), text);
        }
    }
    add("numbers".into(), DIGITS);
    found
}

/// The characters that headings use.
pub fn glyphs(headings: &[Heading]) -> BTreeSet<char> {
    headings
        .iter()
        .flat_map(|heading| heading.text.chars())
        .filter(|c| !c.is_whitespace())
        .collect()
}
