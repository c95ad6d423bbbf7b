//! The files of a content folder, and their roles.

use crate::fault::Fault;
use std::fs;
use std::path::{Path, PathBuf};

/// The role of a content file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// `story.json`: title, cover, articles, closing, credits.
    Story,
    /// `places.json`.
    Places,
    /// `topics.json`.
    Topics,
    /// A file of `facts/`.
    Facts,
    /// A file of `chapters/`, in file-name order.
    Chapter,
    /// `cards.json`.
    Cards,
    /// `allowed.json`: phrases that are no fault although they contain numerals; never published.
    Allowed,
}

/// A content file as read from disk.
pub struct Source {
    /// What it holds.
    pub role: Role,
    /// Its path.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

/// The files every locale must have; only `allowed.json` may be missing.
const SINGLE: [(&str, Role); 5] = [
    ("story.json", Role::Story),
    ("places.json", Role::Places),
    ("topics.json", Role::Topics),
    ("cards.json", Role::Cards),
    ("allowed.json", Role::Allowed),
];

/// The folders every locale must have.
const FOLDERS: [(&str, Role); 2] = [("facts", Role::Facts), ("chapters", Role::Chapter)];

/// The locale folders of a content folder, by name. Fails if there are none, or if it cannot be read.
pub fn locales(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let found: Vec<PathBuf> = entries(folder)?
        .into_iter()
        .filter(|path| path.is_dir())
        .collect();
    if found.is_empty() {
        return Err(Fault::of_file(
            folder,
            "no locale folder here: expected one such as zh-CN",
        ));
    }
    Ok(found)
}

/// Reads all files of a locale. Files that are missing or cannot be read become faults, and so do files
/// without a role.
pub fn read(folder: &Path, faults: &mut Vec<Fault>) -> Vec<Source> {
    let mut sources = Vec::new();
    for path in entries(folder).unwrap_or_else(|fault| {
        faults.push(fault);
        Vec::new()
    }) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let known = SINGLE.iter().any(|(own, _)| *own == name)
            || FOLDERS.iter().any(|(own, _)| *own == name);
        if !known {
            faults.push(Fault::of_file(
                &path,
                "not a content file: nothing would read it; move it or correct its name",
            ));
        }
    }
    for (name, role) in SINGLE {
        let path = folder.join(name);
        if role == Role::Allowed && !path.exists() {
            continue;
        }
        read_file(path, role, &mut sources, faults);
    }
    for (name, role) in FOLDERS {
        match entries(&folder.join(name)) {
            Ok(paths) => {
                for path in paths {
                    read_file(path, role, &mut sources, faults);
                }
            }
            Err(fault) => faults.push(fault),
        }
    }
    sources
}

fn read_file(path: PathBuf, role: Role, sources: &mut Vec<Source>, faults: &mut Vec<Fault>) {
    match fs::read_to_string(&path) {
        Ok(text) => sources.push(Source { role, path, text }),
        Err(error) => faults.push(Fault::of_file(path, format!("cannot be read: {error}"))),
    }
}

/// The paths in a folder, by name, without hidden files.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let fault = |error| Fault::of_file(folder, format!("cannot be read: {error}"));
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}
