//! The district explorer: facets, query and URL state as plain functions; map, filter bar and cards as components.

use crate::content::Story;
use leptos::prelude::*;
use std::sync::Arc;

/// The section's heading.
pub const HEADING: &str = "按区县读";

/// The district explorer.
#[component]
pub fn Explorer(story: Arc<Story>) -> impl IntoView {
    let _ = story;
}
