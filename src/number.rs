//! Prose with its numbers and marks. Each number is a link to its entry among the sources; once the program runs, a
//! click opens the note instead.

use crate::context::bundle;
use crate::story_link::StoryAddress;
use leptos::{
    either::{Either, EitherOf3},
    prelude::*,
};
use story::{FactId, Piece, Span, anchors, spans};

/// The attribute of what opens the note; its value is the id of the fact or of the quotation.
pub const FACT: &str = "data-fact";

/// A prose string, its placeholders written out and its marks as elements.
#[component]
pub fn Prose(#[prop(into)] text: String) -> impl IntoView {
    spans(&text)
        .into_iter()
        .map(|span| match span {
            Span::Plain(piece) => EitherOf3::A(piece_view(piece)),
            Span::Emphasis(pieces) => {
                let words = pieces.into_iter().map(piece_view).collect_view();
                EitherOf3::B(view! { <strong>{words}</strong> })
            }
            Span::Link { words, target } => {
                let StoryAddress { href, target, rel } = StoryAddress::to(target);
                let words = words.to_owned();
                EitherOf3::C(view! { <a href=href target=target rel=rel>{words}</a> })
            }
        })
        .collect_view()
}

fn piece_view(piece: Piece<'_>) -> impl IntoView + use<> {
    match piece {
        Piece::Text(text) => Either::Left(text.to_owned()),
        Piece::Number(id) => Either::Right(view! { <Number id=id.to_owned()/> }),
    }
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

/// The anchor of the entry of a fact or a quotation among the sources.
pub fn source_anchor(id: &FactId) -> String {
    format!("{}{id}", anchors::SOURCE)
}
