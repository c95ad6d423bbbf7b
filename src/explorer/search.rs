//! The search field.

use super::state::{Cause, State};
use crate::{
    context::{is_live, words},
    dom::schedule,
};
use finder::LONGEST_TEXT;
use leptos::{ev, html, prelude::*};
use story::anchors::EXPLORER_SEARCH;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, InputEvent};

/// The field with its label.
#[component]
pub fn Search(state: State) -> impl IntoView {
    let words = &words().explorer;
    let field = NodeRef::<html::Input>::new();
    // The field changes when the text is cleared or read from an address, but not while the reader
    // types, because it may contain a letter that has not been searched for yet.
    Effect::new(move |_| {
        let text = state.query.with(|query| query.text().to_owned());
        if state.cause() != Cause::Typing
            && let Some(field) = field.get()
            && field.value() != text
        {
            field.set_value(&text);
        }
    });
    let typed = move || {
        if let Some(field) = field.get_untracked() {
            search_for(state, field);
        }
    };
    view! {
        <div class="search" role="search">
            <label for=EXPLORER_SEARCH>{words.search}</label>
            <input
                id=EXPLORER_SEARCH
                type="search"
                autocomplete="off"
                enterkeyhint="search"
                maxlength=LONGEST_TEXT.to_string()
                placeholder=words.search_hint
                disabled=!is_live()
                node_ref=field
                on:input=move |event| if !is_composing(&event) { typed() }
                on:compositionend=move |_| typed()
                // A reader who focuses the field is about to search, so the texts are prepared.
                on:focus=move |_| state.read_texts()
            />
        </div>
    }
}

/// Whether the reader is composing with an input method. Unfinished pinyin is not searched for.
fn is_composing(event: &ev::Event) -> bool {
    event
        .dyn_ref::<InputEvent>()
        .is_some_and(InputEvent::is_composing)
}

/// Searches for the text in the field, after the typed letter is painted. If the reader types fast, only
/// the last text is searched for.
fn search_for(state: State, field: HtmlInputElement) {
    let text = field.value();
    schedule::after_paint(move || {
        if !state.is_gone() && field.value() == text {
            state.type_text(&text);
        }
    });
}
