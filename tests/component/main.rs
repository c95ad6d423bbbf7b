//! Components on their own, in a browser: a small story, mounted into a fresh element.

mod islands;
mod mounted;

use changjuan::note::Note;
use changjuan::text::Text;
use changjuan::wall::WallFilter;
use leptos::prelude::*;
use leptos::task::tick;
use mounted::{Mounted, address, explorer, pause};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn filters_leave_cards_out_and_the_status_counts_the_rest() {
    address("");
    let explorer = explorer(true);
    tick().await;
    assert_eq!(explorer.cards(), ["visits", "all", "house"]);
    explorer.choose("工作").await;
    assert_eq!(explorer.cards(), ["visits", "all"]);
    explorer.choose("上城").await;
    assert_eq!(explorer.cards(), ["visits"]);
    assert_eq!(explorer.text(".results-status"), "共1张 · 上城 · 工作");
    explorer.choose("清除").await;
    assert_eq!(explorer.cards(), ["visits", "all", "house"]);
    address("");
}

#[wasm_bindgen_test]
async fn the_explorer_begins_with_what_the_address_asks_for() {
    address("?v=1&place=jiande");
    let explorer = explorer(true);
    // At once, so that the live explorer never shows anything else.
    assert_eq!(explorer.cards(), ["house"]);
    tick().await;
    assert_eq!(explorer.cards(), ["house"]);
    assert_eq!(explorer.text(".results-status"), "共1张 · 建德");
    address("");
}

#[wasm_bindgen_test]
async fn printed_controls_are_disabled_and_places_without_cards_always() {
    address("");
    let printed = explorer(false);
    tick().await;
    let controls = |mounted: &Mounted| mounted.all("button, input").len();
    let disabled = printed.all("button:disabled, input:disabled").len();
    assert!(disabled > 10, "{disabled}");
    assert_eq!(disabled, controls(&printed));
    drop(printed);
    let live = explorer(true);
    tick().await;
    assert_eq!(live.texts(".tile:disabled .tile-name"), ["临安"]);
}

#[wasm_bindgen_test]
async fn a_search_finds_what_the_cards_show() {
    address("");
    let explorer = explorer(true);
    tick().await;
    let field: web_sys::HtmlInputElement =
        explorer.all("[type=search]")[0].clone().unchecked_into();
    let search = async |text: &str| {
        let _ = field.focus();
        field.set_value(text);
        let bubbling = web_sys::EventInit::new();
        bubbling.set_bubbles(true);
        let event = web_sys::Event::new_with_event_init_dict("input", &bubbling).expect("an event");
        field.dispatch_event(&event).expect("it is dispatched");
        // The letter is painted before anything is looked for.
        pause(150).await;
        tick().await;
    };
    search("９００平方米").await;
    assert_eq!(explorer.cards(), ["all"]);
    assert_eq!(explorer.text(".results-status"), "共1张 · “９００平方米”");
    search("70家").await;
    assert_eq!(explorer.cards(), ["house"]);
    // Nothing has both; the search is what to give up.
    search("70家 825").await;
    assert_eq!(explorer.cards(), [] as [&str; 0]);
    assert_eq!(explorer.all(".empty:not([hidden])").len(), 1);
    explorer.choose("不限搜索词").await;
    tick().await;
    assert_eq!(explorer.cards(), ["visits", "all", "house"]);
    assert_eq!(field.value(), "");
    address("");
}

#[wasm_bindgen_test]
async fn table_and_comparison_show_the_same_cards() {
    address("?v=1&view=table&sort=-place");
    let explorer = explorer(true);
    tick().await;
    assert_eq!(
        explorer.texts("tbody th"),
        ["老厂房", "走访与解题", "全市的事"]
    );
    assert_eq!(explorer.all("th[aria-sort=descending]").len(), 1);
    assert_eq!(explorer.text("tbody td:last-child"), "入驻企业：超70家");
    explorer.choose("对比").await;
    assert_eq!(explorer.all("table").len(), 0);
    explorer.choose("上城").await;
    explorer.choose("建德").await;
    assert_eq!(explorer.texts("thead th"), ["上城", "建德"]);
    assert_eq!(explorer.texts("tbody th"), ["工作", "空间"]);
    assert_eq!(explorer.all(".blank").len(), 2);
    address("");
}

#[wasm_bindgen_test]
async fn a_card_that_is_opened_shows_what_the_story_tells() {
    address("");
    let explorer = explorer(true);
    tick().await;
    let passage = "[data-card=visits] .card-passage";
    assert_eq!(explorer.text(passage), "");
    explorer.all("[data-card=visits] summary")[0].click();
    // The browser reports an opened element a little later.
    pause(100).await;
    assert_eq!(explorer.text(passage), "干部走访了825家次。");
}

#[wasm_bindgen_test]
async fn the_wall_counts_the_numbers_of_the_chosen_article() {
    let wall = Mounted::new(true, || {
        view! {
            <WallFilter/>
            <div class="wall">
                <ul data-article="A"></ul>
                <ul data-article="B"></ul>
            </div>
        }
    });
    tick().await;
    assert_eq!(wall.text("[role=status]"), "共3个统计数字");
    wall.choose("建德").await;
    assert_eq!(wall.text("[role=status]"), "共2个统计数字");
    assert_eq!(wall.all("[data-article=A][hidden]").len(), 1);
    assert_eq!(wall.all(".wall > [hidden]").len(), 1);
    wall.choose("全部").await;
    assert_eq!(wall.text("[role=status]"), "共3个统计数字");
    assert_eq!(wall.all(".wall > [hidden]").len(), 0);
}

#[wasm_bindgen_test]
async fn a_click_on_a_number_opens_the_note_with_its_source() {
    let page = Mounted::new(true, || {
        view! {
            <a href="#source-B2.companies" data-fact="B2.companies"><b>"超70家"</b></a>
            <Note/>
        }
    });
    tick().await;
    assert_eq!(page.all("dialog[open]").len(), 0);
    // The click lands on what is inside the number.
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
    let link = page.all(".note-step")[0].get_attribute("href");
    assert_eq!(link.as_deref(), Some("#two-start"));
    page.choose("关闭").await;
    assert_eq!(page.all("dialog[open]").len(), 0);
}

#[wasm_bindgen_test]
async fn text_that_changes_takes_the_place_of_what_a_translator_left() {
    let value = RwSignal::new("before".to_owned());
    let page = Mounted::new(true, move || view! { <p><Text value/></p> });
    tick().await;
    let span = page.all("span")[0].clone();
    let font = document().create_element("font").expect("an element");
    font.set_text_content(Some("translated"));
    let text = span.first_child().expect("a text");
    span.replace_child(&font, &text).expect("it is replaced");
    value.set("after".to_owned());
    tick().await;
    assert_eq!(page.text("p"), "after");
}
