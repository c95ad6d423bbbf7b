//! oEmbed: a static file beside each view's page, from which a content system that has the view's address
//! can embed it.

use super::BaseUrl;
use crate::pages::ViewText;
use changjuan::view::View;
use serde::Serialize;
use story::html::escape;
use story::{Card, Fact, Story};

/// The name of the file, in the view's folder.
pub const FILE: &str = "oembed.json";

/// An oEmbed 1.0 response of type `rich`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OembedResponse {
    version: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    provider_name: String,
    provider_url: String,
    /// The time for which the response may be cached, in seconds.
    cache_age: u32,
    /// The width of the frame, in pixels.
    pub width: u32,
    /// The height of the frame, in pixels.
    pub height: u32,
    html: String,
}

impl OembedResponse {
    /// The response for a view: a frame that works without any script.
    pub fn of(story: &Story, view: &View, text: &ViewText, base: &BaseUrl) -> Self {
        let (width, height) = size(story, view, text);
        let title = &text.full_title;
        let html = format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
             frameborder=\"0\" style=\"border:0;max-width:100%\"></iframe>",
            escape(&base.absolute(&view.path())),
            escape(title)
        );
        Self {
            version: "1.0",
            kind: "rich",
            title: title.clone(),
            provider_name: story.title.clone(),
            provider_url: base.absolute(""),
            cache_age: 86_400,
            width,
            height,
            html,
        }
    }
}

/// The link from a view's page to its oEmbed file, for discovery.
pub fn discovery(base: &BaseUrl, view: &View, title: &str) -> String {
    format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">",
        escape(&base.absolute(&format!("{}{FILE}", view.path()))),
        escape(title)
    )
}

/// Width and height, in pixels, of a frame that no script resizes. One number or one card fits at this size;
/// longer views get the height of a large part of a screen and scroll.
pub fn size(story: &Story, view: &View, text: &ViewText) -> (u32, u32) {
    let height = match view {
        View::Number(id) => story.fact(id).map(|fact| number_height(fact, text)),
        View::Card(id) => {
            let card = story.cards.iter().find(|card| card.id == *id);
            card.map(|card| card_height(card, text))
        }
        View::Story | View::Chapter(_) | View::Numbers | View::Districts(_) => None,
    };
    height.map_or((WIDE, LONG), |height| (NARROW, height))
}

/// The width in pixels for one number or one card.
const NARROW: u32 = 480;
/// The width in pixels for all other views.
const WIDE: u32 = 800;
/// The height in pixels of views that scroll.
const LONG: u32 = 720;

// The numbers below follow from style/embed.css, at the width above and with 18 px for 1 rem. An
// end-to-end test compares the results with the layouts of browsers.

/// The width for text, in pixels: without the margins, and without the average loss of a line, because
/// numbers and punctuation may not be cut or begin a line.
const ROOM: f64 = 480.0 - 48.0 - 30.0;

/// The number of lines of a text at this font size in pixels. A Chinese character is as wide as the font size,
/// another one half as wide.
fn lines(text: &str, size: f64) -> f64 {
    let wide = |c: char| if c.is_ascii() { 0.56 } else { 1.0 };
    let width: f64 = text.chars().map(wide).sum();
    (width * size / ROOM).ceil().max(1.0)
}

fn number_height(fact: &Fact, text: &ViewText) -> u32 {
    let height = 24.0
        + 24.0
        + lines(&fact.label, 18.0) * 28.0
        + 72.0
        + lines(&fact.scope, 15.0) * 24.0
        + foot(text);
    height as u32
}

fn card_height(card: &Card, text: &ViewText) -> u32 {
    let height = 24.0
        + 24.0
        + 24.0
        + lines(&card.title, 22.0) * 31.0
        + lines(&text.description, 17.0) * 30.0
        + card.other_facts().count() as f64 * 30.0
        + card.picture.as_ref().map_or(0.0, |_| 113.0)
        + foot(text);
    height as u32
}

/// The foot: a rule, the source line, the link.
fn foot(text: &ViewText) -> f64 {
    28.0 + 12.0 + lines(&text.source, 13.5) * 22.0 + 44.0
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn chinese_is_set_in_squares() {
        assert_eq!(lines(&"长".repeat(22), 18.0), 1.0);
        assert_eq!(lines(&"长".repeat(23), 18.0), 2.0);
        assert_eq!(lines("", 18.0), 1.0);
    }
}
