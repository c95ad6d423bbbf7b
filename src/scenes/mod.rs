//! The pictures: one file a kind of scene, each a pure layout function and its component.

use crate::content::Story;
use leptos::prelude::*;
use std::sync::Arc;

/// A chapter's scene, as the given step (index into the chapter's steps) shows it.
#[component]
pub fn SceneView(story: Arc<Story>, chapter: usize, step: Signal<usize>) -> impl IntoView {
    let _ = (story, chapter, step);
}
