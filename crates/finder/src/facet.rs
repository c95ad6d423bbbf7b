//! The facets: the ways in which cards are sorted into options.

use enum_map::Enum;
use story::Words;

/// A way of sorting cards into options.
///
/// A new one needs an arm in every match of this file, a list of options, a number in each
/// card's [`Filing`](crate::Filing) and a word in each language; without any of these the code does not
/// compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum Facet {
    /// The place that a card is about.
    Place,
    /// Its topic.
    Topic,
    /// Its kind: person, case, space, event or data.
    Kind,
    /// The article that its step retells.
    Article,
}

impl Facet {
    /// All facets, in the order in which they are named to the reader and in addresses.
    pub const ALL: [Self; Self::LENGTH] = [Self::Place, Self::Topic, Self::Kind, Self::Article];

    /// The name of its parameter in addresses and of its field in JSON. Permanent.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Topic => "topic",
            Self::Kind => "kind",
            Self::Article => "article",
        }
    }

    /// The facet with this key; `None` if there is none.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.key() == key)
    }

    /// Its name for readers.
    pub const fn name(self, words: &Words) -> &'static str {
        match self {
            Self::Place => words.facets.place,
            Self::Topic => words.facets.topic,
            Self::Kind => words.facets.kind,
            Self::Article => words.facets.article,
        }
    }

    /// Whether a partner's embed code may filter by it.
    pub const fn is_in_embeds(self) -> bool {
        match self {
            Self::Place | Self::Topic | Self::Kind => true,
            Self::Article => false,
        }
    }

    /// Whether each of its options has an embed page of its own.
    pub const fn has_embed_pages(self) -> bool {
        match self {
            Self::Place | Self::Topic => true,
            Self::Kind | Self::Article => false,
        }
    }
}

/// The keys of the facets that an embed code may filter by.
pub fn embed_keys() -> impl Iterator<Item = &'static str> {
    let facets = Facet::ALL.into_iter();
    facets.filter(|facet| facet.is_in_embeds()).map(Facet::key)
}

/// The keys of the facets whose options have embed pages of their own.
pub fn embed_page_keys() -> impl Iterator<Item = &'static str> {
    let facets = Facet::ALL.into_iter();
    facets
        .filter(|facet| facet.has_embed_pages())
        .map(Facet::key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_facets_are_listed_once_and_found_by_their_keys() {
        for (number, facet) in Facet::ALL.into_iter().enumerate() {
            assert_eq!(facet.into_usize(), number);
            assert_eq!(Facet::of_key(facet.key()), Some(facet));
        }
        assert_eq!(Facet::of_key("v"), None);
    }

    #[test]
    fn embeds_filter_by_what_partners_were_promised() {
        assert!(embed_keys().eq(["place", "topic", "kind"]));
        assert!(embed_page_keys().eq(["place", "topic"]));
    }
}
