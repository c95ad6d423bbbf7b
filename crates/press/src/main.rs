//! Checks the content, builds the site and serves it: see `press help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    press::cli::main()
}
