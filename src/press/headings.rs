//! Headings: all text that is set in the serif, whose font holds only the glyphs it needs.

use crate::content::Story;
use std::collections::BTreeSet;

/// Headings of the page's own sections and the chapters' numbers.
pub const HEADINGS: &[&str] = &[
    "数字墙",
    "按区县读",
    "来源与致谢",
    "目录",
    "一",
    "二",
    "三",
    "四",
];

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
pub fn headings(story: &Story) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut add = |of: String, text: &str| {
        found.push(Heading {
            of,
            text: text.to_owned(),
        });
    };
    add("cover".into(), &story.title);
    add("seal".into(), &story.cover.seal);
    for chapter in &story.chapters {
        add(format!("chapter {}", chapter.id), &chapter.name);
        add(format!("chapter {}", chapter.id), &chapter.title);
    }
    for place in &story.places {
        add(format!("place {}", place.id), &place.name);
    }
    add("closing".into(), &story.closing.title);
    for text in HEADINGS {
        add("section".into(), text);
    }
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
