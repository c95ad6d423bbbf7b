//! The chapters: a heading, and the steps, each with its picture.

use super::Assets;
use super::blocks::Blocks;
use super::step_picture::{Legend, Picture, StepPicture};
use changjuan::context::words;
use changjuan::view::View;
use leptos::prelude::*;
use std::sync::Arc;
use story::{Step, Story, anchors, minutes};

/// The chapters in reading order, or only the one with the index `only`.
#[component]
pub fn Chapters(story: Arc<Story>, only: Option<usize>, assets: Arc<Assets>) -> impl IntoView {
    let chapters = (0..story.chapters.len())
        .filter(|index| only.is_none_or(|only| only == *index))
        .map(|index| {
            let (story, assets) = (story.clone(), assets.clone());
            view! { <Chapter story index assets/> }
        })
        .collect_view();
    view! { <div class="chapters">{chapters}</div> }
}

#[component]
fn Chapter(story: Arc<Story>, index: usize, assets: Arc<Assets>) -> impl IntoView {
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
            let picture = assets
                .pictures
                .iter()
                .find(|it| it.step == step.id)
                .cloned();
            view! { <StepView story=story.clone() step=step.clone() picture/> }
        })
        .collect_view();
    let painter = assets.painter.iter().find(|it| it.chapter == chapter.id);
    let [day, night] = painter.map_or([None, None], |it| it.art.clone().map(Some));
    let [above, beside] = painter.map_or([None, None], |it| it.scores.clone().map(Some));
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
                    <a class="skip-chapter" href=format!("#{next}")>{words.page.skip_chapter}</a>
                    <button type="button" class="share-button" disabled data-share=share>
                        {words.page.share_chapter}
                    </button>
                </p>
            </header>
            <div
                class="steps"
                data-title=chapter.title.clone()
                data-place=chapter.name.clone()
                data-day=day
                data-night=night
                data-above=above
                data-beside=beside
            >
                {steps}
            </div>
        </section>
    }
}

/// A step: its picture, its text, and what the picture's marks stand for.
#[component]
fn StepView(story: Arc<Story>, step: Step, picture: Option<StepPicture>) -> impl IntoView {
    let formerly = step
        .formerly
        .into_iter()
        .map(|id| view! { <span class="former-anchor" id=id></span> })
        .collect_view();
    let (picture, legend) = match picture {
        Some(StepPicture {
            shows,
            painted,
            labels,
            legend,
            ..
        }) => (
            Some(view! { <Picture shows painted labels/> }),
            Some(view! { <Legend lines=legend/> }),
        ),
        None => (None, None),
    };
    view! {
        <div class="step" id=step.id>
            {formerly}
            {picture}
            <div class="step-text">
                {step.lead.map(|lead| view! { <h3 class="step-lead">{lead}</h3> })}
                <Blocks story blocks=step.blocks/>
            </div>
            {legend}
        </div>
    }
}
