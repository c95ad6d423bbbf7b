//! Headings: all text that is set in the serif, whose font holds only the glyphs it needs.

use crate::{content::Story, explorer, figure, story};
use std::collections::BTreeSet;

/// Digits and the point: figures may be set in the serif.
const FIGURES: &str = "0123456789.";

/// The most glyphs that the subset may hold.
pub const MOST_GLYPHS: usize = 190;

/// A heading and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What it heads, e.g. `chapter shangcheng`.
    pub of: String,
    /// Its text.
    pub text: String,
}

/// All headings of a story, in page order.
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
    for text in story::HEADINGS {
        add("section".into(), text);
    }
    add("section".into(), figure::WALL_HEADING);
    add("section".into(), explorer::HEADING);
    add("figures".into(), FIGURES);
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
