//! Why a build failed.

use crate::fault::Fault;
use crate::site::SiteError;
use std::path::PathBuf;
use thiserror::Error;

/// Why a build failed.
#[derive(Debug, Error)]
pub enum BuildError {
    /// A tool is not there, or could not be started.
    #[error("{tool} cannot be run: {error}. make setup installs what is missing")]
    NoTool {
        tool: &'static str,
        error: std::io::Error,
    },
    /// A tool has reported an error itself.
    #[error("{0} failed, see above")]
    ToolFailed(&'static str),
    /// The code does not compile; the compiler's errors.
    #[error("the code does not compile:\n{0}")]
    Compile(String),
    /// Cargo has not said where the linked program is.
    #[error("cargo has built no program")]
    NoProgram,
    /// The splitter's error.
    #[error("the program could not be split: {0}\nUntil that is mended: press build --unsplit")]
    Split(String),
    /// wasm-bindgen's error.
    #[error("wasm-bindgen: {0}")]
    Bindgen(String),
    /// A stage has found something else than what the stage before should leave.
    #[error("{0}")]
    Unexpected(String),
    /// A file or folder could not be read, written or moved.
    #[error("{}: {error}", .path.display())]
    Io {
        path: PathBuf,
        error: std::io::Error,
    },
    /// The site could not be built.
    #[error(transparent)]
    Site(#[from] SiteError),
}

impl BuildError {
    /// The faults of files that editors write, if it is these.
    pub fn faults(&self) -> &[Fault] {
        match self {
            Self::Site(SiteError::Faults(faults)) => faults,
            _ => &[],
        }
    }

    /// An error of a file or folder, for `map_err`.
    pub fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |error| Self::Io { path, error }
    }
}
