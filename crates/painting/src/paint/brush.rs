//! Paints drawings as SVG and notes what it uses.

use super::bounds::{meet, moved, path, union};
use super::number::{coordinate, number};
use crate::Painting;
use crate::model::{Drawing, Group, Placed, Point, Rect, Stroke};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Painted SVG, without a document around it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// The elements.
    pub svg: String,
    /// The stamps that they use.
    pub stamps: BTreeSet<String>,
    /// The classes of their own paths.
    pub classes: BTreeSet<String>,
    /// The sets of the palette that they use.
    pub sets: BTreeSet<String>,
    /// What they cover, in the coordinates that they are painted in.
    pub extent: Option<Rect>,
}

impl Body {
    /// Adds what another body has behind it. Its coordinates are moved by `dx`.
    pub fn append(&mut self, other: &Self, dx: f64) {
        if other.svg.is_empty() {
            return;
        }
        if dx == 0.0 {
            self.svg.push_str(&other.svg);
        } else {
            // Writing to a String cannot fail.
            let _ = write!(
                self.svg,
                "<g transform=\"translate({})\">{}</g>",
                coordinate(dx),
                other.svg
            );
        }
        self.stamps.extend(other.stamps.iter().cloned());
        self.classes.extend(other.classes.iter().cloned());
        self.sets.extend(other.sets.iter().cloned());
        if let Some([x, y, w, h]) = other.extent {
            self.extent = Some(union(self.extent, [x + dx, y, w, h]));
        }
    }
}

/// Paints drawings. What a painting does not have is left out; `check` finds it.
pub struct Brush<'a> {
    painting: &'a Painting,
    /// The part that is seen, in the coordinates that are painted in; `None` paints everything.
    view: Option<Rect>,
    body: Body,
}

/// How a stamp is placed.
pub struct Placing<'a> {
    /// Its ground point.
    pub at: Point,
    /// The scale in both directions; negative ones mirror.
    pub scale: [f64; 2],
    /// A set of the palette.
    pub palette: Option<&'a str>,
}

impl<'a> Brush<'a> {
    /// A brush for the part of the world in `view`, or for everything.
    pub fn new(painting: &'a Painting, view: Option<Rect>) -> Self {
        Self {
            painting,
            view,
            body: Body::default(),
        }
    }

    /// What was painted.
    pub fn finish(self) -> Body {
        self.body
    }

    /// Paints a drawing in the state of a step: groups for other steps are left out.
    pub fn drawing(&mut self, drawing: &Drawing, step: Option<&str>) {
        match drawing {
            Drawing::Placed(placed) => self.placed(placed),
            Drawing::Stroke(stroke) => self.stroke(stroke),
            Drawing::Group(group) => {
                let shown = group
                    .when
                    .as_ref()
                    .is_none_or(|when| step.is_some_and(|step| when.iter().any(|id| id == step)));
                if shown {
                    self.group(group, step);
                }
            }
        }
    }

    fn group(&mut self, group: &Group, step: Option<&str>) {
        let mut head = String::new();
        if let Some(set) = &group.palette {
            let _ = write!(head, " class=\"{set}\"");
        }
        if let Some(opacity) = group.opacity {
            let _ = write!(head, " opacity=\"{}\"", number(opacity, 2));
        }
        let start = self.body.svg.len();
        for drawing in &group.drawings {
            self.drawing(drawing, step);
        }
        if head.is_empty() || self.body.svg.len() == start {
            return;
        }
        self.body.sets.extend(group.palette.clone());
        self.body.svg.insert_str(start, &format!("<g{head}>"));
        self.body.svg.push_str("</g>");
    }

    fn placed(&mut self, placed: &Placed) {
        let crate::model::DrawingGrid(columns, rows, dx, dy) = match placed.grid {
            Some(grid) => grid,
            None => crate::model::DrawingGrid(1, 1, 0.0, 0.0),
        };
        let wide = if placed.flip {
            -placed.scale
        } else {
            placed.scale
        };
        for row in 0..rows {
            for column in 0..columns {
                self.stamp(
                    &placed.stamp,
                    &Placing {
                        at: [
                            placed.at[0] + f64::from(column) * dx,
                            placed.at[1] + f64::from(row) * dy,
                        ],
                        scale: [wide, placed.scale * placed.height],
                        palette: placed.palette.as_deref(),
                    },
                );
            }
        }
    }

    /// Paints one stamp.
    pub fn stamp(&mut self, id: &str, placing: &Placing<'_>) {
        let Some(stamp) = self.painting.stamps.get(id) else {
            return;
        };
        if !self.covers(moved(stamp.bounds, placing.at, placing.scale)) {
            return;
        }
        let class = placing
            .palette
            .map(|set| format!(" class=\"{set}\""))
            .unwrap_or_default();
        let place = transform(placing.at, placing.scale);
        let _ = write!(self.body.svg, "<use href=\"#{id}\"{class}{place}/>");
        self.body.stamps.insert(id.to_owned());
        self.body.sets.extend(placing.palette.map(str::to_owned));
    }

    /// Paints several stamps as one thing, in its own coordinates.
    pub fn parts(&mut self, place: &Placing<'_>, parts: &[(&str, Placing<'_>)]) {
        let bounds = parts.iter().fold(None, |extent, (id, part)| {
            let stamp = self.painting.stamps.get(*id)?;
            Some(union(extent, moved(stamp.bounds, part.at, part.scale)))
        });
        if !bounds.is_some_and(|bounds| self.covers(moved(bounds, place.at, place.scale))) {
            return;
        }
        let _ = write!(self.body.svg, "<g{}>", transform(place.at, place.scale));
        let (view, extent) = (self.view.take(), self.body.extent);
        for (id, part) in parts {
            self.stamp(id, part);
        }
        self.view = view;
        self.body.extent = extent;
        self.body.svg.push_str("</g>");
    }

    fn stroke(&mut self, stroke: &Stroke) {
        let Some([x, y, w, h]) = path(&stroke.d) else {
            return;
        };
        let half = stroke.width.unwrap_or(1.0) / 2.0 + stroke.lift.unwrap_or(0.0).abs();
        if !self.covers([x - half, y - half, w + 2.0 * half, h + 2.0 * half]) {
            return;
        }
        let mut look = String::new();
        if let Some(width) = stroke.width {
            let _ = write!(look, " stroke-width=\"{}\"", number(width, 2));
        }
        if let Some(dash) = &stroke.dash {
            let _ = write!(look, " stroke-dasharray=\"{dash}\"");
        }
        if let Some(opacity) = stroke.opacity {
            let _ = write!(look, " opacity=\"{}\"", number(opacity, 2));
        }
        let (class, d) = (&stroke.class, &stroke.d);
        if let Some(lift) = stroke.lift {
            let lift = coordinate(lift);
            let _ = write!(
                self.body.svg,
                "<path class=\"ink\" d=\"{d}\"/>\
                 <path class=\"{class}\" transform=\"translate(.5 {lift})\"{look} d=\"{d}\"/>"
            );
            self.body.classes.insert("ink".to_owned());
        } else {
            let _ = write!(self.body.svg, "<path class=\"{class}\"{look} d=\"{d}\"/>");
        }
        self.body.classes.insert(class.clone());
    }

    /// Whether something is seen; if so, the extent grows by it.
    fn covers(&mut self, bounds: Rect) -> bool {
        let seen = self.view.is_none_or(|view| meet(view, bounds));
        if seen {
            self.body.extent = Some(union(self.body.extent, bounds));
        }
        seen
    }
}

/// The attributes that place an element.
fn transform([x, y]: Point, [wide, high]: [f64; 2]) -> String {
    let (x, y) = (coordinate(x), coordinate(y));
    let (wide, high) = (number(wide, 2), number(high, 2));
    match (wide.as_str(), high.as_str()) {
        ("1", "1") => format!(" transform=\"translate({x} {y})\""),
        _ if wide == high => format!(" transform=\"translate({x} {y})scale({wide})\""),
        _ => format!(" transform=\"translate({x} {y})scale({wide} {high})\""),
    }
}
