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

/// An island as it is printed, inside an element of its own.
fn printed() -> HtmlElement {
    let page = element("main");
    let island = document().create_element("section").expect("an element");
    for (name, value) in [
        ("data-island", "wall-filter"),
        ("class", "filter"),
        ("id", "wall"),
    ] {
        island.set_attribute(name, value).expect("it is set");
    }
    let foreign = document().create_element("div").expect("an element");
    let button = document().create_element("button").expect("an element");
    for child in [foreign, button] {
        island.append_child(&child).expect("it is appended");
    }
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
    assert!(
        islands[0]
            .matches("section.filter#wall")
            .expect("a selector")
    );
    assert_eq!(all_in(&page, "section > div.chips").len(), 1);
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
