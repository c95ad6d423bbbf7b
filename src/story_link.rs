//! Links into the story. On the story page they lead to an anchor on the page. On a page that shows a
//! piece of the story they open the story in a new window, which cannot access this one.

use crate::{
    context::{bundle, page},
    view::View,
};
use leptos::prelude::*;
use story::{Bundle, Target};

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
        let within = matches!(page().view, None | Some(View::Story));
        Self::within(within, anchor)
    }

    /// The attributes of a link in a sentence. It stays on the page of a chapter if that has its target.
    pub fn to(target: Target<'_>) -> Self {
        let within = has(page().view.as_ref(), target, &bundle());
        Self::within(within, &target.anchor())
    }

    fn within(within: bool, anchor: &str) -> Self {
        let page = page();
        let root = if within { "" } else { page.root.as_str() };
        Self {
            href: format!("{root}#{anchor}"),
            target: (!within).then_some("_blank"),
            rel: (!within).then_some("noopener"),
        }
    }
}

/// Whether the page with this view (`None` on the story page) has the target of a link. The explorer of an embed page
/// may have it, but lists only the cards of its filter.
fn has(view: Option<&View>, target: Target<'_>, bundle: &Bundle) -> bool {
    match (view, target) {
        (None | Some(View::Story), _) => true,
        (Some(View::Chapter(id)), Target::Step(step)) => {
            let chapter = bundle.chapter_of(step);
            chapter.is_some_and(|(_, chapter)| chapter.id == *id)
        }
        (Some(View::Chapter(_)), Target::Card(_))
        | (Some(View::Numbers | View::Number(_) | View::Districts(_) | View::Card(_)), _) => false,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Preset;
    use story::BundledChapter;

    #[test]
    fn a_chapter_has_its_own_steps_and_no_cards() {
        let chapter = |id: &str, step: &str| BundledChapter {
            id: id.into(),
            article: "A".into(),
            name: String::new(),
            title: String::new(),
            pigment: String::new(),
            minutes: 1,
            steps: vec![step.into()],
        };
        let bundle = Bundle {
            chapters: vec![chapter("one", "one-start"), chapter("two", "two-start")],
            ..Bundle::default()
        };
        let one = View::Chapter("one".into());
        assert!(has(Some(&one), Target::Step("one-start"), &bundle));
        for target in [Target::Step("two-start"), Target::Card("one-start")] {
            assert!(!has(Some(&one), target, &bundle), "{target:?}");
            assert!(!has(Some(&View::Districts(Preset::All)), target, &bundle));
            assert!(has(None, target, &bundle));
            assert!(has(Some(&View::Story), target, &bundle));
        }
    }
}
