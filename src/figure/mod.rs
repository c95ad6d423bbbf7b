//! How a fact looks: its written form, the figure in prose, the counter, the note.
//!
//! Which figures stand where is the content's affair.

mod format;
mod prose;

pub use format::{Written, written};
pub use prose::{Figure, Prose};
