//! Changjuan: newspaper articles as one interactive scroll story.
//!
//! The parts and the arrows between them are in `docs/architecture.md`.

pub mod app;
pub mod content;
pub mod dom;
pub mod embed;
pub mod explorer;
pub mod figure;
pub mod page;
#[cfg(feature = "press")]
pub mod press;
pub mod printed;
pub mod scenes;
pub mod scroll;
pub mod share;
pub mod story;
