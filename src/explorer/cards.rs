//! The cards: printed all of them, shown as the state asks.

use super::{PAGE, Query, View, marks, motion, reading, shelf::Shelf, state::State, text::terms};
use crate::{content::Story, dom, printed};
use leptos::{html, prelude::*};
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// Cards that are read for the search in one go; then the browser may do something else.
const AT_ONCE: usize = 250;

/// The page's cards; `None` until the page is alive.
pub type Cards = StoredValue<Option<Shelf>, LocalStorage>;

/// The cards, printed in story order: the first page of what the state asks for, and the rest,
/// which waits (see [`shelf`](super::shelf)).
#[component]
pub fn CardList(story: Arc<Story>, state: State, list: NodeRef<html::Ul>) -> impl IntoView {
    let first = printed!(view! { <print::Rows story=story.clone() state/> });
    let rest = printed!(view! { <print::Waiting story=story.clone() state/> });
    // What waits only for its turn is shown where there is no script; what a printed filter leaves
    // out is not.
    let filtered = !state.query.with_untracked(Query::is_empty);
    // Read where the page is printed only.
    let _ = story;
    view! {
        <ul class="cards" role="list" node_ref=list inner_html=first></ul>
        <noscript hidden=filtered inner_html=rest></noscript>
    }
}

/// Takes over the printed cards, and lets them follow the state.
pub fn follow(state: State, list: NodeRef<html::Ul>, cards: Cards) {
    Effect::new(move |_| {
        let Some(list) = list.get_untracked() else {
            return;
        };
        if cards.with_value(Option::is_none) {
            cards.set_value(Shelf::of(&list));
        }
        // A text to search for needs the cards' texts.
        if state.query.with(|query| !query.text().is_empty()) {
            read_texts(state, cards);
        }
        let wanted = state.shown.get();
        let view = state.arrangement.get().view;
        list.set_hidden(view != View::Cards || wanted.is_empty());
        let show = move || {
            cards.update_value(|cards| {
                if let Some(cards) = cards {
                    cards.show(&wanted);
                }
            });
            mark_soon(state, cards);
        };
        if state.flowing.get_value() && view == View::Cards {
            motion::flow(Box::new(show));
        } else {
            show();
        }
    });
}

/// Reads the texts of all cards into the search, some at a time. Does nothing the second time.
pub fn read_texts(state: State, cards: Cards) {
    if state.indexed.get_untracked() || state.texts.with_value(|texts| !texts.is_empty()) {
        return;
    }
    read_some(state, cards, 0);
}

fn read_some(state: State, cards: Cards, from: usize) {
    if state.gone() {
        return;
    }
    let number = cards.with_value(|cards| {
        let Some(cards) = cards else { return 0 };
        let number = cards.len();
        state.texts.update_value(|index| {
            for card in from..number.min(from + AT_ONCE) {
                let texts = reading::texts(&cards.markup(card));
                index.add(texts.iter().map(String::as_str));
            }
        });
        number
    });
    if from + AT_ONCE < number {
        dom::soon(move || read_some(state, cards, from + AT_ONCE));
    } else {
        state.indexed.set(number > 0);
    }
}

/// Marks what the search found, once what it shows has been painted, and shows more when the
/// fingers rest.
fn mark_soon(state: State, cards: Cards) {
    let text = state.query.with_untracked(|query| query.text().to_owned());
    let terms = terms(&text);
    // Else the explorer is gone, or something else is searched for and will be marked.
    let still = move || !state.gone() && state.query.with_untracked(|query| query.text() == text);
    dom::after_paint(move || {
        if !still() {
            return;
        }
        state.shown.with_untracked(|shown| {
            cards.with_value(|cards| {
                if let Some(cards) = cards {
                    marks::mark(shown.iter().filter_map(|card| cards.card(*card)), &terms);
                }
            });
        });
        if let Some(wait) = state.grows_after() {
            dom::later(wait, move || {
                if still() {
                    state.grow();
                }
            });
        }
    });
}

/// Shows more cards; how many there were before.
pub fn more(state: State) -> usize {
    let before = state.shown.with_untracked(Vec::len);
    state.flowing.set_value(false);
    state.most.update(|most| *most += PAGE);
    before
}

/// Moves the focus to the card at a place in the list, where the reader goes on.
pub fn go_on(state: State, cards: Cards, place: usize) {
    let first = state
        .shown
        .with_untracked(|shown| shown.get(place).copied());
    // When it is there.
    request_animation_frame(move || {
        cards.with_value(|cards| {
            let card = cards.as_ref().and_then(|cards| cards.card(first?));
            let target = card.and_then(|card| card.query_selector("summary").ok().flatten());
            state.focus(target.and_then(|target| target.dyn_into().ok()));
        });
    });
}

#[cfg(not(target_arch = "wasm32"))]
mod print {
    use crate::{
        content::{Card, Story},
        explorer::{
            Facet, in_story_order,
            reading::{BETWEEN, EDGE},
            state::State,
        },
        figure::{Citation, Figure, Prose},
    };
    use leptos::prelude::*;
    use std::sync::Arc;

    /// The cards that the state shows.
    #[component]
    pub fn Rows(story: Arc<Story>, state: State) -> impl IntoView {
        rows(story, state, true)
    }

    /// All others, in a list of their own.
    #[component]
    pub fn Waiting(story: Arc<Story>, state: State) -> impl IntoView {
        let rows = rows(story, state, false);
        let list = |rows| {
            view! { <ul class="cards cards-rest" role="list">{rows} {BETWEEN}</ul> }
        };
        (!rows.is_empty()).then(|| list(rows))
    }

    fn rows(story: Arc<Story>, state: State, shown: bool) -> Vec<impl IntoView> {
        let wanted = state.shown.get_untracked();
        let between = (!shown).then_some(BETWEEN);
        in_story_order(&story)
            .into_iter()
            .enumerate()
            .filter(|(number, _)| wanted.contains(number) == shown)
            .map(|(number, card)| {
                view! {
                    {between}
                    <CardRow story=story.clone() card=card.clone() number state/>
                }
            })
            .collect()
    }

    /// A card: what it is and where, its title and text; and, when it is opened, the passage of
    /// the story, its figures with their sources, the report, the way into the story.
    #[component]
    fn CardRow(story: Arc<Story>, card: Card, number: usize, state: State) -> impl IntoView {
        let place = story.place(&card.place).map(|place| place.name.clone());
        let [_, _, kind, article] = state
            .deck
            .with_value(|deck| deck.options.filing(&story, &card));
        let kind = kind.map(|kind| state.name(Facet::Kind, kind));
        let article = article
            .and_then(|article| story.articles.get(article))
            .map(|article| {
                let authors = article.authors.join("、");
                view! { <p class="card-source">{format!("{EDGE}据《{}》，{authors}{EDGE}", article.title)}</p> }
            });
        let figures = card
            .facts
            .iter()
            .filter_map(|id| Some((id, story.fact(id)?)))
            .map(|(id, fact)| {
                let source = Citation::of(&story, fact);
                view! {
                    <li>
                        {EDGE}
                        <Figure story=story.clone() id=id.clone()/>
                        " "
                        {source.label}
                        <span class="card-fact">{format!("{}，{}", source.scope, source.paragraph)}</span>
                        {EDGE}
                    </li>
                }
            })
            .collect::<Vec<_>>();
        let heading = format!("card-{}", card.id);
        let labelled = heading.clone();
        view! {
            <li data-card=card.id data-number=number.to_string()>
                <article class="card" aria-labelledby=labelled>
                    <p class="card-kind">{EDGE} {kind} " " <span class="card-place">{place}</span> {EDGE}</p>
                    <h3 class="card-title" id=heading>{format!("{EDGE}{}{EDGE}", card.title)}</h3>
                    <p class="card-summary">{EDGE} <Prose story=story.clone() text=card.summary/> {EDGE}</p>
                    <details class="card-rest">
                        <summary>"全文与出处"<span class="unseen">{format!("：{}", card.title)}</span></summary>
                        <div class="card-passage"></div>
                        {(!figures.is_empty()).then(|| view! { <ul class="card-figures" role="list">{figures}</ul> })}
                        {article}
                        <p class="card-more">
                            <a href=format!("#{}", card.step) aria-label=format!("回到故事里读：{}", card.title)>
                                "回到故事里读"
                            </a>
                        </p>
                    </details>
                </article>
            </li>
        }
    }
}
