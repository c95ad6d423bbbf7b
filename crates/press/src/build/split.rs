//! The second stage: the linked program is split into the first chunk and the later ones.
//!
//! A later chunk holds what only the functions with its name in `#[wasm_split]` reach. The splitter
//! finds that out by itself, and writes the loader: a script that fetches a chunk when one of these
//! functions is first called.

use super::bindgen::FIRST;
use super::{BuildError, Mode};
use std::fs;
use std::path::Path;
use wasm_split_cli_support::{Options, transform};

/// The first chunk, or the whole program, as it goes to wasm-bindgen; its glue gets the same name.
pub const MAIN: &str = "main.wasm";
/// The loader; there is none for a program in one piece.
pub const LOADER: &str = "__wasm_split.js";
/// What the names of the later chunks begin with that belong to one name in `#[wasm_split]`. A chunk that
/// several of them share has another name.
const PREFIX: &str = "split_";

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

/// A later chunk in the folder of the build.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Later {
    /// The name of its file, with which the loader fetches it.
    pub file: String,
    /// Its name in the site, without hash and extension.
    pub name: String,
}

impl Later {
    /// The chunk in a file of this name; `None` for other files.
    fn of(file: &str) -> Option<Self> {
        let stem = file.strip_suffix(".wasm")?;
        (file != MAIN && file != FIRST).then(|| Self {
            file: file.to_owned(),
            name: stem.strip_prefix(PREFIX).unwrap_or(stem).to_owned(),
        })
    }
}

/// The later chunks in the folder, in order.
pub fn later(work: &Path) -> Result<Vec<Later>, BuildError> {
    let mut chunks = Vec::new();
    for entry in fs::read_dir(work).map_err(BuildError::io(work))? {
        let name = entry.map_err(BuildError::io(work))?.file_name();
        chunks.extend(Later::of(&name.to_string_lossy()));
    }
    chunks.sort();
    Ok(chunks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_chunks_are_all_wasm_but_the_first() {
        let name = |file| Later::of(file).map(|chunk| chunk.name);
        assert_eq!(name("split_explorer.wasm").as_deref(), Some("explorer"));
        assert_eq!(name("chunk_3.wasm").as_deref(), Some("chunk_3"));
        for file in [MAIN, FIRST, LOADER, "main.js"] {
            assert_eq!(name(file), None);
        }
    }
}
