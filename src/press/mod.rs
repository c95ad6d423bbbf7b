//! What the newsroom runs: checks the content with line and column, prerenders
//! the site out of Trunk's output, and serves it.
//!
//! `source` reads JSON with the place of every value, `check` finds faults in
//! it, `fact_table` and `headings` list what the story tells and sets in the serif,
//! `site` builds the finished pages and `serve` answers requests for them.
//! Nothing here is part of what readers download.

pub mod check;
pub mod cli;
pub mod fact_table;
pub mod fault;
pub mod fonts;
pub mod headings;
#[cfg(feature = "sample")]
pub mod sample;
pub mod serve;
pub mod site;
mod source;
