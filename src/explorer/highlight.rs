//! Highlights in the listed cards what the search found.

use super::card::SEARCHED;
use crate::dom::{highlight, query};
use finder::{found, terms};
use web_sys::Element;

/// The name of the highlight in style sheets: `::highlight(found)`.
const NAME: &str = "found";

/// Highlights in the listed cards what a search for this text finds, and nothing elsewhere.
pub fn show(results: &Element, text: &str) {
    let terms = terms(text);
    if terms.is_empty() {
        highlight::clear(NAME);
    } else {
        let parts = query::all_in(results, SEARCHED);
        highlight::set(NAME, parts, |text| found(text, &terms));
    }
}
