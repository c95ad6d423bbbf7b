//! The colours of a document: those of the classes that it uses, in one theme.

use crate::Painting;
use crate::model::Theme;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The style sheet for classes and sets. A slot that a set points elsewhere is a custom property whose
/// value a set gives to one drawing; every other colour is written out.
pub fn style(
    painting: &Painting,
    classes: &BTreeSet<String>,
    sets: &BTreeSet<String>,
    theme: Theme,
) -> String {
    let palette = &painting.palette;
    let sets: Vec<_> = sets
        .iter()
        .filter_map(|name| Some((name, palette.sets.get(name)?)))
        .collect();
    let changing: BTreeSet<&str> = sets
        .iter()
        .flat_map(|(_, set)| set.keys().map(String::as_str))
        .collect();
    let colour = |slot: &str| {
        let plain = short(palette.colour(slot, theme).unwrap_or("none"));
        if changing.contains(slot) {
            format!("var(--{slot},{plain})")
        } else {
            plain
        }
    };
    let mut out = String::new();
    if classes.iter().any(|class| class.starts_with("s-")) {
        out.push_str("[class^=s-]{fill:none;stroke-linecap:round;stroke-linejoin:round}");
    }
    for class in classes {
        // Writing to a String cannot fail.
        let _ = match class.strip_prefix("s-") {
            Some(slot) => write!(out, ".{class}{{stroke:{}}}", colour(slot)),
            None => write!(out, ".{class}{{fill:{}}}", colour(class)),
        };
    }
    for (name, set) in sets {
        let used = set
            .iter()
            .filter(|(slot, _)| classes.contains(*slot) || classes.contains(&format!("s-{slot}")));
        let values: Vec<String> = used
            .map(|(slot, to)| format!("--{slot}:{}", colour(to)))
            .collect();
        if !values.is_empty() {
            let _ = write!(out, ".{name}{{{}}}", values.join(";"));
        }
    }
    out
}

/// `#aabbcc` as `#abc`.
fn short(colour: &str) -> String {
    match colour.as_bytes() {
        [b'#', a, b, c, d, e, f] if a == b && c == d && e == f => {
            format!("#{}{}{}", *a as char, *c as char, *e as char)
        }
        _ => colour.to_owned(),
    }
}
