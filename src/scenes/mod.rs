//! The pictures: one file a kind of scene, each a pure layout function. A layout says which
//! shapes there are and where a step puts them; [`SceneView`] renders the last step's picture
//! and, once alive, moves the groups. Shapes never change between steps.

mod branches;
mod course;
mod marks;
mod picture;
mod section;
#[cfg(any(test, not(target_arch = "wasm32")))]
mod still;
mod unit_chart;
mod view;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use picture::{Group, HEIGHT, Picture, Place, WIDTH};
#[cfg(any(test, not(target_arch = "wasm32")))]
pub use still::{Palette, still_svg, still_svg_in};
pub use view::SceneView;

use crate::content::{Drawing, FactId, Piece, Story, pieces};
use crate::figure::written;

/// A drawing as a step that shows these elements has it, the road drawn to its end.
pub fn picture(story: &Story, drawing: &Drawing, shown: &[String]) -> Picture {
    match drawing {
        Drawing::UnitChart(data) => unit_chart::layout(data, story, shown),
        Drawing::Section(data) => section::layout(data, story, shown),
        Drawing::Branches(data) => branches::layout(data, story, shown),
        Drawing::Course(data) => course::layout(data, story, shown, 1.0),
    }
}

/// A prose string as plain text, its figures written out.
fn words(story: &Story, prose: &str) -> String {
    pieces(prose)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Figure(id) => story
                .fact(&FactId(id.to_owned()))
                .map_or_else(String::new, |fact| written(fact).to_string()),
        })
        .collect()
}
