//! The files of a scene as the browser gets them: one with all its sheets, and one with what its marks
//! look like. The stamps that several sheets share are so downloaded once.

use super::bounds::{moved, union};
use super::brush::{Body, Brush, Placing};
use super::document::{document, stack};
use super::sheets::{Depth, sheets};
use crate::Painting;
use crate::model::{Rect, Scene, Theme};
use crate::score::Score;
use serde::Serialize;

/// Where a sheet lies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SheetPlace {
    /// The fragment that chooses it in the scene's file: `#sc-gallery-far`.
    pub id: String,
    /// Its station.
    pub station: String,
    /// How far it is.
    pub depth: Depth,
    /// The steps that show it; `None` if it is always there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Vec<String>>,
    /// What it covers, in whole units local to the station: left, top, width, height.
    pub view: Rect,
}

/// All sheets of a scene.
#[derive(Clone, Debug, PartialEq)]
pub struct ChapterArt {
    /// One SVG file. An image with the address `FILE#ID` shows the sheet of that id and has to be as large
    /// as its view.
    pub svg: String,
    /// The sheets of every station, back to front.
    pub sheets: Vec<SheetPlace>,
}

/// The sheets of a scene in one file.
pub fn chapter(painting: &Painting, scene: &Scene, theme: Theme) -> ChapterArt {
    let mut places = Vec::new();
    let mut bodies = Vec::new();
    for station in &scene.stations {
        for sheet in sheets(painting, station) {
            let view = whole(
                sheet.body.extent.unwrap_or_default(),
                painting.scroll.height,
            );
            places.push(SheetPlace {
                id: sheet.id,
                station: station.id.clone(),
                depth: sheet.depth,
                when: sheet.when,
                view,
            });
            bodies.push(sheet.body);
        }
    }
    let pictures: Vec<(String, &Body, Rect)> = (places.iter().zip(&bodies))
        .map(|(place, body)| (place.id.clone(), body, place.view))
        .collect();
    ChapterArt {
        svg: stack(painting, &pictures, theme),
        sheets: places,
    }
}

/// A rectangle of whole units around another one, cut off at the foot of the world.
fn whole([x, y, w, h]: Rect, height: f64) -> Rect {
    let (left, top) = (x.floor(), y.floor().min(height - 1.0));
    let (right, bottom) = ((x + w).ceil(), (y + h).ceil().min(height));
    [left, top, (right - left).max(1.0), (bottom - top).max(1.0)]
}

/// The looks of a score side by side, so that a canvas can copy each mark from one image.
#[derive(Clone, Debug, PartialEq)]
pub struct Atlas {
    /// An SVG file of the size of the last cell's right lower corner.
    pub svg: String,
    /// The cell of each look of the score, in its order.
    pub cells: Vec<Cell>,
    /// The width and height of the file, in units.
    pub size: [f64; 2],
}

/// Where a look is in an atlas, in whole units. The units are those of the stamps: a mark that is drawn
/// with scale 0.5 is half as large as its cell.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Cell {
    /// Left, top, width, height.
    pub view: Rect,
    /// The ground point, from the cell's left upper corner.
    pub ground: [f64; 2],
}

/// The looks of a score as one picture.
pub fn atlas(painting: &Painting, score: &Score, theme: Theme) -> Atlas {
    /// The width after which a new row begins.
    const ROW: f64 = 1_200.0;
    /// The space between cells, so that no look bleeds into another.
    const GAP: f64 = 4.0;
    let mut brush = Brush::new(painting, None);
    let mut cells = Vec::new();
    let (mut x, mut y, mut row, mut extent) = (GAP, GAP, 0.0_f64, None);
    for (stamp, set) in &score.looks {
        let bounds = painting
            .stamps
            .get(stamp)
            .map_or([0.0; 4], |stamp| stamp.bounds);
        let [left, top, w, h] = whole(moved(bounds, [0.0, 0.0], [1.0, 1.0]), f64::MAX);
        if x > GAP && x + w > ROW {
            (x, y, row) = (GAP, y + row + GAP, 0.0);
        }
        let placing = Placing {
            at: [x - left, y - top],
            scale: [1.0, 1.0],
            palette: set.as_deref(),
        };
        brush.stamp(stamp, &placing);
        let view = [x, y, w, h];
        extent = Some(union(extent, view));
        cells.push(Cell {
            view,
            ground: [-left, -top],
        });
        x += w + GAP;
        row = row.max(h);
    }
    let [left, top, w, h] = extent.unwrap_or_default();
    let size = [left + w + GAP, top + h + GAP];
    let body = brush.finish();
    Atlas {
        svg: document(
            painting,
            &body,
            [0.0, 0.0, size[0], size[1]],
            Some(size),
            theme,
            false,
        ),
        cells,
        size,
    }
}
