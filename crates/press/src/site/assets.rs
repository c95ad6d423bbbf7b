//! Hashed files, whose names change with their bytes, and the list of them, by which the next build keeps
//! the files of this one.

use super::SiteError;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Component, Path};

/// The list of hashed files in a finished site.
pub const MANIFEST: &str = "assets.json";

/// The folder of the files that press hashes.
pub const FOLDER: &str = "assets";

/// The hashed files of a finished site, as paths from its root.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// This build's own.
    pub own: BTreeSet<String>,
    /// Those of the previous build, which are kept so that pages in caches still work.
    pub kept: BTreeSet<String>,
}

impl Manifest {
    /// The list of a finished site; `None` if it has none.
    pub fn of(site: &Path) -> Result<Option<Self>, SiteError> {
        let file = site.join(MANIFEST);
        let Ok(text) = fs::read_to_string(&file) else {
            return Ok(None);
        };
        let list = serde_json::from_str(&text).map_err(|error| {
            SiteError::Content(format!(
                "{}: {error}: not a list of assets; remove the folder and build again",
                file.display()
            ))
        })?;
        Ok(Some(list))
    }

    /// Writes bytes under a hashed name and returns the path: `assets/boot.<hash>.js`.
    pub fn write(&mut self, site: &Path, name: &str, bytes: &[u8]) -> Result<String, SiteError> {
        let path = format!("{FOLDER}/{}", hashed_name(name, bytes));
        put(&site.join(&path), bytes)?;
        self.own.insert(path.clone());
        Ok(path)
    }

    /// Copies the hashed files of the previous site that this one does not
    /// have; one generation, so that the site does not grow for ever. A build
    /// that changed nothing keeps what the previous one kept.
    pub fn keep(&mut self, site: &Path, previous: &Path) -> Result<(), SiteError> {
        // The first build has no previous one.
        let Some(old) = Self::of(previous)? else {
            return Ok(());
        };
        let keep = if old.own == self.own {
            old.kept
        } else {
            old.own
        };
        for path in keep {
            let inside = Path::new(&path)
                .components()
                .all(|part| matches!(part, Component::Normal(_)));
            if self.own.contains(&path) || !inside || !previous.join(&path).is_file() {
                continue;
            }
            for form in ["", ".br", ".gz"] {
                let from = previous.join(format!("{path}{form}"));
                if from.is_file() {
                    put(&site.join(format!("{path}{form}")), &read(&from)?)?;
                }
            }
            self.kept.insert(path);
        }
        Ok(())
    }
}

/// All files below a folder, as paths from it, by name.
pub fn files(folder: &Path) -> Result<Vec<String>, SiteError> {
    let mut found = Vec::new();
    let mut open = vec![String::new()];
    while let Some(inside) = open.pop() {
        let at = folder.join(&inside);
        for entry in fs::read_dir(&at).map_err(|error| SiteError::read(&at, error))? {
            let entry = entry.map_err(|error| SiteError::read(&at, error))?;
            let path = format!("{inside}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                open.push(format!("{path}/"));
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Reads a file.
pub fn read(file: &Path) -> Result<Vec<u8>, SiteError> {
    fs::read(file).map_err(|error| SiteError::read(file, error))
}

/// Reads a text file.
pub fn read_text(file: &Path) -> Result<String, SiteError> {
    fs::read_to_string(file).map_err(|error| SiteError::read(file, error))
}

/// Writes a file, and its folder where it is missing.
pub fn put(file: &Path, bytes: &[u8]) -> Result<(), SiteError> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| SiteError::write(folder, error))?;
    }
    fs::write(file, bytes).map_err(|error| SiteError::write(file, error))
}

/// Copies the files of a folder for which `is_wanted` is true of their paths from it. Nothing is
/// copied where there is no such folder.
pub fn copy(from: &Path, to: &Path, is_wanted: impl Fn(&str) -> bool) -> Result<(), SiteError> {
    if !from.is_dir() {
        return Ok(());
    }
    for file in files(from)?.iter().filter(|file| is_wanted(file)) {
        put(&to.join(file), &read(&from.join(file))?)?;
    }
    Ok(())
}

/// `story.json` → `story.0123456789abcdef.json`.
pub fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let mut hash = String::new();
    for byte in &Sha256::digest(bytes)[..8] {
        // Writing to a String cannot fail.
        let _ = write!(hash, "{byte:02x}");
    }
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}

/// Subresource integrity of bytes.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The hash by which a Content-Security-Policy allows an inline element.
pub fn csp_hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_the_hash_of_the_bytes() {
        assert_eq!(hashed_name("a.js", b""), "a.e3b0c44298fc1c14.js");
        assert_ne!(hashed_name("a.js", b"1"), hashed_name("a.js", b"2"));
    }

    #[test]
    fn hashes_are_the_standard_ones() {
        assert_eq!(
            csp_hash(""),
            "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
        );
    }
}
