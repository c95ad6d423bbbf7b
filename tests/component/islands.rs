//! A live component takes the place of a printed island.

use crate::mounted::{all_in, element, pause, provide_story};
use changjuan::island::swap;
use changjuan::wall::WallFilter;
use leptos::prelude::*;
use leptos::task::tick;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// The story page as press has printed it.
const PRINTED: &str = include_str!(concat!(
    env!(
        "SITE",
        "build the site and set SITE to its folder; `make test` does both"
    ),
    "/index.html"
));

/// The wall's filter as it is printed, inside an element of its own.
fn printed() -> HtmlElement {
    // It is not put into the document, so none of its pictures is fetched.
    let whole: HtmlElement = document()
        .create_element("div")
        .expect("an element")
        .unchecked_into();
    whole.set_inner_html(PRINTED);
    let island = all_in(&whole, "[data-island=wall-filter]").remove(0);
    // As on the page until the program can handle them.
    for button in all_in(&island, "button") {
        button.remove_attribute("disabled").expect("it is removed");
    }
    let page = element("main");
    page.append_child(&island).expect("it is appended");
    page
}

/// Swaps the wall's filter in; whether that is done.
fn swap_in(page: &HtmlElement) -> Rc<Cell<bool>> {
    let owner = Owner::new();
    owner.with(|| provide_story(true));
    let done = Rc::new(Cell::new(false));
    let island = all_in(page, "[data-island]")[0].clone();
    let is_done = done.clone();
    swap(
        owner.clone(),
        island.into(),
        |_| view! { <WallFilter/> },
        move |_| is_done.set(true),
    );
    // The owner of a page is never dropped.
    std::mem::forget(owner);
    done
}

#[wasm_bindgen_test]
async fn the_live_island_has_the_tag_and_the_attributes_of_the_printed_one() {
    let page = printed();
    let done = swap_in(&page);
    tick().await;
    assert!(done.get());
    let islands = all_in(&page, "[data-island]");
    assert_eq!(islands.len(), 1);
    assert!(islands[0].matches("div.wall-filter").expect("a selector"));
    assert_eq!(all_in(&page, "div > div.chips").len(), 1);
    let text = islands[0].text_content().unwrap_or_default();
    assert!(text.ends_with("共3个统计数字"), "{text}");
    page.remove();
}

#[wasm_bindgen_test]
async fn a_printed_island_with_the_focus_is_left_alone_until_the_focus_goes() {
    let page = printed();
    let button: HtmlElement = all_in(&page, "button")[0].clone().unchecked_into();
    button.focus().expect("it has the focus");
    let done = swap_in(&page);
    pause(700).await;
    assert!(!done.get());
    assert!(button.is_connected());
    button.blur().expect("it has lost the focus");
    pause(700).await;
    assert!(done.get());
    assert!(!button.is_connected());
    page.remove();
}
