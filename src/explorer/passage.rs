//! The passage of the story that a card comes from, shown in the card when it is opened. It is
//! taken from the chapter above, where it is printed; the page does not hold it twice.

use super::reading::step;
use crate::dom;
use leptos::{prelude::*, web_sys::Element};

/// Fills the opened cards of a list with their passages, and lets closed ones go.
pub fn show(list: &Element) {
    for place in dom::all_in(list, ".card-passage") {
        let open = place.closest("details[open]").ok().flatten().is_some();
        if !open {
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
