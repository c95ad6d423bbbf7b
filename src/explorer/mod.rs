//! The district explorer: an island that shows the cards of the story by place, topic, kind and
//! article, and searches their texts.
//!
//! [`state`] has the reader's query and display and the answer to them. [`changes`] changes the state and
//! keeps it in the address. Everything else shows the state. The printed explorer lists all cards, and its
//! controls are disabled; [`watch`] replaces it by the live one. The crate `finder` filters, searches and
//! compares.

mod address;
mod building;
mod card;
mod changes;
mod comparison;
mod displays;
mod downloads;
mod facets;
mod highlight;
mod layout_shift;
mod linked_card;
mod list;
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

pub use building::build;
pub use loading::watch;
pub use sheet::Sheet;
pub use state::{PAGE, State};

use crate::context::words;
use displays::Displays;
use downloads::Downloads;
use leptos::prelude::*;
use results::Results;
use search::Search;
use sheet::Filters;
use status::{Chips, ResultsBar, UnknownNote};
use std::sync::Arc;
use story::CardSet;

/// Provides the cards that the explorer shows: around the print, and in the browser once they are
/// fetched.
pub fn provide_cards(cards: Arc<CardSet>) {
    provide_context(cards);
}

/// The inside of the explorer's section. Where it is not built `whole`, the places of its parts are empty,
/// and the caller fills them one by one.
#[component]
pub fn Explorer(state: State, sheet: Sheet, whole: bool) -> impl IntoView {
    view! {
        <h2 id="explorer-heading">{words().explorer.heading}</h2>
        <Filters state sheet whole/>
        <div
            class="explorer-desk"
            on:keydown=move |event| sheet.close_on_escape(&event)
            on:focusout=move |event| sheet.close_when_left(&event)
        >
            <div class="explorer-head">
                {whole.then(|| view! { <Head state sheet/> })}
            </div>
            <Results state/>
            <div class="explorer-downloads">{whole.then(|| view! { <Downloads state/> })}</div>
        </div>
    }
}

/// What stands above the results: the search, the status, the chosen options and the presentations.
#[component]
fn Head(state: State, sheet: Sheet) -> impl IntoView {
    view! {
        <Search state/>
        <ResultsBar state sheet/>
        <UnknownNote state/>
        <Chips state/>
        <Displays state/>
    }
}
