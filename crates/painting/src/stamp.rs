//! Stamps: the drawings of `stamps.svg` and `figures.svg`, each a symbol of paths.

use crate::{
    fault::{Fault, File},
    model::Rect,
};
use std::collections::BTreeMap;

/// A drawing that is placed many times. Its point 0,0 is its ground point.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// What it covers: left, top, width, height.
    pub bounds: Rect,
    /// Its paths as SVG.
    pub body: String,
    /// The classes of its paths.
    pub classes: Vec<String>,
}

const SHAPE: &str = "write <symbol id=\"…\" viewBox=\"left top width height\" overflow=\"visible\"> \
    with <path/> elements that have class, d, and maybe stroke-width, stroke-dasharray, opacity";

/// Reads all symbols of a file into `stamps`. Anything else than symbols of plain paths is a fault.
pub fn read(file: &File, stamps: &mut BTreeMap<String, Stamp>, faults: &mut Vec<Fault>) {
    let mut rest = file.text.as_str();
    let mut line = 1;
    let mut found = false;
    while let Some(start) = rest.find("<symbol") {
        line += rest[..start].matches('\n').count();
        rest = &rest[start..];
        let Some(end) = rest.find("</symbol>") else {
            faults.push(at(file, line, "a symbol has no end", "add </symbol>"));
            return;
        };
        let symbol = &rest[..end];
        match read_one(symbol) {
            Ok((id, stamp)) => {
                found = true;
                if stamps.insert(id.clone(), stamp).is_some() {
                    let message = format!("the drawing {id} is there twice");
                    faults.push(at(file, line, message, "give one of them another id"));
                }
            }
            Err(message) => faults.push(at(file, line, message, SHAPE)),
        }
        line += symbol.matches('\n').count();
        rest = &rest[end..];
    }
    if !found {
        faults.push(at(file, 1, "there is no drawing in it", SHAPE));
    }
}

fn at(file: &File, line: usize, message: impl Into<String>, remedy: &str) -> Fault {
    Fault {
        file: file.name.clone(),
        line,
        message: message.into(),
        remedy: remedy.to_owned(),
    }
}

fn read_one(symbol: &str) -> Result<(String, Stamp), String> {
    let (head, body) = symbol.split_once('>').ok_or("a symbol is cut off")?;
    let id = attribute(head, "id").ok_or("a symbol has no id")?;
    let bounds = attribute(head, "viewBox")
        .and_then(numbers)
        .ok_or_else(|| format!("the drawing {id} has no viewBox of four numbers"))?;
    let mut classes = Vec::new();
    let mut out = String::new();
    for element in body
        .split_inclusive("/>")
        .map(str::trim)
        .filter(|e| !e.is_empty())
    {
        let inner = element
            .strip_prefix("<path ")
            .and_then(|rest| rest.strip_suffix("/>"))
            .filter(|inner| !inner.contains(['<', '>', '&']))
            .ok_or_else(|| format!("the drawing {id} has something else than paths"))?;
        for name in names(inner) {
            if !["class", "d", "stroke-width", "stroke-dasharray", "opacity"].contains(&name) {
                return Err(format!(
                    "a path of the drawing {id} has the attribute {name}"
                ));
            }
        }
        let class = attribute(inner, "class")
            .ok_or_else(|| format!("a path of the drawing {id} has no class"))?;
        if !classes.iter().any(|known| known == class) {
            classes.push(class.to_owned());
        }
        out.push_str(element);
    }
    let stamp = Stamp {
        bounds,
        body: out,
        classes,
    };
    Ok((id.to_owned(), stamp))
}

/// The names of the attributes in `name="value" name="value"`.
fn names(attributes: &str) -> impl Iterator<Item = &str> {
    attributes
        .split('"')
        .step_by(2)
        .map(|name| name.trim().trim_end_matches('='))
        .filter(|name| !name.is_empty())
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut parts = attributes.split('"');
    while let (Some(before), Some(value)) = (parts.next(), parts.next()) {
        let before = before.trim_end().trim_end_matches('=');
        if before.rsplit(char::is_whitespace).next() == Some(name) {
            return Some(value);
        }
    }
    None
}

fn numbers(text: &str) -> Option<Rect> {
    let numbers: Vec<f64> = text
        .split_whitespace()
        .map(|number| number.parse().ok().filter(|n: &f64| n.is_finite()))
        .collect::<Option<_>>()?;
    numbers.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (BTreeMap<String, Stamp>, Vec<Fault>) {
        let (mut stamps, mut faults) = (BTreeMap::new(), Vec::new());
        read(&File::new("s.svg", text), &mut stamps, &mut faults);
        (stamps, faults)
    }

    #[test]
    fn symbols_are_read_with_bounds_and_classes() {
        let (stamps, faults) = read_text(
            "<svg>\n<symbol id=\"a\" viewBox=\"-1 -2 3 4\" overflow=\"visible\">\
             <path class=\"ink\" d=\"M0 0\"/><path class=\"s-ink\" d=\"M1 1\"/></symbol></svg>",
        );
        assert_eq!(faults, []);
        let stamp = &stamps["a"];
        assert_eq!(stamp.bounds, [-1.0, -2.0, 3.0, 4.0]);
        assert_eq!(stamp.classes, ["ink", "s-ink"]);
    }

    #[test]
    fn what_is_no_plain_path_is_a_fault_with_its_line() {
        for body in [
            "<script/>",
            "<path class=\"ink\" onload=\"x\" d=\"M0 0\"/>",
            "<path d=\"M0 0\"/>",
        ] {
            let symbol = format!("\n<symbol id=\"a\" viewBox=\"0 0 1 1\">{body}</symbol>");
            let (_, faults) = read_text(&symbol);
            assert_eq!(faults.first().map(|fault| fault.line), Some(2), "{body}");
        }
        assert_eq!(read_text("<symbol id=\"a\"").1.len(), 1);
        assert_eq!(read_text("").1.len(), 1);
    }
}
