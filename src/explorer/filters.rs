//! The filter bar: a group of buttons for each facet, and the line that says what they found.

use super::{Facet, Unknown, state::State};
use leptos::{html, prelude::*};

/// What the reader calls a facet.
const fn name(facet: Facet) -> &'static str {
    match facet {
        Facet::Place => "区县",
        Facet::Topic => "主题",
        Facet::Kind => "类型",
        Facet::Article => "报道",
    }
}

/// The buttons for topic and kind. Places have the map.
#[component]
pub fn Filters(state: State) -> impl IntoView {
    [Facet::Topic, Facet::Kind]
        .into_iter()
        .map(|facet| view! { <Group facet state/> })
        .collect_view()
}

/// A facet's options with what each would give.
#[component]
fn Group(facet: Facet, state: State) -> impl IntoView {
    let choices = state.options.with_value(|options| {
        options
            .list(facet)
            .iter()
            .enumerate()
            .map(|(number, choice)| {
                view! {
                    <button
                        type="button"
                        class="choice"
                        aria-pressed=move || if state.chosen(facet, number) { "true" } else { "false" }
                        disabled=move || state.closed(facet, number)
                        on:click=move |_| state.toggle(facet, number)
                    >
                        {choice.name.clone()}
                        " "
                        <span class="count">{move || state.count(facet, number)}</span>
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

/// How many cards there are and why, the way back to all, and what could not be understood.
#[component]
pub fn Status(state: State) -> impl IntoView {
    let status = NodeRef::<html::P>::new();
    let clear = move |_| {
        state.clear();
        // The button goes away; the reader should not be thrown back to the top.
        if let Some(status) = status.get_untracked() {
            let _ = status.focus();
        }
    };
    view! {
        <div class="results-bar">
            <p role="status" class="results-status" tabindex="-1" node_ref=status>
                {move || found(state)}
            </p>
            <button
                type="button"
                class="clear"
                hidden=move || state.query.with(|query| query.is_empty())
                on:click=clear
            >
                "清除筛选"
            </button>
        </div>
        <p class="results-note" hidden=move || state.unknown.with(Vec::is_empty)>
            {move || state.unknown.with(|unknown| note(unknown))}
        </p>
    }
}

/// The status: 共 3 张 · 余杭、建德 · 家风.
fn found(state: State) -> String {
    let total = state.answer.with(|answer| answer.total());
    let mut text = format!("共 {total} 张");
    state.options.with_value(|options| {
        state.query.with(|query| {
            for facet in Facet::ALL {
                for (number, option) in query.chosen(facet).iter().enumerate() {
                    text.push_str(if number == 0 { " · " } else { "、" });
                    text.push_str(options.name(facet, *option));
                }
            }
        });
    });
    text
}

/// What an address says that nobody knows, without repeating it: the words of a link
/// are not ours to show.
fn note(unknown: &[Unknown]) -> String {
    let mut names = Vec::new();
    for what in unknown {
        let name = match what {
            Unknown::Version(_) => "版本",
            Unknown::Option(facet, _) => name(*facet),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return String::new();
    }
    format!("链接里有本页没有的{}，已略去。", names.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_names_facets_and_never_repeats_the_link() {
        let odd = |facet| Unknown::Option(facet, "请拨打".to_owned());
        let unknown = [odd(Facet::Place), odd(Facet::Topic), odd(Facet::Place)];
        assert_eq!(note(&unknown), "链接里有本页没有的区县、主题，已略去。");
        assert_eq!(note(&[]), "");
    }
}
