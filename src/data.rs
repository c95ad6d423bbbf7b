//! Fetches the JSON that press bundled.
//!
//! serde-json-core reads it. The files are checked when they are made, and their integrity is checked when
//! they arrive, so the detailed errors of serde_json would only make the download larger.

use gloo_net::http::Request;
use serde::de::DeserializeOwned;
use thiserror::Error;

/// Why a file could not be loaded.
#[derive(Debug, Error)]
pub enum LoadError {
    /// The request failed, or the bytes were not the published ones.
    #[error("could not fetch {0}")]
    Fetch(String),
    /// The server answered with an error.
    #[error("could not fetch {0}: status {1}")]
    Status(String, u16),
    /// The bytes are not what this version of the program reads.
    #[error("could not read {0}: it is not what this version of the program reads")]
    Read(String),
}

/// Fetches the file at `url` and reads it, see [`fetch`] and [`read`].
pub async fn load<T: DeserializeOwned>(url: &str, integrity: &str) -> Result<T, LoadError> {
    read(url, &fetch(url, integrity).await?)
}

/// Fetches the file at `url`, whose bytes must match the subresource `integrity`.
/// Where the page preloads the file, no second request is made.
pub async fn fetch(url: &str, integrity: &str) -> Result<Vec<u8>, LoadError> {
    let failed = |_| LoadError::Fetch(url.to_owned());
    let response = Request::get(url)
        .integrity(integrity)
        .send()
        .await
        .map_err(failed)?;
    if !response.ok() {
        return Err(LoadError::Status(url.to_owned(), response.status()));
    }
    response.binary().await.map_err(failed)
}

/// Reads the bytes of the file at `url`.
pub fn read<T: DeserializeOwned>(url: &str, bytes: &[u8]) -> Result<T, LoadError> {
    // Room for the longest string with escapes in it.
    let mut scratch = vec![0; bytes.len()];
    match serde_json_core::from_slice_escaped(bytes, &mut scratch) {
        Ok((value, _)) => Ok(value),
        Err(_) => Err(LoadError::Read(url.to_owned())),
    }
}
