//! The story itself: cover, chapters with their steps, closing, sources.
//!
//! The pictures are `scenes`' affair, the figures `figure`'s.

mod blocks;
mod chapter;
mod closing;
mod cover;
mod reading;
mod sources;

pub use chapter::{Chapters, chapter_number};
pub use closing::Closing;
pub use cover::Cover;
pub use reading::minutes;
pub use sources::{HEADING as SOURCES_HEADING, Sources};
