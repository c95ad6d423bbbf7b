//! The story itself: cover, chapters with their steps, closing, sources, and
//! what helps to read it: contents, river, switches, the way back.
//!
//! The pictures are `scenes`' affair, the figures `figure`'s.

mod blocks;
mod chapter;
mod closing;
mod contents;
mod cover;
mod reading;
mod resume;
mod river;
mod sources;
mod switches;

pub use chapter::{Chapters, chapter_number};
pub use closing::Closing;
pub use contents::{Contents, HEADING as CONTENTS_HEADING};
pub use cover::Cover;
pub use reading::minutes;
pub use river::River;
pub use sources::{HEADING as SOURCES_HEADING, Sources};
