//! Where the reader is: the visible band, the step being read, the progress
//! through a chapter. Plain functions on plain numbers, and one adaptor that
//! measures the page and calls back. Knows nothing of stories or pictures.
//!
//! All positions are CSS pixels, growing downwards.

mod band;
mod frame_band;
mod layout;
mod position;
mod watch;

pub use band::Band;
pub use frame_band::{Sight, is_believable, shift, watch_band};
pub use layout::{Layout, Place};
pub use position::{progress, step_at};
pub use watch::{Follower, Line, Selectors, watch};
