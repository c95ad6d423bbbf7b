//! What a layout hands out: groups of shapes with stable ids, each at a place, in one fixed
//! box. Between steps only places change, never shapes.

pub use super::lines::{ems, wrapped};
use super::svg::push;
pub use super::{HEIGHT, WIDTH};
use crate::content::{Fact, FactId, Story};
use crate::figure::written;

/// The size of labels: 12.5 px on a phone.
pub const TEXT: f64 = 22.0;
/// The size of figures.
pub const FIGURE: f64 = 26.0;

/// A scene as one step shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Bottom to top.
    pub groups: Vec<Group>,
    /// What one mark is.
    pub legend: Vec<Entry>,
}

/// Shapes that move together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Stable between steps: the element's id, with a number or a word where it has several groups.
    pub id: String,
    pub place: Place,
    /// Follows the scroll itself, so nothing eases it.
    pub linked: bool,
    pub shapes: Vec<Shape>,
    /// The countable marks among the shapes.
    pub marks: Run,
}

/// Where a group stands. Hidden groups wait at their interim place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub x: f64,
    pub y: f64,
    pub scale: (f64, f64),
    pub shown: bool,
}

/// Equal marks in a row, within their group: `count` boxes, the first given by its
/// left top corner and size, the others `pitch` further each.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Run {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub pitch: f64,
    pub count: usize,
}

/// A drawn thing, in its group's coordinates.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Path(Look, String),
    /// A line of text: the figure, if any, stands before the words.
    Text {
        look: Look,
        x: f64,
        y: f64,
        anchor: Anchor,
        figure: String,
        words: String,
    },
}

/// The point of a line of text that its x is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of the legend: a swatch drawn around the origin, 30 units wide, and words.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub swatch: Vec<Shape>,
    pub words: String,
}

/// How a shape is inked; the class that `style/scenes.css` gives its colours to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Filled: ink, soft ink, the chapter's pigment, its text variant, vermilion, paper, lamplight.
    Ink,
    Soft,
    Pigment,
    Deep,
    Vermilion,
    Paper,
    Lamp,
    /// The pigment as a thin wash.
    Wash,
    /// The pigment as a wall.
    Wall,
    /// Ink as a veil over what is below.
    Veil,
    /// Drawn: an ink line, a soft one, an open edge, lines in other colours.
    Line,
    Thin,
    Open,
    Outline,
    Stamp,
    Carved,
    Cord,
    Rod,
    Twig,
    Road,
    Lane,
    /// One dot, or one small person, for every stroke of no length.
    Dots,
    Folk,
    /// Text: a label, a soft one, a frame's name, on a dark ground.
    Label,
    Quiet,
    Head,
    Bright,
    /// Paper with an ink edge.
    Petal,
}

impl Look {
    /// Its class.
    pub fn class(self) -> &'static str {
        match self {
            Self::Ink => "ink",
            Self::Soft => "soft",
            Self::Pigment => "pigment",
            Self::Deep => "deep",
            Self::Vermilion => "vermilion",
            Self::Paper => "paper",
            Self::Lamp => "lamp",
            Self::Wash => "wash",
            Self::Wall => "wall",
            Self::Veil => "veil",
            Self::Line => "line",
            Self::Thin => "thin",
            Self::Open => "open",
            Self::Outline => "outline",
            Self::Stamp => "stamp",
            Self::Carved => "carved",
            Self::Cord => "cord",
            Self::Rod => "rod",
            Self::Twig => "twig",
            Self::Road => "road",
            Self::Lane => "lane",
            Self::Dots => "dots",
            Self::Folk => "folk",
            Self::Label => "label",
            Self::Quiet => "quiet",
            Self::Head => "head",
            Self::Bright => "bright",
            Self::Petal => "petal",
        }
    }
}

impl Place {
    /// Shown at full size with its origin here.
    pub fn at(x: f64, y: f64) -> Self {
        Self {
            x,
            y,
            scale: (1.0, 1.0),
            shown: true,
        }
    }

    /// The same at another size.
    pub fn scaled(self, scale: f64) -> Self {
        Self {
            scale: (scale, scale),
            ..self
        }
    }

    /// This place when `shown`, else hidden at an interim place so far from it.
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

    /// As the value of an SVG `transform` attribute, or with units, of the CSS property.
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
    /// A group of shapes without countable marks.
    pub fn new(id: impl Into<String>, place: Place, shapes: Vec<Shape>) -> Self {
        Self {
            id: id.into(),
            place,
            linked: false,
            shapes,
            marks: Run::default(),
        }
    }

    /// The same with its countable marks declared.
    pub fn with_marks(self, marks: Run) -> Self {
        Self { marks, ..self }
    }
}

impl Run {
    /// One mark around the group's origin.
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
    /// A path.
    pub fn path(look: Look, d: impl Into<String>) -> Self {
        Self::Path(look, d.into())
    }

    /// A label at the left end of its line.
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

    /// A written figure at the left end of its line, with words after it.
    pub fn figure(x: f64, y: f64, fact: &Fact, words: &str) -> Self {
        Self::Text {
            look: Look::Label,
            x,
            y,
            anchor: Anchor::Start,
            figure: written(fact).to_string(),
            words: words.to_owned(),
        }
    }

    /// The same text with another point of it at x.
    pub fn anchored(mut self, to: Anchor) -> Self {
        if let Self::Text { anchor, .. } = &mut self {
            *anchor = to;
        }
        self
    }

    /// The same text in another look.
    pub fn looking(mut self, as_: Look) -> Self {
        if let Self::Text { look, .. } = &mut self {
            *look = as_;
        }
        self
    }
}

/// The fact, when the story has it.
pub fn fact<'a>(story: &'a Story, id: &FactId) -> Option<&'a Fact> {
    story.fact(id)
}

/// How many marks a fact is drawn with: its value.
pub fn count(story: &Story, id: &FactId) -> usize {
    story.fact(id).map_or(0, |fact| fact.value.whole() as usize)
}

/// Whether a step shows the element.
pub fn shows(shown: &[String], id: &str) -> bool {
    shown.iter().any(|element| element == id)
}

/// Whether the report says that the true figure is larger: then an edge stays open.
pub fn is_open(story: &Story, id: &FactId) -> bool {
    story
        .fact(id)
        .is_some_and(|fact| fact.qualifier == crate::content::Qualifier::Over)
}
