//! The options that a reader can choose, with their names on buttons and their ids in addresses.

use crate::Facet;
use enum_map::{Enum, EnumMap};
use story::{Bundle, BundledArticle, CardKind, CardSet, Words};

/// One option of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Permanent; stands in addresses.
    pub id: String,
    /// What the reader sees.
    pub name: String,
}

/// The options of every facet, in the order shown. An option's number in its list is what a
/// [`Query`](crate::Query) and a [`Filing`] hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    lists: EnumMap<Facet, Vec<Choice>>,
}

/// Where a card is filed: the number of its option in each facet.
/// `None` is a card without an option there, which no choice in that facet finds.
pub type Filing = EnumMap<Facet, Option<usize>>;

impl Options {
    /// Options from their lists.
    pub const fn new(lists: EnumMap<Facet, Vec<Choice>>) -> Self {
        Self { lists }
    }

    /// The options that a story offers.
    pub fn of(cards: &CardSet, bundle: &Bundle, words: &Words) -> Self {
        Self::new(EnumMap::from_fn(|facet| match facet {
            Facet::Place => list(cards.places.iter().map(|it| (&*it.id, it.name.clone()))),
            Facet::Topic => list(cards.topics.iter().map(|it| (&*it.id, it.name.clone()))),
            Facet::Kind => {
                let kinds = words.facets.kinds.iter();
                list(kinds.map(|(kind, name)| (kind_id(kind), (*name).to_owned())))
            }
            Facet::Article => {
                let articles = bundle.articles.iter();
                list(articles.map(|it| (&*it.id, article_name(bundle, it, words))))
            }
        }))
    }

    /// The options of a facet.
    pub fn list(&self, facet: Facet) -> &[Choice] {
        &self.lists[facet]
    }

    /// The number of the option with this id.
    pub fn number(&self, facet: Facet, id: &str) -> Option<usize> {
        self.list(facet).iter().position(|choice| choice.id == id)
    }

    /// The name of an option; empty when there is none with this number.
    pub fn name(&self, facet: Facet, option: usize) -> &str {
        self.list(facet)
            .get(option)
            .map_or("", |choice| choice.name.as_str())
    }

    /// How many options each facet has.
    pub fn sizes(&self) -> EnumMap<Facet, usize> {
        EnumMap::from_fn(|facet| self.list(facet).len())
    }
}

/// The number of a kind's option: all kinds are options, in their own order.
pub fn kind_number(kind: CardKind) -> usize {
    kind.into_usize()
}

/// The id of a kind, which survives being typed, mailed and translated. Permanent.
const fn kind_id(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Person => "person",
        CardKind::Case => "case",
        CardKind::Space => "space",
        CardKind::Event => "event",
        CardKind::Data => "data",
    }
}

/// An article by the name of the chapter that retells it: 上城篇. Titles are too long for buttons;
/// an article that no chapter retells has nothing else.
fn article_name(bundle: &Bundle, article: &BundledArticle, words: &Words) -> String {
    let mut chapters = bundle.chapters.iter();
    let chapter = chapters.find(|chapter| chapter.article == article.id);
    chapter.map_or_else(
        || article.title.clone(),
        |chapter| (words.facets.article_of)(&chapter.name),
    )
}

fn list<'a>(choices: impl Iterator<Item = (&'a str, String)>) -> Vec<Choice> {
    let choice = |(id, name): (&str, String)| Choice {
        id: id.to_owned(),
        name,
    };
    choices.map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{bundle, card_set};
    use story::words::ZH_CN;

    #[test]
    fn options_have_permanent_ids_and_the_languages_names() {
        let options = Options::of(&card_set(), &bundle(), &ZH_CN);
        let choices = |facet| {
            let list = options.list(facet).iter();
            list.map(|choice| (choice.id.as_str(), choice.name.as_str()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            choices(Facet::Kind),
            [
                ("person", "人物"),
                ("case", "案例"),
                ("space", "空间"),
                ("event", "活动"),
                ("data", "数据"),
            ]
        );
        assert_eq!(choices(Facet::Place)[1], ("yuhang", "余杭"));
        // One article is retold by a chapter, the other is not.
        assert_eq!(choices(Facet::Article), [("A", "老厂房"), ("C", "余杭篇")]);
        assert_eq!(options.number(Facet::Kind, "data"), Some(4));
        assert_eq!(options.name(Facet::Kind, 4), "数据");
        assert_eq!(options.name(Facet::Kind, 5), "");
    }
}
