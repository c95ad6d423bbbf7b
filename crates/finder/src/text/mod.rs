//! Free-text search: the form in which text is compared, and where a term stands in it.

mod normal;
mod texts;

pub use normal::{found, normal, terms};
pub use texts::Texts;
