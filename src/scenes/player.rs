//! Plays a printed scene: moves its groups to the places that its score has for
//! a step, and what follows the scroll with the scroll. Only transform and opacity move.

use super::score::{self, Sample};
use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};

/// From the first group's departure to the last one's, in milliseconds; with the 500 ms
/// that the style sheet gives each, a change stays under 900.
const STAGGER: usize = 380;

/// A scene of the page and where it stands.
pub struct Player {
    svg: Element,
    groups: Vec<SvgElement>,
    score: String,
    runs: Vec<(usize, Vec<Sample>)>,
    /// The step that is shown.
    step: Option<usize>,
    /// The step that was last asked for.
    asked: Option<usize>,
    /// Whether motion is off.
    still: bool,
}

impl Player {
    /// The player of a scene's figure; `None` where it has no picture with a score.
    pub fn of(figure: &Element) -> Option<Self> {
        let svg = figure.query_selector("svg[data-steps]").ok().flatten()?;
        let groups: Vec<SvgElement> = crate::dom::all_in(&svg, "[data-el]")
            .into_iter()
            .filter_map(|group| group.dyn_into().ok())
            .collect();
        let linked =
            (0..groups.len()).filter(|group| groups[*group].class_list().contains("linked"));
        let runs = score::runs(&svg.get_attribute("data-run").unwrap_or_default());
        let runs = linked.zip(runs).collect();
        Some(Self {
            score: svg.get_attribute("data-steps")?,
            groups,
            runs,
            svg,
            step: None,
            asked: None,
            still: false,
        })
    }

    /// Shows a step's picture; a course is drawn as far as `progress` (0 to 1). With
    /// motion off the still stays: there every step has a picture of its own.
    pub fn play(&mut self, step: usize, progress: f64) {
        // Asked at changes only: this runs at every frame of a scroll.
        if self.asked != Some(step) {
            self.asked = Some(step);
            self.still = crate::dom::motion_off();
        }
        let (step, progress) = match self.still {
            true => (self.last_step(), 1.0),
            false => (step, progress),
        };
        for (group, run) in &self.runs {
            if let Some(place) = score::place_at(run, progress) {
                set(&self.groups[*group], "transform", &score::transform(place));
            }
        }
        if self.step == Some(step) {
            return;
        }
        // The first state is no change that a reader sees happen, so nothing eases it.
        if let Some(before) = self.step.replace(step) {
            let _ = self.svg.set_attribute("data-live", "");
            self.change(Some(before), step);
        } else {
            self.change(None, step);
        }
    }

    fn last_step(&self) -> usize {
        let letters = self.score.split('/').next().unwrap_or_default();
        letters.len().saturating_sub(1)
    }

    fn change(&self, before: Option<usize>, step: usize) {
        let old = before.map(|before| score::stands(&self.score, before));
        let new = score::stands(&self.score, step);
        let changed: Vec<usize> = (0..new.len().min(self.groups.len()))
            .filter(|group| old.as_ref().is_none_or(|old| old[*group] != new[*group]))
            .collect();
        for (order, group) in changed.iter().enumerate() {
            let (node, Some(stand)) = (&self.groups[*group], new[*group]) else {
                continue;
            };
            let delay = STAGGER * order / changed.len();
            set(node, "transition-delay", &format!("{delay}ms"));
            if !self.runs.iter().any(|(follows, _)| follows == group) {
                set(node, "transform", stand.transform);
            }
            set(node, "opacity", if stand.shown { "1" } else { "0" });
        }
    }
}

fn set(node: &SvgElement, property: &str, value: &str) {
    let _ = node.style().set_property(property, value);
}
