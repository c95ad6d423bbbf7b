//! The title, the source and the link of a view.

use changjuan::view::{Preset, View};
use finder::Facet;
use story::{Bundle, Citation, Story, Words, anchors, plain};

/// The text around a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewText {
    /// What the view shows, without the story's name.
    pub title: String,
    /// The title with the story's name behind it.
    pub full_title: String,
    /// One sentence for consumers that show one.
    pub description: String,
    /// Where it comes from.
    pub source: String,
    /// The link to it in the story: query and anchor, to put behind the address of the story.
    pub link: String,
}

impl ViewText {
    /// The text of a view; `None` where the story has no such thing.
    pub fn of(story: &Story, bundle: &Bundle, view: &View, words: &Words) -> Option<Self> {
        let text = |title: &str, source: String, link: String| Self {
            title: title.to_owned(),
            full_title: if title == story.title {
                title.to_owned()
            } else {
                (words.view.full_title)(title, &story.title)
            },
            description: story.description.clone(),
            source,
            link,
        };
        // A view of all four reports names the story's own source line.
        let all = || story.credits.lines.first().cloned().unwrap_or_default();
        let article = |id: &str| {
            story.article(id).map_or_else(String::new, |article| {
                (words.view.article)(&article.title, &article.authors)
            })
        };
        Some(match view {
            View::Story => text(&story.title, all(), String::new()),
            View::Numbers => text(words.wall.heading, all(), anchor(anchors::NUMBERS)),
            View::Chapter(id) => {
                let chapter = story.chapters.iter().find(|chapter| chapter.id == *id)?;
                let title = (words.view.chapter)(&chapter.name, &chapter.title);
                Self {
                    description: chapter.line.clone(),
                    ..text(&title, article(&chapter.article), anchor(id))
                }
            }
            View::Districts(preset) => {
                let filter = view.filter();
                let question = if filter.is_empty() { "" } else { "?" };
                let link = format!("{question}{filter}{}", anchor(anchors::EXPLORER));
                text(&explorer_title(story, preset, words)?, all(), link)
            }
            View::Number(id) => {
                let citation = Citation::of(bundle, bundle.fact(id.as_str())?, words);
                let source = (words.view.number_source)(
                    &citation.title,
                    &citation.paragraph,
                    &citation.authors,
                );
                let link = match &citation.step {
                    Some(step) => anchor(step),
                    None => anchor(&format!("{}{id}", anchors::SOURCE)),
                };
                let title = (words.view.number)(&citation.label, &citation.number);
                Self {
                    description: citation.line(words),
                    ..text(&title, source, link)
                }
            }
            View::Card(id) => {
                let card = story.cards.iter().find(|card| card.id == *id)?;
                let (chapter, _) = story.steps().find(|(_, step)| step.id == card.step)?;
                Self {
                    description: plain(story, &card.summary),
                    ..text(&card.title, article(&chapter.article), anchor(&card.step))
                }
            }
        })
    }
}

/// The explorer's heading, with what it is filtered by.
fn explorer_title(story: &Story, preset: &Preset, words: &Words) -> Option<String> {
    let heading = words.explorer.heading;
    let (facet, id) = match preset {
        Preset::All => return Some(heading.to_owned()),
        Preset::Of(facet, id) => (facet, id),
    };
    let name = match facet {
        Facet::Place => story.place(id)?.name.as_str(),
        Facet::Topic => story
            .topics
            .iter()
            .find(|topic| topic.id == *id)?
            .name
            .as_str(),
        // They have no pages of their own (see `Facet::has_embed_pages`).
        Facet::Kind | Facet::Article => return None,
    };
    Some((words.view.filtered)(heading, name))
}

fn anchor(id: &str) -> String {
    format!("#{id}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::tests::story;
    use story::words::ZH_CN;

    #[test]
    fn every_view_has_its_text() {
        let story = story();
        let bundle = Bundle::of(&story);
        for view in View::all(&story) {
            let text = ViewText::of(&story, &bundle, &view, &ZH_CN);
            let text = text.unwrap_or_else(|| panic!("{} has no text", view.name()));
            assert!(text.full_title.contains(&story.title), "{text:?}");
        }
        let with_pages: Vec<&str> = finder::embed_page_keys().collect();
        assert_eq!(with_pages, ["place", "topic"]);
    }

    #[test]
    fn a_number_says_where_it_comes_from_and_leads_to_its_step() {
        let story = story();
        let view = View::Number(story.facts[0].id.clone());
        let text = ViewText::of(&story, &Bundle::of(&story), &view, &ZH_CN).expect("a text");
        assert_eq!(text.title, "企业：超70家");
        assert_eq!(text.full_title, "企业：超70家 · 长卷");
        assert_eq!(text.source, "《篇》第1段　甲");
        assert_eq!(text.link, "#first-step");
    }
}
