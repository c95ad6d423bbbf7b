//! Links into the story. On the story page they lead to an anchor on the page. On a page that shows a
//! piece of the story they open the story in a new window, which cannot access this one.

use crate::{context::page, view::View};
use leptos::prelude::*;

/// The attributes of a link to an anchor of the story.
pub struct StoryAddress {
    /// The address.
    pub href: String,
    /// `_blank` where it leads out of the page.
    pub target: Option<&'static str>,
    /// `noopener` where it leads out of the page.
    pub rel: Option<&'static str>,
}

impl StoryAddress {
    /// The attributes of a link from this page to an anchor of the story.
    pub fn of(anchor: &str) -> Self {
        let page = page();
        let within = matches!(page.view, None | Some(View::Story));
        let root = if within { "" } else { page.root.as_str() };
        Self {
            href: format!("{root}#{anchor}"),
            target: (!within).then_some("_blank"),
            rel: (!within).then_some("noopener"),
        }
    }
}

/// A link to a step of the story.
#[component]
pub fn StoryLink(
    step: String,
    /// The name of the link for screen readers; its text if there is none.
    #[prop(optional, into)]
    label: Option<String>,
    /// The text of the link.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let StoryAddress { href, target, rel } = StoryAddress::of(&step);
    view! { <a href=href target=target rel=rel aria-label=label>{text}</a> }
}
