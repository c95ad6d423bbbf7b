//! The third stage: wasm-bindgen writes the glue between the first chunk and the page.

use super::split::MAIN;
use super::{BuildError, Mode};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// The glue.
pub const GLUE: &str = "main.js";
/// The first chunk, as the glue expects it.
pub const FIRST: &str = "main_bg.wasm";

/// A part of the names of all exports of wasm-streams. Leptos needs that crate for server functions, of which
/// this program has none, but exports are kept whether they are used or not. The bundler removes their
/// classes from the glue.
const UNUSED: &str = "intounderlying";

/// Writes [`GLUE`] and [`FIRST`] into the folder, from the first chunk that is in it.
pub fn generate(mode: Mode, work: &Path) -> Result<(), BuildError> {
    let failed = |error| BuildError::Bindgen(format!("{error:#}"));
    let split = mode == Mode::Split;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(work.join(MAIN))
        .typescript(false)
        // The later chunks refer to the first one's exports by the names that the linker gave them.
        .keep_lld_exports(split)
        .demangle(!split)
        .web(true)
        .map_err(|error| BuildError::Bindgen(format!("{error:#}")))?;
    bindgen.generate(work).map_err(failed)?;
    if mode.is_release() {
        drop_unused(&work.join(FIRST))?;
    }
    Ok(())
}

/// Removes the exports that no script calls, so that wasm-opt can remove their code.
fn drop_unused(file: &Path) -> Result<(), BuildError> {
    let failed = |error| BuildError::Bindgen(format!("{error:#}"));
    let mut program = walrus::Module::from_file(file).map_err(failed)?;
    let unused: Vec<_> = program
        .exports
        .iter()
        .filter(|export| export.name.contains(UNUSED))
        .map(|export| export.id())
        .collect();
    for export in unused {
        program.exports.delete(export);
    }
    program.emit_wasm_file(file).map_err(failed)
}
