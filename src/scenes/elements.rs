//! A printed scene as elements: puts its groups where the score has them at a step, and what
//! follows the scroll where it is at a progress. Only transform and opacity move.

use super::score::{self, Sample};
use crate::{dom, scroll};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};

/// From the first group's departure to the last one's, in milliseconds; with the 500 ms
/// that the style sheet gives each, a change stays under 900.
const STAGGER: usize = 380;

/// The groups of a printed picture.
pub struct Elements {
    pub svg: Element,
    /// The text that passes by the scene: what follows the scroll follows its way
    /// past the reading line.
    steps: Element,
    pub groups: Vec<SvgElement>,
    pub score: String,
    /// For each group that follows the scroll, by number, its places.
    runs: Vec<(usize, Vec<Sample>)>,
    /// The animations by which the browser itself moves the runs.
    tied: Vec<dom::Animation>,
    /// The step whose places the groups have; `None` while they are as printed.
    step: Cell<Option<usize>>,
}

impl Elements {
    /// The groups of the picture in a figure, which stands beside or above these steps; `None`
    /// where it has no picture with a score.
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
        let score = svg.get_attribute("data-steps")?;
        Some(Self {
            svg,
            steps,
            groups,
            score,
            runs,
            tied: Vec::new(),
            step: Cell::default(),
        })
    }

    /// Whether something of it follows the scroll.
    pub fn follow_scroll(&self) -> bool {
        !self.runs.is_empty()
    }

    /// The step whose picture is the printed one.
    pub fn last_step(&self) -> usize {
        let letters = self.score.split('/').next().unwrap_or_default();
        letters.len().saturating_sub(1)
    }

    /// Puts every group where it stands at a step.
    pub fn show(&self, step: usize) {
        if self.step.get() == Some(step) {
            return;
        }
        // The first state is no change that a reader sees happen, so nothing eases it.
        let before = self.step.replace(Some(step));
        let eased = before.is_some();
        if eased {
            let _ = self.svg.set_attribute("data-live", "");
        }
        let old = score::stands(&self.score, before.unwrap_or(self.last_step()));
        let new = score::stands(&self.score, step);
        let changed: Vec<usize> = (0..new.len().min(self.groups.len()))
            .filter(|group| old[*group] != new[*group])
            .collect();
        for (order, group) in changed.iter().enumerate() {
            let (node, Some(stand)) = (&self.groups[*group], new[*group]) else {
                continue;
            };
            // A delay without a duration would be a transition too, of a first state that is none.
            if eased {
                let delay = STAGGER * order / changed.len();
                set(node, "transition-delay", &format!("{delay}ms"));
            }
            if !self.runs.iter().any(|(follows, _)| follows == group) {
                set(node, "transform", stand.transform);
            }
            set(node, "opacity", if stand.shown { "1" } else { "0" });
        }
    }

    /// Puts what follows the scroll where it is at this progress, 0 to 1. Does nothing where the
    /// browser moves it.
    pub fn follow(&self, progress: f64) {
        if !self.tied.is_empty() {
            return;
        }
        for (group, run) in &self.runs {
            if let Some(place) = score::place_at(run, progress) {
                set(&self.groups[*group], "transform", &score::transform(place));
            }
        }
    }

    /// Lets the browser move what follows the scroll, off the main thread, where it has
    /// view timelines: its progress at the reading line is that of [`scroll::progress`].
    pub fn tie(&mut self, line: scroll::Line) {
        if self.runs.is_empty() || !self.tied.is_empty() {
            return;
        }
        let Ok(timeline) = dom::view_timeline(&self.steps, line.above, line.below) else {
            return;
        };
        let fill = [("timeline", timeline.into()), ("fill", "both".into())];
        for (group, run) in &self.runs {
            let group = &self.groups[*group];
            let places = run.iter().map(|place| score::translate(*place));
            let moved = dom::animate(group, "translate", places, &fill);
            // Who turns round does so at once, not through a flat moment.
            let stretches = run.len().saturating_sub(1).max(1);
            let at_once = format!("steps({stretches})").into();
            let faces = run.iter().map(|place| score::turn(*place));
            let [timeline, fill] = fill.clone();
            let turned = dom::animate(
                group,
                "transform",
                faces,
                &[timeline, fill, ("easing", at_once)],
            );
            self.tied.extend(moved.into_iter().chain(turned));
        }
    }

    /// Takes what follows the scroll back from the browser.
    pub fn untie(&mut self) {
        for animation in self.tied.drain(..) {
            animation.cancel();
        }
    }
}

fn set(node: &SvgElement, property: &str, value: &str) {
    let _ = node.style().set_property(property, value);
}
