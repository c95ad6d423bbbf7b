//! Which page a URL is.

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The whole story.
    Story,
}
