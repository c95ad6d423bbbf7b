//! The fifth stage: glue and loader become one script, in which the later chunks have their final
//! names and integrities.
//!
//! So chunks of different builds never meet: the page names glue and first chunk by their hashes, and
//! the glue names the later ones.

use super::bindgen::{FIRST, GLUE};
use super::split::{self, LOADER};
use super::{BuildError, Mode, tool};
use crate::site::{Chunk, Program};
use std::fs;
use std::path::Path;

/// The script that comes out of it.
const BUNDLED: &str = "bundled.js";

/// The script that says what of the glue is used, by `public/boot.js`.
const ENTRY: &str = "entry.js";
const USED: &str = "export { default, start } from";

/// What makes the release small. Classes that nothing uses are removed: the bundler has to be told that
/// their registries for finalization do nothing else, and that nothing disposes of them by symbol.
const SHAKEN: [&str; 3] = [
    "--minify",
    "--pure:FinalizationRegistry",
    "--define:Symbol.dispose=undefined",
];

/// Bundles the scripts in the folder; returns the finished program.
pub fn bundle(root: &Path, mode: Mode, work: &Path) -> Result<Program, BuildError> {
    let read = |name: &str| {
        let file = work.join(name);
        fs::read(&file).map_err(BuildError::io(file))
    };
    let mut chunks = Vec::new();
    for split::Later { file, name } in split::later(work)? {
        let bytes = read(&file)?;
        chunks.push((file, Chunk { name, bytes }));
    }
    if !chunks.is_empty() {
        let loader = work.join(LOADER);
        let text = fs::read_to_string(&loader).map_err(BuildError::io(&loader))?;
        let text = with_final_names(&text, &chunks)?;
        fs::write(&loader, text).map_err(BuildError::io(&loader))?;
    }
    let entry = work.join(ENTRY);
    fs::write(&entry, format!("{USED} \"./{GLUE}\";\n")).map_err(BuildError::io(&entry))?;
    let bundled = work.join(BUNDLED);
    let mut arguments = vec![
        entry.into_os_string(),
        "--bundle".into(),
        "--format=esm".into(),
        "--log-level=warning".into(),
        // Each later chunk adds the loader to the imports once more.
        "--log-override:duplicate-object-key=silent".into(),
        format!("--outfile={}", bundled.display()).into(),
    ];
    if mode.is_release() {
        arguments.extend(SHAKEN.map(Into::into));
    }
    tool::run(root, "esbuild", arguments)?;
    Ok(Program {
        glue: read(BUNDLED)?,
        first: read(FIRST)?,
        later: chunks.into_iter().map(|(_, chunk)| chunk).collect(),
    })
}

/// The loader with the final name and the integrity of each chunk, which it knows by the name of its file.
/// Fails when it fetches anything otherwise than expected.
fn with_final_names(loader: &str, chunks: &[(String, Chunk)]) -> Result<String, BuildError> {
    let mut text = loader.to_owned();
    for (file, chunk) in chunks {
        let fetch = format!("fetch(new URL(\"./{file}\", import.meta.url))");
        if text.matches(&fetch).count() != 1 {
            return Err(BuildError::Unexpected(format!(
                "{LOADER}: {fetch} should be there once; has the splitter changed?"
            )));
        }
        let checked = format!(
            "fetch(new URL(\"./{}\", import.meta.url), {{ integrity: \"{}\" }})",
            chunk.file_name(),
            chunk.integrity()
        );
        text = text.replacen(&fetch, &checked, 1);
    }
    match text.matches("fetch(").count() == chunks.len() {
        true => Ok(text),
        false => Err(BuildError::Unexpected(format!(
            "{LOADER}: it fetches a chunk that is not there; has the splitter changed?"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk() -> (String, Chunk) {
        let chunk = Chunk {
            name: "explorer".to_owned(),
            bytes: Vec::new(),
        };
        ("split_explorer.wasm".to_owned(), chunk)
    }

    #[test]
    fn the_loader_fetches_a_hashed_name_with_its_integrity() {
        let loader = "a = fetch(new URL(\"./split_explorer.wasm\", import.meta.url));";
        let text = with_final_names(loader, &[chunk()]).expect("a loader");
        assert_eq!(
            text,
            format!(
                "a = fetch(new URL(\"./explorer.e3b0c44298fc1c14.wasm\", import.meta.url), \
                 {{ integrity: \"{}\" }});",
                chunk().1.integrity()
            )
        );
        assert!(chunk().1.integrity().starts_with("sha384-"));
    }

    #[test]
    fn another_loader_is_refused() {
        for loader in [
            "",
            "fetch(new URL(\"./split_other.wasm\", import.meta.url))",
            "fetch(new URL(\"./split_explorer.wasm\", import.meta.url)); fetch(other)",
        ] {
            assert!(with_final_names(loader, &[chunk()]).is_err(), "{loader}");
        }
    }
}
