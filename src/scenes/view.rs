//! The component: the last step's picture as the still, moved to other steps once alive.

use super::course::{self, Track};
use super::picture::{Entry, HEIGHT, Place, WIDTH, by_class, count, markup, shapes};
use super::{picture, words};
use crate::content::{Drawing, Story};
use crate::figure::Prose;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// From the first group's departure to the last one's, in milliseconds; with the 500 ms
/// that the style sheet gives each, a change stays under 900.
const STAGGER: usize = 380;

/// A chapter's scene, as the given step (index into the chapter's steps) shows it.
///
/// `progress` (0 to 1 through the chapter) draws a course as the reader scrolls;
/// without it, it is drawn to its end.
#[component]
pub fn SceneView(
    story: Arc<Story>,
    chapter: usize,
    step: Signal<usize>,
    #[prop(optional, into)] progress: Option<Signal<f64>>,
) -> impl IntoView {
    let data = &story.chapters[chapter];
    let last = data.steps.len().saturating_sub(1);
    let still = picture_at(&story, chapter, last);
    let alt = words(&story, &data.scene.alt);
    let body = markup(&still.groups, by_class);
    let legend = still.legend.iter().map(entry).collect_view();
    let caption = data.scene.caption.clone().map(|text| {
        view! { <p class="scene-caption"><Prose story=story.clone() text/></p> }
    });

    let svg = NodeRef::<leptos::svg::Svg>::new();
    let resting: Vec<Place> = still.groups.iter().map(|group| group.place).collect();
    let first = still.groups.iter().position(|group| group.linked);
    let team = match &data.scene.drawing {
        Drawing::Course(course) => count(&story, &course.team),
        _ => 0,
    };
    if let Some(progress) = progress.filter(|_| first.is_some()) {
        follow(svg, progress, team);
    }
    let linked: Vec<bool> = still.groups.iter().map(|group| group.linked).collect();
    let following = progress.is_some();
    Effect::new(move |before: Option<Vec<Place>>| {
        let (step, Some(svg)) = (step.get(), svg.get()) else {
            return before.unwrap_or_else(|| resting.clone());
        };
        // Only a change that the reader sees happen is eased, not the first state.
        let alive = before.is_some();
        let before = before.unwrap_or_else(|| resting.clone());
        if alive {
            let _ = svg.set_attribute("data-live", "");
        }
        let places: Vec<Place> = picture_at(&story, chapter, step.min(last))
            .groups
            .iter()
            .map(|group| group.place)
            .collect();
        let changed: Vec<usize> = (0..places.len())
            .filter(|index| places[*index] != before[*index])
            .collect();
        let nodes = elements(&svg);
        for (order, index) in changed.iter().enumerate() {
            let Some(style) = nodes.get(*index).map(|node| node.style()) else {
                continue;
            };
            let delay = STAGGER * order / changed.len();
            let _ = style.set_property("transition-delay", &format!("{delay}ms"));
            put(&style, &places[*index], linked[*index] && following);
        }
        places
    });

    view! {
        <figure class="scene">
            <svg
                node_ref=svg
                viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                role="img"
                aria-label=alt
                inner_html=body
            ></svg>
            <figcaption>{caption}<ul class="scene-legend">{legend}</ul></figcaption>
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

fn picture_at(story: &Story, chapter: usize, step: usize) -> super::Picture {
    let data = &story.chapters[chapter];
    let shown = data.steps.get(step).map_or(&[][..], |step| &step.show);
    picture(story, &data.scene.drawing, shown)
}

/// Moves the covers and the runners with the scroll.
fn follow(svg: NodeRef<leptos::svg::Svg>, progress: Signal<f64>, team: usize) {
    let track = Track::new();
    Effect::new(move |_| {
        let (progress, Some(svg)) = (progress.get(), svg.get()) else {
            return;
        };
        let places = course::moving(&track, team, progress);
        let nodes = elements(&svg);
        let linked = nodes
            .iter()
            .filter(|node| node.class_list().contains("linked"));
        for (node, place) in linked.zip(&places) {
            let _ = node
                .style()
                .set_property("transform", &place.transform("px"));
        }
    });
}

/// The groups, in the order of the layout.
fn elements(svg: &web_sys::Element) -> Vec<web_sys::SvgElement> {
    let Ok(nodes) = svg.query_selector_all("[data-el]") else {
        return Vec::new();
    };
    (0..nodes.length())
        .filter_map(|index| nodes.item(index))
        .map(|node| node.unchecked_into())
        .collect()
}

/// Puts a group in its place; the scroll has a say over those that follow it.
fn put(style: &web_sys::CssStyleDeclaration, place: &Place, follows: bool) {
    if !follows {
        let _ = style.set_property("transform", &place.transform("px"));
    }
    let _ = style.set_property("opacity", if place.shown { "1" } else { "0" });
}
