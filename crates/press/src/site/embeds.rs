//! Embed pages, under `embed/`: one for each view, with an oEmbed file beside it, and the list of all views.

use super::assets::put;
use super::head::{Head, document, preload};
use super::{BaseUrl, SiteError, html_lint, links, oembed, put_json};
use crate::pages::{Pages, ViewText};
use changjuan::view::View;
use serde::Serialize;
use std::path::Path;
use story::anchors;
use story::html::escape;

/// The list of all views, for the gallery and for partners' tools.
pub const LIST: &str = "embed/views.json";

/// The parts that the pages are made from.
pub struct Embeds<'a> {
    /// Prints the pages.
    pub pages: &'a Pages,
    /// The folder of the site.
    pub site: &'a Path,
    /// The address of the site.
    pub base: &'a BaseUrl,
    /// Theme script and critical style; its style sheet is the small one.
    pub head: &'a Head<'a>,
    /// The link to the site's icon.
    pub icon: &'a str,
    /// Address of `frame.js`.
    pub frame: &'a str,
    /// Address of the bundled story.
    pub data: &'a str,
    /// What stands above every page; the caller puts it into pages of the template.
    pub banner: &'a str,
}

/// A view in the list.
#[derive(Serialize)]
struct Entry {
    name: String,
    title: String,
    address: String,
    /// See [`oembed::size`].
    width: u32,
    height: u32,
}

impl Embeds<'_> {
    /// Writes all pages; returns how many. `alive` puts a head and the markup of a page into the
    /// template of pages on which the program runs.
    pub fn write(
        &self,
        alive: impl Fn(&str, &str) -> Result<String, SiteError>,
    ) -> Result<usize, SiteError> {
        let story = &self.pages.story;
        let mut list = Vec::new();
        for view in View::all(story) {
            let Some(text) = self.pages.text(&view) else {
                return Err(SiteError::Content(format!(
                    "{}: the view has no text: is its step or article missing?",
                    view.name()
                )));
            };
            let head = self.head_of(&view, &text);
            let printed = self.pages.embed_page(&view, text.clone());
            let page = if view.is_alive() {
                wrapped(&alive(&head, &printed)?, &view)
            } else {
                let body = format!("{}{}{printed}</div>", wrapper(), self.banner);
                let head = format!("{}{head}", self.icon);
                document(&story.locale, Some(&view.name()), &head, &body)
            };
            let page = links::outward(&page, self.base);
            let faults = html_lint::lint(&page);
            if !faults.is_empty() {
                return Err(SiteError::Content(format!(
                    "{} has faults:\n{}",
                    view.path(),
                    faults.join("\n")
                )));
            }
            let folder = self.site.join(view.path());
            put(&folder.join("index.html"), page.as_bytes())?;
            let response = oembed::OembedResponse::of(story, &view, &text, self.base);
            list.push(Entry {
                name: view.name(),
                title: text.title,
                address: self.base.absolute(&view.path()),
                width: response.width,
                height: response.height,
            });
            put_json(&folder.join(oembed::FILE), &response)?;
        }
        put_json(&self.site.join(LIST), &list)?;
        Ok(list.len())
    }

    /// The head of a view's page.
    fn head_of(&self, view: &View, text: &ViewText) -> String {
        let mut out = format!(
            "<title>{}</title>\
             <meta name=\"description\" content=\"{}\">\
             <meta name=\"robots\" content=\"noindex\">\
             <link rel=\"canonical\" href=\"{}\">\
             <meta name=\"responsive-embedded-sizing\">{}\
             <script src=\"{}\"></script>",
            escape(&text.full_title),
            escape(&text.description),
            escape(&self.base.absolute("")),
            oembed::discovery(self.base, view, &text.full_title),
            escape(self.frame),
        );
        if view.is_alive() {
            self.head.look(&mut out);
            out.push_str(&preload(self.data));
        } else {
            self.head.small_look(&mut out);
        }
        out
    }
}

/// The start of the element that `frame.js` measures.
fn wrapper() -> String {
    format!("<div id=\"{}\">", anchors::FRAME)
}

/// A page of the template as an embed page: with the name of its view, and a wrapper whose height
/// `frame.js` sends to the host.
fn wrapped(page: &str, view: &View) -> String {
    let steps = if view.has_steps() { " data-steps" } else { "" };
    let name = escape(&view.name());
    page.replacen("<html ", &format!("<html data-embed=\"{name}\"{steps} "), 1)
        .replacen("<body>", &format!("<body>{}", wrapper()), 1)
        .replacen("</body>", "</div></body>", 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_which_view_it_is_and_what_to_measure() {
        let page = "<html lang=\"zh-CN\"><body><p></p></body></html>";
        assert_eq!(
            wrapped(page, &View::Chapter("a".into())),
            "<html data-embed=\"chapter/a\" data-steps lang=\"zh-CN\"><body>\
             <div id=\"frame\"><p></p></div></body></html>"
        );
    }
}
