//! The district explorer: facets, query and URL state as plain functions; map, filter bar
//! and cards as components.
//!
//! [`Options`] says what there is to choose, a [`Query`] what is chosen, an [`Index`]
//! which cards that finds, [`decode`] and [`encode`] how it stands in an address. None of
//! them knows of a page. The components read all they show from one [`State`].

mod address;
mod cards;
mod facets;
mod filters;
mod grid;
mod map;
mod options;
mod query;
mod state;
mod steady;
#[cfg(test)]
mod tests;
mod url;

pub use facets::{Answer, Index};
pub use options::{Choice, Filing, Options};
pub use query::{Facet, Query};
pub use url::{Unknown, decode, encode};

use crate::{content::Story, dom::Live};
use cards::Cards;
use filters::{Filters, Status};
use leptos::{html, prelude::*};
use map::Map;
use state::State;
use std::sync::Arc;

/// The heading of the section.
pub const HEADING: &str = "按区县读";

/// The section's anchor.
pub const ANCHOR: &str = "explorer";

/// The district explorer. In the HTML every card is shown and every control is disabled;
/// once the page is [`Live`] the controls work, and the filter of the address is applied.
///
/// `filter` is the filter that the HTML has, as an address has it: empty for none. An address
/// without a filter leaves it.
#[component]
pub fn Explorer(story: Arc<Story>, #[prop(optional, into)] filter: String) -> impl IntoView {
    let live = use_context::<Live>().unwrap_or(Live(RwSignal::new(false)));
    let state = State::new(&story, live.0, &filter);
    let results = NodeRef::<html::Div>::new();
    let list = NodeRef::<html::Ul>::new();

    // The filter of the address: now, and after each step through history.
    Effect::new(move |_| {
        state.read_address(results, list);
        let listener = window_event_listener(leptos::ev::popstate, move |_| {
            state.read_address(results, list);
        });
        on_cleanup(move || listener.remove());
    });

    // A choice of the reader's gives back the height that the address had reserved.
    Effect::new(move |_| {
        if state.touched.get().is_some()
            && let Some(results) = results.get_untracked()
        {
            steady::release(&results);
        }
    });

    view! {
        <section id=ANCHOR class="explorer band" aria-labelledby="explorer-heading">
            <div class="explorer-map">
                <h2 id="explorer-heading">{HEADING}</h2>
                <Map story=story.clone() state/>
            </div>
            <div class="explorer-desk">
                <Filters state/>
                <p><button type="button" class="share-button" disabled data-share="districts">"分享筛选结果"</button></p>
                <div class="explorer-results" node_ref=results>
                    <Status state/>
                    <Cards story state list/>
                </div>
            </div>
        </section>
    }
}
