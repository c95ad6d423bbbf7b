//! Marks: which stamp stands at each place, and how it is painted.

use super::brush::{Body, Brush, Placing};
use crate::Painting;
use crate::model::{Mark, Place, Point, Rule};
use crate::places::{Misplaced, places};

/// From this number on, marks that do not stand in rows (`keep`) stand at whole units: half a unit
/// is not seen in a crowd, and the numbers are a large part of its picture.
const CROWD: u32 = 500;

/// One mark at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// Which of the marks it is, counted from 0; the same at every step.
    pub index: u32,
    /// Where it stands, in the coordinates of the rule's station.
    pub at: Point,
    /// The scale in both directions; a negative one mirrors.
    pub scale: [f64; 2],
    /// Its stamp.
    pub stamp: String,
    /// Its set of the palette.
    pub palette: Option<String>,
    /// Whether it is made of the mark's parts.
    pub parts: bool,
    /// Whether it is dashed: 余 or 近.
    pub open: bool,
}

/// All marks of a kind under a rule, in the order in which they are painted: from the far one to the near
/// one, or as the rule gives them.
pub fn drawn(mark: &Mark, rule: &Rule) -> Result<Vec<Drawn>, Misplaced> {
    let is_crowd = mark.n >= CROWD && !mark.keep;
    let mut out: Vec<Drawn> = places(mark, rule)?
        .into_iter()
        .zip(0..)
        .map(|(place, index)| one(mark, place, index))
        .map(|one| Drawn {
            at: if is_crowd {
                one.at.map(f64::round)
            } else {
                one.at
            },
            ..one
        })
        .collect();
    if !mark.keep {
        out.sort_by(|a, b| a.at[1].total_cmp(&b.at[1]));
    }
    Ok(out)
}

fn one(mark: &Mark, place: Place, index: u32) -> Drawn {
    let open = index >= mark.n.saturating_sub(mark.open_inside());
    let open_stamp = mark.open.as_ref().map(|open| &open.stamp).filter(|_| open);
    let stamp = open_stamp
        .or(place.stamp.as_ref())
        .or_else(|| dealt(&mark.stamps, index))
        .cloned()
        .unwrap_or_default();
    let palette = place
        .palette
        .or_else(|| dealt(&mark.palettes, index).cloned());
    let scale = mark.scale * place.scale;
    let wide = if mark.flip == place.flip {
        scale
    } else {
        -scale
    };
    let high = if mark.parts.is_empty() {
        scale * place.height
    } else {
        scale
    };
    Drawn {
        index,
        at: place.at,
        scale: [wide, high],
        stamp,
        palette,
        parts: !mark.parts.is_empty() && index < mark.n,
        open: open && mark.open.is_some(),
    }
}

/// What is dealt to a mark from a list, so that neighbours differ.
fn dealt(list: &[String], index: u32) -> Option<&String> {
    let length = u32::try_from(list.len()).ok().filter(|n| *n > 0)?;
    list.get(((index * 7 + (index >> 3)) % length) as usize)
}

/// What a mark looks like at the point 0,0 in its natural size.
pub fn look(painting: &Painting, mark: &Mark, drawn: &Drawn) -> Body {
    let mut brush = Brush::new(painting, None);
    let there = Drawn {
        at: [0.0, 0.0],
        scale: [1.0, 1.0],
        ..drawn.clone()
    };
    brush.mark(mark, &there, 0.0);
    brush.finish()
}

impl Brush<'_> {
    /// Paints one mark, moved right by `dx`.
    pub fn mark(&mut self, mark: &Mark, drawn: &Drawn, dx: f64) {
        let place = Placing {
            at: [drawn.at[0] + dx, drawn.at[1]],
            scale: drawn.scale,
            palette: drawn.palette.as_deref(),
        };
        if !drawn.parts {
            self.stamp(&drawn.stamp, &place);
            return;
        }
        let parts: Vec<(&str, Placing<'_>)> = mark
            .parts
            .iter()
            .map(|part| {
                let round = part
                    .palettes
                    .get(drawn.index as usize % part.palettes.len().max(1));
                let wide = if part.flip { -part.scale } else { part.scale };
                let placing = Placing {
                    at: [part.dx, part.dy],
                    scale: [wide, part.scale],
                    palette: round.or(part.palette.as_ref()).map(String::as_str),
                };
                (part.stamp.as_str(), placing)
            })
            .collect();
        self.parts(&place, &parts);
    }
}
