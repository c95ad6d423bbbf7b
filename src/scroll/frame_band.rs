//! The visible band of a page in a frame that is as tall as the page, where
//! `innerHeight` and `scrollY` say nothing of what the reader sees.
//!
//! A column of small targets down the page is watched: a target that is cut by
//! the edge of what is seen says where that edge is. Works across origins and
//! without a word from the host. Its word is taken, too, when it comes
//! (`changjuan:band`, from `public/frame.js`).

use super::Band;
use crate::dom;
use leptos::prelude::{document, window};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    CustomEvent, Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry,
    IntersectionObserverInit, ResizeObserver,
};

/// The height of a target in pixels.
const TARGET: u32 = 100;
/// A call for every twentieth of a target that comes or goes.
const THRESHOLDS: u32 = 20;

/// What is seen of each target: its visible part in the page, from top to bottom of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sight(Vec<Option<Band>>);

impl Sight {
    /// A target's visible part has changed; `None` when nothing of it is seen.
    pub fn see(&mut self, target: usize, part: Option<Band>) {
        if self.0.len() <= target {
            self.0.resize(target + 1, None);
        }
        self.0[target] = part.filter(|part| part.height() > 0.0);
    }

    /// From the upper edge of the first visible part to the lower edge of the last;
    /// `None` where nothing is seen.
    pub fn band(&self) -> Option<Band> {
        let first = self.0.iter().flatten().next()?;
        let last = self.0.iter().flatten().next_back()?;
        Some(Band {
            top: first.top,
            bottom: last.bottom,
        })
    }
}

/// Whether a band can be what a reader sees: no screen shows this much more than its
/// own height. A browser that takes the whole frame for visible gives such a band.
pub fn is_believable(band: Band, screen: f64) -> bool {
    band.height() > 0.0 && (screen <= 0.0 || band.height() <= screen * 1.5)
}

/// How far down a scene moves from its place at the top of its stage, so that a reader
/// of this band sees it: at the band's top where it stands over the text, in the band's
/// middle where it stands `beside` it. Never above or below the stage.
pub fn shift(stage: Band, height: f64, band: Band, beside: bool) -> f64 {
    let spare = (band.height() - height).max(0.0);
    let top = band.top + if beside { spare / 2.0 } else { 0.0 };
    (top - stage.top).min(stage.height() - height).max(0.0)
}

/// Calls `seen` with every new band in the page's own coordinates, `None` when nothing
/// of the frame is seen. Watches until the page is gone. False where the browser cannot
/// watch.
pub fn watch_band(seen: impl FnMut(Option<Band>) + 'static) -> bool {
    let Some(column) = column() else {
        return false;
    };
    let seen = Rc::new(RefCell::new(seen));
    from_host(seen.clone());
    let targets: Rc<RefCell<Vec<Element>>> = Rc::default();
    let sight: Rc<RefCell<Sight>> = Rc::default();
    let observer = {
        let (targets, sight) = (targets.clone(), sight.clone());
        let look = Closure::<dyn FnMut(Vec<IntersectionObserverEntry>)>::new(
            move |entries: Vec<IntersectionObserverEntry>| {
                let mut sight = sight.borrow_mut();
                for entry in &entries {
                    let target = entry.target();
                    let number = targets.borrow().iter().position(|it| *it == target);
                    if let Some(number) = number {
                        sight.see(number, part(entry));
                    }
                }
                let band = sight.band();
                drop(sight);
                if let Ok(mut seen) = seen.try_borrow_mut() {
                    seen(band);
                }
            },
        );
        let options = IntersectionObserverInit::new();
        let thresholds: js_sys::Array = (0..=THRESHOLDS)
            .map(|step| JsValue::from(f64::from(step) / f64::from(THRESHOLDS)))
            .collect();
        options.set_threshold(&thresholds);
        let made =
            IntersectionObserver::new_with_options(look.into_js_value().unchecked_ref(), &options);
        let Ok(observer) = made else { return false };
        observer
    };
    // As many targets as the page is high, now and whenever its height changes.
    let page = column.parent_element();
    let fit = Closure::<dyn FnMut()>::new(move || {
        let height = column
            .parent_element()
            .map_or(0, |page| page.client_height());
        let wanted = u32::try_from(height).unwrap_or(0).div_ceil(TARGET) as usize;
        let mut targets = targets.borrow_mut();
        if targets.len() == wanted {
            return;
        }
        while targets.len() > wanted {
            if let Some(target) = targets.pop() {
                observer.unobserve(&target);
                target.remove();
            }
        }
        while targets.len() < wanted {
            let Ok(target) = document().create_element("i") else {
                break;
            };
            let _ = column.append_child(&target);
            observer.observe(&target);
            targets.push(target);
        }
        sight.borrow_mut().0.truncate(wanted);
    });
    match (
        ResizeObserver::new(fit.into_js_value().unchecked_ref()),
        page,
    ) {
        (Ok(observer), Some(page)) => {
            observer.observe(&page);
            true
        }
        _ => false,
    }
}

/// The empty column for the targets, beside everything else. Style sheets lay it out.
fn column() -> Option<HtmlElement> {
    let column: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
    column.set_class_name("sights");
    let _ = column.set_attribute("aria-hidden", "true");
    let frame = document().get_element_by_id("frame")?;
    frame.append_child(&column).ok()?;
    Some(column)
}

/// The visible part of a target, in the page.
fn part(entry: &IntersectionObserverEntry) -> Option<Band> {
    let rect = entry.intersection_rect();
    let scrolled = dom::scrolled();
    entry.is_intersecting().then(|| Band {
        top: rect.top() + scrolled,
        bottom: rect.bottom() + scrolled,
    })
}

/// The host's own word.
fn from_host(seen: Rc<RefCell<impl FnMut(Option<Band>) + 'static>>) {
    let hear = Closure::<dyn FnMut(CustomEvent)>::new(move |event: CustomEvent| {
        let detail = event.detail();
        let edge = |name: &str| js_sys::Reflect::get(&detail, &name.into()).ok()?.as_f64();
        if let (Some(top), Some(bottom), Ok(mut seen)) =
            (edge("top"), edge("bottom"), seen.try_borrow_mut())
        {
            seen(Some(Band { top, bottom }));
        }
    })
    .into_js_value();
    let _ = window().add_event_listener_with_callback("changjuan:band", hear.unchecked_ref());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(top: f64, bottom: f64) -> Band {
        Band { top, bottom }
    }

    /// What a screen from `top` to `bottom` shows of targets of 100 pixels.
    fn sight(top: f64, bottom: f64, targets: usize) -> Sight {
        let mut sight = Sight::default();
        for target in 0..targets {
            let (from, to) = (target as f64 * 100.0, target as f64 * 100.0 + 100.0);
            let part = band(from.max(top), to.min(bottom));
            sight.see(target, (part.height() > 0.0).then_some(part));
        }
        sight
    }

    #[test]
    fn the_cut_targets_say_where_the_edges_are() {
        for top in (0..5_200).step_by(13) {
            let top = f64::from(top);
            let seen = sight(top, top + 800.0, 60);
            assert_eq!(seen.band(), Some(band(top, top + 800.0)));
        }
    }

    #[test]
    fn a_frame_half_off_the_screen_shows_its_near_part() {
        assert_eq!(sight(-500.0, 300.0, 60).band(), Some(band(0.0, 300.0)));
        assert_eq!(
            sight(5_900.0, 6_700.0, 60).band(),
            Some(band(5_900.0, 6_000.0))
        );
    }

    #[test]
    fn nothing_seen_is_no_band() {
        assert_eq!(sight(-900.0, -100.0, 60).band(), None);
        let mut sight = sight(0.0, 800.0, 60);
        for target in 0..60 {
            sight.see(target, None);
        }
        assert_eq!(sight.band(), None);
        sight.see(3, Some(band(300.0, 300.0)));
        assert_eq!(sight.band(), None);
    }

    #[test]
    fn a_scene_is_moved_within_its_stage_only() {
        let stage = band(1_000.0, 3_000.0);
        let at = |top: f64, beside| shift(stage, 400.0, band(top, top + 800.0), beside);
        assert_eq!(at(0.0, false), 0.0);
        assert_eq!(at(1_000.0, false), 0.0);
        assert_eq!(at(1_500.0, false), 500.0);
        assert_eq!(at(1_500.0, true), 700.0);
        assert_eq!(at(2_900.0, false), 1_600.0);
        assert_eq!(at(9_000.0, true), 1_600.0);
        // Higher than its stage: it stays.
        assert_eq!(
            shift(band(0.0, 100.0), 400.0, band(50.0, 850.0), false),
            0.0
        );
    }

    #[test]
    fn a_whole_frame_is_no_screen() {
        assert!(is_believable(band(120.0, 920.0), 900.0));
        assert!(!is_believable(band(0.0, 6_000.0), 900.0));
        assert!(!is_believable(band(10.0, 10.0), 900.0));
        // A browser that does not tell the screen's height is believed.
        assert!(is_believable(band(0.0, 800.0), 0.0));
    }
}
