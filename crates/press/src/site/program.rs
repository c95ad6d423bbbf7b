//! The program as the site serves it: glue, first chunk and later chunks.

use super::SiteError;
use super::assets::{FOLDER, Manifest, files, hashed_name, integrity, put, read};
use std::path::Path;

/// The stem of the names of glue and first chunk.
const NAME: &str = "changjuan";

/// The files of a program in a folder of the build.
const GLUE: &str = "glue.js";
const FIRST: &str = "first.wasm";
const LATER: &str = "later";

/// A chunk of wasm that the glue fetches later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Its name without hash and extension.
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Chunk {
    /// Its name in the site, beside the glue: `explorer.0123456789abcdef.wasm`.
    pub fn file_name(&self) -> String {
        hashed_name(&format!("{}.wasm", self.name), &self.bytes)
    }

    /// The integrity by which the glue checks it.
    pub fn integrity(&self) -> String {
        integrity(&self.bytes)
    }
}

/// The program's files, ready to be served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The script between page and wasm. It names the later chunks as [`Chunk::file_name`] does.
    pub glue: Vec<u8>,
    /// The wasm that every reader loads.
    pub first: Vec<u8>,
    /// None, where the program is in one piece.
    pub later: Vec<Chunk>,
}

/// What pages have to name, as paths from the site's root.
pub struct Published {
    pub glue: String,
    pub first: String,
    pub first_integrity: String,
}

impl Program {
    /// Reads a program that [`Program::write`] has written.
    pub fn read(folder: &Path) -> Result<Self, SiteError> {
        let mut later = Vec::new();
        let chunks = folder.join(LATER);
        if chunks.is_dir() {
            for file in files(&chunks)? {
                let bytes = read(&chunks.join(&file))?;
                later.push(Chunk { name: file, bytes });
            }
        }
        Ok(Self {
            glue: read(&folder.join(GLUE))?,
            first: read(&folder.join(FIRST))?,
            later,
        })
    }

    /// Writes the program into a folder of the build.
    pub fn write(&self, folder: &Path) -> Result<(), SiteError> {
        put(&folder.join(GLUE), &self.glue)?;
        put(&folder.join(FIRST), &self.first)?;
        for chunk in &self.later {
            put(&folder.join(LATER).join(&chunk.name), &chunk.bytes)?;
        }
        Ok(())
    }

    /// The program of a finished site.
    pub fn of_site(site: &Path) -> Result<Self, SiteError> {
        let list = Manifest::of(site)?.unwrap_or_default();
        let mut program = Self {
            glue: Vec::new(),
            first: Vec::new(),
            later: Vec::new(),
        };
        for path in &list.own {
            let name = path.strip_prefix(FOLDER).unwrap_or(path);
            let mut parts = name.trim_start_matches('/').split('.');
            match (parts.next(), parts.next(), parts.next()) {
                (Some(NAME), Some(_), Some("js")) => program.glue = read(&site.join(path))?,
                (Some(NAME), Some(_), Some("wasm")) => program.first = read(&site.join(path))?,
                (Some(name), Some(_), Some("wasm")) => program.later.push(Chunk {
                    name: name.to_owned(),
                    bytes: read(&site.join(path))?,
                }),
                _ => {}
            }
        }
        match program.glue.is_empty() || program.first.is_empty() {
            true => Err(SiteError::Content(format!(
                "{}: there is no program in it",
                site.display()
            ))),
            false => Ok(program),
        }
    }

    /// Writes the files of the program into a site, under hashed names.
    pub fn publish(&self, site: &Path, manifest: &mut Manifest) -> Result<Published, SiteError> {
        for chunk in &self.later {
            manifest.write(site, &format!("{}.wasm", chunk.name), &chunk.bytes)?;
        }
        Ok(Published {
            glue: manifest.write(site, &format!("{NAME}.js"), &self.glue)?,
            first: manifest.write(site, &format!("{NAME}.wasm"), &self.first)?,
            first_integrity: integrity(&self.first),
        })
    }
}
