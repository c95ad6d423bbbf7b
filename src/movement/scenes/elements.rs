//! A printed picture as elements: moves its groups to where they stand at a step, and those that move
//! with the scroll to where they are at a progress. Only transform and opacity change.

use crate::dom::animation::{Animation, animate, view_timeline};
use crate::dom::query;
use crate::movement::measure::ReadingLine;
use score::Sample;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};

/// The time from the departure of the first group to that of the last one, in milliseconds. The style
/// sheet gives each group 500 ms, so a change takes less than 900.
const STAGGER: usize = 380;

/// The groups of a printed picture.
pub struct Elements {
    /// The `<svg>` of the picture.
    pub svg: Element,
    /// The steps beside the picture. What moves with the scroll moves as they pass the reading line.
    steps: Element,
    /// Its groups, in the order of the score.
    pub groups: Vec<SvgElement>,
    /// The value of `data-steps`.
    pub score: String,
    /// The groups that move with the scroll, each with its positions.
    runs: Vec<(usize, Vec<Sample>)>,
    /// The animations by which the browser moves these groups.
    scroll_animations: Vec<Animation>,
    /// The step at which the groups stand; `None` while they stand as printed.
    step: Cell<Option<usize>>,
}

impl Elements {
    /// The groups of the picture in a figure, which stands beside or above these steps; `None`
    /// where it has no picture with a score.
    pub fn of(figure: &Element, steps: Element) -> Option<Self> {
        let svg: Element = query::first_in(figure, "svg[data-steps]")?;
        let groups: Vec<SvgElement> = query::all_in(&svg, "[data-el]")
            .into_iter()
            .filter_map(|group| group.dyn_into().ok())
            .collect();
        let runs = score::runs(&svg.get_attribute("data-run").unwrap_or_default());
        let runs = linked(&groups).zip(runs).collect();
        let score = svg.get_attribute("data-steps")?;
        Some(Self {
            svg,
            steps,
            groups,
            score,
            runs,
            scroll_animations: Vec::new(),
            step: Cell::default(),
        })
    }

    /// Whether a group moves with the scroll.
    pub fn move_with_scroll(&self) -> bool {
        !self.runs.is_empty()
    }

    /// The step whose picture is printed.
    pub fn last_step(&self) -> usize {
        let letters = self.score.split('/').next().unwrap_or_default();
        letters.len().saturating_sub(1)
    }

    /// Moves every group to where it stands at a step.
    pub fn show(&self, step: usize) {
        if self.step.get() == Some(step) {
            return;
        }
        // The first step that is shown replaces the printed one without a transition, because the
        // reader has not seen the printed one.
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
            // A delay makes a transition even without a duration, so the first step sets none.
            if eased {
                let delay = STAGGER * order / changed.len();
                set(node, "transition-delay", &format!("{delay}ms"));
            }
            if !self.runs.iter().any(|(linked, _)| linked == group) {
                set(node, "transform", stand.transform);
            }
            set(node, "opacity", if stand.shown { "1" } else { "0" });
        }
    }

    /// Moves the groups that move with the scroll to where they are at this progress, 0 to 1. Does
    /// nothing while the browser moves them.
    pub fn set_progress(&self, progress: f64) {
        if !self.scroll_animations.is_empty() {
            return;
        }
        for (group, run) in &self.runs {
            if let Some(position) = score::position_at(run, progress) {
                set(
                    &self.groups[*group],
                    "transform",
                    &score::transform(position),
                );
            }
        }
    }

    /// Lets the browser move the groups that move with the scroll, off the main thread, where it has
    /// view timelines. The progress of such a timeline at the reading line is that of
    /// [`scroll::progress`].
    pub fn tie_to_scroll(&mut self, line: ReadingLine) {
        if self.runs.is_empty() || !self.scroll_animations.is_empty() {
            return;
        }
        let Ok(timeline) = view_timeline(&self.steps, line.above, line.below) else {
            return;
        };
        let timing = [("timeline", timeline.into()), ("fill", "both".into())];
        for (group, run) in &self.runs {
            let group = &self.groups[*group];
            let positions = run.iter().map(|sample| score::translate(*sample));
            let moving = animate(group, "translate", positions, &timing);
            // A group turns round at once; with a smooth change it would be flat in between.
            let stretches = run.len().saturating_sub(1).max(1);
            let at_once = format!("steps({stretches})").into();
            let turns = run.iter().map(|sample| score::turn(*sample));
            let [timeline, fill] = timing.clone();
            let turning = animate(
                group,
                "transform",
                turns,
                &[timeline, fill, ("easing", at_once)],
            );
            self.scroll_animations
                .extend(moving.into_iter().chain(turning));
        }
    }

    /// Ends what [`tie_to_scroll`](Self::tie_to_scroll) began.
    pub fn untie_from_scroll(&mut self) {
        for animation in self.scroll_animations.drain(..) {
            animation.cancel();
        }
    }
}

/// The numbers of the groups that move with the scroll.
pub fn linked(groups: &[SvgElement]) -> impl Iterator<Item = usize> {
    let groups = groups.iter().enumerate();
    groups
        .filter(|(_, group)| group.class_list().contains("linked"))
        .map(|(number, _)| number)
}

fn set(node: &SvgElement, property: &str, value: &str) {
    let _ = node.style().set_property(property, value);
}
