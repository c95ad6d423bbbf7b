//! The small story, and components mounted with it.

use changjuan::content::Story;
use changjuan::dom::Live;
use changjuan::explorer::Explorer;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// As the bundle has it: only what the browser needs.
pub fn story() -> Arc<Story> {
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
pub struct Mounted {
    pub root: HtmlElement,
    _handle: Box<dyn std::any::Any>,
}

impl Mounted {
    /// Mounts a view in a page that is alive or not.
    pub fn new<V: IntoView + 'static>(live: bool, view: impl FnOnce() -> V + 'static) -> Self {
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

    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).expect("a selector");
        (0..found.length())
            .filter_map(|index| found.item(index))
            .map(|node| node.unchecked_into())
            .collect()
    }

    pub fn text(&self, selector: &str) -> String {
        self.all(selector)
            .first()
            .and_then(|element| element.text_content())
            .unwrap_or_default()
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

    /// The ids of the cards that are not hidden.
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

/// The explorer with its map, filters and cards as they would be printed.
pub fn explorer(live: bool) -> Mounted {
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
                "<li data-card='{id}' data-number='{number}'><h3 class='card-title'>\n{title}\n</h3>\
                 <p class='card-summary'>\n{words}<a data-fact='{fact}'>{figure}</a>\n</p>\
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
