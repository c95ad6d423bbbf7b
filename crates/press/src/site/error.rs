//! Why the site could not be built.

use crate::fault::{self, Fault};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why the site could not be built.
#[derive(Debug, Error)]
pub enum SiteError {
    /// Files that editors write have faults.
    #[error("there are faults:\n{}", fault::table(.0))]
    Faults(Vec<Fault>),
    /// The template is not as press needs it.
    #[error("index.html: {0}")]
    Template(String),
    /// A file does not hold what it should.
    #[error("{0}")]
    Content(String),
    /// A file could not be read.
    #[error("{}: cannot be read: {error}", .file.display())]
    Read {
        file: PathBuf,
        error: std::io::Error,
    },
    /// A file could not be written.
    #[error("{}: cannot be written: {error}", .file.display())]
    Write {
        file: PathBuf,
        error: std::io::Error,
    },
}

impl SiteError {
    /// A file that could not be read.
    pub fn read(file: &Path, error: std::io::Error) -> Self {
        Self::Read {
            file: file.to_owned(),
            error,
        }
    }

    /// A file that could not be written.
    pub fn write(file: &Path, error: std::io::Error) -> Self {
        Self::Write {
            file: file.to_owned(),
            error,
        }
    }
}
