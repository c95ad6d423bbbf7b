//! The explorer as it is printed, and its parts as they are written from values.

use super::{
    Explorer, PAGE, Sheet, comparison::Comparison, provide_cards, results::Results, state::State,
    table::Table,
};
use crate::{
    context::{PageContext, provide_page},
    view::{Preset, View},
};
use finder::{Display, Facet, Presentation, Sort};
use leptos::prelude::*;
use serde_json::json;
use std::sync::Arc;
use story::{Bundle, CardSet};

fn bundle() -> Bundle {
    serde_json::from_value(json!({
        "locale": "zh-CN", "title": "样", "closing": "",
        "articles": [{"id": "C", "title": "陪跑", "authors": ["周宇", "王平"]}],
        "chapters": [{
            "id": "yuhang", "article": "C", "name": "余杭", "title": "陪跑的人",
            "pigment": "azurite", "minutes": 1, "steps": ["yuhang-start"],
        }],
        "facts": [{
            "id": "C1.visits", "value": "825", "unit": "家次", "label": "走访企业",
            "scope": "某街道", "measure": "visits", "step": "yuhang-start",
        }],
    }))
    .expect("the sample is a bundle")
}

fn card_set() -> CardSet {
    let card = |id: &str, place: &str, topic: &str, kind: &str, summary: &str| {
        json!({
            "id": id, "place": place, "topic": topic, "kind": kind, "title": format!("题·{id}"),
            "summary": summary, "facts": ["C1.visits"], "step": "yuhang-start",
        })
    };
    serde_json::from_value(json!({
        "places": [
            {"id": "city", "name": "全市", "cell": null},
            {"id": "yuhang", "name": "余杭", "cell": [1, 3]},
            {"id": "linan", "name": "临安", "cell": [2, 2]},
        ],
        "topics": [{"id": "family", "name": "家风"}, {"id": "support", "name": "创业陪跑"}],
        "cards": [
            card("one", "yuhang", "family", "人物", "不写数字。"),
            card("two", "yuhang", "family", "活动", "走访{C1.visits}。"),
            card("three", "city", "support", "数据", "<b>&"),
        ],
        "excerpts": [{"step": "yuhang-start", "paragraphs": ["走访{C1.visits}。"]}],
    }))
    .expect("the sample is a set of cards")
}

/// Does something where a page with these cards is printed; `view` is that of an embed page.
fn with_page<T>(cards: CardSet, view: Option<View>, run: impl FnOnce() -> T) -> T {
    Owner::new().with(|| {
        let root = "/sub/".to_owned();
        provide_page(PageContext { view, root }, Arc::new(bundle()), false);
        provide_cards(Arc::new(cards));
        run()
    })
}

/// The explorer as it is printed.
fn printed(cards: CardSet, view: Option<View>) -> String {
    with_page(cards, view, || {
        view! { <Explorer state=State::new(PAGE) sheet=Sheet::default() whole=true/> }.to_html()
    })
}

/// The opening tags of an element.
fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    html.split('<')
        .filter(|tag| tag.starts_with(name))
        .map(|tag| &tag[..tag.find('>').unwrap_or(tag.len())])
        .collect()
}

fn cards(html: &str) -> Vec<&str> {
    let mut items = tags(html, "li");
    items.retain(|tag| tag.contains("data-card"));
    items
}

#[test]
fn every_card_is_printed_and_no_style() {
    let html = printed(card_set(), None);
    assert_eq!(cards(&html).len(), 3);
    assert!(cards(&html).iter().all(|tag| !tag.contains("hidden")));
    assert!(html.contains("共3张"));
    assert!(html.contains("&lt;b&gt;&amp;"));
    assert!(!html.contains("style="));
}

#[test]
fn printed_controls_are_disabled() {
    let html = printed(card_set(), None);
    let buttons = tags(&html, "button");
    // Three places, two topics, five kinds, an article; three presentations, two orders.
    let states = buttons.iter().filter(|tag| tag.contains("aria-pressed"));
    assert_eq!(states.count(), 16);
    for tag in buttons.into_iter().chain(tags(&html, "input")) {
        assert!(tag.contains("disabled"), "{tag}");
    }
}

#[test]
fn a_place_without_cards_says_so() {
    let html = printed(card_set(), None);
    assert_eq!(html.matches("未点名").count(), 1);
    let mut quiet = tags(&html, "button");
    quiet.retain(|tag| tag.contains("tile-quiet"));
    assert_eq!(quiet.len(), 1);
    assert!(quiet[0].contains("row-2 col-2"), "{}", quiet[0]);
}

#[test]
fn an_opened_card_says_whose_every_number_is() {
    let html = printed(card_set(), None);
    // Each of three cards lists it; one summary mentions it too.
    assert_eq!(html.matches("825家次").count(), 4);
    assert_eq!(html.matches("某街道，第1段").count(), 3);
    assert_eq!(html.matches("据《陪跑》，周宇、王平").count(), 3);
    assert_eq!(tags(&html, "details").len(), 3);
    assert_eq!(html.matches("href=\"#yuhang-start\"").count(), 3);
}

#[test]
fn cards_beyond_the_first_page_are_printed_too() {
    let mut set = card_set();
    let first = set.cards[0].clone();
    set.cards = (0..PAGE + 5)
        .map(|number| story::BundledCard {
            id: format!("card{number}"),
            ..first.clone()
        })
        .collect();
    let html = printed(set, None);
    assert_eq!(cards(&html).len(), PAGE + 5);
    // The button for more is printed for readers who wait for the program.
    assert!(html.contains("再看5张"));
    assert!(html.contains(&format!("已列{PAGE}张，共{}张", PAGE + 5)));
}

#[test]
fn a_page_with_a_filter_prints_what_matches() {
    let view = View::Districts(Preset::Of(Facet::Place, "yuhang".to_owned()));
    let html = printed(card_set(), Some(view));
    assert_eq!(cards(&html).len(), 2);
    assert!(html.contains("共2张 · 余杭"));
    assert!(html.contains("去掉区县：余杭"));
    // The story is elsewhere.
    assert_eq!(
        html.matches("href=\"/sub/#yuhang-start\" target=\"_blank\" rel=\"noopener\"")
            .count(),
        2
    );
}

#[test]
fn what_waits_for_the_reader_is_hidden_at_first() {
    let html = printed(card_set(), None);
    for (name, class) in [
        ("div", "empty"),
        ("div", "results-other"),
        ("ul", "chosen"),
        ("p", "results-more"),
        ("p", "results-note"),
        ("button", "clear"),
    ] {
        let class = format!("class=\"{class}\"");
        let mut found = tags(&html, name)
            .into_iter()
            .filter(|tag| tag.contains(&class));
        let tag = found.next().unwrap_or_else(|| panic!("no {class}"));
        assert!(tag.contains("hidden"), "{tag}");
    }
    assert!(tags(&html, "table").is_empty());
}

#[test]
fn the_sorted_column_says_so() {
    let html = with_page(card_set(), None, || {
        let state = State::new(PAGE);
        let (by, descending) = (Some(Facet::Kind), true);
        state.display.set(Display {
            presentation: Presentation::Table,
            sort: Sort { by, descending },
        });
        view! { <Table state/> }.to_html()
    });
    assert_eq!(html.matches("aria-sort").count(), 1);
    assert!(html.contains("aria-sort=\"descending\"><button type=\"button\">类型"));
    assert_eq!(html.matches("<th scope=\"col\"").count(), 7);
    assert_eq!(html.matches("<tr>").count(), 4);
    assert!(html.contains("走访企业：825家次"));
}

#[test]
fn places_are_compared_once_two_are_chosen() {
    let compared = |places: &[usize]| {
        with_page(card_set(), None, || {
            let state = State::new(PAGE);
            for place in places {
                state
                    .query
                    .update(|query| query.choose(Facet::Place, *place));
            }
            view! { <Comparison state/> }.to_html()
        })
    };
    assert!(compared(&[1]).contains("选两到四个地方"));
    let html = compared(&[0, 1]);
    assert!(!html.contains("选两到四个地方"));
    assert_eq!(html.matches("<th scope=\"col\"").count(), 2);
    assert_eq!(tags(&html, "td class=\"measured\"").len(), 2);
    assert_eq!(html.matches("四篇报道未提").count(), 2);
    assert!(html.contains("只有口径相同的数字才并排比较"));
}

#[test]
fn an_empty_result_names_what_to_give_up() {
    let html = with_page(card_set(), None, || {
        let state = State::new(PAGE);
        state.query.update(|query| {
            query.choose(Facet::Place, 0);
            query.choose(Facet::Topic, 0);
        });
        view! { <Results state/> }.to_html()
    });
    assert!(cards(&html).is_empty());
    assert!(html.contains("放开一项就有"));
    for offer in ["不限主题 ", "不限区县 "] {
        assert!(html.contains(offer), "{offer}");
    }
}
