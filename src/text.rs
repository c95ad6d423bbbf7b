//! Text that changes.
//!
//! A translator replaces the text nodes of a page by elements of its own (`<font>`). If the program later
//! changed a text node that has been replaced, the page would keep the old text. Therefore all text that
//! changes is set as the whole text of an element, and only through this component.

use leptos::{html::Span, prelude::*};

/// A `<span>` whose whole text is `value`.
#[component]
pub fn Text(#[prop(into)] value: Signal<String>) -> impl IntoView {
    let span = NodeRef::<Span>::new();
    Effect::new(move |shown: Option<Option<String>>| {
        let text = value.get();
        let span = span.get()?;
        if shown.flatten().as_ref() != Some(&text) {
            span.set_text_content(Some(&text));
        }
        Some(text)
    });
    // An empty text would be printed as a space.
    let first = Some(value.get_untracked()).filter(|text| !text.is_empty());
    view! { <span node_ref=span>{first}</span> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_text_is_printed_and_escaped() {
        let html = Owner::new().with(|| {
            let value = Signal::derive(|| "<b>&".to_owned());
            view! { <Text value/> }.to_html()
        });
        assert_eq!(html, "<span>&lt;b&gt;&amp;</span>");
    }

    #[test]
    fn nothing_is_printed_as_nothing() {
        let html = Owner::new().with(|| {
            let value = Signal::derive(String::new);
            view! { <Text value/> }.to_html()
        });
        assert_eq!(html.replace("<!>", ""), "<span></span>");
    }
}
