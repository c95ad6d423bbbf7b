//! The passage of the story that a card comes from, shown in the card when it is opened. It is
//! taken from the chapter above, where it is printed; the page does not hold it twice.

use super::reading::step;
use crate::dom;
use leptos::{prelude::*, web_sys::Element};

/// Fills an opened card with its passage, and empties a closed one.
pub fn show(details: &Element) {
    for place in dom::all_in(details, ".card-passage") {
        if !details.has_attribute("open") {
            place.set_text_content(None);
        } else if place.first_child().is_none()
            && let Ok(Some(card)) = place.closest("[data-card]")
        {
            fill(&place, &step(&card));
        }
    }
}

fn fill(place: &Element, step: &str) {
    let Some(step) = document().get_element_by_id(step) else {
        return;
    };
    for paragraph in dom::all_in(&step, ".step-text > p") {
        if let Ok(copy) = paragraph.clone_node_with_deep(true) {
            let _ = place.append_child(&copy);
        }
    }
}
