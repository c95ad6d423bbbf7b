//! Figures in print: in prose and set large, each a link to its source entry,
//! opened as a note where there is script.

use super::{counter::counts_up, written};
use crate::content::{FactId, Piece, Story, pieces};
use leptos::prelude::*;
use std::sync::Arc;

/// A prose string, its placeholders written out.
#[component]
pub fn Prose(story: Arc<Story>, #[prop(into)] text: String) -> impl IntoView {
    pieces(&text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => leptos::either::Either::Left(text.to_owned()),
            Piece::Figure(id) => leptos::either::Either::Right(
                view! { <Figure story=story.clone() id=FactId(id.to_owned())/> },
            ),
        })
        .collect_view()
}

/// A figure in running text, e.g. 超70家.
#[component]
pub fn Figure(story: Arc<Story>, id: FactId) -> impl IntoView {
    story.fact(&id).map(|fact| {
        view! {
            <a class="figure" href=format!("#source-{id}") data-fact=id.to_string()>
                {written(fact).to_string()}
            </a>
        }
    })
}

/// A figure set large, linked to its source entry like every other.
#[component]
pub fn LargeFigure(story: Arc<Story>, id: FactId) -> impl IntoView {
    story.fact(&id).map(|fact| {
        let text = written(fact);
        view! {
            <a class="figure large" href=format!("#source-{id}") data-fact=id.to_string()>
                {(!text.before.is_empty()).then(|| view! { <span class="hedge">{text.before}</span> })}
                <span class="number" data-count=counts_up(fact).then_some("")>{text.number}</span>
                <span class="unit">{text.after}</span>
            </a>
        }
    })
}

/// A prose string as plain text, its placeholders written out; for labels and descriptions.
pub fn plain(story: &Story, text: &str) -> String {
    pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Figure(id) => story
                .fact(&FactId(id.to_owned()))
                .map_or_else(String::new, |fact| written(fact).to_string()),
        })
        .collect()
}
