//! What a view is called, where it comes from, and where in the story it leads.

use super::{Preset, View};
use crate::{
    content::Story,
    explorer,
    figure::{Citation, WALL_HEADING, plain},
};

/// The words around a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What the view shows, without the story's name.
    pub title: String,
    /// One sentence for consumers that show one.
    pub description: String,
    /// Where it comes from.
    pub source: String,
    /// Query and anchor of its place in the story, to put behind the story's address.
    pub place: String,
}

impl Words {
    /// The words of a view; `None` where the story has no such thing.
    pub fn of(story: &Story, view: &View) -> Option<Self> {
        let all = || story.credits.lines.first().cloned().unwrap_or_default();
        let words = |title: &str, source: String, place: String| Self {
            title: title.to_owned(),
            description: story.description.clone(),
            source,
            place,
        };
        Some(match view {
            View::Story => words(&story.title, all(), String::new()),
            View::Numbers => words(WALL_HEADING, all(), "#numbers".to_owned()),
            View::Chapter(id) => {
                let chapter = story.chapters.iter().find(|chapter| chapter.id == *id)?;
                let title = format!("{}　{}", chapter.name, chapter.title);
                Self {
                    description: chapter.line.clone(),
                    ..words(&title, article(story, &chapter.article), format!("#{id}"))
                }
            }
            View::Districts(preset) => {
                let title = match preset {
                    Preset::All => explorer::HEADING.to_owned(),
                    Preset::Place(id) => {
                        format!("{}：{}", explorer::HEADING, story.place(id)?.name)
                    }
                    Preset::Topic(id) => {
                        let topic = story.topics.iter().find(|topic| topic.id == *id)?;
                        format!("{}：{}", explorer::HEADING, topic.name)
                    }
                };
                let filter = view.filter();
                let question = if filter.is_empty() { "" } else { "?" };
                let place = format!("{question}{filter}#{}", explorer::ANCHOR);
                words(&title, all(), place)
            }
            View::Number(id) => {
                let citation = Citation::of(story, story.fact(id)?);
                let place = citation.step.clone().unwrap_or(format!("source-{id}"));
                let source = format!(
                    "{}{}　{}",
                    citation.title, citation.paragraph, citation.authors
                );
                let title = format!("{}：{}", citation.label, citation.figure);
                Self {
                    description: citation.line(),
                    ..words(&title, source, format!("#{place}"))
                }
            }
            View::Card(id) => {
                let card = story.cards.iter().find(|card| card.id == *id)?;
                let (chapter, _) = story.steps().find(|(_, step)| step.id == card.step)?;
                Self {
                    description: plain(story, &card.summary),
                    ..words(
                        &card.title,
                        article(story, &chapter.article),
                        format!("#{}", card.step),
                    )
                }
            }
        })
    }

    /// The title with the story's name before it.
    pub fn full_title(&self, story: &Story) -> String {
        if self.title == story.title {
            self.title.clone()
        } else {
            format!("{} · {}", self.title, story.title)
        }
    }
}

/// An article and who wrote it.
fn article(story: &Story, id: &str) -> String {
    story.article(id).map_or_else(String::new, |article| {
        format!("《{}》　{}", article.title, article.authors.join("、"))
    })
}
