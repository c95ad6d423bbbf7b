//! Components on their own, in a browser: a small story, mounted into a fresh element.
//!
//! What is printed (the words of cards, the figures of the wall) stays empty here; what hides, counts
//! and opens is what the components do.
#![cfg(target_arch = "wasm32")]

mod mounted;

use changjuan::figure::{Note, NoteRequest, Wall};
use leptos::prelude::*;
use leptos::task::tick;
use mounted::{Mounted, address, explorer, story};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

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
