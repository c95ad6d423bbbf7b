//! The blocks of a step: paragraphs, and numbers set large.

use super::large_number::LargeNumber;
use changjuan::number::Prose;
use leptos::{either::Either, prelude::*};
use std::sync::Arc;
use story::{Block, Story};

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
                Either::Left(view! { <p><Prose text/></p> })
            }
            Block::Figures(ids) => {
                let numbers = ids
                    .iter()
                    .filter_map(|id| story.fact(id))
                    .map(|fact| {
                        view! {
                            <li>
                                <LargeNumber fact=fact.clone()/>
                                <span class="label">{fact.label.clone()}</span>
                            </li>
                        }
                    })
                    .collect_view();
                Either::Right(view! { <ul class="figures">{numbers}</ul> })
            }
        })
        .collect_view()
}
