//! The district explorer: facets, text search, query and URL state as plain functions; map,
//! filters, cards, table and comparison as components.
//!
//! [`Options`] says what there is to choose, a [`Query`] what is asked, an [`Index`] and a
//! [`TextIndex`] which cards that finds, an [`Arrangement`] how they are laid out, [`decode`]
//! and [`encode`] how all that stands in an address, [`csv`] and [`json`] how it is taken along.
//! None of them knows of a page. The components read all they show from one [`state::State`], and
//! the cards' words from the page itself.

mod address;
mod arrangement;
mod cards;
mod compare;
mod controls;
mod deck;
mod desk;
mod export;
mod facets;
mod fixed;
mod grid;
mod hear;
mod marks;
mod markup;
mod motion;
mod options;
mod passage;
mod query;
mod reading;
mod results;
mod row;
#[cfg(all(not(target_arch = "wasm32"), any(test, feature = "sample")))]
pub mod sample;
mod sheet;
mod shelf;
mod state;
mod steady;
mod take;
#[cfg(test)]
mod tests;
mod text;
mod url;

pub use arrangement::{Arrangement, Sort, View};
pub use compare::{Comparison, compare};
pub use export::{csv, json};
pub use facets::{Answer, Index};
pub use options::{Choice, Filing, Options, in_story_order};
pub use query::{Facet, Query};
pub use row::{Row, RowFigure};
pub use state::PAGE;
pub use text::{TextIndex, found, normal, terms};
pub use url::{Asked, Unknown, decode, encode};

use crate::{content::Story, dom::Live, printed};
use cards::{CardList, Cards};
use desk::Desk;
use leptos::{html, prelude::*};
use state::State;
use std::sync::Arc;

/// The heading of the section.
pub const HEADING: &str = "按区县读";

/// The section's anchor.
pub const ANCHOR: &str = "explorer";

/// The district explorer. In the HTML every card is shown and every control is disabled;
/// once the page is [`Live`] the controls work, and what the address asks for is applied.
///
/// `filter` is the filter that the HTML has, as an address has it: empty for none. An address
/// without a filter leaves it.
#[component]
pub fn Explorer(story: Arc<Story>, #[prop(optional, into)] filter: String) -> impl IntoView {
    let live = use_context::<Live>().unwrap_or(Live(RwSignal::new(false)));
    let state = State::new(story.clone(), live.0, &filter);
    let results = NodeRef::<html::Div>::new();
    let list = NodeRef::<html::Ul>::new();
    let root = NodeRef::<html::Section>::new();
    let cards: Cards = StoredValue::new_local(None);
    let places @ [filters, head_place, further, take] =
        [(); 4].map(|()| NodeRef::<html::Div>::new());
    let desk = Desk {
        state,
        cards,
        root,
        places,
    };

    let map = printed!(view! { <controls::Map story=story.clone() state/> });
    let groups = printed!(view! { <controls::Groups state/> });

    // The count is there without script; in the browser, what is printed is left as it is.
    #[cfg(not(target_arch = "wasm32"))]
    let (head, foot) = (
        fixed::head(&results::found(state)),
        fixed::foot(&results::foot(state.total())),
    );
    #[cfg(target_arch = "wasm32")]
    let (head, foot) = (fixed::HEAD, fixed::FOOT);

    let view = view! {
        <section
            id=ANCHOR
            class="explorer band"
            aria-labelledby="explorer-heading"
            node_ref=root
        >
            <h2 id="explorer-heading">{HEADING}</h2>
            <div class="explorer-place">
                <div id="explorer-filters" class="explorer-filters" role="group" aria-label="筛选" tabindex="-1" node_ref=filters>
                    <div class="explorer-map" inner_html=map></div>
                    <div class="explorer-facets" inner_html=groups></div>
                    <p class="sheet-foot" inner_html=foot></p>
                </div>
            </div>
            <div class="explorer-desk">
                <div class="explorer-head" node_ref=head_place inner_html=head></div>
                <div class="explorer-results" node_ref=results>
                    <CardList story state list/>
                    <div node_ref=further inner_html=fixed::FURTHER></div>
                </div>
                <div class="take" role="group" aria-label="带走结果" node_ref=take inner_html=fixed::TAKE></div>
            </div>
        </section>
    };
    cards::follow(state, list, cards);
    desk.follow();

    // What the address asks for: now, and after each step through history. After the effects of
    // the parts above, which take over the printed cards.
    Effect::new(move |_| {
        // In a frame nothing is fixed to a viewport: there is none.
        if (address::framed() || sheet::frame_says_so())
            && let Some(root) = root.get_untracked()
        {
            let _ = root.class_list().add_1("inline");
        }
        state.read_address(results, list);
        let listener = window_event_listener(leptos::ev::popstate, move |_| {
            state.read_address(results, list);
        });
        on_cleanup(move || listener.remove());
    });

    // The reader's own change gives back the height that the address had reserved.
    Effect::new(move |_| {
        if state.acted.get()
            && let Some(results) = results.get_untracked()
        {
            steady::release(&results);
        }
    });
    view
}
