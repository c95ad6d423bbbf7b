//! The finished site, served as it will be and read in real browsers.
//!
//! `make test` builds the site and then runs this; by hand:
//! `cargo test --workspace --test e2e -- chromium::explorer`. Some tests run at a time, each in a browser of its own that
//! the next one takes over; each test begins as a new reader. Tests that count frames or measure times run alone, after
//! the others. A test fails on any error in the console and on any
//! violation of the page's policy, unless the test expects it.

mod browser;
mod camera;
mod frames;
mod host;
mod print;
mod reader;
mod runner;
mod site;
mod steps;

mod access;
mod accessibility_tree;
mod checks;
mod counters;
mod dev;
mod embedding_bounds;
mod embedding_changes;
mod embedding_codes;
mod embedding_jumps;
mod embedding_looks;
mod embedding_messages;
mod embedding_pages;
mod embedding_share;
mod embedding_sizes;
mod embedding_steps;
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
mod pictures;
mod reading;
mod rollers;
mod scrolling;
mod translation;
mod traps;

use browser::{Browser, CHROMIUM};
use libtest_mimic::{Arguments, Failed, Trial};
use runner::{Runner, Test};
use std::process::ExitCode;
use std::sync::Arc;

/// The number of tests that run at a time. On two cores three were the fastest, because tests wait much.
const AT_A_TIME: usize = 3;

/// The tests that the release in one piece has to pass too: each island works once.
const SMOKE: [&str; 8] = [
    "islands::the_live_page_has_the_text_that_was_printed",
    "islands::controls_work_once_their_island_is_live",
    "notes::a_number_opens_its_note_by_keyboard",
    "explorer::a_place_and_a_topic_leave_their_cards_and_back_undoes_them",
    "explorer::the_wall_of_numbers_filters_by_article",
    "embedding_share::the_browser_shares_title_and_link",
    "embedding_messages::partners_get_the_events_that_they_ask_for_and_no_others",
    "access::the_contents_work_by_keyboard",
];

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(AT_A_TIME);
    let tests: Vec<Test> = [
        checks::tests(),
        dev::tests(),
        print::tests(),
        reading::tests(),
        islands::tests(),
        foreign_changes::tests(),
        translation::tests(),
        notes::tests(),
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
        motion::tests(),
        rollers::tests(),
        embedding_sizes::tests(),
        embedding_changes::tests(),
        embedding_steps::tests(),
        embedding_jumps::tests(),
        embedding_bounds::tests(),
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
    let alone: Vec<Test> = [
        counters::tests(),
        embedding_messages::tests(),
        camera::tests(),
        pictures::tests(),
        scrolling::tests(),
    ]
    .into_iter()
    .flatten()
    .map(Test::alone)
    .collect();
    let smoke: Vec<Test> = SMOKE
        .iter()
        .map(|name| {
            let mut all = tests.iter().chain(&alone);
            let found = all.find(|test| test.name() == *name);
            let test = found.unwrap_or_else(|| panic!("SMOKE: there is no test {name}"));
            Test {
                browsers: CHROMIUM,
                ..test.unsplit()
            }
        })
        .collect();
    let runner = Arc::new(Runner::new());
    let mut trials = Vec::new();
    // Browser by browser, so that each opens as seldom as possible.
    for tests in [tests, smoke, alone] {
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
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    runner.close();
    conclusion.exit_code()
}
