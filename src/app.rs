//! The App: lays a page out and hands parts to one another.

#[cfg(not(target_arch = "wasm32"))]
use crate::story::{Closing, Sources};
use crate::{
    content::Story,
    dom::{self, Live},
    explorer::Explorer,
    figure::{Note, NoteRequest, Wall},
    page::Page,
    printed,
    story::{Chapters, Contents, Cover, River},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Addresses of files that the page itself refers to, as they stand in its HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// The stylesheet for everything below the cover.
    pub stylesheet: String,
    /// Step ids and the addresses of their pictures. Empty in the browser, which prints none.
    pub pictures: Vec<(String, String)>,
}

/// A whole page. The prerenderer and the browser render it from the same story.
#[component]
pub fn App(story: Arc<Story>, page: Page, assets: Assets) -> impl IntoView {
    let live = Live(RwSignal::new(false));
    provide_context(live);
    let request = NoteRequest::default();
    let current = RwSignal::new(None);
    let Page::Story = page;
    let view = view! {
        <a class="skip" href="#story">"跳到正文"</a>
        <Cover story=story.clone()/>
        // Here and not in the head: the cover is styled inline and need not wait for it.
        <link rel="stylesheet" href=assets.stylesheet/>
        <River story=story.clone()/>
        <Contents story=story.clone() current=current.into()/>
        <div class="page" on:click=move |event| request.answer(&event)>
            <main id="story" tabindex="-1">
                <Chapters story=story.clone() current pictures=assets.pictures/>
                <section class="closing band" id="closing" aria-labelledby="closing-heading" inner_html=printed!(view! { <Closing story=story.clone()/> })></section>
                <Wall story=story.clone()/>
                <Explorer story=story.clone()/>
            </main>
            <footer class="sources band" id="sources" inner_html=printed!(view! { <Sources story=story.clone()/> })></footer>
        </div>
        <Note story=story request=request/>
    };
    // Made after every child's effects, so that it runs after them: state from
    // the URL is in place before the controls wake up.
    Effect::new(move |_| {
        live.0.set(true);
        dom::mark_live();
    });
    view
}
