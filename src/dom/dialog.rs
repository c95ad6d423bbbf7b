//! Opening `<dialog>` elements. On the story page they are modal: the browser keeps the focus
//! inside, closes them on Escape and gives the focus back. In a frame there may be no screen to
//! stand over, so on embed pages a dialog opens in the text, beside what opened it.

use super::root;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlDialogElement, HtmlElement};

/// The blocks of text that a dialog opens beside on embed pages.
const BLOCKS: &str = "li, p, .results-bar";

/// Opens a dialog; `opener` is the control that was used.
pub fn open(dialog: &HtmlDialogElement, opener: Option<&HtmlElement>) {
    if root::is_embed() {
        open_in_text(dialog, opener);
    } else if !dialog.open() {
        let _ = dialog.show_modal();
    }
}

/// Gives the focus back to what opened a dialog, where the browser does not do it. The page does
/// not scroll: the opener is beside the dialog, and a link in the dialog may have led elsewhere.
pub fn focus_opener(opener: &HtmlElement) {
    if root::is_embed() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = opener.focus_with_options(&options);
    }
}

fn open_in_text(dialog: &HtmlDialogElement, opener: Option<&HtmlElement>) {
    if let Some(opener) = opener {
        place_beside(dialog, opener);
    }
    if !dialog.open() {
        dialog.show();
        return;
    }
    // It was open elsewhere, and has moved. The browser moves the focus only when it opens one.
    let first = dialog.query_selector("button").ok().flatten();
    if let Some(button) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}

/// Moves a dialog behind the block of text that the opener stands in; in a list, inside its item.
/// Where there is no such block the dialog stays where it is.
fn place_beside(dialog: &Element, opener: &Element) {
    if let Ok(Some(block)) = opener.closest(BLOCKS) {
        let is_item = block.tag_name() == "LI";
        let position = if is_item { "beforeend" } else { "afterend" };
        let _ = block.insert_adjacent_element(position, dialog);
    }
}
