//! The contents panel: links to every part of the page, and the reader's switches.

mod switches;

use crate::context::{CurrentChapter, bundle, is_live, words};
use crate::dialog::{CloseButton, DialogBox, DialogHandle};
use crate::dom::query;
use leptos::prelude::*;
use story::{BundledChapter, anchors};
use switches::Switches;

/// The id of the panel's heading.
const HEADING_ID: &str = "contents-heading";

/// The button that opens the panel, and the panel.
#[component]
pub fn Contents() -> impl IntoView {
    let words = words();
    let panel = DialogHandle::default();
    view! {
        <button
            type="button"
            class="contents-button"
            aria-haspopup="dialog"
            disabled=!is_live()
            // On an embed page the panel does not cover its button, so the button also closes it.
            on:click=move |event| match panel.is_open() {
                true => panel.close(),
                false => panel.open(query::closest_button(&event)),
            }
        >
            {words.contents.heading}
        </button>
        <DialogBox handle=panel class="contents" labelled_by=HEADING_ID>
            <div class="contents-body">
                <h2 id=HEADING_ID>{words.contents.heading}</h2>
                <nav aria-label=words.contents.heading on:click=move |_| panel.close()>
                    <ol>
                        <Chapters/>
                        <Parts/>
                    </ol>
                </nav>
                <Switches/>
                <CloseButton handle=panel class="contents-close"/>
            </div>
        </DialogBox>
    }
}

/// The chapters, in their order; the one being read is marked.
#[component]
fn Chapters() -> impl IntoView {
    let chapters = bundle().chapters.clone();
    let rows = chapters
        .into_iter()
        .enumerate()
        .map(|(index, chapter)| view! { <ChapterRow index chapter/> });
    rows.collect_view()
}

#[component]
fn ChapterRow(index: usize, chapter: BundledChapter) -> impl IntoView {
    let words = words();
    let current: CurrentChapter = expect_context();
    view! {
        <li data-pigment=chapter.pigment>
            <a
                href=format!("#{}", chapter.id)
                aria-current=move || (current.get() == Some(index)).then_some("true")
            >
                <span class="contents-number">{(words.chapter_number)(index)}</span>
                <span class="contents-title">
                    {(words.contents.chapter)(&chapter.name, &chapter.title)}
                </span>
                <span class="contents-time">{(words.contents.minutes)(chapter.minutes)}</span>
            </a>
        </li>
    }
}

/// The parts after the chapters.
#[component]
fn Parts() -> impl IntoView {
    let words = words();
    let parts = [
        (anchors::CLOSING, bundle().closing.clone()),
        (anchors::NUMBERS, words.wall.heading.to_owned()),
        (anchors::EXPLORER, words.explorer.heading.to_owned()),
        (anchors::SOURCES, words.page.sources.to_owned()),
    ];
    parts
        .map(|(anchor, name)| {
            view! {
                <li>
                    <a href=format!("#{anchor}")>
                        <span class="contents-title">{name}</span>
                    </a>
                </li>
            }
        })
        .into_iter()
        .collect_view()
}
