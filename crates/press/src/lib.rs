//! The newsroom's tool: checks the content with line and column, builds the site and serves it.
//!
//! `source` reads JSON with the place of every value and `check` finds faults in it; `art` does so for the drawings. `fact_table` and
//! `headings` list what the story tells and what it sets in the serif. `build` leads from the sources
//! to the finished site: it makes the program, `pages` are the pages as static views, and `site`
//! writes them and all files around them. `serve` answers requests for them, and `watch` builds again what
//! an editor changes.
//! `sample` makes sites with any number of cards, for tests and measurements. Nothing here is part of
//! what readers download.

pub mod art;
pub mod build;
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
pub mod watch;
