//! Plays a scene: has a worker paint it while the reader is near, and moves the printed
//! elements where there is no painter.
//!
//! Nothing is done for a scene before the reader is near it: a page that has just come alive
//! has no time for what nobody sees. While a scene is painted, its elements, which are hidden
//! then, follow when the reader rests, so that they are right when the painter is lost.

use super::elements::Elements;
use super::painter::{Painter, when_inks_change};
use crate::{dom, scroll};
use std::{cell::RefCell, rc::Rc, time::Duration};
use web_sys::Element;

/// How far from the window a scene gets ready: a screen, because a worker needs a moment.
const NEAR: &str = "100% 0px";
/// How long a reader stays at a step before the hidden elements follow.
const REST: Duration = Duration::from_millis(600);

/// A scene of the page and where it stands.
pub struct Player(Rc<RefCell<Scene>>);

struct Scene {
    elements: Elements,
    /// Who paints the picture once it is near, where there are workers.
    painter: Option<Painter>,
    line: Option<scroll::Line>,
    near: bool,
    /// The step and the progress that were last asked for.
    asked: Option<(usize, f64)>,
    /// The step that the painter shows.
    painted: Option<usize>,
    /// Whether motion is off: then the still stays, since every step has a picture of its own.
    still: bool,
}

impl Player {
    /// The player of a scene's figure beside or above these steps; `None` where it has no
    /// picture with a score.
    pub fn of(figure: &Element, steps: Element) -> Option<Self> {
        let scene = Rc::new(RefCell::new(Scene {
            elements: Elements::of(figure, steps)?,
            painter: None,
            line: None,
            near: false,
            asked: None,
            painted: None,
            still: false,
        }));
        when_near(&scene);
        Some(Self(scene))
    }

    /// The page has been laid out anew, with the reading line here.
    pub fn laid_out(&mut self, line: Option<scroll::Line>) {
        let mut scene = self.0.borrow_mut();
        if let Some(painter) = &mut scene.painter {
            painter.fit();
        }
        if scene.line != line {
            scene.line = line;
            scene.elements.untie();
        }
        // The switch for motion may have been turned.
        scene.still = dom::motion_off();
    }

    /// Shows a step's picture; a course is drawn as far as `progress` (0 to 1).
    pub fn play(&mut self, step: usize, progress: f64) {
        let mut scene = self.0.borrow_mut();
        let before = scene.asked.replace((step, progress));
        // What is for changes only; the rest runs often while the page scrolls.
        if before.is_none_or(|(before, _)| before != step) {
            scene.still = dom::motion_off();
            catch_up_later(&self.0, step);
        }
        scene.play(true);
    }

    /// Whether something of it must be told its place while the page scrolls.
    pub fn follows_scroll(&self) -> bool {
        let scene = self.0.borrow();
        scene.painter.is_some() && scene.elements.follow_scroll()
    }
}

impl Scene {
    /// Shows what was asked for; `seen` says whether the scene is on screen.
    fn play(&mut self, seen: bool) {
        let Some((step, progress)) = self.asked.filter(|_| self.near) else {
            return;
        };
        let (step, progress) = match self.still {
            true => (self.elements.last_step(), 1.0),
            false => (step, progress),
        };
        if let Some(painter) = &self.painter {
            if self.elements.follow_scroll() {
                painter.follow(progress);
            }
            if self.painted != Some(step) {
                let eased = self.painted.is_some() && !self.still;
                self.painted = Some(step);
                painter.show(step, eased);
            }
            let hidden = painter.has_painted() || !seen;
            if hidden && !self.still {
                return;
            }
        } else if let (Some(line), false) = (self.line, self.still) {
            self.elements.tie(line);
        } else {
            self.elements.untie();
        }
        self.elements.show(step);
        self.elements.follow(progress);
    }

    /// Lets hidden elements follow, if this is still the step.
    fn catch_up(&self, step: usize) {
        match self.asked {
            Some((asked, _)) if asked == step && self.near && !self.still => {
                self.elements.show(step);
            }
            _ => {}
        }
    }
}

/// Lets hidden elements follow once the reader rests.
fn catch_up_later(scene: &Rc<RefCell<Scene>>, step: usize) {
    let scene = scene.clone();
    dom::later(REST, move || scene.borrow().catch_up(step));
}

/// Gets a scene ready once the reader is near it.
fn when_near(scene: &Rc<RefCell<Scene>>) {
    let ready = {
        let scene = scene.clone();
        move |found: Vec<Element>, _| {
            if found.is_empty() {
                return;
            }
            scene.borrow_mut().near = true;
            if !dom::motion_off() {
                let lost = {
                    let scene = scene.clone();
                    move || {
                        let mut scene = scene.borrow_mut();
                        scene.painter = None;
                        scene.play(true);
                    }
                };
                let painter = {
                    let elements = &scene.borrow().elements;
                    Painter::start(&elements.svg, &elements.groups, &elements.score, lost)
                };
                scene.borrow_mut().painter = painter;
                let scene = scene.clone();
                when_inks_change(move || {
                    if let Some(painter) = &scene.borrow().painter {
                        painter.ink();
                    }
                });
            }
            // When it has been said where the reader is: who jumps here has asked for another step.
            let scene = scene.clone();
            dom::after_paint(move || {
                // Not with its start: both in one task kept a cheap phone's thread busy for 40 ms.
                if let Some(painter) = &mut scene.borrow_mut().painter {
                    painter.fit();
                    painter.ink();
                }
                let seen = found.iter().any(dom::is_on_screen);
                scene.borrow_mut().play(seen);
                if let Some((step, _)) = scene.borrow().asked {
                    catch_up_later(&scene, step);
                }
            });
        }
    };
    match dom::when_near(NEAR, ready) {
        Some(observer) => observer.observe(&scene.borrow().elements.svg),
        None => scene.borrow_mut().near = true,
    }
}
