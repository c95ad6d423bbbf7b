//! Plays a scene: a worker paints it while the reader is near, and the printed elements move where
//! there is no worker.
//!
//! Nothing is done for a scene before the reader is near it, because a page that has just become live
//! has no time for what is not visible. While a scene is painted its elements are hidden; they are
//! brought to the same step when the reader rests, so that they are right if the worker fails.

use super::elements::Elements;
use super::painter::{Painter, when_colours_change};
use crate::dom::{observe, root, schedule};
use crate::movement::measure::ReadingLine;
use std::{cell::RefCell, rc::Rc, time::Duration};
use web_sys::Element;

/// How far from the window a scene is prepared: one window, because a worker needs a moment to start.
const NEAR: &str = "100% 0px";
/// How long a reader stays at a step before hidden elements are brought to it.
const REST: Duration = Duration::from_millis(600);

/// The player of a scene of the page.
pub struct ScenePlayer(Rc<RefCell<Scene>>);

/// A scene and its state.
struct Scene {
    elements: Elements,
    /// The worker that paints the scene, where there is one.
    painter: Option<Painter>,
    /// The chapter's reading line; `None` where the window does not show what the reader sees.
    line: Option<ReadingLine>,
    /// Whether the reader has been near the scene.
    near: bool,
    /// The step and the progress that were last requested.
    requested: Option<(usize, f64)>,
    /// The step that the painter shows.
    painted: Option<usize>,
    /// Whether motion is off. The picture is then that of the last step, because each step has a
    /// picture of its own beside it.
    motion_off: bool,
}

impl ScenePlayer {
    /// The player of the scene in a figure, which stands beside or above these steps; `None` where
    /// it has no picture with a score.
    pub fn of(figure: &Element, steps: Element) -> Option<Self> {
        let scene = Rc::new(RefCell::new(Scene {
            elements: Elements::of(figure, steps)?,
            painter: None,
            line: None,
            near: false,
            requested: None,
            painted: None,
            motion_off: false,
        }));
        prepare_when_near(&scene);
        Some(Self(scene))
    }

    /// The page has been laid out anew, with the chapter's reading line here.
    pub fn on_layout(&mut self, line: Option<ReadingLine>) {
        let mut scene = self.0.borrow_mut();
        if let Some(painter) = &mut scene.painter {
            painter.send_size();
        }
        if scene.line != line {
            scene.line = line;
            scene.elements.untie_from_scroll();
        }
        // The switch for motion may have been used.
        scene.motion_off = root::motion_off();
    }

    /// Shows the picture of a step. What moves with the scroll goes to where it is at this
    /// progress, 0 to 1.
    pub fn show(&mut self, step: usize, progress: f64) {
        let mut scene = self.0.borrow_mut();
        let before = scene.requested.replace((step, progress));
        // This runs often while the page scrolls, so the rest is done only when the step changes.
        if before.is_none_or(|(before, _)| before != step) {
            scene.motion_off = root::motion_off();
            update_hidden_later(&self.0, step);
        }
        scene.show_requested(true);
    }

    /// Whether it needs the progress while the page scrolls.
    pub fn needs_progress(&self) -> bool {
        let scene = self.0.borrow();
        scene.painter.is_some() && scene.elements.move_with_scroll()
    }
}

impl Scene {
    /// Shows what was last requested. `visible` is whether the scene is on screen.
    fn show_requested(&mut self, visible: bool) {
        let Some((step, progress)) = self.requested.filter(|_| self.near) else {
            return;
        };
        let (step, progress) = match self.motion_off {
            true => (self.elements.last_step(), 1.0),
            false => (step, progress),
        };
        if let Some(painter) = &self.painter {
            if self.elements.move_with_scroll() {
                painter.set_progress(progress);
            }
            if self.painted != Some(step) {
                let eased = self.painted.is_some() && !self.motion_off;
                self.painted = Some(step);
                painter.show(step, eased);
            }
            let elements_are_hidden = painter.has_painted() || !visible;
            if elements_are_hidden && !self.motion_off {
                return;
            }
        } else if let (Some(line), false) = (self.line, self.motion_off) {
            self.elements.tie_to_scroll(line);
        } else {
            self.elements.untie_from_scroll();
        }
        self.elements.show(step);
        self.elements.set_progress(progress);
    }

    /// Brings hidden elements to a step, unless another one has been requested since.
    fn update_hidden(&self, step: usize) {
        match self.requested {
            Some((requested, _)) if requested == step && self.near && !self.motion_off => {
                self.elements.show(step);
            }
            _ => {}
        }
    }

    /// Starts a worker, if nothing is against it.
    fn start_painter(scene: &Rc<RefCell<Self>>) {
        let on_failure = {
            let scene = scene.clone();
            move || {
                let mut scene = scene.borrow_mut();
                scene.painter = None;
                scene.show_requested(true);
            }
        };
        let painter = {
            let elements = &scene.borrow().elements;
            Painter::start(&elements.svg, &elements.groups, &elements.score, on_failure)
        };
        scene.borrow_mut().painter = painter;
        let scene = scene.clone();
        when_colours_change(move || {
            if let Some(painter) = &scene.borrow().painter {
                painter.send_inks();
            }
        });
    }
}

/// Brings hidden elements to a step once the reader rests.
fn update_hidden_later(scene: &Rc<RefCell<Scene>>, step: usize) {
    let scene = scene.clone();
    schedule::later(REST, move || scene.borrow().update_hidden(step));
}

/// Prepares a scene once the reader is near it.
fn prepare_when_near(scene: &Rc<RefCell<Scene>>) {
    let on_near = {
        let scene = scene.clone();
        move |found: Vec<Element>, _| {
            if !found.is_empty() {
                prepare(&scene, found);
            }
        }
    };
    match observe::when_near(NEAR, on_near) {
        Some(observer) => observer.observe(&scene.borrow().elements.svg),
        None => scene.borrow_mut().near = true,
    }
}

/// Starts the worker where motion is on, and shows the requested step after the next paint. By then
/// the position of a reader who has jumped here is known.
fn prepare(scene: &Rc<RefCell<Scene>>, found: Vec<Element>) {
    scene.borrow_mut().near = true;
    if !root::motion_off() {
        Scene::start_painter(scene);
    }
    let scene = scene.clone();
    schedule::after_paint(move || {
        // Not in the task that starts the worker: both together kept a cheap phone busy for 40 ms.
        if let Some(painter) = &mut scene.borrow_mut().painter {
            painter.send_size();
            painter.send_inks();
        }
        let visible = found.iter().any(observe::is_on_screen);
        scene.borrow_mut().show_requested(visible);
        let requested = scene.borrow().requested;
        if let Some((step, _)) = requested {
            update_hidden_later(&scene, step);
        }
    });
}
