//! The absolute address of the site.

use thiserror::Error;
use url::Url;

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
        let url = Url::parse(address).map_err(|_| wrong())?;
        // Pages and style sheets contain the path in quotation marks and brackets.
        let harmless = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
        let fits = matches!(url.scheme(), "http" | "https")
            && url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none()
            && url.path().chars().all(harmless);
        if !fits {
            return Err(wrong());
        }
        Ok(Self {
            origin: url.origin().ascii_serialization(),
            path: match url.path().trim_matches('/') {
                "" => "/".to_owned(),
                path => format!("/{path}/"),
            },
        })
    }

    /// The address of a server on this machine.
    pub fn of_port(port: u16) -> Self {
        Self {
            origin: format!("http://127.0.0.1:{port}"),
            path: "/".to_owned(),
        }
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
        assert_eq!(base, BaseUrl::of_port(8080));
    }

    #[test]
    fn addresses_become_those_that_browsers_show() {
        for (given, shown) in [
            ("HTTPS://Example.org:443/a/../b", "https://example.org/b/"),
            ("https://长卷.example/", "https://xn--3lrp05m.example/"),
            ("https://a/长 卷", "https://a/%E9%95%BF%20%E5%8D%B7/"),
            ("https://a/\"><b", "https://a/%22%3E%3Cb/"),
        ] {
            let base = BaseUrl::parse(given).expect(given);
            assert_eq!(base.absolute(""), shown);
        }
    }

    #[test]
    fn others_are_refused() {
        for wrong in [
            "",
            "example.org",
            "ftp://a/",
            "https://",
            "https://a/?b",
            "https://a/#b",
            "https://me@a/",
            "https://a/it's(here)",
        ] {
            assert!(BaseUrl::parse(wrong).is_err(), "{wrong}");
        }
    }
}
