//! Places side by side. Numbers are compared only within one measure; everything else is listed as text,
//! topic by topic.

use super::{list::numbered, state::State};
use crate::context::words;
use crate::story_link::StoryLink;
use finder::{CardRecord, Facet, Line, RecordNumber};
use leptos::{either::Either, prelude::*};

/// The comparison of the chosen places, or how to choose some.
///
/// A comparison that has changed is built anew as a whole: texts that were changed in place would
/// be lost where a translator has replaced them.
#[component]
pub fn Comparison(state: State) -> impl IntoView {
    let compared = Memo::new(move |_| {
        state.query.with(|query| {
            let comparison = state.answer.with(|answer| {
                state.with_root_address(|catalog, root| catalog.comparison(query, answer, root))
            })?;
            Some((comparison, query.is_narrowed_beside(Facet::Place)))
        })
    });
    // How many comparisons there have been: the key of the present one.
    let count = StoredValue::new(0);
    let numbered_comparison = move || {
        count.update_value(|count| *count += 1);
        let numbered = |comparison| (numbered(count.get_value()), comparison);
        compared.get().map(numbered)
    };
    let is_missing = Memo::new(move |_| compared.with(Option::is_none));
    view! {
        {move || is_missing.get().then(|| view! { <Hint/> })}
        <For
            each=numbered_comparison
            key=|(key, _)| *key
            let((_, (comparison, narrowed)))
        >
            <Places state comparison narrowed/>
        </For>
    }
}

/// How to choose places.
#[component]
fn Hint() -> impl IntoView {
    view! { <p class="compare-hint">{words().explorer.comparison_how}</p> }
}

/// The table: a column for each place, lines of measures and then of topics. `narrowed` is whether a
/// cell may be empty only because of the other filters.
#[component]
fn Places(state: State, comparison: finder::Comparison, narrowed: bool) -> impl IntoView {
    let words = &state.words().explorer;
    let blank = match narrowed {
        true => words.none_filtered,
        false => words.none_reported,
    };
    let places = comparison
        .places
        .into_iter()
        .map(|place| view! { <th scope="col">{place}</th> })
        .collect_view();
    let measures = lines(comparison.measures, blank, |numbers| {
        let values: Vec<String> = numbers
            .into_iter()
            .map(|it: RecordNumber| it.number)
            .collect();
        view! { <td class="measured">{values.join(words.between_values)}</td> }
    });
    let topics = lines(comparison.topics, blank, move |records| {
        let cards = records
            .into_iter()
            .map(|record| view! { <CardCell state record/> })
            .collect_view();
        view! { <td><ul role="list">{cards}</ul></td> }
    });
    view! {
        <div class="results-table" role="region" aria-label=words.comparison tabindex="0">
            <table class="compared">
                <thead><tr><td></td>{places}</tr></thead>
                <tbody>{measures} {topics}</tbody>
            </table>
        </div>
        <p class="compare-hint">{words.comparison_only}</p>
    }
}

/// Lines with a cell for each place. Empty cells have the text `blank`.
fn lines<T, V: IntoView>(
    lines: Vec<Line<T>>,
    blank: &'static str,
    cell: impl Fn(Vec<T>) -> V + Copy,
) -> Vec<impl IntoView> {
    lines
        .into_iter()
        .map(|line| {
            let cells = line
                .cells
                .into_iter()
                .map(|values| match values.is_empty() {
                    true => Either::Left(view! { <td class="blank">{blank}</td> }),
                    false => Either::Right(cell(values)),
                })
                .collect_view();
            view! { <tr><th scope="row">{line.name}</th>{cells}</tr> }
        })
        .collect()
}

/// A card in a cell.
#[component]
fn CardCell(state: State, record: CardRecord) -> impl IntoView {
    let numbers = record.numbers_line(state.words());
    view! {
        <li>
            <StoryLink step=record.step text=record.title/>
            <span>{numbers}</span>
        </li>
    }
}
