//! The map: a tile for each division, a bar for the whole city, and behind them a schematic river.
//! Arrow keys move the focus from tile to tile.

use super::state::State;
use crate::{
    context::{is_live, words},
    text::Text,
};
use finder::{
    Facet,
    tile_grid::{self, Direction},
};
use leptos::{ev, html, prelude::*};
use std::sync::Arc;
use story::BundledPlace;

/// The tiles' buttons by the numbers of their places.
type Tiles = Arc<[NodeRef<html::Button>]>;

/// The map with its caption.
#[component]
pub fn Map(state: State) -> impl IntoView {
    let words = words();
    let places = state
        .catalog
        .with_value(|catalog| catalog.cards().places.clone());
    let tiles: Tiles = places.iter().map(|_| NodeRef::new()).collect();
    // The order of the Tab key is that of reading: row by row, as the content lists them, and the city
    // last.
    let (divisions, city): (Vec<_>, Vec<_>) = places
        .into_iter()
        .enumerate()
        .partition(|(_, place)| place.cell.is_some());
    let tile = |(number, place)| view! { <Tile state number place tiles=tiles.clone()/> };
    view! {
        <p class="map-caption">{words.explorer.map_caption}</p>
        <div class="map" role="group" aria-label=Facet::Place.name(words)>
            // A tile is 100 units wide. The line runs through the gaps, so that it crosses no text.
            <svg class="map-river" viewBox="0 0 500 400" preserveAspectRatio="none" aria-hidden="true">
                <path d="M0 284C36 268 64 304 104 300C140 296 160 306 184 299C204 293 198 270 199 250C200 226 196 203 228 200C262 197 300 206 345 201S440 192 500 203"/>
            </svg>
            {divisions.into_iter().chain(city).map(tile).collect_view()}
        </div>
    }
}

/// The tile of a place, with the count of its cards or, where no card is about it, with a line of text.
#[component]
fn Tile(state: State, number: usize, place: BundledPlace, tiles: Tiles) -> impl IntoView {
    let words = words();
    let unnamed = state.catalog.with_value(|catalog| {
        let mut cards = catalog.cards().cards.iter();
        cards.all(|card| card.place != place.id)
    });
    let disabled = !is_live();
    let node = tiles[number];
    let class = class_of(&place, unnamed);
    let move_focus = move |event: ev::KeyboardEvent| {
        if let Some(to) = next_tile(state, number, &event.key())
            && let Some(tile) = tiles[to].get_untracked()
        {
            let _ = tile.focus();
            event.prevent_default();
        }
    };
    let count = move || {
        view! {
            <span class="tile-count">
                <span class="count"><Text value=state.count_text(Facet::Place, number)/></span>
                {words.explorer.cards_unit}
            </span>
        }
    };
    let [before, after] = words.explorer.unnamed;
    view! {
        <button
            type="button"
            class=class
            aria-pressed=move || if state.has(Facet::Place, number) { "true" } else { "false" }
            disabled=move || disabled || !state.is_open(Facet::Place, number)
            node_ref=node
            on:click=move |_| state.toggle(Facet::Place, number)
            on:keydown=move_focus
        >
            <span class="tile-name">{place.name}</span>
            {unnamed.then(|| view! { <span class="tile-none">{before} <wbr/> {after}</span> })}
            {(!unnamed).then(count)}
        </button>
    }
}

/// The tile to which a key moves the focus from the tile `from`; `None` if there is none.
fn next_tile(state: State, from: usize, key: &str) -> Option<usize> {
    let direction = Direction::of_key(key)?;
    let cells = state.catalog.with_value(|catalog| catalog.cells());
    let open = |place| untrack(|| state.is_open(Facet::Place, place));
    tile_grid::next(&cells, from, direction, open)
}

/// A tile's classes. Row and column are classes because the page's policy forbids style attributes.
fn class_of(place: &BundledPlace, unnamed: bool) -> String {
    let class = match place.cell {
        Some((row, column)) => format!("tile row-{row} col-{column}"),
        None => "tile tile-city".to_owned(),
    };
    if unnamed {
        class + " tile-quiet"
    } else {
        class
    }
}
