//! The map: a tile for each division, a bar for the whole city.

use super::{Facet, grid, state::State};
use crate::content::{Place, Story};
use leptos::{either::Either, html, prelude::*};
use std::sync::Arc;

/// The tiles by place, with the river behind them and the caption above.
#[component]
pub fn Map(story: Arc<Story>, state: State) -> impl IntoView {
    // In the order in which the eye and the Tab key go: row by row, as the content
    // lists them, and the city last.
    let (tiles, city): (Vec<usize>, Vec<usize>) =
        (0..story.places.len()).partition(|place| story.places[*place].cell.is_some());
    let cells: Vec<grid::Cell> = story.places.iter().map(|place| place.cell).collect();
    let cells = StoredValue::new(cells);
    let buttons: Vec<NodeRef<html::Button>> = story.places.iter().map(|_| NodeRef::new()).collect();
    let buttons = StoredValue::new(buttons);

    let step = move |from: usize, key: &str| {
        let to = grid::Towards::key(key).and_then(|towards| {
            cells.with_value(|cells| {
                grid::next(cells, from, towards, |place| {
                    untrack(|| state.open(Facet::Place, place))
                })
            })
        });
        let button = to.and_then(|to| buttons.with_value(|buttons| buttons[to].get_untracked()));
        button.is_some_and(|button| button.focus().is_ok())
    };
    let tile = |number: usize| {
        let place = &story.places[number];
        let barren = story.cards.iter().all(|card| card.place != place.id);
        view! {
            <button
                type="button"
                class=class_of(place, barren)
                aria-pressed=move || if state.chosen(Facet::Place, number) { "true" } else { "false" }
                disabled=move || state.closed(Facet::Place, number)
                on:click=move |_| state.toggle(Facet::Place, number)
                on:keydown=move |event| if step(number, &event.key()) { event.prevent_default() }
                node_ref=buttons.with_value(|buttons| buttons[number])
            >
                <span class="tile-name">{place.name.clone()}</span>
                {if barren {
                    Either::Left(view! { <span class="tile-none">"报道" <wbr/> "未点名"</span> })
                } else {
                    Either::Right(view! {
                        <span class="tile-count">
                            <span class="count">{move || state.count(Facet::Place, number)}</span>
                            "张"
                        </span>
                    })
                }}
            </button>
        }
    };
    view! {
        <p class="map-caption">"示意图，非行政区划图"</p>
        <div class="map" role="group" aria-label="区县">
            // An idea of the river. A tile is 100 wide, and the line keeps to the gaps, clear of words.
            <svg class="map-river" viewBox="0 0 500 400" preserveAspectRatio="none" aria-hidden="true">
                <path d="M0 284C36 268 64 304 104 300C140 296 160 306 184 299C204 293 198 270 199 250C200 226 196 203 228 200C262 197 300 206 345 201S440 192 500 203"/>
            </svg>
            {tiles.into_iter().chain(city).map(tile).collect_view()}
        </div>
    }
}

/// A tile's classes. Its place in the grid is a class because the page allows no style attributes.
fn class_of(place: &Place, barren: bool) -> String {
    let mut class = match place.cell {
        Some((row, column)) => format!("tile row-{row} col-{column}"),
        None => "tile tile-city".to_owned(),
    };
    if barren {
        class.push_str(" tile-quiet");
    }
    class
}
