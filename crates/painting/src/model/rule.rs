//! Rules that say where the marks of one kind stand.

use super::{Point, flag, one};
use serde::Deserialize;

/// Where marks stand. The rule's numbers are local to `station`, or to the mark's station if it has none.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Raw")]
pub struct Rule {
    /// Another station than the mark's own.
    pub station: Option<String>,
    /// The places.
    pub kind: RuleKind,
}

/// The kinds of rules.
#[derive(Clone, Debug, PartialEq)]
pub enum RuleKind {
    /// Every place by itself.
    List(Vec<Place>),
    /// Columns and rows.
    Grid(Grid),
    /// Along a curve, one or several abreast.
    Path(Path),
    /// Several curves with a number of marks each.
    Rows(Vec<Row>),
    /// Rows of given lengths, bowed, parted by lanes.
    Crowd(Crowd),
    /// Lanes of things that float.
    Drift(Drift),
    /// A race course that widens towards the reader.
    Course(Course),
}

/// A place of a mark, in the coordinates of its rule. A list writes it as x, y, scale, flip, palette, stamp, extra
/// height.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Vec<serde_json::Value>")]
pub struct Place {
    /// Where the ground point stands.
    pub at: Point,
    /// The scale, times that of the mark.
    pub scale: f64,
    /// Whether it is mirrored, besides the mark itself.
    pub flip: bool,
    /// A set of the palette, instead of those that the mark deals.
    pub palette: Option<String>,
    /// A stamp, instead of the mark's.
    pub stamp: Option<String>,
    /// Extra height.
    pub height: f64,
}

/// Columns and rows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// The first place.
    pub x: f64,
    /// The first place.
    pub y: f64,
    /// How many columns.
    pub cols: u16,
    /// The distance of columns.
    pub dx: f64,
    /// The distance of rows.
    pub dy: f64,
    /// How much each column is lower than the one before.
    #[serde(default)]
    pub rise: f64,
    /// How far places are moved at random, in both directions.
    #[serde(default)]
    pub jitter: [f64; 2],
    /// Gaps between columns: the column and the width.
    #[serde(default)]
    pub gaps: Vec<[f64; 2]>,
    /// Gaps between rows.
    #[serde(default, rename = "rowGaps")]
    pub row_gaps: Vec<[f64; 2]>,
    /// Whether every second row is shifted by half a column.
    #[serde(default, deserialize_with = "flag")]
    pub stagger: bool,
}

/// Along a curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// The points of the curve.
    pub points: Vec<Point>,
    /// The scale at its start and near its end.
    pub scale: [f64; 2],
    /// Which part of the curve is used.
    pub span: [f64; 2],
    /// How many stand abreast.
    pub abreast: u16,
    /// The distance of those abreast, at the start and near the end.
    pub gap: [f64; 2],
}

/// A curve with a number of marks.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The points of the curve.
    pub path: Vec<Point>,
    /// How many marks.
    pub n: u16,
    /// Their scale.
    #[serde(default = "one")]
    pub scale: f64,
}

/// Rows of given lengths.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crowd {
    /// The middle of the first row.
    pub x: f64,
    /// The first row.
    pub y: f64,
    /// The distance of neighbours.
    pub dx: f64,
    /// The distance of rows.
    pub dy: f64,
    /// How much the ends of a row are lower than its middle.
    #[serde(default)]
    pub bow: f64,
    /// How many stand in each row.
    pub counts: Vec<u16>,
    /// The scale of the first and of the last row.
    pub scale: [f64; 2],
    /// How far places are moved at random.
    #[serde(default)]
    pub jitter: [f64; 2],
    /// Lanes that part the crowd: where (-1 to 1) and how wide.
    #[serde(default)]
    pub lanes: Vec<[f64; 2]>,
}

/// Lanes of things that float.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drift {
    /// How many lanes.
    pub lanes: u16,
    /// The left end.
    pub x: f64,
    /// The first lane.
    pub y: f64,
    /// The length of the lanes.
    pub w: f64,
    /// The distance of lanes.
    pub dy: f64,
    /// The height of the waves.
    pub wave: f64,
    /// How far places are moved at random.
    pub jitter: f64,
}

/// A race course.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// The points of its middle line.
    pub path: Vec<Point>,
    /// Its width at the start and at the end, and the power between them.
    pub width: [f64; 3],
    /// The scale at the start and at the end, and the power between them.
    pub scale: [f64; 3],
    /// Which part of the line is used.
    #[serde(default = "whole_course")]
    pub span: [f64; 2],
}

fn whole_course() -> [f64; 2] {
    [0.004, 0.995]
}

impl Place {
    /// A place with nothing of its own but a scale.
    pub fn new(x: f64, y: f64, scale: f64) -> Self {
        Self {
            at: [x, y],
            scale,
            flip: false,
            palette: None,
            stamp: None,
            height: 1.0,
        }
    }
}

impl TryFrom<Vec<serde_json::Value>> for Place {
    type Error = String;

    fn try_from(values: Vec<serde_json::Value>) -> Result<Self, String> {
        const SHAPE: &str = "a place is [x, y, scale, flip, palette, use, sy]; x and y are needed";
        if values.len() < 2 || values.len() > 7 {
            return Err(SHAPE.to_owned());
        }
        let number = |i: usize, or: f64| match values.get(i) {
            None | Some(serde_json::Value::Null) => Ok(or),
            Some(value) => value.as_f64().ok_or(SHAPE),
        };
        let text = |i: usize| match values.get(i) {
            None | Some(serde_json::Value::Null) => Ok(None),
            Some(value) => value
                .as_str()
                .map(|text| Some(text.to_owned()))
                .ok_or(SHAPE),
        };
        Ok(Self {
            at: [number(0, f64::NAN)?, number(1, f64::NAN)?],
            scale: number(2, 1.0)?,
            flip: number(3, 0.0)? != 0.0,
            palette: text(4)?,
            stamp: text(5)?,
            height: number(6, 1.0)?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    station: Option<String>,
    list: Option<Vec<Place>>,
    grid: Option<Grid>,
    path: Option<Vec<Point>>,
    scale: Option<[f64; 2]>,
    span: Option<[f64; 2]>,
    abreast: Option<u16>,
    gap: Option<[f64; 2]>,
    rows: Option<Vec<Row>>,
    crowd: Option<Crowd>,
    drift: Option<Drift>,
    course: Option<Course>,
}

impl TryFrom<Raw> for Rule {
    type Error = &'static str;

    fn try_from(raw: Raw) -> Result<Self, Self::Error> {
        let of_path =
            raw.scale.is_some() || raw.span.is_some() || raw.abreast.is_some() || raw.gap.is_some();
        if of_path && raw.path.is_none() {
            return Err("scale, span, abreast and gap belong to a rule with path");
        }
        let path = raw.path.map(|points| {
            RuleKind::Path(Path {
                points,
                scale: raw.scale.unwrap_or([1.0, 1.0]),
                span: raw.span.unwrap_or([0.0, 1.0]),
                abreast: raw.abreast.unwrap_or(1),
                gap: raw.gap.unwrap_or([0.0, 0.0]),
            })
        });
        let mut kinds = [
            raw.list.map(RuleKind::List),
            raw.grid.map(RuleKind::Grid),
            path,
            raw.rows.map(RuleKind::Rows),
            raw.crowd.map(RuleKind::Crowd),
            raw.drift.map(RuleKind::Drift),
            raw.course.map(RuleKind::Course),
        ]
        .into_iter()
        .flatten();
        match (kinds.next(), kinds.next()) {
            (Some(kind), None) => Ok(Self {
                station: raw.station,
                kind,
            }),
            _ => Err(
                "a rule is one of list, grid, path, rows, crowd, drift, course; give exactly one",
            ),
        }
    }
}
