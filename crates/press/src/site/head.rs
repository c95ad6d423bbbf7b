//! The head of a page, and whole documents that do not use the template.

use super::SiteError;
use super::base::BaseUrl;
use super::edition::Edition;
use super::oembed;
use super::tokens::Tokens;
use changjuan::view::View;
use std::fmt::Write;
use story::Story;
use story::html::escape;

/// What a page's head refers to.
pub struct Head<'a> {
    /// The story.
    pub story: &'a Story,
    /// The address of the site.
    pub base: &'a BaseUrl,
    /// For whom the page is built.
    pub edition: &'a Edition,
    /// The paper of both schemes, for the browser's own bars.
    pub theme_colors: ThemeColors,
    /// The inline script that sets the theme before the first paint.
    pub script: &'a str,
    /// The inline style.
    pub style: &'a str,
    /// The address of the style sheet; `None` for a page that links to it in its body.
    pub stylesheet: Option<&'a str>,
    /// The address of the style sheet of pages of one number or one card.
    pub small_stylesheet: &'a str,
}

/// A colour for each scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeColors {
    light: String,
    dark: String,
}

impl ThemeColors {
    /// The paper of both schemes.
    pub fn of(tokens: &Tokens) -> Result<Self, SiteError> {
        Ok(Self {
            light: tokens.light("paper")?.to_owned(),
            dark: tokens.dark("paper")?.to_owned(),
        })
    }
}

/// A link that preloads a bundled JSON file.
pub fn preload(data: &str) -> String {
    format!(
        "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{}\">",
        escape(data)
    )
}

/// A whole document without program. `embed` is the name of a view, on an embed page.
pub fn document(locale: &str, embed: Option<&str>, head: &str, body: &str) -> String {
    let embed = embed.map_or_else(String::new, |name| {
        format!(" data-embed=\"{}\"", escape(name))
    });
    format!(
        "<!doctype html>\n<html lang=\"{}\"{embed}>\n<head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">{head}</head>\n\
         <body>{body}</body>\n</html>\n",
        escape(locale)
    )
}

impl Head<'_> {
    /// The head of the story page, with its preloaded data.
    pub fn story_page(&self, data: &str) -> String {
        let Self { story, base, .. } = self;
        let title = escape(&story.title);
        let description = escape(&story.description);
        let here = escape(&base.absolute(""));
        let locale = escape(&story.locale.replace('-', "_"));
        let mut out = format!(
            "<title>{title}</title>\
             <meta name=\"description\" content=\"{description}\">\
             <link rel=\"canonical\" href=\"{here}\">\
             <meta property=\"og:type\" content=\"article\">\
             <meta property=\"og:title\" content=\"{title}\">\
             <meta property=\"og:description\" content=\"{description}\">\
             <meta property=\"og:url\" content=\"{here}\">\
             <meta property=\"og:locale\" content=\"{locale}\">"
        );
        if !self.edition.is_listed() {
            out.push_str("<meta name=\"robots\" content=\"noindex\">");
        }
        out.push_str(&oembed::discovery(base, &View::Story, &story.title));
        self.look(&mut out);
        // The data come last, because text and style are needed first.
        out.push_str(&preload(data));
        out
    }

    /// Appends theme and style of a page of one number or one card. Its style sheet is a file, which a
    /// partner's page with several such frames loads once.
    pub fn small_look(&self, out: &mut String) {
        let _ = write!(
            out,
            "<script>{}</script><link rel=\"stylesheet\" href=\"{}\">",
            self.script,
            escape(self.small_stylesheet)
        );
        self.edition.write_head(out);
    }

    /// Appends theme and style, in the order in which the browser needs them. The font is not preloaded: on a
    /// slow network it would slow down the HTML, and the first paint was half as late again. Until it
    /// arrives, headings are in a font of the system, in the same layout.
    pub fn look(&self, out: &mut String) {
        let ThemeColors { light, dark } = &self.theme_colors;
        // Writing to a String cannot fail.
        for (scheme, color) in [("light", light), ("dark", dark)] {
            let _ = write!(
                out,
                "<meta name=\"theme-color\" media=\"(prefers-color-scheme: {scheme})\" content=\"{}\">",
                escape(color)
            );
        }
        let _ = write!(
            out,
            "<script>{}</script><style>{}</style>",
            self.script, self.style
        );
        if let Some(stylesheet) = self.stylesheet {
            let _ = write!(
                out,
                "<link rel=\"stylesheet\" href=\"{}\">",
                escape(stylesheet)
            );
        }
        self.edition.write_head(out);
    }

    /// The head of a page that search engines leave out, with a title.
    pub fn unlisted(&self, title: &str) -> String {
        let mut out = format!(
            "<meta name=\"robots\" content=\"noindex\"><title>{}</title>",
            escape(title)
        );
        self.look(&mut out);
        out
    }
}
