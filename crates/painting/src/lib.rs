//! The story's hand scroll, drawn from data: one long painting with stations where the camera stops, and
//! counted marks that stand for the story's numbers.
//!
//! [`Painting::read`] takes the text of the art's files. Everything else is plain functions on it: where
//! marks stand ([`places`]), what a screen shows ([`camera`]), and SVG ([`paint`]). This crate knows no
//! browser, no files and no pages.

pub mod camera;
pub mod flat;
pub mod model;
pub mod paint;
pub mod places;
pub mod plan;
pub mod score;
pub mod words;

mod alternative;
mod cast;
mod check;
mod facts;
mod fault;
mod label;
mod read;
mod stamp;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use alternative::alternative;
pub use check::check;
pub use facts::{Facts, Figure};
pub use fault::{Fault, File};
pub use label::{PlacedLabel, labels};
pub use read::Painting;
pub use stamp::Stamp;
