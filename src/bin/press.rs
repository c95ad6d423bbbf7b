//! Checks the content, prerenders the site and serves it: see `press help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    changjuan::press::cli::main()
}
