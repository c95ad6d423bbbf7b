//! The cover: title, seal, deck, links to the chapters, and mountains behind them.

use changjuan::context::words;
use changjuan::island::Island;
use changjuan::resume::Resume;
use leptos::prelude::*;
use std::sync::Arc;
use story::{Story, anchors};

/// The cover.
#[component]
pub fn Cover(story: Arc<Story>) -> impl IntoView {
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
            <div class="cover-sheet">
                <Mountains/>
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
            </div>
            <div data-island=Island::Resume.name()>
                <Resume/>
            </div>
        </header>
    }
}

/// Mountains in flat ink layers with the river between them; drawn, not traced from any map.
#[component]
fn Mountains() -> impl IntoView {
    view! {
        <svg class="mountains" viewBox="0 0 1440 560" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
            <path class="far" d="M0 96C58 110 92 136 150 146c40 7 70-2 110-12 44-11 78-8 118 22 62 46 102 128 166 128 74 0 108-132 196-170 60-26 116 4 170 34 60 33 96 80 162 82 56 2 86-44 144-50 62-6 134 34 224-8V560H0Z"/>
            <path class="middle" d="M0 268c46 22 78 30 126 18 58-14 104-44 168-48 64-5 112-4 176 34 50 30 116 20 180 18 66-2 110-46 186-60 70-13 128 10 196 22 74 13 132-8 204 12 66 18 92 58 140 54 30-2 44-16 64-24V560H0Z"/>
            <path class="water" d="M0 446c180-30 330 10 520-10 196-20 330-52 520-26 160 22 270 34 400 4v90c-160 40-300 30-470 12-180-20-330-10-500 12-170 20-320 8-470-14Z"/>
            <path class="near" d="M0 476c56-22 112-10 170 0 70 12 120 4 182-20 58-22 92-62 152-64 64-2 100 62 158 92 66 34 140 30 214 40 120 16 200-10 300-14 96-4 180 18 264 16V560H0Z"/>
            <path class="stream" d="M0 472c190-34 330 18 520-6 190-24 340-56 530-28 150 22 270 40 390 8"/>
        </svg>
    }
}
