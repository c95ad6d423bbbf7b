//! The scenes: each printed picture shows the step that is being read.
//!
//! Everything that is drawn, and where it stands at each step, comes from the printed picture and
//! its score (`crates/score`). A worker paints the picture on a canvas ([`painter`]) where workers may
//! paint; elsewhere the printed elements themselves move ([`elements`]). [`player`] chooses.

mod elements;
mod painter;
mod player;

pub use player::ScenePlayer;
