//! How a fact looks: its written form, the figure in prose, the large figure
//! that counts up, the note that says where it comes from, the wall of them all.
//!
//! Which figures stand where is the content's affair.

mod citation;
mod counter;
mod counting;
mod format;
mod note;
mod pace;
#[cfg(not(target_arch = "wasm32"))]
mod print;
mod wall;

pub use citation::Citation;
pub use format::{Written, written};
pub use note::{Note, NoteRequest};
#[cfg(not(target_arch = "wasm32"))]
pub use print::{Figure, LargeFigure, Prose, plain};
pub use wall::{HEADING as WALL_HEADING, Wall};
