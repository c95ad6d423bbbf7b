//! What every station of the scroll shows while a step is being read: which stations a screen has, the state of
//! each, and the marks that stand there. Flat pictures and scores are both made from it, so they cannot disagree.

use crate::Painting;
use crate::model::{Mark, Rule, Scene, Station, Step};

/// A station in the state that it has at a step.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The station's scene.
    pub scene: &'a Scene,
    /// The station.
    pub station: &'a Station,
    /// The step whose state it shows: the current one where the camera stands, elsewhere its rest.
    pub state: &'a str,
    /// Where the reader is.
    side: Side,
}

/// Where a station is, as seen from the camera.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// The reader has not come to it yet.
    Ahead,
    /// The camera stands there.
    Here,
    /// The reader has passed it.
    Behind,
}

/// The scroll at a step on one kind of screens.
pub struct Cast<'a> {
    scene: &'a Scene,
    step: &'a Step,
    is_phone: bool,
    /// The stations that the screen shows, in reading order.
    pub stations: Vec<Shown<'a>>,
}

impl<'a> Cast<'a> {
    /// The scroll at a step of a scene. `is_narrow` is for screens that have stations of their own, `is_phone`
    /// for phones, where some marks stand elsewhere.
    pub fn new(
        painting: &'a Painting,
        (scene, step): (&'a Scene, &'a Step),
        is_narrow: bool,
        is_phone: bool,
    ) -> Self {
        let replaced = |id: &str| {
            let mut others = painting.stations();
            others.any(|(_, other)| other.instead_of.as_deref() == Some(id))
        };
        let mut side = Side::Behind;
        let stations = painting
            .stations()
            .filter(|(_, station)| match is_narrow {
                true => !replaced(&station.id),
                false => station.instead_of.is_none(),
            })
            .map(|(of, station)| {
                let place = station.instead_of.as_ref().unwrap_or(&station.id);
                let is_here = of.id == scene.id && step.station == *place;
                side = match side {
                    _ if is_here => Side::Here,
                    Side::Here => Side::Ahead,
                    before => before,
                };
                Shown {
                    scene: of,
                    station,
                    state: if is_here { &step.id } else { &station.rest },
                    side,
                }
            })
            .collect();
        Self {
            scene,
            step,
            is_phone,
            stations,
        }
    }

    /// The marks that stand at a station, back to front. What is counted comes when the reader does: at stations
    /// ahead only sketches stand. A mark of the current step stands where that step shows it, and nowhere else.
    pub fn marks(&self, shown: &Shown<'a>) -> Vec<(&'a Mark, &'a Rule)> {
        let state = shown.scene.steps.iter().find(|step| step.id == shown.state);
        let stands = |mark: &&Mark| {
            let is_current = shown.scene.id == self.scene.id && self.step.shows.contains(&mark.id);
            state.is_some_and(|state| state.shows.contains(&mark.id))
                && match shown.side {
                    Side::Here => true,
                    Side::Ahead => !is_current && mark.fact.is_none(),
                    Side::Behind => !is_current,
                }
        };
        (shown.scene.marks.iter().filter(stands))
            .filter_map(|mark| Some((mark, mark.rule(shown.state, self.is_phone)?)))
            .filter(|(mark, rule)| {
                *rule.station.as_ref().unwrap_or(&mark.station) == shown.station.id
            })
            .collect()
    }
}
