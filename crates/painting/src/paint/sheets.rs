//! Sheets: the parts of a station that move or appear by themselves. A station is a pile of them; its
//! marks lie between [`Depth::Back`] and [`Depth::Near`].

use super::brush::{Body, Brush};
use super::marks::drawn;
use crate::Painting;
use crate::model::{Drawing, Kind, Scene, Station, Step};
use serde::Serialize;

/// How far a sheet is from the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Depth {
    /// Hills and mist, which move slower (see `camera::far_shift`).
    Far,
    /// Water and everything behind the marks.
    Back,
    /// Everything before the marks.
    Near,
}

/// One sheet of a station, in the station's coordinates.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The id: station, depth, and a number if there are several.
    pub id: String,
    /// How far it is.
    pub depth: Depth,
    /// The steps that show it; `None` if it is always there.
    pub when: Option<Vec<String>>,
    /// What is on it.
    pub body: Body,
}

/// The sheets of a station, back to front. Drawings that are always there share a sheet, as long as no
/// group for some steps only comes between them. Such a group has a sheet of its own.
pub fn sheets(painting: &Painting, station: &Station) -> Vec<Sheet> {
    let mut out: Vec<Sheet> = Vec::new();
    for (depth, drawings) in [
        (Depth::Far, &station.far),
        (Depth::Back, &station.base),
        (Depth::Back, &station.middle),
        (Depth::Near, &station.near),
    ] {
        for drawing in drawings {
            let when = match drawing {
                Drawing::Group(group) => group.when.clone(),
                _ => None,
            };
            let mut brush = Brush::new(painting, None);
            brush.drawing(
                drawing,
                when.as_ref()
                    .and_then(|when| when.first())
                    .map(String::as_str),
            );
            let body = brush.finish();
            match out.last_mut() {
                Some(last) if last.depth == depth && last.when.is_none() && when.is_none() => {
                    last.body.append(&body, 0.0);
                }
                _ => {
                    let before = out.iter().filter(|sheet| sheet.depth == depth).count();
                    let name = match depth {
                        Depth::Far => "far",
                        Depth::Back => "back",
                        Depth::Near => "near",
                    };
                    let number = if before == 0 {
                        String::new()
                    } else {
                        format!("-{}", before + 1)
                    };
                    out.push(Sheet {
                        id: format!("{}-{name}{number}", station.id),
                        depth,
                        when,
                        body,
                    });
                }
            }
        }
    }
    out.retain(|sheet| !sheet.body.svg.is_empty());
    out
}

/// The marks of a step where they stand at its end, in the coordinates of the step's station.
pub fn mark_sheet(painting: &Painting, scene: &Scene, step: &Step, kind: Kind) -> Body {
    let home = painting
        .station(&step.station)
        .map_or(0.0, |station| station.x);
    let mut brush = Brush::new(painting, None);
    for mark in scene
        .marks
        .iter()
        .filter(|mark| step.shows.contains(&mark.id))
    {
        let Some(rule) = mark.rule(&step.id, kind == Kind::Phone) else {
            continue;
        };
        let station = rule.station.as_ref().unwrap_or(&mark.station);
        let x = painting.station(station).map_or(home, |station| station.x);
        for one in drawn(mark, rule).unwrap_or_default() {
            brush.mark(mark, &one, x - home);
        }
    }
    brush.finish()
}
