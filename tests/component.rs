//! Components on their own, in a browser: a small story, mounted into a fresh element.
//!
//! What is printed (the words of cards, the figures of the wall) stays empty here; what hides, counts
//! and opens is what the components do.
#![cfg(target_arch = "wasm32")]

use changjuan::content::Story;
use changjuan::dom::Live;
use changjuan::explorer::Explorer;
use changjuan::figure::{Note, NoteRequest, Wall};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

/// As the bundle has it: only what the browser needs.
fn story() -> Arc<Story> {
    let text = r#"{
        "articles": [
            {"id": "A", "title": "甲报道", "authors": ["张三", "李四"]},
            {"id": "B", "title": "乙报道", "authors": ["王五"]}
        ],
        "chapters": [
            {"id": "one", "article": "A", "name": "上城", "steps": [{"id": "one-start", "facts": ["A4.visits"]}]},
            {"id": "two", "article": "B", "name": "建德", "steps": [{"id": "two-start", "facts": ["B2.companies"]}]}
        ],
        "places": [
            {"id": "city", "name": "全市", "cell": null},
            {"id": "shangcheng", "name": "上城", "cell": [1, 1]},
            {"id": "jiande", "name": "建德", "cell": [1, 2]},
            {"id": "linan", "name": "临安", "cell": [2, 1]}
        ],
        "topics": [{"id": "work", "name": "工作"}, {"id": "space", "name": "空间"}],
        "facts": [
            {"id": "A4.visits", "value": "825", "unit": "家次", "label": "走访企业", "scope": "某街道"},
            {"id": "B2.companies", "value": "70", "unit": "家", "hedge": "超", "label": "入驻企业", "scope": "某综合体"},
            {"id": "B5.area", "value": "900", "unit": "平方米", "hedge": "余", "label": "用房", "scope": "某社区"}
        ],
        "cards": [
            {"id": "visits", "place": "shangcheng", "topic": "work", "kind": "数据", "step": "one-start"},
            {"id": "house", "place": "jiande", "topic": "space", "kind": "空间", "step": "two-start"},
            {"id": "all", "place": "city", "topic": "work", "kind": "案例", "step": "one-start"}
        ]
    }"#;
    let mut scratch = vec![0; text.len()];
    let (story, _) = serde_json_core::from_slice_escaped(text.as_bytes(), &mut scratch)
        .expect("the sample is a story");
    Arc::new(story)
}

/// A component in an element of its own; gone again when dropped.
struct Mounted {
    root: HtmlElement,
    _handle: Box<dyn std::any::Any>,
}

impl Mounted {
    /// Mounts a view in a page that is alive or not.
    fn new<V: IntoView + 'static>(live: bool, view: impl FnOnce() -> V + 'static) -> Self {
        let root: HtmlElement = document()
            .create_element("div")
            .expect("a div")
            .unchecked_into();
        document()
            .body()
            .expect("a body")
            .append_child(&root)
            .expect("it is there");
        let handle = mount_to(root.clone(), move || {
            provide_context(Live(RwSignal::new(live)));
            view()
        });
        Self {
            root,
            _handle: Box::new(handle),
        }
    }

    fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).expect("a selector");
        (0..found.length())
            .filter_map(|index| found.item(index))
            .map(|node| node.unchecked_into())
            .collect()
    }

    fn text(&self, selector: &str) -> String {
        self.all(selector)
            .first()
            .and_then(|element| element.text_content())
            .unwrap_or_default()
    }

    /// Clicks the button whose text begins with `name`.
    async fn choose(&self, name: &str) {
        let button = self
            .all("button")
            .into_iter()
            .find(|button| {
                let text = button.text_content().unwrap_or_default();
                text.trim_start().starts_with(name)
            })
            .unwrap_or_else(|| panic!("no button {name}"));
        button.click();
        tick().await;
    }

    /// The ids of the cards that are not hidden.
    fn cards(&self) -> Vec<String> {
        self.all(".cards:not([hidden]) > [data-card]")
            .iter()
            .filter_map(|card| card.get_attribute("data-card"))
            .collect()
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// The explorer with its map, filters and cards as they would be printed.
fn explorer(live: bool) -> Mounted {
    // What moves takes its time; here cards are to be in their places at once.
    let root = document().document_element().expect("a page");
    root.set_attribute("data-motion", "off").expect("it is set");
    let explorer = Mounted::new(live, || view! { <Explorer story=story()/> });
    let cards = [
        ("visits", "走访与解题", "走访", "A4.visits", "825家次"),
        ("all", "全市的事", "别的", "B5.area", "900余平方米"),
        ("house", "老厂房", "入驻", "B2.companies", "超70家"),
    ];
    let printed: Vec<String> = cards
        .iter()
        .enumerate()
        .map(|(number, (id, title, words, fact, figure))| {
            format!(
                "<li data-card='{id}' data-number='{number}'><h3 class='card-title'>{title}</h3>
                 <p class='card-summary'>{words}<a data-fact='{fact}'>{figure}</a></p>
                 <details><summary>全文</summary><p class='card-more'><a href='#one-start'>读</a></p></details></li>"
            )
        })
        .collect();
    explorer.all(".cards")[0].set_inner_html(&printed.concat());
    let button = |class: &str, facet: usize, option: usize, name: &str| {
        format!(
            "<button class='{class}' data-facet='{facet}' data-option='{option}' aria-pressed='false' disabled>
             <span class='{class}-name'>{name}</span> <span class='count'></span></button>"
        )
    };
    let buttons = |class: &str, facet: usize, names: &[&str]| -> String {
        let names = names.iter().enumerate();
        names
            .map(|(option, name)| button(class, facet, option, name))
            .collect()
    };
    let map = buttons("tile", 0, &["全市", "上城", "建德", "临安"]);
    explorer.all(".explorer-map")[0].set_inner_html(&map);
    let topics = buttons("choice", 1, &["工作", "空间"]);
    explorer.all(".explorer-facets")[0].set_inner_html(&topics);
    explorer
}

/// Puts the address back as the test runner has it, with this query string.
fn address(search: &str) {
    let path = window().location().pathname().unwrap_or_default();
    window()
        .history()
        .and_then(|history| {
            history.replace_state_with_url(
                &wasm_bindgen::JsValue::NULL,
                "",
                Some(&format!("{path}{search}")),
            )
        })
        .expect("an address");
}

#[wasm_bindgen_test]
async fn filters_hide_cards_and_say_how_many_are_left() {
    address("");
    let explorer = explorer(true);
    tick().await;
    assert_eq!(explorer.cards(), ["visits", "all", "house"]);
    explorer.choose("工作").await;
    assert_eq!(explorer.cards(), ["visits", "all"]);
    explorer.choose("上城").await;
    assert_eq!(explorer.cards(), ["visits"]);
    assert_eq!(explorer.text(".results-status"), "共 1 张 · 上城 · 工作");
    explorer.choose("清除").await;
    assert_eq!(explorer.cards(), ["visits", "all", "house"]);
    address("");
}

#[wasm_bindgen_test]
async fn the_filter_of_the_address_is_applied_after_the_first_picture() {
    address("?v=1&place=jiande");
    let explorer = explorer(true);
    // As printed: nothing is filtered yet.
    assert_eq!(explorer.cards(), ["visits", "all", "house"]);
    tick().await;
    assert_eq!(explorer.cards(), ["house"]);
    address("");
}

#[wasm_bindgen_test]
async fn controls_sleep_until_the_page_is_alive_and_empty_places_for_ever() {
    address("");
    let asleep = explorer(false);
    tick().await;
    let closed = |mounted: &Mounted| mounted.all(".tile:disabled, .choice:disabled").len();
    assert_eq!(closed(&asleep), asleep.all(".tile, .choice").len());
    drop(asleep);
    let awake = explorer(true);
    tick().await;
    let names: Vec<_> = awake
        .all(".tile:disabled .tile-name")
        .iter()
        .filter_map(|name| name.text_content())
        .collect();
    assert_eq!(names, ["临安"]);
}

#[wasm_bindgen_test]
async fn a_search_reads_the_words_that_are_printed() {
    address("");
    let explorer = explorer(true);
    tick().await;
    let field: web_sys::HtmlInputElement =
        explorer.all("[type=search]")[0].clone().unchecked_into();
    let search = async |text: &str| {
        field.set_value(text);
        let bubbling = web_sys::EventInit::new();
        bubbling.set_bubbles(true);
        let event = web_sys::Event::new_with_event_init_dict("input", &bubbling).expect("an event");
        field.dispatch_event(&event).expect("it is heard");
        // The letter is painted before anything is looked for.
        let frame = js_sys::Promise::new(&mut |go, _| {
            let _ = window().request_animation_frame(&go);
        });
        let _ = wasm_bindgen_futures::JsFuture::from(frame).await;
        for _ in 0..10 {
            changjuan::dom::next_task().await;
        }
        tick().await;
    };
    search("９００平方米").await;
    assert_eq!(explorer.cards(), ["all"]);
    assert_eq!(explorer.text(".results-status"), "共 1 张 · “９００平方米”");
    search("70家").await;
    assert_eq!(explorer.cards(), ["house"]);
    // Nothing has both; the search is what to give up.
    search("70家 825").await;
    assert_eq!(explorer.cards(), [] as [&str; 0]);
    assert!(!explorer.all(".empty")[0].hidden());
    explorer.choose("不限搜索词").await;
    tick().await;
    assert_eq!(explorer.cards(), ["visits", "all", "house"]);
    assert_eq!(field.value(), "");
    address("");
}

#[wasm_bindgen_test]
async fn table_and_comparison_tell_the_same_cards() {
    address("?v=1&view=table&sort=-place");
    let explorer = explorer(true);
    tick().await;
    tick().await;
    let titles = |explorer: &Mounted, selector: &str| -> Vec<String> {
        let found = explorer.all(selector);
        found
            .iter()
            .filter_map(|cell| cell.text_content())
            .collect()
    };
    assert_eq!(
        titles(&explorer, "tbody th"),
        ["老厂房", "走访与解题", "全市的事"]
    );
    assert_eq!(explorer.all("th[aria-sort=descending]").len(), 1);
    assert_eq!(explorer.text("tbody td:last-child"), "入驻企业：超70家");
    explorer.choose("对比").await;
    assert_eq!(explorer.all("table").len(), 0);
    explorer.choose("上城").await;
    explorer.choose("建德").await;
    assert_eq!(titles(&explorer, "thead th"), ["上城", "建德"]);
    assert_eq!(titles(&explorer, "tbody th"), ["工作", "空间"]);
    assert_eq!(explorer.all(".blank").len(), 2);
    address("");
}

#[wasm_bindgen_test]
async fn the_wall_counts_the_figures_of_the_chosen_report() {
    let wall = Mounted::new(true, || view! { <Wall story=story()/> });
    tick().await;
    assert_eq!(wall.text("[role=status]"), "共 3 个数字");
    wall.choose("建德").await;
    assert_eq!(wall.text("[role=status]"), "共 2 个数字");
    assert_eq!(wall.all("#numbers > [hidden]").len(), 1);
    wall.choose("全部").await;
    assert_eq!(wall.all("#numbers > [hidden]").len(), 0);
}

#[wasm_bindgen_test]
async fn a_click_on_a_figure_opens_the_note_that_says_who_says_so() {
    let page = Mounted::new(true, || {
        let request = NoteRequest::default();
        view! {
            <div on:click=move |event| request.answer(&event)>
                <a href="#source-B2.companies" data-fact="B2.companies"><b>"超70家"</b></a>
            </div>
            <Note story=story() request=request/>
        }
    });
    tick().await;
    assert_eq!(page.all("dialog[open]").len(), 0);
    // The click lands on what is inside the figure.
    page.all("[data-fact] b")[0].click();
    tick().await;
    assert_eq!(page.all("dialog[open]").len(), 1);
    let note = page.text("dialog");
    for words in [
        "入驻企业",
        "超70家",
        "某综合体",
        "《乙报道》",
        "王五",
        "第2段",
    ] {
        assert!(note.contains(words), "{words} is not in {note}");
    }
    let way = page.all(".note-step")[0].get_attribute("href");
    assert_eq!(way.as_deref(), Some("#two-start"));
    page.choose("关闭").await;
    assert_eq!(page.all("dialog[open]").len(), 0);
}
