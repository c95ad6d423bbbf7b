//! The pictures of scenes. Each kind of scene has a file with a pure layout function, which returns the
//! shapes of a scene and their poses at a step. Between steps only poses change, never shapes.
//!
//! press prints the picture of a chapter's last step with a score of all steps ([`scene_print`]), which
//! the browser plays. It also writes the picture of every step to a file of its own ([`still_svg`]).

mod branches;
mod course;
mod lines;
mod look;
mod marks;
mod masonry;
mod path;
mod picture;
mod print;
mod section;
mod still;
mod svg;
mod track;
mod unit_chart;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use look::Look;
pub use picture::{Anchor, Group, LegendEntry, MarkRow, Picture, Pose, Shape};
pub use print::{LegendPrint, ScenePrint, scene_print};
pub use score::{HEIGHT, WIDTH};
pub use still::{MissingToken, Palette, still_svg};

use story::{Drawing, Story};

/// The picture of a drawing at a step that shows the elements with the ids in `shown`. Groups that move
/// with the scroll are at the end of their runs. Facts that the story lacks are left out.
pub fn picture(story: &Story, drawing: &Drawing, shown: &[String]) -> Picture {
    match drawing {
        Drawing::UnitChart(data) => unit_chart::layout(data, story, shown),
        Drawing::Section(data) => section::layout(data, story, shown),
        Drawing::Branches(data) => branches::layout(data, story, shown),
        Drawing::Course(data) => course::layout(data, story, shown, 1.0),
    }
}
