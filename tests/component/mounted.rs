//! The small story, and components mounted with it.

use changjuan::context::{PageContext, provide_page};
use changjuan::explorer::{Explorer, PAGE, Sheet, State, provide_cards};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use story::{Bundle, CardSet};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Reads JSON as the program reads its files.
fn read<T: DeserializeOwned>(text: &str) -> T {
    let mut scratch = vec![0; text.len()];
    let (value, _) = serde_json_core::from_slice_escaped(text.as_bytes(), &mut scratch)
        .expect("the sample has the form of the program's files");
    value
}

/// A story of two chapters and three numbers.
fn bundle() -> Bundle {
    read(
        r#"{
        "locale": "zh-CN", "title": "样", "closing": "卷尾",
        "articles": [
            {"id": "A", "title": "甲报道", "authors": ["张三", "李四"]},
            {"id": "B", "title": "乙报道", "authors": ["王五"]}
        ],
        "chapters": [
            {"id": "one", "article": "A", "name": "上城", "title": "走访", "pigment": "azurite", "minutes": 1, "steps": ["one-start"]},
            {"id": "two", "article": "B", "name": "建德", "title": "厂房", "pigment": "ochre", "minutes": 2, "steps": ["two-start"]}
        ],
        "facts": [
            {"id": "A4.visits", "value": "825", "unit": "家次", "label": "走访企业", "scope": "某街道", "step": "one-start"},
            {"id": "B2.companies", "value": "70", "unit": "家", "hedge": "超", "label": "入驻企业", "scope": "某综合体", "step": "two-start"},
            {"id": "B5.area", "value": "900", "unit": "平方米", "hedge": "余", "label": "用房", "scope": "某社区"}
        ]
    }"#,
    )
}

/// Three cards in two places; a third place has none.
fn cards() -> CardSet {
    read(
        r#"{
        "places": [
            {"id": "city", "name": "全市", "cell": null},
            {"id": "shangcheng", "name": "上城", "cell": [1, 1]},
            {"id": "jiande", "name": "建德", "cell": [1, 2]},
            {"id": "linan", "name": "临安", "cell": [2, 1]}
        ],
        "topics": [{"id": "work", "name": "工作"}, {"id": "space", "name": "空间"}],
        "cards": [
            {"id": "visits", "place": "shangcheng", "topic": "work", "kind": "数据", "title": "走访与解题",
             "summary": "走访{A4.visits}。", "facts": ["A4.visits"], "step": "one-start"},
            {"id": "all", "place": "city", "topic": "work", "kind": "案例", "title": "全市的事",
             "summary": "别的{B5.area}。", "facts": ["B5.area"], "step": "one-start"},
            {"id": "house", "place": "jiande", "topic": "space", "kind": "空间", "title": "老厂房",
             "summary": "入驻{B2.companies}。", "facts": ["B2.companies"], "step": "two-start"}
        ],
        "excerpts": [
            {"step": "one-start", "paragraphs": ["干部走访了{A4.visits}。"]},
            {"step": "two-start", "paragraphs": ["厂房改了用处。"]}
        ]
    }"#,
    )
}

/// Provides the page and its cards to the current owner.
pub fn provide_story(is_live: bool) {
    let page = PageContext {
        view: None,
        root: "/".to_owned(),
    };
    provide_page(page, Arc::new(bundle()), is_live);
    provide_cards(Arc::new(cards()));
}

/// A component in an element of its own; gone again when dropped.
pub struct Mounted {
    pub root: HtmlElement,
    _handle: Box<dyn std::any::Any>,
}

/// An empty element at the end of the body.
pub fn element(tag: &str) -> HtmlElement {
    let element: HtmlElement = document()
        .create_element(tag)
        .expect("an element")
        .unchecked_into();
    document()
        .body()
        .expect("a body")
        .append_child(&element)
        .expect("it is there");
    element
}

impl Mounted {
    /// Mounts a view where controls can work, or as it is printed.
    pub fn new<V: IntoView + 'static>(is_live: bool, view: impl FnOnce() -> V + 'static) -> Self {
        let root = element("div");
        let handle = mount_to(root.clone(), move || {
            provide_story(is_live);
            view()
        });
        Self {
            root,
            _handle: Box::new(handle),
        }
    }

    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        all_in(&self.root, selector)
    }

    /// The text of the first element that a selector finds; empty where there is none.
    pub fn text(&self, selector: &str) -> String {
        self.texts(selector).into_iter().next().unwrap_or_default()
    }

    /// The texts of all elements that a selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let found = self.all(selector);
        found
            .iter()
            .filter_map(|element| element.text_content())
            .collect()
    }

    /// Clicks the button whose text begins with `name`.
    pub async fn choose(&self, name: &str) {
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

    /// The ids of the cards that are listed.
    pub fn cards(&self) -> Vec<String> {
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

/// All elements that a selector finds inside another one.
pub fn all_in(root: &HtmlElement, selector: &str) -> Vec<HtmlElement> {
    let found = root.query_selector_all(selector).expect("a selector");
    (0..found.length())
        .filter_map(|index| found.item(index))
        .map(|node| node.unchecked_into())
        .collect()
}

/// The explorer of the small story.
pub fn explorer(is_live: bool) -> Mounted {
    // What moves takes its time; here cards are to be in their places at once.
    let root = document().document_element().expect("a page");
    root.set_attribute("data-motion", "off").expect("it is set");
    Mounted::new(
        is_live,
        || view! { <Explorer state=State::new(PAGE) sheet=Sheet::default() whole=true/> },
    )
}

/// Gives the address of the test runner this query string.
pub fn address(search: &str) {
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

/// Waits for a time in milliseconds.
pub async fn pause(milliseconds: i32) {
    let timer = js_sys::Promise::new(&mut |resolve, _| {
        let _ =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(timer).await;
}
