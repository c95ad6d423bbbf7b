//! Map and filters: beside the results on a wide screen, above them on a phone, where the button
//! “筛选” lifts them into a sheet. The style sheet decides which; in a frame they stay in line.

use super::state::State;
use crate::dom;
use leptos::{prelude::*, web_sys};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Whether the page has been told that it is framed.
pub fn frame_says_so() -> bool {
    dom::root_attribute("class").is_some_and(|class| class.split(' ').any(|name| name == "framed"))
}

fn part(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector)
        .ok()
        .flatten()?
        .dyn_into()
        .ok()
}

/// Shows the sheet inside the explorer's section as the state has it.
pub fn show(root: &Element, open: bool) {
    let (Some(filters), Some(button)) =
        (part(root, ".explorer-filters"), part(root, ".sheet-button"))
    else {
        return;
    };
    if filters.class_list().contains("open") == open {
        return;
    }
    hold(root, open);
    let _ = filters.class_list().toggle_with_force("open", open);
    let _ = button.set_attribute("aria-expanded", if open { "true" } else { "false" });
    if open {
        // The line with the count comes to stand above the sheet.
        if let Some(bar) = button.parent_element() {
            bar.scroll_into_view();
        }
        let _ = filters.focus();
    } else {
        // Whatever closes the sheet, its button is where the reader was; but who is elsewhere
        // already, or on the way there, is left alone.
        let here = document().active_element();
        if here.is_some_and(|here| filters.contains(Some(&here))) {
            let _ = button.focus();
        }
    }
}

/// Closes the sheet when the focus leaves it for what it covers.
pub fn left(state: State, event: &web_sys::FocusEvent) {
    let to = event.related_target();
    let to: Option<Element> = to.and_then(|to| to.dyn_into().ok());
    let outside = to.is_some_and(|to| {
        to.closest("#explorer-filters, .results-bar, dialog")
            .is_ok_and(|found| found.is_none())
    });
    if outside && state.sheet.get_untracked() {
        state.sheet.set(false);
    }
}

/// Keeps the sheet's place in the page while it is lifted out of it, so that nothing moves.
fn hold(root: &Element, open: bool) {
    let Some(place) = part(root, ".explorer-place") else {
        return;
    };
    let style = place.style();
    let _ = if open {
        let height = [&place.offset_height().to_string(), "px"].concat();
        style.set_property("min-block-size", &height)
    } else {
        style.remove_property("min-block-size").map(drop)
    };
}
