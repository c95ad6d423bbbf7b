//! Fetches the bundled story in the browser.
//!
//! Parsed with serde-json-core: the bundle was checked when it was made and its
//! integrity is checked on arrival, so serde_json's careful errors would be
//! weight without use (serde_json made the program 10 KB larger, compressed).

use super::Story;
use gloo_net::http::Request;
use thiserror::Error;

/// Why the story could not be loaded.
#[derive(Debug, Error)]
pub enum LoadError {
    /// The request failed, or the bytes were not the published ones.
    #[error("could not fetch {0}")]
    Fetch(String),
    /// The server answered with an error.
    #[error("could not fetch {0}: status {1}")]
    Status(String, u16),
    /// The bytes are not a story of this version.
    #[error("could not read {0}: it is not a story that this version knows")]
    Read(String),
}

/// Fetches and parses the bundle at `url`, whose bytes must match the
/// subresource `integrity`. Uses the page's preload: one request is made.
pub async fn load(url: &str, integrity: &str) -> Result<Story, LoadError> {
    let fetch = |_| LoadError::Fetch(url.to_owned());
    let response = Request::get(url)
        .integrity(integrity)
        .send()
        .await
        .map_err(fetch)?;
    if !response.ok() {
        return Err(LoadError::Status(url.to_owned(), response.status()));
    }
    let bytes = response.binary().await.map_err(fetch)?;
    // Room for the longest string with escapes in it.
    let mut scratch = vec![0; bytes.len()];
    match serde_json_core::from_slice_escaped(&bytes, &mut scratch) {
        Ok((story, _)) => Ok(story),
        Err(_) => Err(LoadError::Read(url.to_owned())),
    }
}
