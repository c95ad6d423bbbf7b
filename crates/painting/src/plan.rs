//! The plan of the scroll: what the browser needs to know to move the camera. It is small and has whole
//! numbers only, so that it can be printed into a page.

use crate::Painting;
use crate::camera::{Camera, camera, frame, is_narrow};
use crate::model::{Kind, Rect, Station, Step};
use serde::{Deserialize, Serialize};

/// A rectangle in whole numbers: left, top, width, height.
type WholeRect = [i32; 4];

/// The stations and cameras of the scroll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The height of the world, in units.
    pub height: i32,
    /// Screens below this width in pixels that are taller than wide have stations of their own.
    pub narrow: i32,
    /// The stations in reading order.
    pub stations: Vec<PlannedStation>,
    /// The steps in reading order.
    pub steps: Vec<PlannedStep>,
}

/// A station of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedStation {
    /// The id.
    pub id: String,
    /// The left edge in the world, in units.
    pub x: i32,
    /// The width.
    pub w: i32,
    /// Where in the world its far layer is unshifted.
    pub home: i32,
    /// The step whose state it keeps while the camera is elsewhere.
    pub rest: String,
    /// The station in whose place it is drawn on narrow screens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<String>,
}

/// A step of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedStep {
    /// The id.
    pub id: String,
    /// The station.
    pub station: String,
    /// What must stay visible, local to the station: on wide, middle screens and phones.
    pub cameras: [WholeRect; 3],
    /// Other picture areas for the same, in thousandths of the screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub areas: Option<[Option<WholeRect>; 3]>,
    /// Station, rectangle and area on narrow upright screens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub narrow: Option<(String, WholeRect, WholeRect)>,
}

/// How a screen shows a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Shot {
    /// The step.
    pub step: String,
    /// The kind of screen.
    pub kind: Kind,
    /// The picture area in pixels.
    pub area: Rect,
    /// The camera.
    pub camera: Camera,
    /// Whether stations for narrow screens are drawn in place of others.
    pub narrow: bool,
    /// The station where the camera stands.
    pub station: String,
}

impl Plan {
    /// The plan of a painting.
    pub fn of(painting: &Painting) -> Self {
        Self {
            height: whole(painting.scroll.height),
            narrow: whole(painting.scroll.narrow),
            stations: painting
                .stations()
                .map(|(_, station)| planned_station(station))
                .collect(),
            steps: painting
                .steps()
                .map(|(_, step)| planned_step(step))
                .collect(),
        }
    }

    /// How a screen of `width` and `height` pixels shows a step. `None` if there is no such step or station.
    pub fn shot(&self, step: &str, width: f64, height: f64) -> Option<Shot> {
        let step = self.steps.iter().find(|known| known.id == step)?;
        let frame = frame(width, height);
        let narrow = is_narrow(width, height, f64::from(self.narrow));
        let own = step.narrow.as_ref().filter(|_| narrow);
        let column = match frame.kind {
            Kind::Wide => 0,
            Kind::Middle => 1,
            Kind::Phone => 2,
        };
        let others = step.areas.and_then(|areas| areas[column]);
        let area = own
            .map(|(_, _, area)| *area)
            .or(others)
            .map_or(frame.area, |part| {
                let [x, y, w, h] = part.map(|thousandths| f64::from(thousandths) / 1_000.0);
                [x * width, y * height, w * width, h * height]
            });
        let id = own.map_or(&step.station, |(station, ..)| station);
        let station = self.stations.iter().find(|station| station.id == *id)?;
        let rect = own.map_or(step.cameras[column], |(_, rect, _)| *rect);
        let [x, y, w, h] = rect.map(f64::from);
        let rect = [x + f64::from(station.x), y, w, h];
        Some(Shot {
            step: step.id.clone(),
            kind: frame.kind,
            area,
            camera: camera(rect, area, frame.kind, f64::from(self.height)),
            narrow,
            station: station.id.clone(),
        })
    }
}

fn planned_station(station: &Station) -> PlannedStation {
    PlannedStation {
        id: station.id.clone(),
        x: whole(station.x),
        w: whole(station.w),
        home: whole(station.x + station.home),
        rest: station.rest.clone(),
        instead_of: station.instead_of.clone(),
    }
}

fn planned_step(step: &Step) -> PlannedStep {
    let part = |area: Rect| area.map(|part| whole(part * 1_000.0));
    let areas = Kind::ALL.map(|kind| step.area.get(kind).map(part));
    let narrow = step.narrow.as_ref();
    PlannedStep {
        id: step.id.clone(),
        station: step.station.clone(),
        cameras: Kind::ALL.map(|kind| step.cameras.get(kind).map(whole)),
        areas: areas.iter().any(Option::is_some).then_some(areas),
        narrow: narrow.map(|own| (own.station.clone(), own.camera.map(whole), part(own.area))),
    }
}

/// The nearest whole number; one beyond the range of i32 becomes the nearest i32.
fn whole(value: f64) -> i32 {
    value.round() as i32
}

#[cfg(test)]
mod tests {
    use super::Plan;
    use crate::testing::painting;

    #[test]
    fn a_plan_can_be_sent_and_is_small() {
        let plan = Plan::of(&painting());
        let text = serde_json::to_string(&plan).expect("JSON");
        assert_eq!(
            serde_json::from_str::<Plan>(&text).expect("the same plan"),
            plan
        );
        assert!(text.len() < 6_000, "{} bytes", text.len());
        let shot = plan.shot("cover", 390.0, 844.0).expect("a shot");
        assert!(shot.narrow && shot.station == "cover-narrow");
        assert_eq!(plan.shot("nowhere", 390.0, 844.0), None);
    }

    #[test]
    fn what_a_plan_rounds_is_whole_in_the_art() {
        let painting = painting();
        for (_, step) in painting.steps() {
            for rect in [step.cameras.wide, step.cameras.middle, step.cameras.phone] {
                assert!(rect.iter().all(|side| side.fract() == 0.0), "{}", step.id);
            }
        }
        for (_, station) in painting.stations() {
            let numbers = [station.x, station.w, station.home];
            assert!(
                numbers.iter().all(|number| number.fract() == 0.0),
                "{}",
                station.id
            );
        }
    }
}
