//! Plays a printed scene: moves its groups to the places that its score has for
//! a step, and what follows the scroll with the scroll. Only transform and opacity move.

use super::painter::{Painter, when_inks_change};
use super::score::{self, Sample};
use crate::{dom, scroll};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, SvgElement,
};

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
    /// Who paints the picture once it is near, where marks travel between steps.
    painter: Rc<RefCell<Option<Painter>>>,
    /// The step that is shown.
    step: Rc<Cell<Option<usize>>>,
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
        let runs: Vec<(usize, Vec<Sample>)> = linked.zip(runs).collect();
        let score = svg.get_attribute("data-steps")?;
        let (painter, step) = (Rc::default(), Rc::default());
        paint_when_near(svg.clone(), groups.clone(), score.clone(), &painter, &step);
        Some(Self {
            score,
            steps,
            groups,
            runs,
            svg,
            tied: Vec::new(),
            line: None,
            painter,
            step,
            asked: None,
            still: false,
        })
    }

    /// The page has been laid out anew, with the reading line here. What is asked for
    /// next is looked at afresh: the switch for motion may have been turned.
    pub fn laid_out(&mut self, line: Option<scroll::Line>) {
        self.asked = None;
        if let Some(painter) = self.painter.borrow_mut().as_mut() {
            painter.fit();
        }
        if self.line != line {
            self.line = line;
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
        if let (Some(painter), false) = (self.painter.borrow().as_ref(), self.runs.is_empty()) {
            painter.follow(progress);
        } else if self.tied.is_empty() {
            for (group, run) in &self.runs {
                if let Some(place) = score::place_at(run, progress) {
                    set(&self.groups[*group], "transform", &score::transform(place));
                }
            }
        }
        if self.step.get() == Some(step) {
            return;
        }
        if let Some(painter) = self.painter.borrow().as_ref() {
            painter.show(step, !self.still);
        }
        // The first state is no change that a reader sees happen, so nothing eases it.
        let before = self.step.replace(Some(step));
        if before.is_some() {
            let _ = self.svg.set_attribute("data-live", "");
        }
        // The last step's picture is the printed one.
        self.change(before.unwrap_or(self.last_step()), step, before.is_some());
    }

    fn last_step(&self) -> usize {
        let letters = self.score.split('/').next().unwrap_or_default();
        letters.len().saturating_sub(1)
    }

    fn change(&self, before: usize, step: usize, eased: bool) {
        let old = score::stands(&self.score, before);
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

    /// Whether something of it must be told its place at every frame of a scroll.
    pub fn follows_scroll(&self) -> bool {
        !self.runs.is_empty() && self.painter.borrow().is_some()
    }

    /// Lets the browser move what follows the scroll, off the main thread, where it has
    /// view timelines: its progress at the reading line is that of [`scroll::progress`].
    fn tie(&mut self) {
        let nothing_to_tie = self.runs.is_empty() || self.painter.borrow().is_some();
        let Some(line) = self.line.filter(|_| !nothing_to_tie) else {
            return;
        };
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

    fn untie(&mut self) {
        for animation in self.tied.drain(..) {
            animation.cancel();
        }
    }
}

/// Starts a scene's painter when the reader is a screen away from it, and not before: a worker
/// and a canvas take memory.
fn paint_when_near(
    svg: Element,
    groups: Vec<SvgElement>,
    score: String,
    painter: &Rc<RefCell<Option<Painter>>>,
    step: &Rc<Cell<Option<usize>>>,
) {
    let (painter, step, scene) = (painter.clone(), step.clone(), svg.clone());
    let near = Closure::<dyn FnMut(Vec<IntersectionObserverEntry>, IntersectionObserver)>::new(
        move |entries: Vec<IntersectionObserverEntry>, observer: IntersectionObserver| {
            if !entries.iter().any(|entry| entry.is_intersecting()) || dom::motion_off() {
                return;
            }
            observer.disconnect();
            let lost = {
                let painter = painter.clone();
                move || *painter.borrow_mut() = None
            };
            let started = Painter::start(&scene, &groups, &score, lost);
            if let (Some(started), Some(step)) = (&started, step.get()) {
                started.show(step, false);
            }
            *painter.borrow_mut() = started;
            let painter = painter.clone();
            when_inks_change(move || {
                if let Some(painter) = painter.borrow().as_ref() {
                    painter.ink();
                }
            });
        },
    )
    .into_js_value();
    let margin = IntersectionObserverInit::new();
    margin.set_root_margin("100% 0px");
    if let Ok(observer) = IntersectionObserver::new_with_options(near.unchecked_ref(), &margin) {
        observer.observe(&svg);
    }
}

fn set(node: &SvgElement, property: &str, value: &str) {
    let _ = node.style().set_property(property, value);
}
