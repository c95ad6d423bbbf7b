//! The buttons that choose the presentation and the order of the results.

use super::state::State;
use crate::{button::Toggle, context::words};
use finder::{Facet, Presentation, Sort};
use leptos::prelude::*;
use story::Words;

/// Both groups of buttons.
#[component]
pub fn Displays(state: State) -> impl IntoView {
    let words = words();
    let presentations = Presentation::ALL.map(|presentation| {
        let name = name_of(presentation, words);
        let pressed = Signal::derive(move || state.presentation() == presentation);
        let show = Callback::new(move |()| state.present(presentation));
        view! { <Toggle class="choice" name pressed on_press=show/> }
    });
    let orders = [
        (None, words.explorer.story_order),
        (Some(Facet::Place), words.explorer.by_place),
    ];
    let orders = orders.map(|(by, name)| {
        let sort = Sort::by(by);
        let pressed = Signal::derive(move || state.display.get().sort == sort);
        let apply = Callback::new(move |()| state.sort(sort));
        view! { <Toggle class="choice" name pressed on_press=apply/> }
    });
    view! {
        <div class="views">
            <div class="choices" role="group" aria-label=words.explorer.presentation>
                {presentations.collect_view()}
            </div>
            <div class="choices" role="group" aria-label=words.explorer.sort>
                {orders.collect_view()}
            </div>
        </div>
    }
}

fn name_of(presentation: Presentation, words: &Words) -> &'static str {
    match presentation {
        Presentation::Cards => words.explorer.as_cards,
        Presentation::Table => words.explorer.as_table,
        Presentation::Compare => words.explorer.as_comparison,
    }
}
