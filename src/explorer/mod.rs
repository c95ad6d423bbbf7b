//! The district explorer: an island that shows the cards of the story by place, topic, kind and
//! article, and searches their texts.
//!
//! [`state`] has the reader's query and display and the answer to them. [`changes`] changes the state and
//! keeps it in the address. Everything else shows the state. The printed explorer lists all cards, and its
//! controls are disabled; [`watch`] replaces it by the live one. The crate `finder` filters, searches and
//! compares.

mod address;
mod card;
mod changes;
mod comparison;
mod displays;
mod downloads;
mod facets;
mod highlight;
mod layout_shift;
mod loading;
mod map;
mod results;
mod search;
mod sheet;
mod state;
mod status;
mod table;
#[cfg(test)]
mod tests;

pub use loading::{build, watch};
pub use state::PAGE;

use crate::context::words;
use displays::Displays;
use downloads::Downloads;
use leptos::prelude::*;
use results::Results;
use search::Search;
use sheet::{Filters, Sheet};
use state::State;
use status::{Chips, ResultsBar, UnknownNote};
use std::sync::Arc;
use story::CardSet;

/// Provides the cards that the explorer shows: around the print, and in the browser once they are
/// fetched.
pub fn provide_cards(cards: Arc<CardSet>) {
    provide_context(cards);
}

/// The inside of the explorer's section. In the browser it begins with the query and the display of the
/// address, in the print with the page's own filter.
///
/// `held` is the height in pixels that the results keep where the address differs from what is printed,
/// so that nothing below them moves.
#[component]
pub fn Explorer(#[prop(default = None)] held: Option<u32>) -> impl IntoView {
    let state = State::new(held);
    let sheet = Sheet::default();
    view! {
        <h2 id="explorer-heading">{words().explorer.heading}</h2>
        <Filters state sheet/>
        <div
            class="explorer-desk"
            on:keydown=move |event| sheet.close_on_escape(&event)
            on:focusout=move |event| sheet.close_when_left(&event)
        >
            <div class="explorer-head">
                <Search state/>
                <ResultsBar state sheet/>
                <UnknownNote state/>
                <Chips state/>
                <Displays state/>
            </div>
            <Results state/>
            <Downloads state/>
        </div>
    }
}
