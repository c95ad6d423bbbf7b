//! The cards. All of them are always in the page; a filter hides and shows.

use super::state::State;
use crate::{content::Story, printed};
use leptos::{html, prelude::*};
use std::sync::Arc;

/// The list of cards, in story order.
#[component]
pub fn Cards(story: Arc<Story>, state: State, list: NodeRef<html::Ul>) -> impl IntoView {
    let cards = story
        .cards
        .iter()
        .enumerate()
        .map(|(number, card)| {
            view! {
                <li
                    data-card=card.id.clone()
                    hidden=move || !state.answer.with(|answer| answer.has(number))
                    inner_html=printed!(view! { <print::CardRow story=story.clone() card=card.clone() state/> })
                ></li>
            }
        })
        .collect_view();
    view! { <ul class="cards" role="list" node_ref=list>{cards}</ul> }
}

#[cfg(not(target_arch = "wasm32"))]
mod print {
    use crate::{
        content::{Card, Story},
        explorer::{Facet, state::State},
        figure::{Figure, Prose},
    };
    use leptos::prelude::*;
    use std::sync::Arc;

    /// A card: what it is and where, its title and summary, its figures, the way into the story.
    #[component]
    pub fn CardRow(story: Arc<Story>, card: Card, state: State) -> impl IntoView {
        let place = story.place(&card.place).map(|place| place.name.clone());
        let [_, _, kind, _] = state
            .options
            .with_value(|options| options.filing(&story, &card));
        let kind = state
            .options
            .with_value(|options| kind.map(|kind| options.name(Facet::Kind, kind).to_owned()));
        let figures = card
            .untold_facts()
            .map(|id| {
                let label = story.fact(id).map(|fact| fact.label.clone());
                view! {
                    <li>
                        <Figure story=story.clone() id=id.clone()/>
                        " "
                        {label}
                    </li>
                }
            })
            .collect::<Vec<_>>();
        let heading = format!("card-{}", card.id);
        let labelled = heading.clone();
        view! {
            <article class="card" aria-labelledby=labelled>
                <p class="card-kind">{kind} " " <span class="card-place">{place}</span></p>
                <h3 class="card-title" id=heading>{card.title.clone()}</h3>
                <p class="card-summary"><Prose story=story.clone() text=card.summary/></p>
                {(!figures.is_empty()).then(|| view! { <ul class="card-figures" role="list">{figures}</ul> })}
                <p class="card-more">
                    <a href=format!("#{}", card.step) aria-label=format!("回到故事里读：{}", card.title)>
                        "回到故事里读"
                    </a>
                </p>
            </article>
        }
    }
}
