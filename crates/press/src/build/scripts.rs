//! Beside the program: the scripts that run without it are minified for the release.

use super::{BuildError, Mode, folder, tool};
use crate::site::SCRIPTS;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// It finds out which engines are too old, so it keeps the plain syntax that it is written in.
const PLAIN: &str = "boot.js";

/// The folder with the scripts as the site gets them. Minifying keeps the name `PRESS`, in whose place
/// the site puts what scripts share with the rest.
pub fn prepare(root: &Path, mode: Mode) -> Result<PathBuf, BuildError> {
    let public = root.join("public");
    if !mode.is_release() {
        return Ok(public);
    }
    let to = folder(root).join("scripts");
    for (is_plain, how) in [(true, "--minify-whitespace"), (false, "--minify")] {
        let files = SCRIPTS
            .into_iter()
            .filter(|name| (*name == PLAIN) == is_plain)
            .map(|name| public.join(name).into_os_string());
        let out = format!("--outdir={}", to.display());
        let options = [how, "--log-level=warning", &out].map(OsString::from);
        tool::run(root, "esbuild", files.chain(options))?;
    }
    Ok(to)
}
