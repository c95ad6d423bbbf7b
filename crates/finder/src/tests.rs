//! What the tests of this crate share: a small story.

use crate::{Facet, Query};
use story::{
    Bundle, BundledArticle, BundledCard, BundledChapter, BundledFact, BundledPlace, CardKind,
    CardSet, FactId, Topic,
};

/// Two articles, of which one chapter retells the second, and one fact.
pub fn bundle() -> Bundle {
    let article = |id: &str, title: &str| BundledArticle {
        id: id.to_owned(),
        title: title.to_owned(),
        authors: vec!["周宇".to_owned(), "王平".to_owned()],
    };
    Bundle {
        locale: "zh-CN".to_owned(),
        title: "样".to_owned(),
        closing: String::new(),
        articles: vec![article("A", "老厂房"), article("C", "陪跑")],
        chapters: vec![BundledChapter {
            id: "yuhang".to_owned(),
            article: "C".to_owned(),
            name: "余杭".to_owned(),
            title: "陪跑的人".to_owned(),
            pigment: String::new(),
            minutes: 1,
            steps: vec!["yuhang-start".to_owned()],
        }],
        facts: vec![BundledFact {
            apart: false,
            id: FactId("C1.visits".to_owned()),
            value: "825".parse().expect("a number"),
            unit: "家次".to_owned(),
            hedge: None,
            label: "走访企业".to_owned(),
            scope: "某街道".to_owned(),
            measure: Some("visits".to_owned()),
            step: None,
        }],
        quotes: Vec::new(),
    }
}

/// Three cards, of which the last comes from a step that no chapter has.
pub fn card_set() -> CardSet {
    let place = |id: &str, name: &str, cell| BundledPlace {
        id: id.to_owned(),
        name: name.to_owned(),
        cell,
    };
    let topic = |id: &str, name: &str| Topic {
        id: id.to_owned(),
        name: name.to_owned(),
    };
    let card = |id: &str, place: &str, topic: &str, kind, summary: &str, step: &str| BundledCard {
        id: id.to_owned(),
        place: place.to_owned(),
        topic: topic.to_owned(),
        kind,
        title: format!("题·{id}"),
        summary: summary.to_owned(),
        facts: vec![FactId("C1.visits".to_owned())],
        step: step.to_owned(),
    };
    let (start, told) = ("yuhang-start", "走访{C1.visits}。");
    CardSet {
        places: vec![
            place("city", "全市", None),
            place("yuhang", "余杭", Some((1, 3))),
            place("linan", "临安", Some((2, 2))),
        ],
        topics: vec![topic("family", "家风"), topic("support", "创业陪跑")],
        cards: vec![
            card(
                "one",
                "yuhang",
                "family",
                CardKind::Person,
                "不写数字。",
                start,
            ),
            card("two", "yuhang", "family", CardKind::Event, told, start),
            card(
                "three",
                "city",
                "support",
                CardKind::Data,
                "<b>&",
                "nowhere",
            ),
        ],
        excerpts: Vec::new(),
    }
}

/// A query for these options, facet by facet.
pub fn query(lists: &[Vec<usize>]) -> Query {
    let mut query = Query::default();
    for (facet, list) in Facet::ALL.into_iter().zip(lists) {
        for option in list {
            query.choose(facet, *option);
        }
    }
    query
}
