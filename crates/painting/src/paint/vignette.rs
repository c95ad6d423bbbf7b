//! A vignette as an SVG document, without a ground.

use super::brush::Brush;
use super::document::document;
use crate::Painting;
use crate::model::{Theme, Vignette};

/// The picture of a vignette.
pub fn vignette(painting: &Painting, vignette: &Vignette, theme: Theme) -> String {
    let [width, height] = vignette.size;
    let view = [0.0, 0.0, width, height];
    let mut brush = Brush::new(painting, Some(view));
    for drawing in &vignette.draw {
        brush.drawing(drawing, None);
    }
    let size = Some(vignette.size);
    document(painting, &brush.finish(), view, size, theme)
}
