//! Numbers in prose. Each is a link to its entry among the sources; once the program runs, a click opens
//! the note instead.

use crate::context::bundle;
use crate::story_link::StoryAddress;
use leptos::{either::Either, prelude::*};
use story::{FactId, Piece, anchors, pieces};

/// The attribute of a number; its value is the id of the fact that it shows.
pub const FACT: &str = "data-fact";

/// A prose string, its placeholders written out.
#[component]
pub fn Prose(#[prop(into)] text: String) -> impl IntoView {
    pieces(&text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => Either::Left(text.to_owned()),
            Piece::Number(id) => Either::Right(view! { <Number id=id.to_owned()/> }),
        })
        .collect_view()
}

/// A number in running text, e.g. 超70家; nothing where the story has no such fact.
#[component]
pub fn Number(#[prop(into)] id: String) -> impl IntoView {
    bundle().fact(&id).map(|fact| {
        let StoryAddress { href, target, rel } = StoryAddress::of(&source_anchor(&fact.id));
        view! {
            <a class="figure" href=href target=target rel=rel data-fact=id>
                {fact.written().to_string()}
            </a>
        }
    })
}

/// The anchor of a fact's entry among the sources.
pub fn source_anchor(id: &FactId) -> String {
    format!("{}{id}", anchors::SOURCE)
}
