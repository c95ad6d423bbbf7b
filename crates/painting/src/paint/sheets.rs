//! Sheets: the parts of a station that move or appear by themselves. A station is a pile of them; its
//! marks lie between [`Depth::Middle`] and [`Depth::Near`].

use super::brush::{Body, Brush};
use crate::Painting;
use crate::camera::far_shift;
use crate::model::{Drawing, Rect, Station};
use serde::{Deserialize, Serialize};

/// How far a sheet is from the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Depth {
    /// Hills and mist, which move slower (see `camera::far_shift`).
    Far,
    /// Water.
    Base,
    /// Everything else behind the marks.
    Middle,
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
/// group for some steps only comes between them. Such a group has a sheet of its own. With `view`, in the station's
/// coordinates, only what lies in it is painted.
pub fn sheets(painting: &Painting, station: &Station, view: Option<Rect>) -> Vec<Sheet> {
    let mut out: Vec<Sheet> = Vec::new();
    for (depth, drawings) in [
        (Depth::Far, &station.far),
        (Depth::Base, &station.base),
        (Depth::Middle, &station.middle),
        (Depth::Near, &station.near),
    ] {
        for drawing in drawings {
            let when = match drawing {
                Drawing::Group(group) => group.when.clone(),
                _ => None,
            };
            let seen = match depth {
                Depth::Far => view.map(shifted),
                _ => view,
            };
            let mut brush = Brush::new(painting, seen);
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
                        Depth::Base => "base",
                        Depth::Middle => "middle",
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

/// What a view shows of a far layer, wherever the camera is.
fn shifted([x, y, w, h]: Rect) -> Rect {
    let most = far_shift(f64::INFINITY);
    [x - most, y, w + 2.0 * most, h]
}
