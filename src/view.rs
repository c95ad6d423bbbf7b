//! The views for partner sites, any piece of the story as a page of its own under `/embed/`, and
//! their permanent addresses.

use finder::Facet;
use story::{FactId, Story};

/// The folder of all views, from the site's root.
pub const FOLDER: &str = "embed/";

/// A view: a part of the story that partners can embed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// The whole story.
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

/// The filter that the explorer begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preset {
    /// No filter.
    All,
    /// One option of a facet, by its id.
    Of(Facet, String),
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
            Self::Districts(Preset::Of(facet, id)) => ["districts/", facet.key(), "/", id].concat(),
            Self::Card(id) => ["card/", id].concat(),
        }
    }

    /// The view with this name, whether or not the story has it; `None` if no view has such a name.
    pub fn named(name: &str) -> Option<Self> {
        let (kind, id) = name.split_once('/').unwrap_or((name, ""));
        Some(match (kind, id) {
            ("story", "") => Self::Story,
            ("numbers", "") => Self::Numbers,
            ("districts", "") => Self::Districts(Preset::All),
            ("districts", filter) => {
                let (key, id) = filter.split_once('/')?;
                let facet = Facet::of_key(key).filter(|facet| facet.has_embed_pages())?;
                Self::Districts(Preset::Of(facet, id.to_owned()))
            }
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
            .chain(places.map(|id| Self::Districts(Preset::Of(Facet::Place, id))))
            .chain(topics.map(|id| Self::Districts(Preset::Of(Facet::Topic, id))))
            .chain(story.facts.iter().map(|fact| Self::Number(fact.id.clone())))
            .chain(cards.map(Self::Card))
            .collect()
    }

    /// Whether the program runs on its page. Pages of one number or one card need no program.
    pub fn is_alive(&self) -> bool {
        !matches!(self, Self::Number(_) | Self::Card(_))
    }

    /// Whether its page has steps.
    pub fn has_steps(&self) -> bool {
        matches!(self, Self::Story | Self::Chapter(_))
    }

    /// The filter that it begins with, as parameters of an address; empty if there is none.
    pub fn filter(&self) -> String {
        match self {
            Self::Districts(Preset::Of(facet, id)) => ["v=1&", facet.key(), "=", id].concat(),
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
            View::Districts(Preset::Of(Facet::Place, "yuhang".into())),
            View::Districts(Preset::Of(Facet::Topic, "family".into())),
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
        let view = View::Districts(Preset::Of(Facet::Place, "yuhang".into()));
        assert_eq!(view.path(), "embed/districts/place/yuhang/");
        assert_eq!(view.filter(), "v=1&place=yuhang");
    }
}
