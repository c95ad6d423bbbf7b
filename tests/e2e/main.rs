//! The finished site, served as it will be and read in real browsers.
//!
//! `make test` builds the site and then runs this; by hand:
//! `cargo test --features e2e --test e2e -- chromium::explorer`. One browser is open at a time and is shared
//! by its tests; each test begins as a new reader. A test fails on any error in the console and on any
//! violation of the page's policy, unless the test expects it.

mod browser;
mod frames;
mod host;
mod reader;
mod runner;
mod site;
mod steps;

mod access;
mod accessibility_tree;
mod checks;
mod counters;
mod embedding_bounds;
mod embedding_changes;
mod embedding_codes;
mod embedding_jumps;
mod embedding_looks;
mod embedding_messages;
mod embedding_pages;
mod embedding_scenes;
mod embedding_share;
mod embedding_sizes;
mod explorer;
mod explorer_access;
mod explorer_colours;
mod explorer_downloads;
mod explorer_failures;
mod explorer_long;
mod explorer_more;
mod explorer_phone;
mod explorer_presentations;
mod explorer_results;
mod failures;
mod foreign_changes;
mod islands;
mod layout;
mod motion;
mod notes;
mod painting;
mod reading;
mod scenes;
mod scrolling;
mod translation;
mod traps;

use browser::Browser;
use libtest_mimic::{Arguments, Failed, Trial};
use runner::{Runner, Test};
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = Some(1);
    let tests: Vec<Test> = [
        checks::tests(),
        reading::tests(),
        islands::tests(),
        foreign_changes::tests(),
        translation::tests(),
        notes::tests(),
        counters::tests(),
        explorer::tests(),
        explorer_long::tests(),
        explorer_failures::tests(),
        explorer_more::tests(),
        explorer_colours::tests(),
        explorer_results::tests(),
        explorer_presentations::tests(),
        explorer_downloads::tests(),
        explorer_access::tests(),
        explorer_phone::tests(),
        failures::tests(),
        traps::tests(),
        layout::tests(),
        scrolling::tests(),
        motion::tests(),
        scenes::tests(),
        painting::tests(),
        embedding_sizes::tests(),
        embedding_changes::tests(),
        embedding_scenes::tests(),
        embedding_jumps::tests(),
        embedding_bounds::tests(),
        embedding_messages::tests(),
        embedding_codes::tests(),
        embedding_share::tests(),
        embedding_looks::tests(),
        embedding_pages::tests(),
        access::tests(),
        accessibility_tree::tests(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let runner = Arc::new(Runner::new());
    let mut trials = Vec::new();
    // Browser by browser, so that each opens once.
    for browser in Browser::ALL {
        for test in tests
            .iter()
            .filter(|test| test.browsers.contains(&browser))
            .copied()
        {
            let runner = runner.clone();
            trials.push(Trial::test(
                format!("{}::{}", browser.name(), test.name()),
                move || runner.run(browser, test).map_err(Failed::from),
            ));
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    runner.close();
    conclusion.exit_code()
}
