//! The fourth stage: wasm-opt makes every chunk small.

use super::bindgen::FIRST;
use super::{BuildError, split, tool};
use std::path::Path;
use std::thread;

/// What wasm-opt does. The features are what the pinned rustc emits by default, not more: boot.js asks
/// the browser for exactly these before it downloads anything.
const OPTIONS: [&str; 10] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--converge",
    "--strip-producers",
];

/// Optimises the chunks in the folder, each in its place.
pub fn optimise(root: &Path, work: &Path) -> Result<(), BuildError> {
    let mut files = vec![FIRST.to_owned()];
    files.extend(split::later(work)?.into_iter().map(|chunk| chunk.file));
    thread::scope(|scope| {
        let running: Vec<_> = files
            .iter()
            .map(|file| scope.spawn(move || one(root, &work.join(file))))
            .collect();
        let done = running.into_iter().map(|one| match one.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        done.collect()
    })
}

fn one(root: &Path, file: &Path) -> Result<(), BuildError> {
    let file = file.as_os_str();
    let arguments = OPTIONS.iter().map(AsRef::as_ref);
    tool::run(
        root,
        "wasm-opt",
        arguments.chain([file, "-o".as_ref(), file]),
    )
}
