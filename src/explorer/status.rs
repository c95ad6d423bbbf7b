//! The status in words: the number of matching cards and what they are filtered by, the unknown values of
//! an address, and the chosen options, each with a button that gives it up.

use super::{sheet::Sheet, state::State};
use crate::{
    context::{is_live, words},
    text::Text,
};
use finder::{Facet, unknown_line};
use leptos::prelude::*;
use std::time::Duration;
use story::anchors::EXPLORER_FILTERS;

/// The time without a change after which the status is announced.
const CALM: Duration = Duration::from_millis(600);

/// The status, the button that clears the filters, and the one that opens them on a phone.
#[component]
pub fn ResultsBar(state: State, sheet: Sheet) -> impl IntoView {
    let words = words();
    let status = Memo::new(move |_| {
        let total = state.total();
        state.query.with(|query| {
            state.with_options(|options| finder::status(query, total, options, words))
        })
    });
    view! {
        <div class="results-bar" node_ref=sheet.bar>
            <p class="results-status" tabindex="-1" node_ref=state.status_line><Text value=status/></p>
            <p class="unseen" role="status"><Text value=announced(status)/></p>
            <button
                type="button"
                class="clear"
                hidden=move || state.query.with(|query| query.is_empty())
                disabled=!is_live()
                on:click=move |_| {
                    state.clear();
                    state.focus_status();
                }
            >
                {words.explorer.clear}
            </button>
            <button
                type="button"
                class="sheet-button"
                aria-expanded=move || if sheet.is_open.get() { "true" } else { "false" }
                aria-controls=EXPLORER_FILTERS
                disabled=!is_live()
                node_ref=sheet.button
                on:click=move |_| sheet.is_open.update(|open| *open = !*open)
            >
                {words.explorer.filters}
            </button>
        </div>
    }
}

/// The status as it is announced to screen readers: only once it has stopped changing, and not when the
/// page opens.
fn announced(status: Memo<String>) -> Signal<String> {
    let announced = RwSignal::new(String::new());
    // The status that was announced last, or that was shown when the page opened.
    let last = StoredValue::new(None::<String>);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let text = status.get();
        if let Some(handle) = timer.get_value() {
            handle.clear();
        }
        let known = last.with_value(|last| last.as_ref().map(|last| *last == text));
        match known {
            None => last.set_value(Some(text)),
            Some(true) => {}
            Some(false) => {
                let announce = move || {
                    if !announced.is_disposed() {
                        last.set_value(Some(text.clone()));
                        announced.set(text);
                    }
                };
                timer.set_value(set_timeout_with_handle(announce, CALM).ok());
            }
        }
    });
    announced.into()
}

/// The line on unknown values in the address. It names their sorts and does not repeat them, because
/// anybody can write words into a link.
#[component]
pub fn UnknownNote(state: State) -> impl IntoView {
    let words = words();
    let note = Signal::derive(move || state.unknown.with(|unknown| unknown_line(unknown, words)));
    view! {
        <p class="results-note" hidden=move || note.with(String::is_empty)><Text value=note/></p>
    }
}

/// The chosen options.
#[component]
pub fn Chips(state: State) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        state.query.with(|query| {
            let options = |facet| {
                query
                    .chosen(facet)
                    .iter()
                    .map(move |option| (facet, *option))
            };
            Facet::ALL.into_iter().flat_map(options).collect::<Vec<_>>()
        })
    });
    view! {
        <ul
            class="chosen"
            role="list"
            aria-label=words().explorer.chosen
            hidden=move || chosen.with(Vec::is_empty)
        >
            <For
                each=move || chosen.get()
                key=|(facet, option)| [*facet as usize, *option]
                let((facet, option))
            >
                <Chip state facet option/>
            </For>
        </ul>
    }
}

#[component]
fn Chip(state: State, facet: Facet, option: usize) -> impl IntoView {
    let words = words();
    let name = state.name(facet, option);
    let label = (words.explorer.remove)(facet.name(words), &name);
    view! {
        <li>
            <button
                type="button"
                class="chip"
                aria-label=label
                disabled=!is_live()
                on:click=move |_| {
                    state.toggle(facet, option);
                    state.focus_status();
                }
            >
                {name}
                <span class="cross" aria-hidden="true"></span>
            </button>
        </li>
    }
}
