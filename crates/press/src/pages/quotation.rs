//! A quotation that is set apart.

use changjuan::context::words;
use changjuan::number::source_anchor;
use leptos::prelude::*;
use story::Quote;

/// The words of a speaker, who said them, and the link to their source, which opens the note like a number.
#[component]
pub fn Quotation(quote: Quote) -> impl IntoView {
    let words = words();
    let Quote {
        text,
        speaker,
        source,
    } = quote;
    let paragraph = source.paragraph().map(words.citation.paragraph);
    let link = (words.quote.source)(&paragraph.unwrap_or_default());
    view! {
        <figure class="quotation">
            <blockquote><p>{(words.quote.marked)(&text)}</p></blockquote>
            <figcaption>
                <span class="speaker">{speaker}</span>
                " "
                <a
                    class="quotation-source"
                    href=format!("#{}", source_anchor(&source))
                    data-fact=source.to_string()
                >
                    {link}
                </a>
            </figcaption>
        </figure>
    }
}
