//! The page for unknown addresses.

use super::painted::{Vignette, VignettePicture};
use changjuan::context::{page, words};
use leptos::prelude::*;
use std::sync::Arc;
use story::{Story, anchors};

/// The vignette of this page.
pub const VIGNETTE: &str = "missing";

/// A heading, an explanation, a link to the story, and a vignette where the art has one for it.
#[component]
pub fn Missing(story: Arc<Story>, vignette: Option<Vignette>) -> impl IntoView {
    let words = &words().page;
    view! {
        <main id=anchors::MISSING class="missing">
            {vignette.map(|vignette| view! { <VignettePicture vignette/> })}
            <h1>{words.missing}</h1>
            <p>{(words.missing_why)(&story.title)}</p>
            <p><a href=page().root.clone()>{words.missing_home}</a></p>
        </main>
    }
}
