//! The pictures: one file a kind of scene, each a pure layout function. A layout says which
//! shapes there are and where a step puts them; shapes never change between steps.
//!
//! Layouts run where the page is printed: [`SceneView`] prints the last step's picture with a
//! `score` of all the others, and in the browser a [`Player`] plays that score:
//! the printed elements move, or a worker paints them on a canvas.

mod elements;
mod painter;
mod player;
mod score;

#[cfg(not(target_arch = "wasm32"))]
mod branches;
#[cfg(not(target_arch = "wasm32"))]
mod course;
#[cfg(not(target_arch = "wasm32"))]
mod lines;
#[cfg(not(target_arch = "wasm32"))]
mod marks;
#[cfg(not(target_arch = "wasm32"))]
mod masonry;
#[cfg(not(target_arch = "wasm32"))]
mod picture;
#[cfg(not(target_arch = "wasm32"))]
mod section;
#[cfg(not(target_arch = "wasm32"))]
mod still;
#[cfg(not(target_arch = "wasm32"))]
mod svg;
#[cfg(not(target_arch = "wasm32"))]
mod track;
#[cfg(not(target_arch = "wasm32"))]
mod unit_chart;
#[cfg(not(target_arch = "wasm32"))]
mod view;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use player::Player;

#[cfg(not(target_arch = "wasm32"))]
pub use picture::{Group, Picture, Place};
#[cfg(not(target_arch = "wasm32"))]
pub use still::{Palette, still_svg, still_svg_in};
#[cfg(not(target_arch = "wasm32"))]
pub use view::SceneView;

/// The width of the box that every scene is drawn in.
pub const WIDTH: f64 = 600.0;
/// Its height; on a phone the width of 600 is shown at about 340 px.
pub const HEIGHT: f64 = 560.0;

#[cfg(not(target_arch = "wasm32"))]
use crate::{
    content::{Drawing, Story},
    figure::plain as words,
};

#[cfg(not(target_arch = "wasm32"))]
/// A drawing as a step that shows these elements has it, the road drawn to its end.
pub fn picture(story: &Story, drawing: &Drawing, shown: &[String]) -> Picture {
    match drawing {
        Drawing::UnitChart(data) => unit_chart::layout(data, story, shown),
        Drawing::Section(data) => section::layout(data, story, shown),
        Drawing::Branches(data) => branches::layout(data, story, shown),
        Drawing::Course(data) => course::layout(data, story, shown, 1.0),
    }
}
