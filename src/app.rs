//! The App: lays a page out and hands parts to one another.

use crate::{
    content::Story,
    dom::{self, Live},
    embed::{Share, View},
    explorer::Explorer,
    figure::{Note, NoteRequest, Wall},
    page::Page,
    printed,
    story::{Chapters, Contents, Cover, River},
};
#[cfg(not(target_arch = "wasm32"))]
use crate::{
    embed::{Foot, Head, Words},
    story::{Closing, Sources},
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
    // What the page shows of the story; an embed page of a piece has a head and a foot besides.
    let view = page.view();
    let whole = view == View::Story;
    let piece = page != Page::Story;
    let chapter = story
        .chapters
        .iter()
        .position(|chapter| view == View::Chapter(chapter.id.clone()));
    let filter = view.filter();
    let explorer = whole || matches!(view, View::Districts(_));
    let foot =
        printed!(Words::of(&story, &view).map(|words| view! { <Foot story=story.clone() words/> }));
    let view = view! {
        {whole.then(|| view! {
            <a class="skip" href="#story">"跳到正文"</a>
            <Cover story=story.clone()/>
        })}
        // Here and not in the head: the cover is styled inline and need not wait for it.
        <link rel="stylesheet" href=assets.stylesheet/>
        {whole.then(|| view! {
            <River story=story.clone()/>
            <Contents story=story.clone() current=current.into()/>
        })}
        {(!whole).then(|| view! {
            <div inner_html=printed!(view! { <Head story=story.clone()/> })></div>
        })}
        <div class="page" on:click=move |event| request.answer(&event)>
            <main id="story" tabindex="-1">
                {(whole || chapter.is_some()).then(|| view! {
                    <Chapters story=story.clone() only=chapter current pictures=assets.pictures/>
                })}
                {whole.then(|| view! {
                    <section class="closing band" id="closing" aria-labelledby="closing-heading" inner_html=printed!(view! { <Closing story=story.clone()/> })></section>
                })}
                {(whole || view == View::Numbers).then(|| view! { <Wall story=story.clone()/> })}
                {explorer.then(|| view! { <Explorer story=story.clone() filter/> })}
                {piece.then(|| view! { <div inner_html=foot></div> })}
            </main>
            {whole.then(|| view! {
                <footer class="sources band" id="sources" inner_html=printed!(view! { <Sources story=story.clone()/> })></footer>
            })}
        </div>
        <Note story=story request=request/>
        <Share/>
    };
    // Made after every child's effects, so that it runs after them and what they do soon: state
    // from the URL is in place before the controls wake up.
    Effect::new(move |_| {
        dom::soon(move || {
            live.0.set(true);
            dom::mark_live();
        });
    });
    view
}
