//! A chapter whose pictures are drawn: its stage, its pictures, the files that a painter needs, and which words are
//! shown.

use super::super::measure::{CHAPTER, STEP};
use crate::dom::query;
use leptos::prelude::{document, window};
use web_sys::Element;

/// The attribute of the picture at whose step the camera rests. Only its words are shown.
const RESTING: &str = "data-resting";
/// How far the camera may be from a step whose words are shown, in steps.
const STILL: f64 = 0.04;

/// A chapter.
pub struct PaintedChapter {
    /// What has the addresses of the files.
    steps: Element,
    /// The stage: it lies under all steps.
    pub stage: Element,
    /// The part of the stage that stays while they pass.
    pub window: Element,
    /// The pictures of its steps.
    pub pictures: Vec<Element>,
    /// Where the camera is: 2.0 at the third step.
    pub position: f64,
    /// The picture whose words are shown.
    resting: Option<usize>,
}

impl PaintedChapter {
    /// All chapters of the page. Each gets the box of a stage; one without pictures, or with steps that have none, shows
    /// nothing in it.
    pub fn all() -> Vec<Self> {
        query::all(CHAPTER)
            .iter()
            .filter_map(|chapter| {
                let steps: Element = query::first_in(chapter, ".steps")?;
                let stage = document().create_element("div").ok()?;
                stage.set_class_name("stage");
                let window = document().create_element("div").ok()?;
                window.set_class_name("stage-window");
                let pictures = query::all_in(&steps, &format!("{STEP} .picture"));
                if !pictures.is_empty() {
                    stage.append_child(&window).ok()?;
                    steps.prepend_with_node_1(&stage).ok()?;
                }
                Some(Self {
                    steps,
                    stage,
                    window,
                    pictures,
                    position: 0.0,
                    resting: None,
                })
            })
            .collect()
    }

    /// The addresses of art and score in the page's colours, for pictures beside the text or above it.
    pub fn files(&self, is_beside: bool) -> Option<(String, String)> {
        let art = if is_dark() { "data-night" } else { "data-day" };
        let score = match is_beside {
            true => "data-beside",
            false => "data-above",
        };
        Some((
            self.steps.get_attribute(art)?,
            self.steps.get_attribute(score)?,
        ))
    }

    /// Shows the words of the step at which the camera rests, and no others.
    pub fn show_words(&mut self, position: f64) {
        // A position is never negative.
        let nearest = (position + 0.5) as usize;
        let is_still = (position - nearest as f64).abs() < STILL;
        self.rest_at(is_still.then_some(nearest));
    }

    /// Lets style sheets show all words again.
    pub fn show_all_words(&mut self) {
        self.rest_at(None);
    }

    fn rest_at(&mut self, step: Option<usize>) {
        if self.resting == step {
            return;
        }
        let picture = |step: Option<usize>| self.pictures.get(step?);
        if let Some(old) = picture(self.resting) {
            let _ = old.remove_attribute(RESTING);
        }
        if let Some(new) = picture(step) {
            let _ = new.set_attribute(RESTING, "");
        }
        self.resting = step;
    }
}

/// Whether the page has the colours of the night.
fn is_dark() -> bool {
    let style = document()
        .document_element()
        .and_then(|root| window().get_computed_style(&root).ok().flatten());
    style
        .and_then(|style| style.get_property_value("color-scheme").ok())
        .is_some_and(|scheme| scheme == "dark")
}
