//! Running Cargo: its messages go to the terminal, and are kept for what depends on them.

use super::BuildError;
use serde::Deserialize;
use std::env;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A message of Cargo, one a line of its output.
#[derive(Deserialize)]
struct Message {
    reason: String,
    target: Option<Target>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
    message: Option<Diagnostic>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

/// What the compiler says of the code.
#[derive(Deserialize)]
struct Diagnostic {
    level: String,
    /// As the compiler writes it to a terminal: what is wrong, file, line, the line itself, and what helps.
    rendered: Option<String>,
}

/// A file that Cargo has made.
#[derive(Debug, PartialEq, Eq)]
pub struct Artifact {
    /// The name of the target that it is of.
    pub target: String,
    /// The kind of that target: `bin`, `lib`, …
    pub kinds: Vec<String>,
    pub file: PathBuf,
}

/// The Cargo that runs press, or the one on the path.
pub fn command() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a Cargo command that compiles; returns the files that it has made. Fails with the compiler's errors.
pub fn run(command: &mut Command) -> Result<Vec<Artifact>, BuildError> {
    run_with(command, &[])
}

/// The same of `cargo rustc`, with options for the compiler.
pub fn run_with(command: &mut Command, options: &[&str]) -> Result<Vec<Artifact>, BuildError> {
    let failed = |error| BuildError::NoTool {
        tool: "cargo",
        error,
    };
    command.arg("--message-format=json").stdout(Stdio::piped());
    if !options.is_empty() {
        command.arg("--").args(options);
    }
    let mut running = command.spawn().map_err(failed)?;
    let mut read = Read::default();
    if let Some(messages) = running.stdout.take() {
        for line in BufReader::new(messages).lines() {
            read.line(&line.map_err(failed)?);
        }
    }
    match running.wait().map_err(failed)?.success() {
        true => Ok(read.artifacts),
        false if read.errors.is_empty() => Err(BuildError::ToolFailed("cargo")),
        false => Err(BuildError::Compile(read.errors.concat())),
    }
}

/// What has been read of Cargo's messages.
#[derive(Default)]
struct Read {
    artifacts: Vec<Artifact>,
    errors: Vec<String>,
}

impl Read {
    /// Reads a message. Lines that are none are left out.
    fn line(&mut self, line: &str) {
        let Ok(message) = serde_json::from_str::<Message>(line) else {
            return;
        };
        if let Some(Diagnostic { level, rendered }) = message.message {
            let rendered = rendered.unwrap_or_default();
            eprint!("{rendered}");
            if level == "error" {
                self.errors.push(rendered);
            }
        }
        let Some(target) = message
            .target
            .filter(|_| message.reason == "compiler-artifact")
        else {
            return;
        };
        self.artifacts
            .extend(message.filenames.into_iter().map(|file| Artifact {
                target: target.name.clone(),
                kinds: target.kind.clone(),
                file,
            }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn artifacts_and_errors_are_kept() {
        let mut read = Read::default();
        for line in [
            r#"{"reason":"compiler-artifact","target":{"name":"changjuan","kind":["bin"]},
                "filenames":["/t/changjuan.d","/t/changjuan.wasm"],"fresh":true}"#,
            r#"{"reason":"compiler-message","target":{"name":"changjuan","kind":["lib"]},
                "message":{"level":"error","rendered":"error: here\n"}}"#,
            r#"{"reason":"compiler-message","target":{"name":"changjuan","kind":["lib"]},
                "message":{"level":"warning","rendered":"warning: there\n"}}"#,
            r#"{"reason":"build-finished","success":true}"#,
            "no message",
        ] {
            read.line(line);
        }
        let files: Vec<_> = read.artifacts.iter().map(|one| one.file.to_str()).collect();
        assert_eq!(files, [Some("/t/changjuan.d"), Some("/t/changjuan.wasm")]);
        assert_eq!(read.artifacts[1].target, "changjuan");
        assert_eq!(read.artifacts[1].kinds, ["bin"]);
        assert_eq!(read.errors, ["error: here\n"]);
    }
}
