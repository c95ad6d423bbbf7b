//! The pages for partner sites, under `embed/`: each a view of its own, with its
//! oEmbed answer beside it, and the list of them all.

use super::assets::put;
use super::head::{Head, escape};
use super::{BaseUrl, SiteError, links, oembed, proof, put_json};
use crate::content::Story;
use crate::embed::{CardView, NumberView, View, Words};
use leptos::prelude::*;
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;

/// The list of all views, for the gallery and for partners' tools.
pub const LIST: &str = "embed/views.json";

/// What `frame.js` measures.
const WRAPPER: &str = "<div id=\"frame\">";

/// What the pages are made of.
pub struct Embeds<'a> {
    pub story: &'a Arc<Story>,
    pub site: &'a Path,
    pub base: &'a BaseUrl,
    /// Theme script and critical style; its stylesheet is the small one.
    pub head: &'a Head<'a>,
    /// The link to the site's icon.
    pub icon: &'a str,
    /// Address of `frame.js`.
    pub frame: &'a str,
    /// Address of the bundled story.
    pub data: &'a str,
}

/// A view as the list has it.
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
    /// Writes all pages. `alive` makes a page that the program runs in, from a head and a view.
    pub fn write(
        &self,
        alive: impl Fn(&str, &View) -> Result<String, SiteError>,
    ) -> Result<usize, SiteError> {
        let mut list = Vec::new();
        for view in View::all(self.story) {
            let Some(words) = Words::of(self.story, &view) else {
                return Err(SiteError::Content(format!(
                    "{}: the view has no words: is its step or article missing?",
                    view.name()
                )));
            };
            let page = if view.is_alive() {
                wrapped(&alive(&self.head_of(&view, &words), &view)?, &view)
            } else {
                self.printed(&view, &words)
            };
            let page = links::outward(&page, self.base);
            let faults = proof::proof(&page);
            if !faults.is_empty() {
                return Err(SiteError::Content(format!(
                    "{} has faults:\n{}",
                    view.path(),
                    faults.join("\n")
                )));
            }
            let folder = self.site.join(view.path());
            put(&folder.join("index.html"), page.as_bytes())?;
            let answer = oembed::Answer::of(self.story, &view, &words, self.base);
            list.push(Entry {
                name: view.name(),
                title: words.title,
                address: self.base.absolute(&view.path()),
                width: answer.width,
                height: answer.height,
            });
            put_json(&folder.join(oembed::FILE), &answer)?;
        }
        put_json(&self.site.join(LIST), &list)?;
        Ok(list.len())
    }

    /// The head of a view's page.
    fn head_of(&self, view: &View, words: &Words) -> String {
        let title = escape(&words.full_title(self.story));
        let mut out = format!(
            "<title>{title}</title>\
             <meta name=\"description\" content=\"{}\">\
             <meta name=\"robots\" content=\"noindex\">\
             <link rel=\"canonical\" href=\"{}\">\
             <meta name=\"responsive-embedded-sizing\">{}\
             <script src=\"{}\"></script>",
            escape(&words.description),
            escape(&self.base.absolute("")),
            oembed::discovery(self.base, view, &words.full_title(self.story)),
            escape(self.frame),
        );
        if view.is_alive() {
            self.head.look(&mut out);
            out.push_str(&super::head::preload(self.data));
        } else {
            self.head.small_look(&mut out);
        }
        out
    }

    /// A page that is printed and done.
    fn printed(&self, view: &View, words: &Words) -> String {
        let story = self.story.clone();
        let html = match view {
            View::Number(id) => {
                let id = id.clone();
                crate::printed::html(view! { <NumberView story id/> })
            }
            View::Card(id) => {
                let card = story.cards.iter().find(|card| card.id == *id).cloned();
                crate::printed::html(card.map(|card| view! { <CardView story card/> }))
            }
            _ => String::new(),
        };
        format!(
            "<!doctype html>\n<html lang=\"{}\" data-embed=\"{}\">\n<head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\">{}{}</head>\n\
             <body>{WRAPPER}{html}</div></body>\n</html>\n",
            escape(&self.story.locale),
            escape(&view.name()),
            self.icon,
            self.head_of(view, words),
        )
    }
}

/// A page of the template as a view's: its name, and a wrapper whose height is told to the host.
fn wrapped(page: &str, view: &View) -> String {
    let scenes = if view.has_scenes() {
        " data-scenes"
    } else {
        ""
    };
    let name = escape(&view.name());
    page.replacen(
        "<html ",
        &format!("<html data-embed=\"{name}\"{scenes} "),
        1,
    )
    .replacen("<body>", &format!("<body>{WRAPPER}"), 1)
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
            "<html data-embed=\"chapter/a\" data-scenes lang=\"zh-CN\"><body>\
             <div id=\"frame\"><p></p></div></body></html>"
        );
    }
}
