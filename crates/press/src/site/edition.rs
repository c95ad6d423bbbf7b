//! For whom a site is built, and what its pages get because of that.

use std::fmt::Write;
use story::Words;
use story::html::escape;

/// For whom a site is built.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Edition {
    /// Readers.
    #[default]
    Public,
    /// Those who are asked what they think of it: every page says that it is a preview, and search engines
    /// leave it out.
    Preview,
    /// Whoever edits it: pages reload when something has changed.
    Dev {
        /// The identity of the build that the pages belong to.
        build: String,
    },
}

/// The script that reloads pages of a development site, and the path that `press dev` serves it at.
pub const RELOAD: &str = "/__dev/reload.js";

impl Edition {
    /// Its name, for the stamps of builds.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Preview => "preview",
            Self::Dev { .. } => "dev",
        }
    }

    /// Whether search engines may list the story.
    pub fn is_listed(&self) -> bool {
        *self == Self::Public
    }

    /// Appends what the head of every page gets.
    pub fn write_head(&self, out: &mut String) {
        if let Self::Dev { build } = self {
            // Writing to a String cannot fail.
            let _ = write!(
                out,
                "<script src=\"{RELOAD}\" data-build=\"{}\" defer></script>",
                escape(build)
            );
        }
    }

    /// What stands above every page.
    pub fn banner(&self, words: &Words) -> String {
        match self {
            Self::Preview => format!(
                "<p class=\"preview-banner\">{}</p>",
                escape(words.page.preview)
            ),
            Self::Public | Self::Dev { .. } => String::new(),
        }
    }
}
