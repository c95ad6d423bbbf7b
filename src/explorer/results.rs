//! The results: as cards, as a table or as a comparison; the filters to give up when there are none,
//! and the button for more.

use super::{
    PAGE,
    card::Card,
    comparison::Comparison,
    highlight, layout_shift,
    list::numbered,
    state::{Cause, State},
    table::Table,
};
use crate::{
    context::{is_live, words},
    dom::{schedule, view_transition},
    text::Text,
};
use finder::{Facet, Presentation};
use leptos::{ev, html, prelude::*};

/// The results in the chosen presentation.
#[component]
pub fn Results(state: State) -> impl IntoView {
    let results = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let hold = move || {
            let results = results.get_untracked()?;
            layout_shift::hold(&results)
        };
        let listener = window_event_listener(ev::popstate, move |_| state.read_address(hold));
        on_cleanup(move || listener.remove());
        let links = window_event_listener(ev::hashchange, move |_| state.follow_card_link());
        on_cleanup(move || links.remove());
    });
    let as_table =
        Memo::new(move |_| state.presentation() == Presentation::Table && state.total() > 0);
    let compared = Memo::new(move |_| state.presentation() == Presentation::Compare);
    view! {
        <div
            class="explorer-results"
            node_ref=results
            style:min-block-size=move || state.held.get().map(|height| format!("{height}px"))
        >
            <CardList state results/>
            <div class="results-other" hidden=move || !as_table.get() && !compared.get()>
                {move || as_table.get().then(|| view! { <Table state/> })}
                {move || compared.get().then(|| view! { <Comparison state/> })}
            </div>
            <EmptyResult state/>
            <More state/>
        </div>
    }
}

/// The list of cards: in the browser the first of the matching cards, in the print all of them.
#[component]
fn CardList(state: State, results: NodeRef<html::Div>) -> impl IntoView {
    let is_cards = Memo::new(move |_| state.presentation() == Presentation::Cards);
    let wanted = move || match is_cards.get() {
        true => state.shown.get(),
        false => Vec::new(),
    };
    let listed = RwSignal::new(match is_live() {
        true => untrack(wanted),
        false => state.all(),
    });
    Effect::new(move |_| {
        let text = state.query.with(|query| query.text().to_owned());
        let cards = wanted();
        let show = move || {
            // The state may have changed since then, because this may wait for a view transition.
            let cards = untrack(wanted);
            if listed.with_untracked(|listed| *listed != cards) {
                listed.set(cards);
            }
            highlight_and_list_more(state, results, text);
        };
        let changes = listed.with_untracked(|listed| *listed != cards);
        if changes && is_cards.get_untracked() && state.cause() == Cause::Choice {
            view_transition::run(show);
        } else {
            show();
        }
    });
    view! {
        <ul
            class="cards"
            role="list"
            hidden=move || listed.with(Vec::is_empty)
        >
            <For each=move || listed.get() key=|number| numbered(*number) let(number)>
                <Card state number/>
            </For>
        </ul>
    }
}

/// Once the listed cards are painted, highlights what the search for `text` found, and lists more cards
/// when the reader pauses. Does nothing if another text is searched for by then.
fn highlight_and_list_more(state: State, results: NodeRef<html::Div>, text: String) {
    schedule::after_paint(move || {
        let is_current =
            !state.is_gone() && state.query.with_untracked(|query| query.text() == text);
        if is_current {
            if let Some(results) = results.get_untracked() {
                highlight::show(&results, &text);
            }
            state.schedule_slice();
        }
    });
}

/// The line for no results, and buttons that give up single filters.
#[component]
fn EmptyResult(state: State) -> impl IntoView {
    let words = &words().explorer;
    let offers = Memo::new(move |_| state.answer.with(|answer| answer.loosening()));
    let text = Signal::derive(move || {
        let text = match (state.total(), offers.with(Vec::is_empty)) {
            (1.., _) => "",
            (0, true) => words.empty,
            (0, false) => words.empty_but,
        };
        text.to_owned()
    });
    view! {
        <div class="empty" hidden=move || { state.total() > 0 }>
            <p><Text value=text/></p>
            <div class="choices">
                <For
                    each=move || offers.get()
                    key=|(facet, count)| [facet.map_or(Facet::ALL.len(), |facet| facet as usize), *count]
                    let((facet, count))
                >
                    <Offer state facet count/>
                </For>
            </div>
        </div>
    }
}

/// The button that gives up a facet, or the text (`None`), with the number of cards that match then.
#[component]
fn Offer(state: State, facet: Option<Facet>, count: usize) -> impl IntoView {
    let words = words();
    let name = facet.map_or(words.explorer.searched_text, |facet| facet.name(words));
    view! {
        <button
            type="button"
            class="choice"
            disabled=!is_live()
            on:click=move |_| {
                state.loosen(facet);
                state.focus_status();
            }
        >
            {(words.explorer.loosen)(name) + " "}
            <span class="count">{count}</span>
        </button>
    }
}

/// The button that lists more cards, and the numbers of listed and of matching cards.
#[component]
fn More(state: State) -> impl IntoView {
    let words = &words().explorer;
    let shown = move || state.shown.with(Vec::len);
    let left = move || state.total().saturating_sub(shown());
    let more = Signal::derive(move || match left() {
        0 => String::new(),
        left => (words.more)(left.min(PAGE)),
    });
    let listed = Signal::derive(move || match left() {
        0 => String::new(),
        _ => (words.listed)(shown(), state.total()),
    });
    view! {
        <p
            class="results-more"
            // While the first page is being listed it would move with every card.
            hidden=move || {
                left() == 0 || state.is_listing() || state.presentation() == Presentation::Compare
            }
        >
            <button type="button" disabled=!is_live() on:click=move |_| state.show_more()>
                <Text value=more/>
            </button>
            <Text value=listed/>
        </p>
    }
}
