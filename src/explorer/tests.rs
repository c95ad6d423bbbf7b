//! The explorer as the HTML shows it.

use super::*;
use crate::content::Card;

fn story() -> Story {
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
        let open = |html: &str| {
            tags(html, "button")
                .into_iter()
                .filter(|tag| tag.contains("aria-pressed") && !tag.contains("disabled"))
                .count()
        };
        assert_eq!(open(&render(false)), 0);
        // Two places, two topics and three kinds have cards.
        assert_eq!(open(&render(true)), 7);
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
    fn a_figure_is_told_once_a_card() {
        // Two cards list it below; the one whose summary has it does not repeat it.
        let html = render(false);
        assert_eq!(html.matches("825家次").count(), 3);
        assert_eq!(
            tags(&html, "ul class=\"card-figures").len()
                + tags(&html, "ul role=\"list\" class=\"card-figures").len(),
            2
        );
    }
}
