//! Drawings of a station: a stamp at a place, an own path, or a group of drawings.

use super::{flag, one};
use serde::Deserialize;

/// One drawing of a layer, in coordinates of its station.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Raw")]
pub enum Drawing {
    /// A stamp or figure at a place.
    Placed(Placed),
    /// A path of the scene itself.
    Stroke(Stroke),
    /// Drawings that share a palette, an opacity or the steps that show them.
    Group(Group),
}

/// A stamp or figure at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The id of the stamp.
    pub stamp: String,
    /// Where its ground point stands.
    pub at: super::Point,
    /// The scale.
    pub scale: f64,
    /// Extra height: the vertical scale is `scale` times this.
    pub height: f64,
    /// Whether it is mirrored.
    pub flip: bool,
    /// The set of the palette that recolours it.
    pub palette: Option<String>,
    /// Repeats it in columns and rows.
    pub grid: Option<Grid>,
}

/// Columns, rows, and the distances between them.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Grid(pub u16, pub u16, pub f64, pub f64);

/// A path of the scene itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// The path, as in SVG.
    pub d: String,
    /// The class: a slot or alias to fill with, or one with `s-` before it to stroke with.
    pub class: String,
    /// The stroke's width.
    pub width: Option<f64>,
    /// The dashes, as in SVG.
    pub dash: Option<String>,
    /// The opacity.
    pub opacity: Option<f64>,
    /// Painted in ink first, then again shifted down by this: a swelling line.
    pub lift: Option<f64>,
}

/// Drawings that share something.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its name, for marks that are drawn as a group.
    pub id: Option<String>,
    /// The drawings, back to front.
    pub drawings: Vec<Drawing>,
    /// The steps that show it; `None` if it is always there.
    pub when: Option<Vec<String>>,
    /// The set of the palette that recolours its drawings.
    pub palette: Option<String>,
    /// The opacity.
    pub opacity: Option<f64>,
}

/// The most times that one placed drawing may be repeated.
const MOST_REPEATED: u32 = 1_000;

/// All fields that a drawing may have. Which ones belong together is checked in `try_from`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(rename = "use")]
    stamp: Option<String>,
    x: Option<f64>,
    y: Option<f64>,
    #[serde(default = "one")]
    scale: f64,
    #[serde(default = "one")]
    sy: f64,
    #[serde(default, deserialize_with = "flag")]
    flip: bool,
    palette: Option<String>,
    grid: Option<Grid>,
    d: Option<String>,
    c: Option<String>,
    w: Option<f64>,
    dash: Option<String>,
    o: Option<f64>,
    lift: Option<f64>,
    group: Option<Vec<Drawing>>,
    when: Option<Vec<String>>,
    id: Option<String>,
    opacity: Option<f64>,
}

impl TryFrom<Raw> for Drawing {
    type Error = &'static str;

    fn try_from(raw: Raw) -> Result<Self, Self::Error> {
        let of_stroke = raw.c.is_some() || raw.w.is_some() || raw.dash.is_some() || raw.o.is_some();
        let of_placed = raw.x.is_some() || raw.y.is_some() || raw.grid.is_some() || raw.flip;
        let of_group = raw.when.is_some() || raw.id.is_some() || raw.opacity.is_some();
        match (raw.stamp, raw.d, raw.group) {
            (Some(stamp), None, None) if !of_stroke && !of_group && raw.lift.is_none() => {
                let (Some(x), Some(y)) = (raw.x, raw.y) else {
                    return Err("a placed drawing needs x and y");
                };
                // The limit is kept here, so that nothing that was read can take for ever to paint.
                if let Some(Grid(columns, rows, ..)) = raw.grid
                    && !(1..=MOST_REPEATED).contains(&(u32::from(columns) * u32::from(rows)))
                {
                    return Err("a grid repeats its drawing 1 to 1000 times: columns times rows");
                }
                Ok(Self::Placed(Placed {
                    stamp,
                    at: [x, y],
                    scale: raw.scale,
                    height: raw.sy,
                    flip: raw.flip,
                    palette: raw.palette,
                    grid: raw.grid,
                }))
            }
            (None, Some(d), None) if !of_placed && !of_group && raw.palette.is_none() => {
                Ok(Self::Stroke(Stroke {
                    d,
                    class: raw.c.ok_or("an own path needs a class c")?,
                    width: raw.w,
                    dash: raw.dash,
                    opacity: raw.o,
                    lift: raw.lift,
                }))
            }
            (None, None, Some(drawings)) if !of_placed && !of_stroke => Ok(Self::Group(Group {
                id: raw.id,
                drawings,
                when: raw.when,
                palette: raw.palette,
                opacity: raw.opacity,
            })),
            (None, None, None) => {
                Err("a drawing needs use (a stamp), d (an own path) or group; give one of them")
            }
            _ => Err(
                "a drawing mixes fields: use has x, y, scale, sy, flip, palette, grid; d has c, w, \
                 dash, o, lift; group has when, id, palette, opacity",
            ),
        }
    }
}
