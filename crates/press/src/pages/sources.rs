//! Sources and credits: each article with its numbers, paragraph by paragraph.
//! Without script every number of the page is a link to its entry here.

use changjuan::context::words;
use leptos::prelude::*;
use std::sync::Arc;
use story::{Article, Fact, Story, anchors};

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
    let entries = story
        .facts
        .iter()
        .filter(|fact| fact.id.article() == article.id)
        .map(|fact| view! { <FactEntry story=story.clone() fact=fact.clone()/> })
        .collect_view();
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
