//! The wall of numbers: every number of the story, in groups, one for each chapter. The page has all groups;
//! the filter, which is an island, hides some of them.

use super::large_number::LargeNumber;
use super::painted::{Vignette, VignettePicture};
use changjuan::context::words;
use changjuan::island::Island;
use changjuan::wall::WallFilter;
use leptos::either::Either;
use leptos::prelude::*;
use std::sync::Arc;
use story::{Chapter, Fact, Qualifier, Story, anchors};

/// The vignette beside the wall's heading.
pub const VIGNETTE: &str = "wall";

/// The wall. It has a vignette where the art has one for it.
#[component]
pub fn Wall(story: Arc<Story>, vignette: Option<Vignette>) -> impl IntoView {
    let words = &words().wall;
    // The filter hides these by the letter of their article.
    let groups = story
        .chapters
        .iter()
        .map(|chapter| {
            view! {
                <div data-article=chapter.article.clone()>
                    <Group story=story.clone() chapter=chapter.clone()/>
                </div>
            }
        })
        .collect_view();
    view! {
        <section id=anchors::NUMBERS class="wall band" aria-labelledby="numbers-heading">
            <h2 id="numbers-heading">{words.heading}</h2>
            <p class="lede">{words.lede}</p>
            {vignette.map(|vignette| view! { <VignettePicture vignette/> })}
            <div class="wall-filter" data-island=Island::WallFilter.name()>
                <WallFilter/>
            </div>
            {groups}
        </section>
    }
}

/// The numbers of one chapter's article.
#[component]
fn Group(story: Arc<Story>, chapter: Chapter) -> impl IntoView {
    let title = story
        .article(&chapter.article)
        .map(|article| (words().citation.title)(&article.title));
    let own = |amounts: bool| {
        let facts = story.facts.iter();
        facts
            .filter(|fact| fact.id.article() == chapter.article && fact.is_amount() == amounts)
            .map(|fact| view! { <Number facts=&story.facts fact/> })
            .collect_view()
    };
    let apart = own(false);
    let apart = (!apart.is_empty()).then(|| {
        view! {
            <p class="wall-apart">{words().wall.apart}</p>
            <ul class="wall-figures">{apart}</ul>
        }
    });
    view! {
        <section class="wall-group" data-pigment=chapter.pigment.name()>
            <h3>
                <span class="wall-place">{chapter.name.clone()}</span>
                {title}
            </h3>
            <ul class="wall-figures">{own(true)}</ul>
            {apart}
        </section>
    }
}

/// A number with what it counts, whose it is, and a bar where it can be compared with others of `facts`.
#[component]
fn Number<'a>(facts: &'a [Fact], fact: &'a Fact) -> impl IntoView + use<> {
    view! {
        <li>
            <LargeNumber fact=fact.clone()/>
            <div class="wall-words">
                <span class="label"><Upright text=fact.label.clone()/></span>
                <span class="scope"><Upright text=fact.scope.clone()/></span>
            </div>
            {bar(facts, fact).map(|line| view! {
                <svg class="size" viewBox="0 0 100 6" aria-hidden="true">
                    <path d=line/>
                </svg>
            })}
        </li>
    }
}

/// Text for columns: one or two digits stand upright beside each other, as one character.
#[component]
fn Upright(text: String) -> impl IntoView {
    digit_runs(&text)
        .into_iter()
        .map(|run| {
            let is_short = run.len() <= 2 && run.bytes().all(|byte| byte.is_ascii_digit());
            match is_short {
                true => Either::Left(view! { <span class="upright">{run.to_owned()}</span> }),
                false => Either::Right(run.to_owned()),
            }
        })
        .collect_view()
}

/// The text in pieces: each run of ASCII digits, and what stands between them.
fn digit_runs(text: &str) -> Vec<&str> {
    let is_digit = |char: char| char.is_ascii_digit();
    let (mut runs, mut rest) = (Vec::new(), text);
    while let Some(first) = rest.chars().next() {
        let digits = is_digit(first);
        let end = rest.find(|char| is_digit(char) != digits);
        let (run, after) = rest.split_at(end.unwrap_or(rest.len()));
        runs.push(run);
        rest = after;
    }
    runs
}

/// The path of a bar whose length is in proportion to the number; the bar of the largest number of a measure
/// is 100 units long. `None` if no other number has the measure, because there is nothing to compare then.
/// The bar of a number that is only a lower bound ends in dashes.
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
    use super::{bar, digit_runs};
    use story::Fact;

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
    fn digits_are_runs_of_their_own() {
        assert_eq!(digit_runs("“90后”干部"), ["“", "90", "后”干部"]);
        assert_eq!(digit_runs("2025大会3"), ["2025", "大会", "3"]);
        assert_eq!(digit_runs("三名"), ["三名"]);
        assert!(digit_runs("").is_empty());
    }

    #[test]
    fn numbers_of_one_measure_have_bars_of_their_size() {
        let open = Some("M0 3h88m4 0h2m4 0h2".to_owned());
        let exact = Some("M0 3h42".to_owned());
        assert_eq!(bars([Some("m"), Some("m"), None]), [open, exact, None]);
    }

    #[test]
    fn alone_in_its_measure_a_number_has_none() {
        assert_eq!(bars([Some("m"), Some("n"), None]), [None, None, None]);
    }
}
