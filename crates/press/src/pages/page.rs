//! A page on which the program runs: the story page, or an embed page.

use super::Assets;
use super::chapter::Chapters;
use super::closing::Closing;
use super::cover::Cover;
use super::foot::{Foot, Head};
use super::rollers::Rollers;
use super::sources::Sources;
use super::view_text::ViewText;
use super::wall::{self, Wall};
use changjuan::context::words;
use changjuan::{
    contents::Contents,
    explorer::{Explorer, PAGE, Sheet, State},
    island::Island,
    note::Note,
    share::Share,
    view::View,
};
use leptos::prelude::*;
use std::sync::Arc;
use story::{Story, anchors};

/// Everything inside `#app` of a page on which the program runs. `foot` is the text of an embed
/// page; the story page has none.
#[component]
pub fn Page(
    story: Arc<Story>,
    view: View,
    foot: Option<ViewText>,
    assets: Arc<Assets>,
) -> impl IntoView {
    let whole = view == View::Story;
    let chapter = story
        .chapters
        .iter()
        .position(|chapter| view == View::Chapter(chapter.id.clone()));

    view! {
        {whole.then(|| view! {
            <a class="skip" href=format!("#{}", anchors::STORY)>{words().page.skip_to_story}</a>
            <Cover story=story.clone() picture=assets.cover.clone()/>
        })}
        // The style sheet stands here and not in the head: the cover is styled inline and need not
        // wait for it.
        <link rel="stylesheet" href=assets.stylesheet.clone()/>
        <link rel="stylesheet" href=assets.labels.clone()/>
        {whole.then(|| view! {
            <Rollers story=story.clone()/>
            <div data-island=Island::Contents.name()><Contents/></div>
        })}
        {(!whole).then(|| view! { <div><Head story=story.clone()/></div> })}
        <div class="page">
            <main id=anchors::STORY tabindex="-1">
                {(whole || chapter.is_some()).then(|| view! {
                    <Chapters story=story.clone() only=chapter assets=assets.clone()/>
                })}
                {whole.then(|| view! {
                    <Closing story=story.clone() picture=assets.closing.clone()/>
                })}
                {(whole || view == View::Numbers).then(|| {
                    let vignette = assets.vignettes.get(wall::VIGNETTE).cloned();
                    view! { <Wall story=story.clone() vignette/> }
                })}
                {(whole || matches!(view, View::Districts(_))).then(|| view! { <ExplorerSection/> })}
                {foot.map(|text| view! { <div><Foot story=story.clone() text/></div> })}
            </main>
            {whole.then(|| view! { <Sources story=story.clone()/> })}
        </div>
        <div data-island=Island::Note.name()><Note/></div>
        <div data-island=Island::Share.name()><Share/></div>
    }
}

/// The explorer's first state: all cards that the page's filter lets through.
#[component]
fn ExplorerSection() -> impl IntoView {
    view! {
        <section
            id=anchors::EXPLORER
            class="explorer band"
            aria-labelledby="explorer-heading"
            data-island=Island::Explorer.name()
        >
            <Explorer state=State::new(PAGE) sheet=Sheet::default() whole=true/>
        </section>
    }
}
