//! The chapters: a heading, a scene, and the steps that pass beside it.

use super::{blocks::Blocks, reading::minutes};
use crate::{content::Story, scenes::SceneView};
use leptos::prelude::*;
use std::sync::Arc;

/// All chapters in reading order.
#[component]
pub fn Chapters(story: Arc<Story>) -> impl IntoView {
    (0..story.chapters.len())
        .map(|index| view! { <Chapter story=story.clone() index/> })
        .collect_view()
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
fn Chapter(story: Arc<Story>, index: usize) -> impl IntoView {
    let chapter = &story.chapters[index];
    // The still: the picture of the last step, which shows everything.
    let step = RwSignal::new(chapter.steps.len().saturating_sub(1));
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
            <div class="stage">
                <div class="scene-place">
                    <SceneView story=story.clone() chapter=index step=step.into()/>
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
