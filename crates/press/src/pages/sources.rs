//! Sources and credits: each article with its numbers and quotations, paragraph by paragraph.
//! Without script every number of the page is a link to its entry here, and so is the source of every quotation.

use changjuan::context::words;
use leptos::{either::Either, prelude::*};
use std::sync::Arc;
use story::{Article, Fact, FactId, Quote, Story, anchors};

/// The foot of the story page.
#[component]
pub fn Sources(story: Arc<Story>) -> impl IntoView {
    let words = &words().page;
    let articles = story
        .articles
        .iter()
        .map(|article| view! { <ArticleEntry story=story.clone() article=article.clone()/> })
        .collect_view();
    let credits = story
        .credits
        .lines
        .iter()
        .map(|line| view! { <p>{line.clone()}</p> })
        .collect_view();
    view! {
        <footer class="sources band" id=anchors::SOURCES>
            <h2 id="sources-heading">{words.sources}</h2>
            <div class="credits">
                {credits}
                <p>
                    {words.updated}
                    <time datetime=story.updated.clone()>{story.updated.clone()}</time>
                </p>
            </div>
            {articles}
            <p class="to-top"><a href=format!("#{}", anchors::TOP)>{words.to_top}</a></p>
        </footer>
    }
}

#[component]
fn ArticleEntry(story: Arc<Story>, article: Article) -> impl IntoView {
    let words = words();
    let facts = story.facts.iter().map(|fact| {
        let entry = view! { <FactEntry story=story.clone() fact=fact.clone()/> };
        (&fact.id, Either::Left(entry))
    });
    let quotes = story.quotes().map(|(step, quote)| {
        let step = step.map_or(anchors::CLOSING, |step| &step.id).to_owned();
        let entry = view! { <QuoteEntry quote=quote.clone() step/> };
        (&quote.source, Either::Right(entry))
    });
    let mut entries: Vec<(&FactId, _)> = facts
        .chain(quotes)
        .filter(|(id, _)| id.article() == article.id)
        .collect();
    entries.sort_by_key(|(id, _)| id.paragraph());
    let entries = entries.into_iter().map(|(_, entry)| entry).collect_view();
    let line = |name: &'static str, text: Option<String>| {
        text.map(|text| view! { <div><dt>{name}</dt><dd>{text}</dd></div> })
    };
    let authors = article.authors.join(words.citation.between_authors);
    let photos = article.photo_credit.as_deref().map(words.page.photos_by);
    view! {
        <article class="source" id=format!("{}{}", anchors::SOURCE, article.id)>
            <h3>{(words.citation.title)(&article.title)}</h3>
            <dl class="source-facts">
                {line(words.page.authors, Some(authors))}
                {line(words.page.dateline, article.dateline.clone())}
                {line(words.page.photos, photos)}
            </dl>
            <ol class="source-entries">{entries}</ol>
        </article>
    }
}

/// The entry of a number: its paragraph, a link to the step that mentions it, its label and its scope.
#[component]
fn FactEntry(story: Arc<Story>, fact: Fact) -> impl IntoView {
    let step = story
        .home_of(&fact.id)
        .map(|(_, step)| format!("#{}", step.id));
    view! {
        <li id=format!("{}{}", anchors::SOURCE, fact.id)>
            <span class="paragraph">{fact.id.paragraph().map(words().citation.paragraph)}</span>
            <a href=step>{fact.written().to_string()}</a>
            <span class="what">{fact.label.clone()}</span>
            <span class="scope">{fact.scope.clone()}</span>
        </li>
    }
}

/// The entry of a quotation: its paragraph, a link to the step that has it, and its speaker.
#[component]
fn QuoteEntry(quote: Quote, step: String) -> impl IntoView {
    let words = words();
    view! {
        <li class="source-quotation" id=format!("{}{}", anchors::SOURCE, quote.source)>
            <span class="paragraph">{quote.source.paragraph().map(words.citation.paragraph)}</span>
            <a href=format!("#{step}")>{(words.quote.marked)(&quote.text)}</a>
            <span class="what">{quote.speaker}</span>
        </li>
    }
}
