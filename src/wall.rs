//! The filter over the wall of numbers. The numbers themselves are printed; the filter hides the
//! groups of other articles.

use crate::button::Toggle;
use crate::context::{bundle, words};
use crate::dom::query;
use crate::text::Text;
use leptos::prelude::*;

/// The attribute of a printed group of the wall; its value is the id of the article of its numbers.
pub const ARTICLE: &str = "data-article";

/// The buttons for all numbers and for each chapter's article, and the number of shown amounts.
#[component]
pub fn WallFilter() -> impl IntoView {
    let words = &words().wall;
    let bundle = bundle();
    let chosen = RwSignal::new(None::<String>);
    Effect::new(move |before: Option<Option<String>>| {
        let chosen = chosen.get();
        if before.is_some_and(|before| before != chosen) {
            show_groups(chosen.as_deref());
        }
        chosen
    });
    let chapters = bundle.chapters.clone().into_iter().map(|chapter| {
        view! { <Choice article=Some(chapter.article) name=chapter.name chosen/> }
    });
    let total = Signal::derive({
        let bundle = bundle.clone();
        move || {
            let is_shown = |article: &str| {
                chosen.with(|chosen| chosen.as_deref().is_none_or(|chosen| chosen == article))
            };
            let amounts = bundle.facts.iter().filter(|it| !it.apart);
            let shown = amounts.filter(|it| is_shown(it.id.article()));
            (words.total)(shown.count())
        }
    });
    view! {
        <div class="chips" role="group" aria-label=words.filter>
            <Choice article=None name=words.all.to_owned() chosen/>
            {chapters.collect_view()}
        </div>
        <p role="status" class="count-line"><Text value=total/></p>
    }
}

/// A button that shows the numbers of one article, or of all.
#[component]
fn Choice(
    article: Option<String>,
    name: String,
    chosen: RwSignal<Option<String>>,
) -> impl IntoView {
    let own = article.clone();
    let pressed = Signal::derive(move || chosen.with(|chosen| *chosen == own));
    let choose = Callback::new(move |()| chosen.set(article.clone()));
    view! { <Toggle class="chip" name pressed on_press=choose/> }
}

/// Shows the printed groups of one article, or of all, and hides the others.
fn show_groups(article: Option<&str>) {
    for group in query::all(&format!(".wall [{ARTICLE}]")) {
        let shown = article.is_none() || group.get_attribute(ARTICLE).as_deref() == article;
        let _ = group.toggle_attribute_with_force("hidden", !shown);
    }
}
