//! The blocks of a step: paragraphs, and figures set large.

use crate::{
    content::{Block, Story},
    figure::{LargeFigure, Prose},
};
use leptos::{either::Either, prelude::*};
use std::sync::Arc;

/// Blocks in reading order.
#[component]
pub fn Blocks(story: Arc<Story>, blocks: Vec<Block>) -> impl IntoView {
    blocks
        .into_iter()
        .map(|block| match block {
            Block::Prose(sentences) => {
                let text: String = sentences
                    .into_iter()
                    .map(|sentence| sentence.text)
                    .collect();
                Either::Left(view! { <p><Prose story=story.clone() text/></p> })
            }
            Block::Figures(ids) => {
                let figures = ids
                    .into_iter()
                    .map(|id| {
                        let label = story.fact(&id).map(|fact| fact.label.clone());
                        view! {
                            <li>
                                <LargeFigure story=story.clone() id/>
                                <span class="label">{label}</span>
                            </li>
                        }
                    })
                    .collect_view();
                Either::Right(view! { <ul class="figures">{figures}</ul> })
            }
        })
        .collect_view()
}
