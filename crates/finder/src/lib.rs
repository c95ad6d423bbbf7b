//! The engine of the district explorer, as plain functions: filtering, searching, comparing, exporting.
//!
//! [`Options`] are what a reader can choose, a [`Query`] is what the reader has chosen, a [`Catalog`] answers
//! it, and a [`Display`] is how the results are shown. [`decode`] and [`encode`] keep query and display in
//! an address, [`compare`] puts places side by side, [`csv`] makes a file of the results.
//! Nothing here needs a page or a browser.
//!
//! Everything with a value for each facet is an [`EnumMap`], so code that lacks the value of a new [`Facet`]
//! does not compile.

pub mod tile_grid;

mod catalog;
mod compare;
mod display;
mod export;
mod facet;
mod options;
mod query;
mod record;
mod scan;
mod status;
#[cfg(test)]
mod tests;
mod text;
mod url;

pub use catalog::Catalog;
pub use compare::{Comparison, Line, compare};
pub use display::{Display, Presentation, Sort};
pub use enum_map::EnumMap;
pub use export::csv;
pub use facet::{Facet, embed_keys, embed_page_keys};
pub use options::{Choice, Filing, Options};
pub use query::{LONGEST_TEXT, Query};
pub use record::{CardRecord, RecordNumber};
pub use scan::{Answer, Finder};
pub use status::{status, unknown_line};
pub use text::{found, normal, terms};
pub use url::{AddressState, Unknown, asks, decode, encode};
