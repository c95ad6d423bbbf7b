//! The chapters: a heading, a scene, and the steps that pass beside it.

use super::blocks::Blocks;
use super::scene::SceneView;
use changjuan::context::words;
use changjuan::view::View;
use leptos::prelude::*;
use scenes::{HEIGHT, WIDTH};
use std::sync::Arc;
use story::{Step, Story, anchors, minutes};

/// The chapters in reading order, or only the one with the index `only`. `pictures` are step ids and
/// the addresses of the steps' pictures.
#[component]
pub fn Chapters(
    story: Arc<Story>,
    only: Option<usize>,
    pictures: Arc<Vec<(String, String)>>,
) -> impl IntoView {
    let chapters = (0..story.chapters.len())
        .filter(|index| only.is_none_or(|only| only == *index))
        .map(|index| {
            let (story, pictures) = (story.clone(), pictures.clone());
            view! { <Chapter story index pictures/> }
        })
        .collect_view();
    view! { <div class="chapters">{chapters}</div> }
}

#[component]
fn Chapter(story: Arc<Story>, index: usize, pictures: Arc<Vec<(String, String)>>) -> impl IntoView {
    let words = words();
    let chapter = &story.chapters[index];
    let next = story
        .chapters
        .get(index + 1)
        .map_or(anchors::CLOSING, |next| &next.id);
    let heading = format!("{}{}", chapter.id, anchors::HEADING);
    let share = View::Chapter(chapter.id.clone()).name();
    let steps = chapter
        .steps
        .iter()
        .map(|step| {
            let picture = pictures.iter().find(|(id, _)| *id == step.id);
            let picture = picture.map(|(_, address)| address.clone());
            view! { <StepView story=story.clone() step=step.clone() picture/> }
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
                    <span>{(words.chapter_number)(index)}</span>
                    " "
                    <span>{chapter.name.clone()}</span>
                </p>
                <h2 id=heading.clone()>{chapter.title.clone()}</h2>
                <p class="chapter-line">{chapter.line.clone()}</p>
                <p class="chapter-time">
                    {(words.page.reading_time)(minutes(chapter))}
                    <a class="skip-scene" href=format!("#{next}")>{words.page.skip_scene}</a>
                    <button type="button" class="share-button" disabled data-share=share>
                        {words.page.share_chapter}
                    </button>
                </p>
            </header>
            <div class="stage">
                <div class="scene-place">
                    <SceneView story=story.clone() chapter=index/>
                </div>
                <div class="steps">{steps}</div>
            </div>
        </section>
    }
}

/// A step. Its picture is shown, and only then fetched, where nothing plays the scene: without
/// script, in print, with motion off.
#[component]
fn StepView(story: Arc<Story>, step: Step, picture: Option<String>) -> impl IntoView {
    let picture = picture.map(|address| {
        view! {
            <img
                class="step-picture"
                src=address
                width=WIDTH
                height=HEIGHT
                loading="lazy"
                alt=""
            />
        }
    });
    let formerly = step
        .formerly
        .into_iter()
        .map(|id| view! { <span class="former-anchor" id=id></span> })
        .collect_view();
    view! {
        <div class="step" id=step.id>
            {formerly}
            <div class="step-text">
                <Blocks story blocks=step.blocks/>
            </div>
            {picture}
        </div>
    }
}
