//! Running the tools that npm installs.

use super::BuildError;
use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

/// Runs a tool of `node_modules/` with arguments; what it reports goes to the terminal.
pub fn run<A: AsRef<OsStr>>(
    root: &Path,
    tool: &'static str,
    arguments: impl IntoIterator<Item = A>,
) -> Result<(), BuildError> {
    let program = root.join("node_modules/.bin").join(tool);
    let status = Command::new(program)
        .args(arguments)
        .status()
        .map_err(|error| BuildError::NoTool { tool, error })?;
    match status.success() {
        true => Ok(()),
        false => Err(BuildError::ToolFailed(tool)),
    }
}
