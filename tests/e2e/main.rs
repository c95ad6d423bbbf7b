//! The finished site, served as it will be and read in real browsers.
//!
//! `make test` builds the site and then runs this; by hand:
//! `cargo test --features e2e --test e2e -- chromium::explorer`. One browser is open at a time and is shared
//! by its tests; each test begins as a new reader. A test fails on any error in the console and on any
//! breach of the page's policy, unless it says which it expects.

mod browser;
mod frames;
mod host;
mod place;
mod reader;
mod site;
mod stage;

mod access;
mod counting;
mod ears;
mod embedding_bounds;
mod embedding_codes;
mod embedding_jumps;
mod embedding_looks;
mod embedding_messages;
mod embedding_pages;
mod embedding_scenes;
mod embedding_share;
mod embedding_sizes;
mod embedding_turns;
mod explorer;
mod explorer_colours;
mod explorer_long;
mod explorer_more;
mod explorer_phone;
mod explorer_reach;
mod explorer_results;
mod explorer_take;
mod explorer_views;
mod faults;
mod figures;
mod hydration;
mod layout;
mod motion;
mod painting;
mod reading;
mod scenes;
mod scrolling;

use browser::Browser;
use libtest_mimic::{Arguments, Failed, Trial};
use stage::{Stage, Test};
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = Some(1);
    let tests: Vec<Test> = [
        ears::tests(),
        reading::tests(),
        hydration::tests(),
        figures::tests(),
        counting::tests(),
        explorer::tests(),
        explorer_long::tests(),
        explorer_more::tests(),
        explorer_colours::tests(),
        explorer_results::tests(),
        explorer_views::tests(),
        explorer_take::tests(),
        explorer_reach::tests(),
        explorer_phone::tests(),
        faults::tests(),
        layout::tests(),
        scrolling::tests(),
        motion::tests(),
        scenes::tests(),
        painting::tests(),
        embedding_sizes::tests(),
        embedding_turns::tests(),
        embedding_scenes::tests(),
        embedding_jumps::tests(),
        embedding_bounds::tests(),
        embedding_messages::tests(),
        embedding_codes::tests(),
        embedding_share::tests(),
        embedding_looks::tests(),
        embedding_pages::tests(),
        access::tests(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let stage = Arc::new(Stage::new());
    let mut trials = Vec::new();
    // Browser by browser, so that each opens once.
    for browser in Browser::ALL {
        for test in tests
            .iter()
            .filter(|test| test.browsers.contains(&browser))
            .copied()
        {
            let stage = stage.clone();
            trials.push(Trial::test(
                format!("{}::{}", browser.name(), test.name()),
                move || stage.run(browser, test).map_err(Failed::from),
            ));
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    stage.close();
    conclusion.exit_code()
}
