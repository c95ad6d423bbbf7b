//! Free-text search: the form in which text is compared, and the index that finds it.

mod index;
mod normal;

pub use index::TextIndex;
pub use normal::{found, normal, terms};
