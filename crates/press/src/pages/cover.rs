//! The cover: title, seal, lines and the doors to the chapters, over the beginning of the scroll.

use super::painted::{Painted, PaintedPicture};
use changjuan::context::words;
use changjuan::island::Island;
use changjuan::resume::Resume;
use leptos::prelude::*;
use std::sync::Arc;
use story::{Story, anchors};

/// The cover. A story without art has none behind its words.
#[component]
pub fn Cover(story: Arc<Story>, picture: Option<Painted>) -> impl IntoView {
    let words = words();
    let chapters = story
        .chapters
        .iter()
        .enumerate()
        .map(|(index, chapter)| {
            view! {
                <li data-pigment=chapter.pigment.name()>
                    <a href=format!("#{}", chapter.id)>
                        <span class="cover-number">{(words.chapter_number)(index)}</span>
                        <span class="cover-place">{chapter.name.clone()}</span>
                        <span class="cover-chapter">{chapter.title.clone()}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <header class="cover" id=anchors::TOP>
            <div class="cover-words">
                <p class="cover-line">{story.cover.line.clone()}</p>
                <div class="cover-title">
                    <h1>{story.title.clone()}</h1>
                    <p class="cover-seal" aria-hidden="true">{story.cover.seal.clone()}</p>
                </div>
                <p class="cover-deck">{story.cover.deck.clone()}</p>
                <nav aria-label=words.page.chapters>
                    <ol class="cover-chapters">{chapters}</ol>
                </nav>
            </div>
            <div class="cover-picture">
                {picture.map(|picture| view! { <PaintedPicture picture/> })}
            </div>
            <div data-island=Island::Resume.name()>
                <Resume/>
            </div>
        </header>
    }
}
