//! The blocks of a step: paragraphs, numbers set large, and quotations that are set apart.

use super::large_number::LargeNumber;
use super::quotation::Quotation;
use changjuan::number::Prose;
use leptos::{either::EitherOf3, prelude::*};
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
                EitherOf3::A(view! { <p><Prose text/></p> })
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
                EitherOf3::B(view! { <ul class="figures">{numbers}</ul> })
            }
            Block::Quote(quote) => EitherOf3::C(view! { <Quotation quote/> }),
        })
        .collect_view()
}
