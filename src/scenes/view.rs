//! The component: prints the last step's picture as the still, with the score that
//! the [`Player`](super::Player) plays once the page is alive.

use super::picture::{Entry, HEIGHT, WIDTH, count};
use super::svg::{by_class, markup, shapes};
use super::{picture, score, track, words};
use crate::content::{Drawing, Story};
use crate::figure::Prose;
use leptos::prelude::*;
use std::sync::Arc;

/// A chapter's scene.
#[component]
pub fn SceneView(story: Arc<Story>, chapter: usize) -> impl IntoView {
    let data = &story.chapters[chapter];
    let pictures: Vec<_> = data
        .steps
        .iter()
        .map(|step| picture(&story, &data.scene.drawing, &step.show))
        .collect();
    let still = pictures
        .last()
        .cloned()
        .unwrap_or_else(|| picture(&story, &data.scene.drawing, &[]));
    let run = match &data.scene.drawing {
        Drawing::Course(data) => {
            let track = track::Track::new();
            let team = count(&story, &data.team);
            Some(score::write_runs(|progress| {
                track::moving(&track, team, progress)
            }))
        }
        _ => None,
    };
    let caption = data.scene.caption.clone().map(|text| {
        view! { <p class="scene-caption"><Prose story=story.clone() text/></p> }
    });
    view! {
        <figure class="scene">
            <div class="scene-picture" role="img" aria-label=words(&story, &data.scene.alt)>
                <svg
                    viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                    aria-hidden="true"
                    data-steps=score::steps(&pictures)
                    data-run=run
                    inner_html=markup(&still.groups, by_class)
                ></svg>
            </div>
            <figcaption>
                {caption}
                <ul class="scene-legend">{still.legend.iter().map(entry).collect_view()}</ul>
            </figcaption>
        </figure>
    }
}

/// A line of the legend.
fn entry(entry: &Entry) -> impl IntoView + use<> {
    let mut swatch = String::new();
    shapes(&entry.swatch, &by_class, &mut swatch);
    let words = entry.words.clone();
    view! {
        <li>
            <svg viewBox="-17 -17 34 34" aria-hidden="true" inner_html=swatch></svg>
            {words}
        </li>
    }
}
