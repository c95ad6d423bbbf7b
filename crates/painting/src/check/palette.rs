//! The palette's own references and colours, and the classes of the stamps.

use super::is_name;
use crate::{Fault, Painting};

const POINT: &str = "point to a name from \"slots\"";

pub fn check(painting: &Painting, faults: &mut Vec<Fault>) {
    let (palette, file) = (&painting.palette, painting.file("palette.json"));
    let slots = palette.slots.keys().map(|name| ("slots", name));
    let names = slots
        .chain(palette.aliases.keys().map(|name| ("aliases", name)))
        .chain(palette.sets.keys().map(|name| ("sets", name)));
    for (section, name) in names {
        if !is_name(name) || name.starts_with("s-") {
            let message = format!("{name:?} cannot be a class");
            let remedy = "use letters, digits and hyphens, and do not begin with s-";
            faults.push(file.fault(&[section, name], message, remedy));
        }
    }
    for (name, shades) in &palette.slots {
        for colour in [&shades.day, &shades.night, &shades.print] {
            let digits = colour.strip_prefix('#').unwrap_or_default();
            if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
                let message = format!("the slot {name} has the colour {colour:?}");
                faults.push(file.fault(&["slots", name], message, "write a colour as #22262a"));
            }
        }
    }
    for (name, slot) in &palette.aliases {
        if !palette.slots.contains_key(slot) {
            let message = format!("the alias {name} points to {slot}, which is no slot");
            faults.push(file.fault(&["aliases", name], message, POINT));
        }
    }
    for (name, set) in &palette.sets {
        for (from, to) in set {
            for slot in [from, to].into_iter().filter(|slot| !palette.has(slot)) {
                let message = format!("the set {name} names {slot}, which is no slot and no alias");
                faults.push(file.fault(&["sets", name, slot], message, POINT));
            }
        }
    }
    for (id, stamp) in &painting.stamps {
        for class in &stamp.classes {
            if !is_class(painting, class) {
                let file = painting.file("stamps.svg");
                let quoted = format!("\"{id}\"");
                let file = if file.text.contains(&quoted) {
                    file
                } else {
                    painting.file("figures.svg")
                };
                let message = format!("the drawing {id} has the class {class}, which is no slot");
                let remedy = "use a slot or alias of palette.json, with s- before it for strokes";
                faults.push(file.fault(&[id, class], message, remedy));
            }
        }
    }
}

/// Whether a class is a slot or alias, maybe with `s-` before it.
pub fn is_class(painting: &Painting, class: &str) -> bool {
    let palette = &painting.palette;
    palette.has(class)
        || class
            .strip_prefix("s-")
            .is_some_and(|slot| palette.has(slot))
}
