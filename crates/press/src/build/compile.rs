//! The first stage: Cargo compiles and links the program.

use super::{BuildError, Mode};
use serde::Deserialize;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

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
const TO_SPLIT: [&str; 4] = ["--", "--cfg", "split", "-Clink-args=--emit-relocs"];

/// Compiles the program and returns the linked wasm.
pub fn compile(root: &Path, mode: Mode) -> Result<Vec<u8>, BuildError> {
    // The Cargo that runs press, if it was one.
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(root)
        .args(["rustc", "--package", PROGRAM, "--bin", PROGRAM])
        .args(["--target", TARGET])
        .arg("--message-format=json-render-diagnostics")
        .stdout(Stdio::piped());
    if mode.is_release() {
        command
            .args(["--profile", "wasm-release"])
            .envs(SMALL_STD)
            .env(FLAGS, format!("{} {SMALL}", without_paths()));
    }
    if mode == Mode::Split {
        command.args(TO_SPLIT);
    }
    let failed = |error| BuildError::NoTool {
        tool: "cargo",
        error,
    };
    let mut running = command.spawn().map_err(failed)?;
    let mut linked = None;
    if let Some(messages) = running.stdout.take() {
        for line in BufReader::new(messages).lines() {
            linked = artifact(&line.map_err(failed)?).or(linked);
        }
    }
    if !running.wait().map_err(failed)?.success() {
        return Err(BuildError::ToolFailed("cargo"));
    }
    let linked = linked.ok_or(BuildError::NoProgram)?;
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

/// A message of Cargo.
#[derive(Deserialize)]
struct Message {
    reason: String,
    target: Option<Target>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

/// The linked program, if the message is about it.
fn artifact(line: &str) -> Option<PathBuf> {
    let message: Message = serde_json::from_str(line).ok()?;
    let target = message.target?;
    let is_program = message.reason == "compiler-artifact"
        && target.name == PROGRAM
        && target.kind.iter().any(|kind| kind == "bin");
    let mut files = message.filenames.into_iter();
    files.find(|file| is_program && file.extension().is_some_and(|kind| kind == "wasm"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_found_among_cargos_messages() {
        let message = |name: &str, kind: &str| {
            format!(
                r#"{{"reason":"compiler-artifact","target":{{"name":"{name}","kind":["{kind}"]}},
                "filenames":["/t/changjuan.d","/t/changjuan.wasm"],"fresh":true}}"#
            )
        };
        let found = artifact(&message("changjuan", "bin"));
        assert_eq!(found, Some("/t/changjuan.wasm".into()));
        assert_eq!(artifact(&message("changjuan", "lib")), None);
        assert_eq!(artifact(&message("story", "bin")), None);
        assert_eq!(
            artifact(r#"{"reason":"build-finished","success":true}"#),
            None
        );
        assert_eq!(artifact("no message"), None);
    }
}
