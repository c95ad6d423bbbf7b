//! The first stage: Cargo compiles and links the program.

use super::cargo::{self, Artifact};
use super::{BuildError, Mode};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

const TARGET: &str = "wasm32-unknown-unknown";
const PROGRAM: &str = "changjuan";

/// The variable with the compiler's options for the whole program.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The released program is built with its own standard library, optimised for size (a sixth less to
/// load). In it a panic traps at once, without a message, because readers do not see panic messages.
/// Its symbols have v0 names, by which `bench/islands.mjs` weighs the islands; wasm-opt removes them.
const SMALL: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none \
                     -Zfmt-debug=none -Csymbol-mangling-version=v0";

/// These options are unstable in Cargo, so `RUSTC_BOOTSTRAP` lets the pinned stable compiler accept
/// them.
const SMALL_STD: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// What the program alone is compiled with, to be split: the split functions of `src/chunk.rs`, and
/// the relocations, by which the splitter finds out which function needs which.
const TO_SPLIT: [&str; 3] = ["--cfg", "split", "-Clink-args=--emit-relocs"];

/// Compiles the program and returns the linked wasm.
pub fn compile(root: &Path, mode: Mode) -> Result<Vec<u8>, BuildError> {
    let mut command = cargo::command();
    command
        .current_dir(root)
        .args(["rustc", "--package", PROGRAM, "--bin", PROGRAM])
        .args(["--target", TARGET]);
    if mode.is_release() {
        command
            .args(["--profile", "wasm-release"])
            .envs(SMALL_STD)
            .env(FLAGS, format!("{} {SMALL}", without_paths()));
    }
    let artifacts = match mode {
        Mode::Split => cargo::run_with(&mut command, &TO_SPLIT)?,
        Mode::Unsplit | Mode::Dev => cargo::run(&mut command)?,
    };
    let is_program = |one: &Artifact| {
        one.target == PROGRAM
            && one.kinds.iter().any(|kind| kind == "bin")
            && one.file.extension().is_some_and(|kind| kind == "wasm")
    };
    let linked = artifacts.into_iter().find(is_program);
    let linked = linked.ok_or(BuildError::NoProgram)?.file;
    fs::read(&linked).map_err(BuildError::io(linked))
}

/// The option that keeps the paths of this machine out of the program.
fn without_paths() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = env::var_os("HOME")?;
        Some(Path::new(&home).join(".cargo"))
    });
    home.map_or_else(String::new, |home| {
        format!("--remap-path-prefix={}/registry/src=", home.display())
    })
}
