//! Marks what a search found, with the CSS Custom Highlight API: the printed words are not
//! touched, and nothing has to be put back. Where a browser lacks it, nothing is marked.

use super::{reading::TEXTS, text::found};
use crate::dom;
use leptos::prelude::{document, window};
use leptos::web_sys::{Element, HtmlElement, Node, Range};
use wasm_bindgen::prelude::*;

/// What style sheets know the marks by: `::highlight(found)`.
const NAME: &str = "found";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Highlight)]
    type Highlight;
    #[wasm_bindgen(constructor, js_class = "Highlight")]
    fn new() -> Highlight;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);

    /// `CSS.highlights`.
    type Highlights;
    #[wasm_bindgen(method)]
    fn set(this: &Highlights, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    fn delete(this: &Highlights, name: &str);
}

/// The page's highlights; `None` where the browser has none.
fn highlights() -> Option<Highlights> {
    let css = js_sys::Reflect::get(&window(), &"CSS".into()).ok()?;
    let highlights = js_sys::Reflect::get(&css, &"highlights".into()).ok()?;
    let there =
        !highlights.is_undefined() && js_sys::Reflect::has(&window(), &"Highlight".into()).ok()?;
    there.then(|| highlights.unchecked_into())
}

/// Marks the terms in these cards, and nothing elsewhere.
pub fn mark<'a>(cards: impl Iterator<Item = &'a HtmlElement>, terms: &[String]) {
    let Some(highlights) = highlights() else {
        return;
    };
    if terms.is_empty() {
        highlights.delete(NAME);
        return;
    }
    let highlight = Highlight::new();
    for part in cards.flat_map(|card| dom::all_in(card, TEXTS)) {
        let text = part.text_content().unwrap_or_default();
        let parts = found(&text, terms);
        if parts.is_empty() {
            continue;
        }
        let nodes = text_nodes(&part);
        for (start, end) in parts {
            if let Some(range) = range(&nodes, start, end) {
                highlight.add(&range);
            }
        }
    }
    highlights.set(NAME, &highlight);
}

/// The text nodes of an element, each with where it begins in the whole text.
fn text_nodes(element: &Element) -> Vec<(u32, Node)> {
    const SHOW_TEXT: u32 = 4;
    let mut nodes = Vec::new();
    let mut begin = 0;
    if let Ok(walker) = document().create_tree_walker_with_what_to_show(element, SHOW_TEXT) {
        while let Ok(Some(node)) = walker.next_node() {
            let length = node
                .node_value()
                .map_or(0, |text| text.encode_utf16().count());
            nodes.push((begin, node));
            begin += length as u32;
        }
    }
    nodes
}

/// The range between two places of a text that may lie in two nodes.
fn range(nodes: &[(u32, Node)], start: u32, end: u32) -> Option<Range> {
    let at = |place: u32, before: bool| {
        // An end belongs to the node that it closes.
        let count = nodes.partition_point(|(begin, _)| {
            if before {
                *begin < place
            } else {
                *begin <= place
            }
        });
        let (begin, node) = nodes.get(count.checked_sub(1)?)?;
        Some((node, place - begin))
    };
    let range = document().create_range().ok()?;
    let (node, offset) = at(start, false)?;
    range.set_start(node, offset).ok()?;
    let (node, offset) = at(end, true)?;
    range.set_end(node, offset).ok()?;
    Some(range)
}
