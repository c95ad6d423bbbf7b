//! The facets beside the map: a group of buttons for each.

use super::state::State;
use crate::{button::Toggle, context::words};
use finder::Facet;
use leptos::prelude::*;

/// The groups of all facets except places, which are on the map.
#[component]
pub fn Facets(state: State) -> impl IntoView {
    Facet::ALL
        .into_iter()
        .filter(|facet| *facet != Facet::Place)
        .map(|facet| view! { <Group state facet/> })
        .collect_view()
}

/// A facet's options, each with how many cards it would give.
#[component]
fn Group(state: State, facet: Facet) -> impl IntoView {
    let name = facet.name(words());
    let names: Vec<String> = state.with_options(|options| {
        let list = options.list(facet).iter();
        list.map(|choice| choice.name.clone()).collect()
    });
    let options = names
        .into_iter()
        .enumerate()
        .map(|(option, name)| view! { <Choice state facet option name/> })
        .collect_view();
    view! {
        <div class="facet" role="group" aria-label=name>
            <span class="facet-name" aria-hidden="true">{name}</span>
            <div class="choices">{options}</div>
        </div>
    }
}

#[component]
fn Choice(state: State, facet: Facet, option: usize, name: String) -> impl IntoView {
    let pressed = Signal::derive(move || state.has(facet, option));
    let closed = Signal::derive(move || !state.is_open(facet, option));
    let toggle = Callback::new(move |()| state.toggle(facet, option));
    let count = state.count_text(facet, option);
    view! { <Toggle class="choice" name pressed closed count on_press=toggle/> }
}
