//! Vignettes: small pictures that stand by themselves, on cards and small pages.

use super::Drawing;
use serde::Deserialize;

/// A small picture by itself. It is decoration: it tells no fact and has no words.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vignette {
    /// Its id, by which cards and pages name it.
    pub id: String,
    /// Its width and height. What its drawings reach beyond them is cut.
    pub size: [f64; 2],
    /// Its drawings, back to front; x and y count from the left upper corner.
    pub draw: Vec<Drawing>,
}
