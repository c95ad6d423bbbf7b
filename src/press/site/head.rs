//! The head of a page.

use super::base::BaseUrl;
use super::oembed;
use crate::content::Story;
use crate::embed::View;
use std::fmt::Write;

/// Paper and ink-wash night, for the browser's own bars.
const THEME_COLORS: [(&str, &str); 2] = [("light", "#f6f1e5"), ("dark", "#15191b")];

/// What a page's head refers to.
pub struct Head<'a> {
    pub story: &'a Story,
    pub base: &'a BaseUrl,
    /// The inline script that sets the theme before the first paint.
    pub script: &'a str,
    /// The inline style.
    pub style: &'a str,
    /// The stylesheet, when the page does not place it itself.
    pub stylesheet: Option<&'a str>,
    /// The stylesheet of pages of one number or one card.
    pub small_stylesheet: &'a str,
}

/// Has the bundled story fetched early.
pub fn preload(data: &str) -> String {
    format!(
        "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{}\">",
        escape(data)
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
        out.push_str(&oembed::discovery(base, &View::Story, &story.title));
        self.look(&mut out);
        // Last: the words and their look come first.
        out.push_str(&preload(data));
        out
    }

    /// Theme and style of a page of one number or one card. Its stylesheet is a file, which a
    /// partner's page with several of them loads once.
    pub fn small_look(&self, out: &mut String) {
        let _ = write!(
            out,
            "<script>{}</script><link rel=\"stylesheet\" href=\"{}\">",
            self.script,
            escape(self.small_stylesheet)
        );
    }

    /// Theme and style, in the order of their need. The font is not preloaded: on a slow
    /// line it would take its share from the HTML, and the first paint came half as late
    /// again. The title stands in the reader's own face until it has come, on the same grid.
    pub fn look(&self, out: &mut String) {
        // Writing to a String cannot fail.
        for (scheme, color) in THEME_COLORS {
            let _ = write!(
                out,
                "<meta name=\"theme-color\" media=\"(prefers-color-scheme: {scheme})\" content=\"{color}\">"
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
    }

    /// The page for addresses that lead nowhere.
    pub fn missing_page(&self) -> String {
        let Self { story, base, .. } = self;
        let mut look = String::new();
        self.look(&mut look);
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\">\
             <meta name=\"robots\" content=\"noindex\">\
             <title>没有这一页 · {title}</title>{look}</head>\n\
             <body><main id=\"main\" class=\"missing\"><h1>没有这一页</h1>\
             <p>这个地址不通向《{title}》的任何一处。可能是链接抄漏了，也可能是那一处已经撤下。</p>\
             <p><a href=\"{home}\">从卷首读起</a></p></main></body>\n</html>\n",
            lang = escape(&story.locale),
            title = escape(&story.title),
            home = escape(base.path()),
        )
    }
}

/// Text as it stands in HTML, also inside quoted attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}
