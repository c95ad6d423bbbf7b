//! The chapters: a heading, a scene, and the steps that pass beside it.

use super::{blocks::Blocks, reading::minutes, resume, river};
use crate::{content::Story, scenes::SceneView, scroll};
use leptos::prelude::*;
use std::sync::Arc;

/// All chapters in reading order. `current` is set to the chapter being read.
#[component]
pub fn Chapters(story: Arc<Story>, current: RwSignal<Option<usize>>) -> impl IntoView {
    // The still is the picture of the last step, which shows everything: it is
    // what the HTML has. Scrolling takes over once the page is alive.
    let places: Vec<Reading> = story
        .chapters
        .iter()
        .map(|chapter| Reading {
            step: RwSignal::new(chapter.steps.len().saturating_sub(1)),
            progress: RwSignal::new(1.0),
        })
        .collect();
    let chapters = places
        .iter()
        .enumerate()
        .map(|(index, &reading)| view! { <Chapter story=story.clone() index reading/> })
        .collect_view();
    Effect::new(move |_| {
        let story = story.clone();
        let places = places.clone();
        let moved = move |index: usize, place: scroll::Place| {
            let Some(reading) = places.get(index) else {
                return;
            };
            if reading.step.get_untracked() != place.step {
                reading.step.set(place.step);
            }
            reading.progress.set(place.progress);
            let reading_now = (place.progress > 0.0 && place.progress < 1.0).then_some(index);
            if let Some(index) = reading_now {
                resume::remember_step(&story.chapters[index].steps[place.step].id);
                current.set(Some(index));
            } else if current.get_untracked() == Some(index) {
                current.set(None);
            }
        };
        scroll::watch(".chapter", ".scene-place", ".step", moved, river::follow);
    });
    chapters
}

/// Where the reader is in a chapter.
#[derive(Clone, Copy)]
struct Reading {
    step: RwSignal<usize>,
    progress: RwSignal<f64>,
}

/// 第一章, 第二章, …: `index` counts from 0. Past the tenth the number is written in digits.
pub fn chapter_number(index: usize) -> String {
    const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match NUMERALS.get(index) {
        Some(numeral) => format!("第{numeral}章"),
        None => format!("第{}章", index + 1),
    }
}

#[component]
fn Chapter(story: Arc<Story>, index: usize, reading: Reading) -> impl IntoView {
    let chapter = &story.chapters[index];
    let next = story
        .chapters
        .get(index + 1)
        .map_or("#closing".to_owned(), |next| format!("#{}", next.id));
    let heading = format!("{}-heading", chapter.id);
    let steps = chapter
        .steps
        .iter()
        .map(|step| {
            view! {
                <div class="step" id=step.id.clone() data-step="">
                    <div class="step-text">
                        <Blocks story=story.clone() blocks=step.blocks.clone()/>
                    </div>
                </div>
            }
        })
        .collect_view();
    view! {
        <section
            class="chapter"
            id=chapter.id.clone()
            data-pigment=chapter.pigment.name()
            aria-labelledby=heading.clone()
        >
            <header class="chapter-head">
                <p class="chapter-number">
                    <span>{chapter_number(index)}</span>
                    <span>{chapter.name.clone()}</span>
                </p>
                <h2 id=heading.clone()>{chapter.title.clone()}</h2>
                <p class="chapter-line">{chapter.line.clone()}</p>
                <p class="chapter-time">{format!("读完约 {} 分钟", minutes(chapter))}</p>
            </header>
            <p class="skip-scene"><a href=next>"跳过这一幕"</a></p>
            <div class="stage">
                <div class="scene-place">
                    <SceneView story=story.clone() chapter=index step=reading.step.into() progress=reading.progress/>
                </div>
                <div class="steps">{steps}</div>
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_are_numbered_in_words_while_words_last() {
        assert_eq!(chapter_number(0), "第一章");
        assert_eq!(chapter_number(9), "第十章");
        assert_eq!(chapter_number(10), "第11章");
    }
}
