//! The last stage: the finished site takes the place of the one before.

use super::BuildError;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// An empty folder beside `dist`, for the site while it is built.
pub fn staging(dist: &Path) -> Result<PathBuf, BuildError> {
    let staging = beside(dist, "new");
    remove(&staging)?;
    fs::create_dir_all(&staging).map_err(BuildError::io(&staging))?;
    Ok(staging)
}

/// Moves the built site to its place.
pub fn put_in_place(staging: &Path, dist: &Path) -> Result<(), BuildError> {
    let old = beside(dist, "old");
    remove(&old)?;
    if dist.exists() {
        fs::rename(dist, &old).map_err(BuildError::io(dist))?;
    }
    fs::rename(staging, dist).map_err(BuildError::io(dist))?;
    remove(&old)
}

/// A folder of the same name with something added.
fn beside(dist: &Path, what: &str) -> PathBuf {
    let mut name = dist.as_os_str().to_owned();
    name.push(".");
    name.push(what);
    name.into()
}

fn remove(folder: &Path) -> Result<(), BuildError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(BuildError::io(folder)(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_site_takes_the_place_of_the_old() {
        let root = std::env::temp_dir().join(format!("changjuan-publish-{}", std::process::id()));
        let dist = root.join("dist");
        for page in ["one", "two"] {
            let new = staging(&dist).expect("a folder");
            fs::write(new.join(page), page).expect("a page");
            put_in_place(&new, &dist).expect("a site");
            let names = fs::read_dir(&root).expect("a folder").count();
            assert_eq!(names, 1, "only the site is left");
            assert!(dist.join(page).exists());
        }
        assert!(!dist.join("one").exists());
        fs::remove_dir_all(root).expect("it is gone");
    }
}
