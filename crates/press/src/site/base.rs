//! The absolute address of the site.

use thiserror::Error;

/// An address such as `https://example.org/stories/`, ending in a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

/// Why an address cannot be a base.
#[derive(Debug, Error, PartialEq, Eq)]
#[error(
    "BASE_URL “{0}” is not an address: expected http(s)://host/ or http(s)://host/folder/, \
     without query or fragment"
)]
pub struct BaseUrlError(String);

impl BaseUrl {
    /// Reads an address; a missing closing slash is added.
    pub fn parse(address: &str) -> Result<Self, BaseUrlError> {
        let wrong = || BaseUrlError(address.to_owned());
        let trimmed = address.trim();
        let (scheme, rest) = trimmed.split_once("://").ok_or_else(wrong)?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let harmless = |c: char| c.is_ascii_alphanumeric() || "-._~:[]/%".contains(c);
        let fits = matches!(scheme, "http" | "https")
            && !host.is_empty()
            && rest.chars().all(harmless)
            && !path.split('/').any(|part| part == "..");
        if !fits {
            return Err(wrong());
        }
        let path = path.trim_matches('/');
        Ok(Self {
            origin: format!("{scheme}://{host}"),
            path: if path.is_empty() {
                "/".to_owned()
            } else {
                format!("/{path}/")
            },
        })
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The path part, with a slash at both ends: `/` or `/stories/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The address of a file of the site as pages refer to it: `/stories/assets/a.js`.
    pub fn local(&self, file: &str) -> String {
        format!("{}{file}", self.path)
    }

    /// The absolute address of a file of the site.
    pub fn absolute(&self, file: &str) -> String {
        format!("{}{}{file}", self.origin, self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_end_in_a_slash() {
        let base = BaseUrl::parse("https://example.org/stories").expect("a base");
        assert_eq!(base.path(), "/stories/");
        assert_eq!(base.local("assets/a.js"), "/stories/assets/a.js");
        assert_eq!(base.absolute(""), "https://example.org/stories/");
        let base = BaseUrl::parse("http://127.0.0.1:8080").expect("a base");
        assert_eq!(base.path(), "/");
    }

    #[test]
    fn others_are_refused() {
        for wrong in [
            "",
            "example.org",
            "ftp://a/",
            "https:///a",
            "https://a/?b",
            "https://a/../b",
            "https://a/\"><b",
        ] {
            assert!(BaseUrl::parse(wrong).is_err(), "{wrong}");
        }
    }
}
