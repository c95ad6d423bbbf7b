//! oEmbed: what a content system that is given a view's address needs to show it,
//! as a static file beside the view's page.

use super::BaseUrl;
use super::head::escape;
use crate::content::{FactId, Story};
use crate::embed::{View, Words};
use serde::Serialize;

/// The answer's file, in the view's folder.
pub const FILE: &str = "oembed.json";

/// An oEmbed 1.0 answer of type `rich`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    version: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    provider_name: String,
    provider_url: String,
    /// Seconds that the answer may be kept.
    cache_age: u32,
    pub width: u32,
    pub height: u32,
    html: String,
}

impl Answer {
    /// The answer for a view: a frame that works without any script.
    pub fn of(story: &Story, view: &View, words: &Words, base: &BaseUrl) -> Self {
        let (width, height) = size(story, view);
        let title = words.full_title(story);
        let html = format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
             frameborder=\"0\" style=\"border:0;max-width:100%\"></iframe>",
            escape(&base.absolute(&view.path())),
            escape(&title)
        );
        Self {
            version: "1.0",
            kind: "rich",
            title,
            provider_name: story.title.clone(),
            provider_url: base.absolute(""),
            cache_age: 86_400,
            width,
            height,
            html,
        }
    }
}

/// The link by which a page says where its answer is.
pub fn discovery(base: &BaseUrl, view: &View, title: &str) -> String {
    format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">",
        escape(&base.absolute(&format!("{}{FILE}", view.path()))),
        escape(title)
    )
}

/// The size of a frame that nothing sizes. One number or one card shows whole at this
/// width; what is long gets the height of a good part of a screen and scrolls.
pub fn size(story: &Story, view: &View) -> (u32, u32) {
    match view {
        View::Number(id) => (NARROW, number_height(story, id)),
        View::Card(id) => (NARROW, card_height(story, id)),
        _ => (WIDE, LONG),
    }
}

/// Width for one number or one card, and for the rest; height for what scrolls.
const NARROW: u32 = 480;
const WIDE: u32 = 800;
const LONG: u32 = 720;

// What follows is style/embed.css in numbers, at the width above and 18 px to 1 rem; an
// end-to-end test holds it to what browsers lay out.

/// Room for text, in pixels: the width without its margins, and without what a line loses
/// because a figure or a mark may not begin or end it.
const ROOM: f64 = 480.0 - 48.0 - 30.0;

/// Lines of a text set at this size, a Chinese character as wide as it is high and others half so.
fn lines(text: &str, size: f64) -> f64 {
    let wide = |c: char| if c.is_ascii() { 0.56 } else { 1.0 };
    let width: f64 = text.chars().map(wide).sum();
    (width * size / ROOM).ceil().max(1.0)
}

fn number_height(story: &Story, id: &FactId) -> u32 {
    let Some((fact, words)) = story
        .fact(id)
        .zip(Words::of(story, &View::Number(id.clone())))
    else {
        return LONG;
    };
    let height = 24.0
        + 24.0
        + lines(&fact.label, 18.0) * 28.0
        + 72.0
        + lines(&fact.scope, 15.0) * 24.0
        + foot(&words);
    height as u32
}

fn card_height(story: &Story, id: &str) -> u32 {
    let card = story.cards.iter().find(|card| card.id == id);
    let Some((card, words)) = card.zip(Words::of(story, &View::Card(id.to_owned()))) else {
        return LONG;
    };
    let height = 24.0
        + 24.0
        + 24.0
        + lines(&card.title, 22.0) * 31.0
        + lines(&words.description, 17.0) * 30.0
        + card.untold_facts().count() as f64 * 30.0
        + foot(&words);
    height as u32
}

/// The foot: a rule, the source line, the link.
fn foot(words: &Words) -> f64 {
    28.0 + 12.0 + lines(&words.source, 13.5) * 22.0 + 44.0
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
