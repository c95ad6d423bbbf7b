//! Highlights of text, with the CSS Custom Highlight API
//! (<https://drafts.csswg.org/css-highlight-api-1/>). They do not change the page's elements. Where a
//! browser lacks the API, nothing is highlighted.

use js_sys::Reflect;
use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range};

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
    let css = Reflect::get(&window(), &"CSS".into()).ok()?;
    let highlights = Reflect::get(&css, &"highlights".into()).ok()?;
    let there = !highlights.is_undefined() && Reflect::has(&window(), &"Highlight".into()).ok()?;
    there.then(|| highlights.unchecked_into())
}

/// Removes a highlight by its name.
pub fn clear(name: &str) {
    if let Some(highlights) = highlights() {
        highlights.delete(name);
    }
}

/// Highlights parts of elements under a name, for style sheets (`::highlight(name)`), and removes all other
/// highlights of that name. `spans` gives the parts of an element's text, as starts and ends in UTF-16
/// units, as the DOM counts.
pub fn set(
    name: &str,
    elements: impl IntoIterator<Item = Element>,
    spans: impl Fn(&str) -> Vec<(u32, u32)>,
) {
    let Some(highlights) = highlights() else {
        return;
    };
    let highlight = Highlight::new();
    for element in elements {
        let spans = spans(&element.text_content().unwrap_or_default());
        if spans.is_empty() {
            continue;
        }
        let nodes = text_nodes(&element);
        for (start, end) in spans {
            if let Some(range) = range(&nodes, start, end) {
                highlight.add(&range);
            }
        }
    }
    highlights.set(name, &highlight);
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

/// The range between two positions of a text, which may be in two nodes; `None` if a position is outside.
fn range(nodes: &[(u32, Node)], start: u32, end: u32) -> Option<Range> {
    let node_at = |position: u32, is_end: bool| {
        // An end on the border of two nodes belongs to the first.
        let count = nodes.partition_point(|(begin, _)| match is_end {
            true => *begin < position,
            false => *begin <= position,
        });
        let (begin, node) = nodes.get(count.checked_sub(1)?)?;
        Some((node, position - begin))
    };
    let range = document().create_range().ok()?;
    let (node, offset) = node_at(start, false)?;
    range.set_start(node, offset).ok()?;
    let (node, offset) = node_at(end, true)?;
    range.set_end(node, offset).ok()?;
    Some(range)
}
