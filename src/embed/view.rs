//! The views and their permanent addresses.

use crate::content::{FactId, Story};

/// The folder of all views, from the site's root.
pub const FOLDER: &str = "embed/";

/// A piece of the story that a partner can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// All of it.
    Story,
    /// The chapter with this id.
    Chapter(String),
    /// The wall of numbers.
    Numbers,
    /// The number with this id.
    Number(FactId),
    /// The explorer.
    Districts(Preset),
    /// The card with this id.
    Card(String),
}

/// What the explorer is filtered by from the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preset {
    All,
    /// A place's id.
    Place(String),
    /// A topic's id.
    Topic(String),
}

impl View {
    /// Its name in addresses and in partners' code: `chapter/shangcheng`.
    pub fn name(&self) -> String {
        match self {
            Self::Story => "story".to_owned(),
            Self::Chapter(id) => ["chapter/", id].concat(),
            Self::Numbers => "numbers".to_owned(),
            Self::Number(id) => ["number/", id.as_str()].concat(),
            Self::Districts(Preset::All) => "districts".to_owned(),
            Self::Districts(Preset::Place(id)) => ["districts/place/", id].concat(),
            Self::Districts(Preset::Topic(id)) => ["districts/topic/", id].concat(),
            Self::Card(id) => ["card/", id].concat(),
        }
    }

    /// The view with this name; whether the story has it is another question.
    pub fn named(name: &str) -> Option<Self> {
        let (kind, id) = name.split_once('/').unwrap_or((name, ""));
        Some(match (kind, id) {
            ("story", "") => Self::Story,
            ("numbers", "") => Self::Numbers,
            ("districts", "") => Self::Districts(Preset::All),
            ("districts", filter) => Self::Districts(match filter.split_once('/')? {
                ("place", id) => Preset::Place(id.to_owned()),
                ("topic", id) => Preset::Topic(id.to_owned()),
                _ => return None,
            }),
            ("chapter", id) => Self::Chapter(id.to_owned()),
            ("number", id) => Self::Number(FactId(id.to_owned())),
            ("card", id) => Self::Card(id.to_owned()),
            _ => return None,
        })
    }

    /// Its page's folder, from the site's root: `embed/chapter/shangcheng/`.
    pub fn path(&self) -> String {
        [FOLDER, &self.name(), "/"].concat()
    }

    /// All views of a story.
    pub fn all(story: &Story) -> Vec<Self> {
        let places = story.places.iter().map(|place| place.id.clone());
        let topics = story.topics.iter().map(|topic| topic.id.clone());
        let chapters = story.chapters.iter().map(|chapter| chapter.id.clone());
        let cards = story.cards.iter().map(|card| card.id.clone());
        [Self::Story, Self::Numbers, Self::Districts(Preset::All)]
            .into_iter()
            .chain(chapters.map(Self::Chapter))
            .chain(places.map(|id| Self::Districts(Preset::Place(id))))
            .chain(topics.map(|id| Self::Districts(Preset::Topic(id))))
            .chain(story.facts.iter().map(|fact| Self::Number(fact.id.clone())))
            .chain(cards.map(Self::Card))
            .collect()
    }

    /// Whether the program has anything to do in it. One number and one card are
    /// printed and done.
    pub fn is_alive(&self) -> bool {
        !matches!(self, Self::Number(_) | Self::Card(_))
    }

    /// Whether it has scenes that follow the reader.
    pub fn has_scenes(&self) -> bool {
        matches!(self, Self::Story | Self::Chapter(_))
    }

    /// The filter that it begins with, as the explorer has it in addresses.
    pub fn filter(&self) -> String {
        match self {
            Self::Districts(Preset::Place(id)) => ["v=1&place=", id].concat(),
            Self::Districts(Preset::Topic(id)) => ["v=1&topic=", id].concat(),
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_back_to_its_view() {
        let views = [
            View::Story,
            View::Chapter("yuhang".into()),
            View::Numbers,
            View::Number(FactId("A4.visits".into())),
            View::Districts(Preset::All),
            View::Districts(Preset::Place("yuhang".into())),
            View::Districts(Preset::Topic("family".into())),
            View::Card("pact".into()),
        ];
        for view in views {
            assert_eq!(View::named(&view.name()), Some(view));
        }
        for odd in ["", "stories", "districts/yuhang", "districts/kind/a", "a/b"] {
            assert_eq!(View::named(odd), None, "{odd}");
        }
    }

    #[test]
    fn addresses_are_folders() {
        let view = View::Number(FactId("A4.visits".into()));
        assert_eq!(view.path(), "embed/number/A4.visits/");
        let view = View::Districts(Preset::Place("yuhang".into()));
        assert_eq!(view.path(), "embed/districts/place/yuhang/");
        assert_eq!(view.filter(), "v=1&place=yuhang");
    }
}
