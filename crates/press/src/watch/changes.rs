//! What has to be built again after files have changed: a plain function of their paths.

use notify_debouncer_mini::notify::RecursiveMode;
use std::path::{Component, Path};

/// What has to be built again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// The pages and the files beside them.
    Pages,
    /// The program for the browser and press itself, and with them the pages.
    Program,
}

/// What each file or folder at the top of the project is a source of.
const SOURCES: [(&str, Due); 9] = [
    ("public", Due::Pages),
    ("style", Due::Pages),
    ("index.html", Due::Pages),
    ("src", Due::Program),
    ("crates", Due::Program),
    ("Cargo.toml", Due::Program),
    ("Cargo.lock", Due::Program),
    ("rust-toolchain.toml", Due::Program),
    ("package-lock.json", Due::Program),
];

/// What to watch, as paths from the project's folder. Its own files are watched through the folder, because an
/// editor that saves puts a new file in the place of the old one.
pub fn watched() -> impl Iterator<Item = (&'static str, RecursiveMode)> {
    let folders = SOURCES
        .into_iter()
        .filter(|(name, _)| !name.contains('.'))
        .map(|(name, _)| (name, RecursiveMode::Recursive));
    std::iter::once((".", RecursiveMode::NonRecursive)).chain(folders)
}

/// What has to be built after these files have changed; `None` where nothing is made from them.
pub fn due<'a>(root: &Path, changed: impl IntoIterator<Item = &'a Path>) -> Option<Due> {
    changed
        .into_iter()
        .filter_map(|path| of_file(path.strip_prefix(root).unwrap_or(path)))
        .max()
}

/// What has to be built after a file has changed, by its path from the project's folder.
fn of_file(path: &Path) -> Option<Due> {
    let name = path.file_name()?.to_string_lossy();
    if name.starts_with('.') || name.ends_with('~') {
        return None;
    }
    let mut parts = path.components().filter(|part| *part != Component::CurDir);
    let Component::Normal(top) = parts.next()? else {
        return None;
    };
    let (_, due) = SOURCES.into_iter().find(|(source, _)| top == *source)?;
    Some(due)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(paths: &[&str]) -> Option<Due> {
        let paths: Vec<_> = paths
            .iter()
            .map(|path| Path::new("/p").join(path))
            .collect();
        due(Path::new("/p"), paths.iter().map(AsRef::as_ref))
    }

    #[test]
    fn content_and_looks_are_pages() {
        for path in [
            "public/content/zh-CN/cards.json",
            "public/boot.js",
            "style/base.css",
            "index.html",
            "./index.html",
        ] {
            assert_eq!(of(&[path]), Some(Due::Pages), "{path}");
        }
    }

    #[test]
    fn code_is_the_program() {
        for path in ["src/note.rs", "crates/press/src/cli.rs", "Cargo.lock"] {
            assert_eq!(of(&[path]), Some(Due::Program), "{path}");
        }
        assert_eq!(of(&["style/base.css", "src/note.rs"]), Some(Due::Program));
    }

    #[test]
    fn what_is_built_and_what_editors_leave_is_nothing() {
        for path in [
            "",
            "dist",
            "target/debug/press",
            "docs/figures.md",
            "public/content/.cards.json.swp",
            "public/content/cards.json~",
            "../elsewhere/src/note.rs",
        ] {
            assert_eq!(of(&[path]), None, "{path}");
        }
    }
}
