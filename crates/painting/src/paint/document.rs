//! Complete SVG documents.

use super::brush::Body;
use super::number::coordinate;
use super::style::style;
use crate::Painting;
use crate::model::{Rect, Theme};
use std::collections::BTreeSet;
use std::fmt::Write;

/// A document that shows a part of a body, without a ground: the page is the paper. `size` is its width and height in
/// pixels.
pub fn document(
    painting: &Painting,
    body: &Body,
    view: Rect,
    size: Option<[f64; 2]>,
    theme: Theme,
) -> String {
    let mut classes = body.classes.clone();
    let [x, y, w, h] = view.map(coordinate);
    let size = size.map_or(String::new(), |[w, h]| {
        format!(" width=\"{}\" height=\"{}\"", coordinate(w), coordinate(h))
    });
    let defs = defs(painting, &body.stamps, &mut classes);
    let style = style(painting, &classes, &body.sets, theme);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"{size} viewBox=\"{x} {y} {w} {h}\">\
         <style>{style}</style>{defs}{}</svg>",
        body.svg
    )
}

/// A document of several pictures for a painter, each in an element with its id.
pub fn stack(painting: &Painting, pictures: &[(String, &Body, Rect)], theme: Theme) -> String {
    let (mut classes, mut sets, mut stamps) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut out = String::new();
    for (name, body, view) in pictures {
        classes.extend(body.classes.iter().cloned());
        sets.extend(body.sets.iter().cloned());
        stamps.extend(body.stamps.iter().cloned());
        let [x, y, w, h] = view.map(coordinate);
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "<svg id=\"{name}\" viewBox=\"{x} {y} {w} {h}\">{}</svg>",
            body.svg
        );
    }
    let defs = defs(painting, &stamps, &mut classes);
    let style = style(painting, &classes, &sets, theme);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\">\
         <style>{style}</style>{defs}{out}</svg>"
    )
}

fn defs(painting: &Painting, stamps: &BTreeSet<String>, classes: &mut BTreeSet<String>) -> String {
    let mut out = String::new();
    for id in stamps {
        if let Some(stamp) = painting.stamps.get(id) {
            classes.extend(stamp.classes.iter().cloned());
            // Writing to a String cannot fail.
            let _ = write!(out, "<g id=\"{id}\">{}</g>", stamp.body);
        }
    }
    if out.is_empty() {
        return out;
    }
    format!("<defs>{out}</defs>")
}
