//! The App: lays a page out and hands parts to one another.

use crate::{content::Story, page::Page};
use leptos::prelude::*;
use std::sync::Arc;

/// Whether the page has come alive. False in the HTML and during hydration, so
/// that controls are prerendered disabled; an effect sets it afterwards.
#[derive(Clone, Copy)]
pub struct Live(pub RwSignal<bool>);

/// A whole page. The prerenderer and the browser render it from the same story.
#[component]
pub fn App(story: Arc<Story>, page: Page, assets: Assets) -> impl IntoView {
    let _ = (page, assets);
    view! { <main>{story.title.clone()}</main> }
}

/// Addresses of files that the page itself refers to, as they stand in its HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// The stylesheet for everything below the cover.
    pub stylesheet: String,
}
