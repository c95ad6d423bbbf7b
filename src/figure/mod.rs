//! How a fact looks: its written form, the figure in prose, the large figure
//! that counts up, the note that says where it comes from, the wall of them all.
//!
//! Which figures stand where is the content's affair.

mod citation;
mod counter;
mod format;
mod large;
mod note;
mod prose;
mod wall;

pub use citation::Citation;
pub use counter::{counts_up, shown_at};
pub use format::{Written, written};
pub use large::LargeFigure;
pub use note::{Note, NoteRequest};
pub use prose::{Figure, Prose, plain};
pub use wall::{HEADING as WALL_HEADING, Wall};
