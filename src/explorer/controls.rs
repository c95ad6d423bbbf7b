//! The controls of the facets: the map of places, a group of buttons for each other facet. They are printed
//! asleep; the [desk](super::desk) wakes them and keeps counts and states up to date. Each says in
//! `data-facet` and `data-option` what it chooses.

use super::{Facet, grid, state::State};
use leptos::prelude::*;
use leptos::web_sys::Element;

/// What the reader calls a facet.
pub const fn name(facet: Facet) -> &'static str {
    match facet {
        Facet::Place => "区县",
        Facet::Topic => "主题",
        Facet::Kind => "类型",
        Facet::Article => "报道",
    }
}

/// The option that a button chooses or gives up.
pub fn option(button: &Element) -> Option<(Facet, usize)> {
    let number = |name| button.get_attribute(name)?.parse::<usize>().ok();
    let facet = Facet::ALL.get(number("data-facet")?)?;
    Some((*facet, number("data-option")?))
}

/// Shows on these buttons what is chosen, and what each option would give.
pub fn show(buttons: Vec<Element>, state: State) {
    for button in buttons {
        let Some((facet, option)) = option(&button) else {
            continue;
        };
        let pressed = if state.chosen(facet, option) {
            "true"
        } else {
            "false"
        };
        let _ = button.set_attribute("aria-pressed", pressed);
        let _ = button.toggle_attribute_with_force("disabled", state.closed(facet, option));
        if let Ok(Some(count)) = button.query_selector(".count") {
            count.set_text_content(Some(&state.count(facet, option).to_string()));
        }
    }
}

/// The tile of the map to which an arrow key leads from another, by its selector.
pub fn step(state: State, tile: &Element, key: &str) -> Option<String> {
    let to = grid::Towards::key(key)
        .zip(option(tile))
        .and_then(|(towards, (_, from))| {
            let cells = state.deck.with_value(|deck| deck.cells());
            let open = |place| untrack(|| state.open(Facet::Place, place));
            grid::next(&cells, from, towards, open)
        });
    Some([".tile[data-option=\"", &to?.to_string(), "\"]"].concat())
}

#[cfg(not(target_arch = "wasm32"))]
pub use print::{Groups, Map};

#[cfg(not(target_arch = "wasm32"))]
mod print {
    use super::name;
    use crate::content::{Place, Story};
    use crate::explorer::{Facet, state::State};
    use leptos::{either::Either, prelude::*};
    use std::sync::Arc;

    /// The map: a tile for each division, a bar for the whole city, the river behind them.
    #[component]
    pub fn Map(story: Arc<Story>, state: State) -> impl IntoView {
        // In the order in which the eye and the Tab key go: row by row, as the content
        // lists them, and the city last.
        let (tiles, city): (Vec<usize>, Vec<usize>) =
            (0..story.places.len()).partition(|place| story.places[*place].cell.is_some());
        let tile = |number: usize| {
            let place = &story.places[number];
            let barren = story.cards.iter().all(|card| card.place != place.id);
            view! {
                <button
                    type="button"
                    class=class_of(place, barren)
                    data-facet=Facet::Place as usize
                    data-option=number
                    aria-pressed="false"
                    disabled
                >
                    <span class="tile-name">{place.name.clone()}</span>
                    {if barren {
                        Either::Left(view! { <span class="tile-none">"报道" <wbr/> "未点名"</span> })
                    } else {
                        Either::Right(view! {
                            <span class="tile-count">
                                <span class="count">{state.count(Facet::Place, number)}</span>
                                "张"
                            </span>
                        })
                    }}
                </button>
            }
        };
        view! {
            <p class="map-caption">"示意图，非行政区划图"</p>
            <div class="map" role="group" aria-label=name(Facet::Place)>
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

    /// The buttons for topic, kind and article.
    #[component]
    pub fn Groups(state: State) -> impl IntoView {
        [Facet::Topic, Facet::Kind, Facet::Article]
            .into_iter()
            .map(|facet| view! { <Group facet state/> })
            .collect_view()
    }

    /// A facet's options with what each would give.
    #[component]
    fn Group(facet: Facet, state: State) -> impl IntoView {
        let choices = state.deck.with_value(|deck| {
            let list = deck.options.list(facet).iter().enumerate();
            list.map(|(number, choice)| {
                view! {
                    <button
                        type="button"
                        class="choice"
                        data-facet=facet as usize
                        data-option=number
                        aria-pressed="false"
                        disabled
                    >
                        {choice.name.clone()}
                        " "
                        <span class="count">{state.count(facet, number)}</span>
                    </button>
                }
            })
            .collect_view()
        });
        view! {
            <div class="facet" role="group" aria-label=name(facet)>
                <span class="facet-name" aria-hidden="true">{name(facet)}</span>
                <div class="choices">{choices}</div>
            </div>
        }
    }
}
