//! “Carry on where I stopped”: remembers the step being read, and offers it on return.

use super::chapter_number;
use crate::{content::Story, dom};
use leptos::prelude::*;
use std::sync::Arc;

/// Key of the step's id in the browser's storage.
const KEY: &str = "changjuan.step";

/// Remembers the step being read.
pub fn remember_step(id: &str) {
    dom::remember(KEY, Some(id));
}

/// A slip on the cover with the way back. Nothing where there is nothing to go
/// back to, where storage is denied, or when the link already leads somewhere.
#[component]
pub fn Resume(story: Arc<Story>) -> impl IntoView {
    let offer = RwSignal::new(None::<(String, String)>);
    // Apart from the offer: the browser follows the link only after the click's
    // effects have run, so the link must keep its address.
    let taken = RwSignal::new(false);
    Effect::new(move |_| {
        if !window().location().hash().unwrap_or_default().is_empty() {
            return;
        }
        let Some(id) = dom::remembered(KEY) else {
            return;
        };
        let place = story
            .chapters
            .iter()
            .enumerate()
            .find_map(|(index, chapter)| {
                let step = chapter.steps.iter().position(|step| step.id == id)?;
                // The very first step is no place to come back to.
                (index + step > 0).then(|| format!("{}　{}", chapter_number(index), chapter.name))
            });
        offer.set(place.map(|name| (format!("#{id}"), name)));
    });
    view! {
        <p class="resume" hidden=move || taken.get() || offer.with(Option::is_none)>
            <a
                // A link without a target, even a hidden one, is a fault to search engines.
                href=move || offer.with(|offer| {
                    offer.as_ref().map_or("#top".to_owned(), |(href, _)| href.clone())
                })
                on:click=move |_| taken.set(true)
            >
                "接着上次读："
                {move || offer.with(|offer| offer.as_ref().map(|(_, name)| name.clone()))}
            </a>
        </p>
    }
}
