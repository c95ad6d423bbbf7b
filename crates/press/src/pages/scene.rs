//! The scene of a chapter.

use changjuan::number::Prose;
use leptos::prelude::*;
use scenes::{HEIGHT, LegendPrint, ScenePrint, WIDTH, scene_print};
use std::sync::Arc;
use story::Story;

/// The scene of the chapter with this index: the picture of its last step, the score by which the
/// browser plays all steps, a caption and a legend.
#[component]
pub fn SceneView(story: Arc<Story>, chapter: usize) -> impl IntoView {
    let chapter = &story.chapters[chapter];
    let ScenePrint {
        markup,
        steps,
        runs,
        legend,
        alt,
    } = scene_print(&story, chapter);
    let caption = chapter.scene.caption.clone().map(|text| {
        view! { <p class="scene-caption"><Prose text/></p> }
    });
    view! {
        <figure class="scene">
            <div class="scene-picture" role="img" aria-label=alt>
                <svg
                    viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                    aria-hidden="true"
                    data-steps=steps
                    data-run=runs
                    inner_html=markup
                ></svg>
            </div>
            <figcaption>
                {caption}
                <ul class="scene-legend">
                    {legend.into_iter().map(|line| view! { <LegendLine line/> }).collect_view()}
                </ul>
            </figcaption>
        </figure>
    }
}

/// A line of the legend: a mark, and what it stands for.
#[component]
fn LegendLine(line: LegendPrint) -> impl IntoView {
    view! {
        <li>
            <svg viewBox="-17 -17 34 34" aria-hidden="true" inner_html=line.swatch></svg>
            {line.words}
        </li>
    }
}
