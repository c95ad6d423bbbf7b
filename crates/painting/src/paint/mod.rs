//! SVG: layers of stations, marks of a step, and whole pictures.
//!
//! Everything is painted by a [`Brush`], which notes the stamps, classes and sets that it uses, so that a
//! document holds those and no others.

mod bounds;
mod brush;
mod chapter;
mod document;
mod marks;
mod number;
mod sheets;
mod still;
mod style;
mod vignette;

pub use bounds::path as path_extent;
pub use brush::{Body, Brush};
pub use chapter::ChapterArt;
pub use marks::{Drawn, drawn};
pub use sheets::{Depth, Sheet, sheets};
pub use still::{flat, shot, still};
pub use vignette::vignette;
