//! The wall of numbers: every figure of the story, filterable by article.

use super::counting::count_when_seen;
use crate::{
    content::Story,
    dom::{self, Live},
    printed,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The section's heading.
pub const HEADING: &str = "数字墙";

/// The wall. All figures are always in the page; a filter hides the others.
#[component]
pub fn Wall(story: Arc<Story>) -> impl IntoView {
    let live = expect_context::<Live>().0;
    let chosen = RwSignal::new(None::<usize>);
    let total = story.facts.len();
    Effect::new(|_| dom::soon(count_when_seen));
    let button = move |article: Option<usize>, name: String| {
        view! {
            <button
                type="button"
                class="chip"
                disabled=move || !live.get()
                aria-pressed=move || if chosen.get() == article { "true" } else { "false" }
                on:click=move |_| chosen.set(article)
            >{name}</button>
        }
    };
    let buttons = story
        .chapters
        .iter()
        .enumerate()
        .map(|(index, chapter)| button(Some(index), chapter.name.clone()))
        .collect_view();
    let groups = (0..story.chapters.len())
        .map(|index| {
            let group = printed!(view! { <print::Group story=story.clone() index/> });
            view! {
                <div
                    hidden=move || chosen.get().is_some_and(|chosen| chosen != index)
                    inner_html=group
                ></div>
            }
        })
        .collect_view();
    let count = {
        let story = story.clone();
        move || {
            let shown = chosen.get().map_or(total, |index| {
                let article = &story.chapters[index].article;
                story
                    .facts
                    .iter()
                    .filter(|fact| fact.id.article() == article)
                    .count()
            });
            format!("共 {shown} 个数字")
        }
    };
    view! {
        <section id="numbers" class="wall band" aria-labelledby="numbers-heading">
            <h2 id="numbers-heading">{HEADING}</h2>
            <p class="lede">"故事里的每个数字都在这里。点开任何一个，看它出自哪篇报道、哪一段，是谁的数字。带横条的数字口径相同，条的长短可以相比。"</p>
            <div class="chips" role="group" aria-label="按报道筛选数字">
                {button(None, "全部".to_owned())}
                {buttons}
            </div>
            <p role="status" class="count-line">{count}</p>
            {groups}
        </section>
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod print {
    use crate::content::{Fact, Qualifier, Story};
    use crate::figure::LargeFigure;
    use leptos::prelude::*;
    use std::sync::Arc;

    /// The figures of one chapter's article.
    #[component]
    pub fn Group(story: Arc<Story>, index: usize) -> impl IntoView {
        let chapter = &story.chapters[index];
        let article = story.article(&chapter.article);
        let figures = story
            .facts
            .iter()
            .filter(|fact| fact.id.article() == chapter.article)
            .map(|fact| {
                view! {
                    <li>
                        <LargeFigure story=story.clone() id=fact.id.clone()/>
                        <span class="label">{fact.label.clone()}</span>
                        <span class="scope">{fact.scope.clone()}</span>
                        {bar(&story.facts, fact).map(|line| view! {
                            <svg class="size" viewBox="0 0 100 6" aria-hidden="true">
                                <path d=line/>
                            </svg>
                        })}
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="wall-group" data-pigment=chapter.pigment.name()>
                <h3>
                    <span class="wall-place">{chapter.name.clone()}</span>
                    {article.map(|article| format!("《{}》", article.title))}
                </h3>
                <ul class="wall-figures">{figures}</ul>
            </section>
        }
    }

    /// A bar as long as the figure is large, the largest of its measure being 100 units; `None`
    /// where no other figure has the measure, since size says nothing then. A figure that is only
    /// the least (超) ends in dots: an open edge.
    fn bar(facts: &[Fact], fact: &Fact) -> Option<String> {
        let measure = fact.measure.as_ref()?;
        let alike = facts
            .iter()
            .filter(|it| it.measure.as_ref() == Some(measure));
        let sizes: Vec<u64> = alike.map(|it| it.value.thousandths()).collect();
        let largest = sizes.iter().max().filter(|_| sizes.len() > 1)?;
        let long = fact.value.thousandths() * 100 / largest;
        Some(match fact.qualifier {
            Qualifier::Over => format!("M0 3h{}m4 0h2m4 0h2", long.saturating_sub(12)),
            _ => format!("M0 3h{long}"),
        })
    }

    #[cfg(test)]
    mod tests {
        use super::bar;
        use crate::content::Fact;

        fn facts(measures: [Option<&str>; 3]) -> Vec<Fact> {
            let fact = |(measure, (value, hedge)): (Option<&str>, (u32, Option<&str>))| {
                serde_json::from_value(serde_json::json!({
                    "id": format!("B2.f{value}"), "value": value, "unit": "家", "label": "甲",
                    "scope": "乙", "measure": measure, "hedge": hedge,
                    "qualifier": if hedge.is_some() { "over" } else { "exact" },
                }))
                .expect("a fact")
            };
            let values = [(70, Some("超")), (30, None), (7, None)];
            measures.into_iter().zip(values).map(fact).collect()
        }

        fn bars(measures: [Option<&str>; 3]) -> Vec<Option<String>> {
            let facts = facts(measures);
            facts.iter().map(|fact| bar(&facts, fact)).collect()
        }

        #[test]
        fn figures_of_one_measure_have_bars_of_their_size() {
            let open = Some("M0 3h88m4 0h2m4 0h2".to_owned());
            let exact = Some("M0 3h42".to_owned());
            assert_eq!(bars([Some("m"), Some("m"), None]), [open, exact, None]);
        }

        #[test]
        fn alone_in_its_measure_a_figure_has_none() {
            assert_eq!(bars([Some("m"), Some("n"), None]), [None, None, None]);
        }
    }
}
