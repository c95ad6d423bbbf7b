//! Where the reader is: the visible band, the step being read, the progress through a chapter.
//! Plain functions on plain numbers, without a browser; `src/movement/` measures the page and
//! calls them.
//!
//! All positions are CSS pixels and grow downwards.

mod band;
mod layout;
mod position;
mod ratio;
mod scroll_speed;
mod travel;
mod visible_targets;

pub use band::{Band, READING_LINE};
pub use layout::{ChapterLayout, Position};
pub use position::{progress, step_at};
pub use ratio::ratio;
pub use scroll_speed::flies_past;
pub use travel::Travel;
pub use visible_targets::{VisibleTargets, is_believable};
