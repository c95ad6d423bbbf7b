//! What need not be done again: stamps made from the hashes of what something is made from.

use super::{BuildError, Mode, Options, folder};
use crate::site::{Program, assets};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The files and folders that a site is made from.
const SOURCES: [&str; 9] = [
    "src",
    "crates",
    "public",
    "style",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "package-lock.json",
];

/// What the stages between Cargo and the site are made from, beside the linked program: their own
/// code, that of the names which the bundle puts into the glue, and the versions of the tools.
const STAGES: [&str; 5] = [
    "crates/press/src/build",
    "crates/press/src/site/assets.rs",
    "crates/press/src/site/program.rs",
    "Cargo.lock",
    "package-lock.json",
];

/// The stamp of a cached program.
const STAMP: &str = "stamp";

/// The stamp of everything that a site is made from.
pub struct Inputs {
    stamp: String,
    /// Where stamps of finished sites are kept.
    stamps: PathBuf,
}

impl Inputs {
    /// Reads all sources.
    pub fn read(options: &Options) -> Result<Self, BuildError> {
        let mut stamp = Stamp::default();
        stamp.add(options.mode.name(), options.base.absolute("").as_bytes());
        stamp.add("edition", options.edition.name().as_bytes());
        for source in SOURCES {
            stamp.add_files(&options.root, source)?;
        }
        Ok(Self {
            stamp: stamp.finish(),
            stamps: folder(&options.root).join("sites"),
        })
    }

    /// A short name for them.
    pub fn id(&self) -> &str {
        &self.stamp[..16]
    }

    /// Whether the site in this folder was made from them.
    pub fn are_those_of(&self, dist: &Path) -> bool {
        let stamp = fs::read_to_string(self.file(dist));
        dist.join(assets::MANIFEST).is_file() && stamp.is_ok_and(|stamp| stamp == self.stamp)
    }

    /// Keeps the stamp for the site in this folder.
    pub fn remember(&self, dist: &Path) -> Result<(), BuildError> {
        Ok(assets::put(&self.file(dist), self.stamp.as_bytes())?)
    }

    fn file(&self, dist: &Path) -> PathBuf {
        let mut stamp = Stamp::default();
        let whole = fs::canonicalize(dist).unwrap_or_else(|_| dist.to_owned());
        stamp.add("dist", whole.as_os_str().as_encoded_bytes());
        self.stamps.join(&stamp.finish()[..16])
    }
}

/// The program made from these linked bytes: the one of the build before where they are the same, else
/// what `make` leaves in an empty folder and returns.
pub fn program(
    root: &Path,
    mode: Mode,
    linked: &[u8],
    make: impl FnOnce(&Path) -> Result<Program, BuildError>,
) -> Result<Program, BuildError> {
    let mut stamp = Stamp::default();
    stamp.add(mode.name(), linked);
    for source in STAGES {
        stamp.add_files(root, source)?;
    }
    let stamp = stamp.finish();
    let kept = folder(root).join(mode.name());
    if fs::read_to_string(kept.join(STAMP)).is_ok_and(|old| old == stamp)
        && let Ok(program) = Program::read(&kept)
    {
        return Ok(program);
    }
    let work = kept.join("work");
    // The stamp goes with the folder, so a build that stops half-way is not taken for a finished one.
    if kept.exists() {
        fs::remove_dir_all(&kept).map_err(BuildError::io(&kept))?;
    }
    fs::create_dir_all(&work).map_err(BuildError::io(&work))?;
    let program = make(&work)?;
    program.write(&kept)?;
    assets::put(&kept.join(STAMP), stamp.as_bytes())?;
    Ok(program)
}

/// A hash over named parts.
#[derive(Default)]
struct Stamp(Sha256);

impl Stamp {
    fn add(&mut self, name: &str, bytes: &[u8]) {
        // Lengths keep two neighbours from being taken for two others.
        for part in [name.as_bytes(), bytes] {
            self.0.update(part.len().to_le_bytes());
            self.0.update(part);
        }
    }

    /// Adds a file, or all files of a folder with their paths.
    fn add_files(&mut self, root: &Path, source: &str) -> Result<(), BuildError> {
        let path = root.join(source);
        if path.is_dir() {
            for file in assets::files(&path)? {
                self.add(&file, &assets::read(&path.join(&file))?);
            }
            return Ok(());
        }
        self.add(source, &assets::read(&path)?);
        Ok(())
    }

    fn finish(self) -> String {
        let hash = self.0.finalize();
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{Chunk, Edition};
    use std::cell::Cell;

    /// A project with nothing but what stamps are made from.
    struct Project(PathBuf);

    impl Project {
        fn new(name: &str) -> Self {
            let root = format!("changjuan-cache-{}-{name}", std::process::id());
            let project = Self(std::env::temp_dir().join(root));
            for source in SOURCES.iter().chain(&STAGES) {
                let file = match Path::new(source).extension() {
                    Some(_) => (*source).to_owned(),
                    None => format!("{source}/file"),
                };
                project.put(&file, "one");
            }
            project
        }

        fn put(&self, file: &str, text: &str) {
            assets::put(&self.0.join(file), text.as_bytes()).expect("a file");
        }

        fn options(&self) -> Options {
            Options {
                root: self.0.clone(),
                dist: self.0.join("dist"),
                base: crate::site::BaseUrl::parse("http://a/").expect("an address"),
                mode: Mode::Split,
                edition: Edition::Public,
            }
        }
    }

    impl Drop for Project {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_site_is_done_until_a_source_changes() {
        let project = Project::new("site");
        let options = project.options();
        let inputs = || Inputs::read(&options).expect("stamps");
        project.put("dist/assets.json", "{}");
        assert!(!inputs().are_those_of(&options.dist));
        inputs().remember(&options.dist).expect("a stamp");
        assert!(inputs().are_those_of(&options.dist));
        project.put("public/content/story.json", "new");
        assert!(!inputs().are_those_of(&options.dist));
        inputs().remember(&options.dist).expect("a stamp");
        let other = Options {
            mode: Mode::Unsplit,
            ..options.clone()
        };
        let other = Inputs::read(&other).expect("stamps");
        assert!(!other.are_those_of(&options.dist));
        fs::remove_dir_all(&options.dist).expect("it is gone");
        assert!(!inputs().are_those_of(&options.dist));
    }

    #[test]
    fn a_program_is_made_again_when_its_bytes_or_a_stage_change() {
        let project = Project::new("program");
        let made = Cell::new(0);
        let program = |linked: &[u8]| {
            let done = program(&project.0, Mode::Split, linked, |work| {
                made.set(made.get() + 1);
                assert_eq!(fs::read_dir(work).expect("a folder").count(), 0);
                Ok(Program {
                    glue: b"glue".to_vec(),
                    first: linked.to_vec(),
                    later: vec![Chunk {
                        name: "later".to_owned(),
                        bytes: vec![1],
                    }],
                })
            });
            done.expect("a program")
        };
        let first = program(b"a");
        assert_eq!(program(b"a"), first);
        assert_eq!(made.get(), 1);
        assert_ne!(program(b"b"), first);
        assert_eq!(made.get(), 2);
        project.put("crates/press/src/build/file", "two");
        program(b"b");
        assert_eq!(made.get(), 3);
        project.put("public/content/story.json", "new");
        program(b"b");
        assert_eq!(made.get(), 3);
    }
}
