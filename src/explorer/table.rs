//! The results as a table that sorts by its columns, with a row for each listed card.

use super::{
    list::{focus_once_shown, numbered},
    state::State,
};
use crate::context::words;
use crate::story_link::StoryLink;
use finder::{Facet, Sort};
use leptos::prelude::*;

/// The table with all its columns.
#[component]
pub fn Table(state: State) -> impl IntoView {
    let words = words();
    let columns = Facet::ALL
        .map(|facet| view! { <Column state by=Some(facet) name=facet.name(words)/> })
        .collect_view();
    view! {
        <div class="results-table" role="region" aria-label=words.explorer.table tabindex="0">
            <table>
                <thead>
                    <tr>
                        <Column state by=None name=words.explorer.order/>
                        <th scope="col">{words.explorer.title}</th>
                        {columns}
                        <th scope="col">{words.explorer.numbers}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || state.shown.get() key=|number| numbered(*number) let(number)>
                        <Row state number/>
                    </For>
                </tbody>
            </table>
        </div>
    }
}

/// The head of a column that sorts: ascending at first, and then the other way round each time.
#[component]
fn Column(state: State, by: Option<Facet>, name: &'static str) -> impl IntoView {
    let sorted = move || {
        let sort = state.display.get().sort;
        (sort.by == by).then_some(match sort.descending {
            true => "descending",
            false => "ascending",
        })
    };
    let sort = move |_| {
        let now = state.display.get_untracked().sort;
        let descending = now.by == by && !now.descending;
        state.sort(Sort { by, descending });
    };
    view! {
        <th scope="col" aria-sort=sorted>
            <button type="button" on:click=sort>
                {name}
                <span class="arrow" aria-hidden="true"></span>
            </button>
        </th>
    }
}

/// The row of a card, with a link to its step.
#[component]
fn Row(state: State, number: usize) -> impl IntoView {
    let record = state.record(number);
    let numbers = record.numbers_line(state.words());
    let options = Facet::ALL
        .map(|facet| view! { <td>{record.options[facet].clone()}</td> })
        .collect_view();
    let takes_focus = state.takes_focus(number);
    view! {
        <tr>
            <td>{number + 1}</td>
            <th scope="row" tabindex=takes_focus.then_some("-1") use:focus_once_shown=takes_focus>
                <StoryLink step=record.step text=record.title/>
            </th>
            {options}
            <td>{numbers}</td>
        </tr>
    }
}
