//! The second stage: the linked program is split into the first chunk and the later ones.
//!
//! A later chunk holds what only the functions with its name in `#[wasm_split]` reach. The splitter
//! finds that out by itself, and writes the loader: a script that fetches a chunk when one of these
//! functions is first called.

use super::{BuildError, Mode};
use std::fs;
use std::path::Path;
use wasm_split_cli_support::{Options, transform};

/// The first chunk, or the whole program, as it goes to wasm-bindgen; its glue gets the same name.
pub const MAIN: &str = "main.wasm";
/// The loader; there is none for a program in one piece.
pub const LOADER: &str = "__wasm_split.js";
/// What the names of the later chunks begin with.
pub const PREFIX: &str = "split_";

/// Writes [`MAIN`], [`LOADER`] and the later chunks into the folder; the program as it is, unless it
/// is to be split.
pub fn split(linked: &[u8], mode: Mode, work: &Path) -> Result<(), BuildError> {
    let main = work.join(MAIN);
    if mode != Mode::Split {
        return fs::write(&main, linked).map_err(BuildError::io(main));
    }
    let link_name = format!("./{LOADER}");
    let mut options = Options::new(linked);
    options.output_dir = work;
    options.main_out_path = &main;
    options.link_name = &link_name;
    options.main_module = "./main.js";
    let done = transform(options).map_err(|error| BuildError::Split(format!("{error:#}")))?;
    if done.split_modules.is_empty() {
        return Err(BuildError::Split("nothing was split off".to_owned()));
    }
    Ok(())
}

/// The names of the later chunks in the folder, without [`PREFIX`] and extension, in order.
pub fn later(work: &Path) -> Result<Vec<String>, BuildError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(work).map_err(BuildError::io(work))? {
        let name = entry.map_err(BuildError::io(work))?.file_name();
        let name = name.to_string_lossy();
        let chunk = name
            .strip_prefix(PREFIX)
            .and_then(|name| name.strip_suffix(".wasm"));
        names.extend(chunk.map(str::to_owned));
    }
    names.sort();
    Ok(names)
}
