//! The explorer as the HTML shows it.

use super::*;
use crate::content::Card;

pub(super) fn story() -> Story {
    let card = |id: &str, place: &str, topic: &str, kind: &str, summary: &str| {
        serde_json::json!({
            "id": id, "place": place, "topic": topic, "kind": kind, "title": format!("题·{id}"),
            "summary": summary, "facts": ["C1.visits"], "step": "yuhang-start",
        })
    };
    serde_json::from_value(serde_json::json!({
        "title": "样", "description": "", "locale": "zh-CN", "updated": "2025-12-01",
        "cover": {"line": "", "seal": "", "deck": ""},
        "articles": [], "chapters": [],
        "closing": {"title": "", "blocks": []},
        "places": [
            {"id": "city", "name": "全市", "kind": "市", "cell": null},
            {"id": "yuhang", "name": "余杭", "kind": "区", "cell": [1, 3]},
            {"id": "linan", "name": "临安", "kind": "区", "cell": [2, 2]},
        ],
        "topics": [{"id": "family", "name": "家风"}, {"id": "support", "name": "创业陪跑"}],
        "facts": [{
            "id": "C1.visits", "value": 825.0, "unit": "家次", "qualifier": "exact",
            "label": "走访企业", "scope": "某街道",
        }],
        "cards": [
            card("one", "yuhang", "family", "人物", "不写数字。"),
            card("two", "yuhang", "family", "活动", "走访{C1.visits}。"),
            card("three", "city", "support", "数据", "<b>&"),
        ],
        "credits": {"lines": []},
    }))
    .expect("the sample is a story")
}

/// Where a sample card is filed, and the sample's options.
fn filing(card: usize) -> (Filing, Options) {
    let story = story();
    let options = Options::of(&story);
    let card: &Card = &story.cards[card];
    (options.filing(&story, card), options)
}

#[test]
fn cards_are_filed_by_id() {
    let (filing, options) = filing(2);
    assert_eq!(filing[..2], [Some(0), Some(1)]);
    let kind = filing[2].expect("a kind");
    assert_eq!(options.list(Facet::Kind)[kind].id, "data");
    assert_eq!(options.name(Facet::Kind, kind), "数据");
    assert_eq!(filing[3], None);
}

#[cfg(feature = "press")]
mod html {
    use super::*;

    fn render(live: bool) -> String {
        Owner::new().with(|| {
            provide_context(Live(RwSignal::new(live)));
            view! { <Explorer story=Arc::new(story())/> }
                .into_view()
                .to_html()
        })
    }

    /// The opening tags of an element.
    fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
        html.split('<')
            .filter(|tag| tag.starts_with(name))
            .map(|tag| &tag[..tag.find('>').unwrap_or(tag.len())])
            .collect()
    }

    #[test]
    fn shows_every_card_and_no_style() {
        let html = render(false);
        let cards: Vec<_> = tags(&html, "li")
            .into_iter()
            .filter(|tag| tag.contains("data-card"))
            .collect();
        assert_eq!(cards.len(), 3);
        assert!(cards.iter().all(|tag| !tag.contains("hidden")));
        assert!(html.contains("共 3 张"));
        assert!(html.contains("&lt;b&gt;&amp;"));
        assert!(!html.contains("style="));
    }

    #[test]
    fn controls_wait_for_the_page_to_come_alive() {
        let html = render(false);
        let buttons = tags(&html, "button");
        // Three places, two topics, five kinds; three views, two orders.
        let states = buttons.iter().filter(|tag| tag.contains("aria-pressed"));
        assert_eq!(states.count(), 15);
        for tag in buttons {
            let useless = ["clear", "more", "results"].map(|what| format!("data-do=\"{what}\""));
            let hidden = useless.iter().any(|what| tag.contains(what));
            assert!(hidden || tag.contains("disabled"), "{tag}");
        }
    }

    #[test]
    fn a_place_without_cards_says_so() {
        let html = render(true);
        assert_eq!(html.matches("未点名").count(), 1);
        let quiet = tags(&html, "button")
            .into_iter()
            .find(|tag| tag.contains("tile-quiet"));
        assert!(quiet.is_some_and(|tag| tag.contains("disabled") && tag.contains("row-2 col-2")));
    }

    #[test]
    fn an_opened_card_says_whose_every_figure_is() {
        let html = render(false);
        // Each of three cards lists it; one summary tells it too.
        assert_eq!(html.matches("825家次").count(), 4);
        assert_eq!(html.matches("某街道，第1段").count(), 3);
        assert_eq!(tags(&html, "details").len(), 3);
    }

    #[test]
    fn cards_beyond_the_first_page_are_printed_and_wait() {
        let mut story = story();
        story.cards = sample::cards(&story, PAGE + 5, 7);
        let html = Owner::new().with(|| {
            let story = Arc::new(story);
            view! { <Explorer story/> }.into_view().to_html()
        });
        let (first, rest) = html.split_once("cards-rest").expect("a list that waits");
        let number = |html: &str| html.matches("data-card").count();
        assert_eq!((number(first), number(rest)), (PAGE, 5));
        // Elements only where there is no script.
        assert!(
            first.ends_with("<noscript><ul role=\"list\" class=\"cards "),
            "{first}"
        );
        assert_eq!(super::reading::cards(&html).count(), 5);
    }

    #[test]
    fn what_waits_for_the_reader_is_hidden_at_first() {
        let html = render(true);
        for (name, class) in [("div", "empty"), ("ul", "chosen"), ("p", "results-more")] {
            let class = format!("class=\"{class}\"");
            let mut found = tags(&html, name)
                .into_iter()
                .filter(|tag| tag.contains(&class));
            let tag = found.next().unwrap_or_else(|| panic!("no {class}"));
            assert!(tag.contains("hidden"), "{tag}");
        }
        assert!(tags(&html, "table").is_empty());
    }
}
