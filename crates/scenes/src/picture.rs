//! What a layout returns: groups of shapes with stable ids, each with a pose, in a box of fixed size.
//! All positions and sizes are units of the picture ([`WIDTH`] by [`HEIGHT`]); y grows downwards.

pub use crate::lines::{ems, wrapped};
pub use crate::look::Look;
use crate::path::push;
pub use crate::{HEIGHT, WIDTH};
use story::{Fact, FactId, Qualifier, Story};

/// The font size of labels, in units: 12.5 px on a phone.
pub const TEXT: f64 = 22.0;
/// The font size of numbers, in units.
pub const FIGURE: f64 = 26.0;

/// A scene at one step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The groups, from the bottom to the top.
    pub groups: Vec<Group>,
    /// What the marks and shapes mean.
    pub legend: Vec<LegendEntry>,
}

/// Shapes that move together. Their coordinates are relative to the group's pose.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The same at all steps: the element's id, with `/` and an index or a name where the element has
    /// several groups.
    pub id: String,
    /// Its position, size and visibility.
    pub pose: Pose,
    /// Whether it moves with the scroll. Such a group has no transition between steps.
    pub linked: bool,
    /// Its shapes, from the bottom to the top.
    pub shapes: Vec<Shape>,
    /// The countable marks among the shapes.
    pub marks: MarkRow,
}

/// Where a group is, at which size, and whether it is visible. A hidden group is at the position from
/// which it travels to its own when it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// The x of the group's origin, in units.
    pub x: f64,
    /// The y of the group's origin, in units.
    pub y: f64,
    /// The scale in x and in y; a negative scale in x mirrors the group.
    pub scale: (f64, f64),
    /// Whether the group is visible.
    pub shown: bool,
}

/// Equal marks in a row, in the coordinates of their group.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MarkRow {
    /// The left edge of the first mark's box.
    pub x: f64,
    /// The top edge of all boxes.
    pub y: f64,
    /// The width of a box.
    pub width: f64,
    /// The height of a box.
    pub height: f64,
    /// The distance from the left edge of a box to that of the next.
    pub pitch: f64,
    /// The number of marks.
    pub count: usize,
}

/// A shape, in its group's coordinates.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A path, as the value of the SVG attribute `d`.
    Path(Look, String),
    /// A line of text.
    Text {
        /// How it is filled.
        look: Look,
        /// The x of the point that `anchor` names.
        x: f64,
        /// The y of the baseline.
        y: f64,
        /// Which point of the line is at `x`.
        anchor: Anchor,
        /// A number with hedge and unit, set larger, before the words; may be empty.
        figure: String,
        /// The words; may be empty.
        words: String,
    },
}

/// The point of a line of text that is at its x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// A line of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendEntry {
    /// A sample of the mark or the shape, drawn around the origin, about 30 units wide.
    pub swatch: Vec<Shape>,
    /// What it means, as plain text.
    pub words: String,
}

impl Pose {
    /// A visible group at full size, with its origin at this point.
    pub fn at(x: f64, y: f64) -> Self {
        Self {
            x,
            y,
            scale: (1.0, 1.0),
            shown: true,
        }
    }

    /// The same pose with this scale in x and in y.
    pub fn scaled(self, scale: f64) -> Self {
        Self {
            scale: (scale, scale),
            ..self
        }
    }

    /// This pose if `shown`; otherwise hidden and moved by `dx` and `dy` units.
    pub fn unless_hidden(self, shown: bool, dx: f64, dy: f64) -> Self {
        if shown {
            self
        } else {
            Self {
                x: self.x + dx,
                y: self.y + dy,
                shown,
                ..self
            }
        }
    }

    /// The pose as a transform: the value of the SVG attribute if `px` is empty, or of the CSS property if
    /// `px` is the unit `px`.
    pub fn transform(&self, px: &str) -> String {
        let mut text = String::from("translate(");
        push(&mut text, self.x);
        text += px;
        text += if px.is_empty() { " " } else { "," };
        push(&mut text, self.y);
        text += px;
        text += ")";
        let (sx, sy) = self.scale;
        if (sx, sy) != (1.0, 1.0) {
            text += "scale(";
            push(&mut text, sx);
            if sx != sy {
                text += if px.is_empty() { " " } else { "," };
                push(&mut text, sy);
            }
            text += ")";
        }
        text
    }
}

impl Group {
    /// A group without countable marks that does not move with the scroll.
    pub fn new(id: impl Into<String>, pose: Pose, shapes: Vec<Shape>) -> Self {
        Self {
            id: id.into(),
            pose,
            linked: false,
            shapes,
            marks: MarkRow::default(),
        }
    }

    /// The same group with its countable marks.
    pub fn with_marks(self, marks: MarkRow) -> Self {
        Self { marks, ..self }
    }
}

impl MarkRow {
    /// One mark of this width and height, centred on the group's origin.
    pub fn single(width: f64, height: f64) -> Self {
        Self {
            x: -width / 2.0,
            y: -height / 2.0,
            width,
            height,
            pitch: 0.0,
            count: 1,
        }
    }
}

impl Shape {
    /// A path, from the value of the SVG attribute `d`.
    pub fn path(look: Look, d: impl Into<String>) -> Self {
        Self::Path(look, d.into())
    }

    /// A label whose left end is at `x`.
    pub fn label(x: f64, y: f64, words: impl Into<String>) -> Self {
        Self::Text {
            look: Look::Label,
            x,
            y,
            anchor: Anchor::Start,
            figure: String::new(),
            words: words.into(),
        }
    }

    /// The number of a fact, whose left end is at `x`, with words after it.
    pub fn figure(x: f64, y: f64, fact: &Fact, words: &str) -> Self {
        Self::Text {
            look: Look::Label,
            x,
            y,
            anchor: Anchor::Start,
            figure: fact.written().to_string(),
            words: words.to_owned(),
        }
    }

    /// The same text with another point of it at its x. Paths stay as they are.
    pub fn anchored(mut self, to: Anchor) -> Self {
        if let Self::Text { anchor, .. } = &mut self {
            *anchor = to;
        }
        self
    }

    /// The same text in another look. Paths stay as they are.
    pub fn looking(mut self, as_: Look) -> Self {
        if let Self::Text { look, .. } = &mut self {
            *look = as_;
        }
        self
    }
}

/// The fact with this id; `None` if the story lacks it.
pub fn fact<'a>(story: &'a Story, id: &FactId) -> Option<&'a Fact> {
    story.fact(id)
}

/// The number of marks that a fact is drawn with: its value, without decimals. 0 if the story lacks it.
pub fn count(story: &Story, id: &FactId) -> usize {
    story.fact(id).map_or(0, |fact| fact.value.whole() as usize)
}

/// Whether a step that shows the elements `shown` shows the one with this id.
pub fn shows(shown: &[String], id: &str) -> bool {
    shown.iter().any(|element| element == id)
}

/// Whether a fact is only a lower bound (超, 余, 多). Its picture has an open edge then.
pub fn is_open(story: &Story, id: &FactId) -> bool {
    story
        .fact(id)
        .is_some_and(|fact| fact.qualifier == Qualifier::Over)
}
