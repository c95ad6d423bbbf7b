//! Plays a printed scene: moves its groups to the places that its score has for
//! a step, and what follows the scroll with the scroll. Only transform and opacity move.

use super::score::{self, Sample};
use crate::{dom, scroll};
use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};

/// From the first group's departure to the last one's, in milliseconds; with the 500 ms
/// that the style sheet gives each, a change stays under 900.
const STAGGER: usize = 380;

/// A scene of the page and where it stands.
pub struct Player {
    svg: Element,
    /// The text that passes by the scene: what follows the scroll follows its way
    /// past the reading line.
    steps: Element,
    groups: Vec<SvgElement>,
    score: String,
    runs: Vec<(usize, Vec<Sample>)>,
    /// The animations by which the browser itself moves the runs.
    tied: Vec<dom::Animation>,
    line: Option<scroll::Line>,
    /// The step that is shown.
    step: Option<usize>,
    /// The step that was last asked for.
    asked: Option<usize>,
    /// Whether motion is off.
    still: bool,
}

impl Player {
    /// The player of a scene's figure beside or above these steps; `None` where it has no
    /// picture with a score.
    pub fn of(figure: &Element, steps: Element) -> Option<Self> {
        let svg = figure.query_selector("svg[data-steps]").ok().flatten()?;
        let groups: Vec<SvgElement> = dom::all_in(&svg, "[data-el]")
            .into_iter()
            .filter_map(|group| group.dyn_into().ok())
            .collect();
        let linked =
            (0..groups.len()).filter(|group| groups[*group].class_list().contains("linked"));
        let runs = score::runs(&svg.get_attribute("data-run").unwrap_or_default());
        let runs = linked.zip(runs).collect();
        Some(Self {
            score: svg.get_attribute("data-steps")?,
            steps,
            groups,
            runs,
            svg,
            tied: Vec::new(),
            line: None,
            step: None,
            asked: None,
            still: false,
        })
    }

    /// The page has been laid out anew, with the reading line here. What is asked for
    /// next is looked at afresh: the switch for motion may have been turned.
    pub fn laid_out(&mut self, line: scroll::Line) {
        self.asked = None;
        if self.line.replace(line) != Some(line) {
            self.untie();
        }
    }

    /// Shows a step's picture; a course is drawn as far as `progress` (0 to 1). With
    /// motion off the still stays: there every step has a picture of its own.
    pub fn play(&mut self, step: usize, progress: f64) {
        // Asked at changes only: this may run at every frame of a scroll.
        if self.asked != Some(step) {
            self.asked = Some(step);
            self.still = dom::motion_off();
            match self.still {
                true => self.untie(),
                false if self.tied.is_empty() => self.tie(),
                false => {}
            }
        }
        let (step, progress) = match self.still {
            true => (self.last_step(), 1.0),
            false => (step, progress),
        };
        if self.tied.is_empty() {
            for (group, run) in &self.runs {
                if let Some(place) = score::place_at(run, progress) {
                    set(&self.groups[*group], "transform", &score::transform(place));
                }
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
            // A delay without a duration would be a transition too, of a first state that is none.
            if before.is_some() {
                let delay = STAGGER * order / changed.len();
                set(node, "transition-delay", &format!("{delay}ms"));
            }
            if !self.runs.iter().any(|(follows, _)| follows == group) {
                set(node, "transform", stand.transform);
            }
            set(node, "opacity", if stand.shown { "1" } else { "0" });
        }
    }

    /// Lets the browser move what follows the scroll, off the main thread, where it has
    /// view timelines: its progress at the reading line is that of [`scroll::progress`].
    fn tie(&mut self) {
        let Some(line) = self.line.filter(|_| !self.runs.is_empty()) else {
            return;
        };
        let Ok(timeline) = dom::view_timeline(&self.steps, line.above, line.below) else {
            return;
        };
        let timing = [("timeline", timeline.into()), ("fill", "both".into())];
        for (group, run) in &self.runs {
            let places = run.iter().map(|place| score::transform(*place));
            if let Ok(animation) = dom::animate(&self.groups[*group], places, &timing) {
                self.tied.push(animation);
            }
        }
    }

    fn untie(&mut self) {
        for animation in self.tied.drain(..) {
            animation.cancel();
        }
    }
}

fn set(node: &SvgElement, property: &str, value: &str) {
    let _ = node.style().set_property(property, value);
}
