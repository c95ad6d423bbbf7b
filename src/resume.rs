//! “Carry on where I stopped”: the step being read is remembered, and offered on return.

use crate::context::{bundle, is_live, words};
use crate::dom::{address, storage};
use leptos::prelude::*;
use story::{Bundle, Words, anchors};

/// Key of the step's id in the browser's storage.
const KEY: &str = "changjuan.step";

/// Remembers the step being read.
pub fn remember_step(id: &str) {
    storage::remember(KEY, Some(id));
}

/// A step to go back to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Offer {
    /// The step's id.
    step: String,
    text: String,
}

/// A link on the cover to the step that was remembered. It is hidden if there is none, if storage is
/// denied, and if the address has an anchor.
#[component]
pub fn Resume() -> impl IntoView {
    let offer = if is_live() && address::hash().is_empty() {
        storage::remembered(KEY).and_then(|step| offer(&bundle(), step, words()))
    } else {
        None
    };
    let used = RwSignal::new(false);
    let there = offer.is_some();
    // Search engines report a link without a target, even a hidden one.
    let (step, text) = match offer {
        Some(offer) => (offer.step, offer.text),
        None => (anchors::TOP.to_owned(), (words().resume.carry_on)("", "")),
    };
    view! {
        <p class="resume" hidden=move || used.get() || !there>
            <a href=format!("#{step}") on:click=move |_| used.set(true)>{text}</a>
        </p>
    }
}

/// The offer to go back to a step; `None` if the story has no such step, or if it is the first.
fn offer(bundle: &Bundle, step: String, words: &Words) -> Option<Offer> {
    let (index, chapter) = bundle.chapter_of(&step)?;
    let is_first = index == 0 && chapter.steps.first() == Some(&step);
    let text = (words.resume.carry_on)(&(words.chapter_number)(index), &chapter.name);
    (!is_first).then_some(Offer { step, text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use story::{BundledChapter, words::ZH_CN};

    #[test]
    fn the_way_back_leads_to_known_steps_but_the_first() {
        let chapter = |id: &str, name: &str| BundledChapter {
            id: id.to_owned(),
            article: "A".to_owned(),
            name: name.to_owned(),
            title: String::new(),
            pigment: String::new(),
            minutes: 1,
            steps: vec![format!("{id}-start"), format!("{id}-end")],
        };
        let bundle = Bundle {
            chapters: vec![chapter("one", "上城"), chapter("two", "建德")],
            ..Bundle::default()
        };
        let text = |step: &str| Some(offer(&bundle, step.to_owned(), &ZH_CN)?.text);
        assert_eq!(text("one-start"), None);
        assert_eq!(text("gone"), None);
        assert_eq!(text("one-end").as_deref(), Some("接着上次读：第一章　上城"));
        assert_eq!(
            text("two-start").as_deref(),
            Some("接着上次读：第二章　建德")
        );
    }
}
