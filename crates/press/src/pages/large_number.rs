//! A number set large.

use changjuan::number::source_anchor;
use leptos::prelude::*;
use story::Fact;

/// A number set large, a link to its source entry like every other. Amounts are marked with
/// `data-count`: the program counts them up when they are first seen.
#[component]
pub fn LargeNumber(fact: Fact) -> impl IntoView {
    let text = fact.written();
    view! {
        <a class="figure large" href=format!("#{}", source_anchor(&fact.id)) data-fact=fact.id.to_string()>
            {(!text.before.is_empty()).then(|| view! { <span class="hedge">{text.before}</span> })}
            <span class="number" data-count=fact.is_amount().then_some("")>{text.number}</span>
            <span class="unit">{text.after}</span>
        </a>
    }
}
