//! Sources and credits: each article with its figures, paragraph by paragraph.
//! Without script every figure of the page is a link to its entry here.

use crate::{
    content::{Article, Fact, Story},
    figure::written,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The foot of the page, without its element.
#[component]
pub fn Sources(story: Arc<Story>) -> impl IntoView {
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
            <h2 id="sources-heading">{super::SOURCES_HEADING}</h2>
            <div class="credits">
                {credits}
                <p>"内容更新："<time datetime=story.updated.clone()>{story.updated.clone()}</time></p>
            </div>
            {articles}
            <p class="to-top"><a href="#top">"回到卷首"</a></p>
    }
}

#[component]
fn ArticleEntry(story: Arc<Story>, article: Article) -> impl IntoView {
    let entries = story
        .facts
        .iter()
        .filter(|fact| fact.id.article() == article.id)
        .map(|fact| view! { <FactEntry story=story.clone() fact=fact.clone()/> })
        .collect_view();
    let line = |name: &'static str, text: Option<String>| {
        text.map(|text| view! { <div><dt>{name}</dt><dd>{text}</dd></div> })
    };
    view! {
        <article class="source" id=format!("source-{}", article.id)>
            <h3>{format!("《{}》", article.title)}</h3>
            <dl class="source-facts">
                {line("作者", Some(article.authors.join("、")))}
                {line("电头", article.dateline.clone())}
                {line("图片", article.photo_credit.map(|credit| format!("{credit}提供")))}
            </dl>
            <ol class="source-entries">{entries}</ol>
        </article>
    }
}

/// One figure: paragraph, value, label and scope, and the way back to the step that tells it.
#[component]
fn FactEntry(story: Arc<Story>, fact: Fact) -> impl IntoView {
    let step = story
        .home_of(&fact.id)
        .map(|(_, step)| format!("#{}", step.id));
    view! {
        <li id=format!("source-{}", fact.id)>
            <span class="paragraph">
                {fact.id.paragraph().map(|number| format!("第{number}段"))}
            </span>
            <a href=step>{written(&fact).to_string()}</a>
            <span class="what">{fact.label.clone()}</span>
            <span class="scope">{fact.scope.clone()}</span>
        </li>
    }
}
