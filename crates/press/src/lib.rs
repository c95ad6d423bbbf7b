//! The newsroom's tool: checks the content and reports faults with line and column, prints the site from
//! Trunk's output, and serves it.
//!
//! `source` reads JSON with the position of every value, and `check` finds faults in it. `fact_table`
//! lists the facts with the sentences that mention them, `headings` the text in the heading font. `pages`
//! has the pages as static views, `site` writes them and all files around them, and `serve` serves them.
//! `sample` makes sites with any number of cards, for tests and measurements. Readers download nothing of
//! this crate.

pub mod check;
pub mod cli;
pub mod fact_table;
pub mod fault;
pub mod fonts;
pub mod headings;
pub mod pages;
pub mod sample;
mod sample_cards;
pub mod serve;
pub mod site;
mod source;
