//! Fetches the bundled story in the browser.

use super::Story;
use gloo_net::http::Request;
use thiserror::Error;

/// Why the story could not be loaded.
#[derive(Debug, Error)]
pub enum LoadError {
    /// The request failed, or the bytes were not the published ones.
    #[error("could not fetch {0}: {1}")]
    Fetch(String, gloo_net::Error),
    /// The server answered with an error.
    #[error("could not fetch {0}: status {1}")]
    Status(String, u16),
    /// The bytes are not a story.
    #[error("could not read {0}: {1}")]
    Read(String, serde_json::Error),
}

/// Fetches and parses the bundle at `url`, whose bytes must match the
/// subresource `integrity`. Uses the page's preload: one request is made.
pub async fn load(url: &str, integrity: &str) -> Result<Story, LoadError> {
    let fetch = |error| LoadError::Fetch(url.to_owned(), error);
    let response = Request::get(url)
        .integrity(integrity)
        .send()
        .await
        .map_err(fetch)?;
    if !response.ok() {
        return Err(LoadError::Status(url.to_owned(), response.status()));
    }
    let bytes = response.binary().await.map_err(fetch)?;
    serde_json::from_slice(&bytes).map_err(|error| LoadError::Read(url.to_owned(), error))
}
