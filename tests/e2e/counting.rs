//! Numbers count up to what they say, once, before the eyes of a reader who is slow enough to see it.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::figures::fact;
use crate::reader::Reader;
use crate::site::Site;
use crate::stage::{Checked, tests};
use changjuan::content::{Qualifier, Story};
use changjuan::figure::written;
use std::collections::{BTreeMap, BTreeSet};

tests! {
    EVERY_BROWSER => {
        who_flies_past_sees_the_numbers_and_they_count_when_the_reader_comes_again,
    }
    CHROMIUM => {
        numbers_count_up_to_their_final_text_and_years_stand_still,
        what_a_screen_reader_reads_is_the_final_number_all_the_time,
        numbers_already_on_screen_do_not_count,
    }
}

/// Writes down every counting layer: the figure, and what the number's own text was meanwhile.
const LISTEN: &str = "
    window.counted = [];
    new MutationObserver(records => {
        for (const record of records)
            for (const node of record.addedNodes)
                if (node.classList && node.classList.contains('counting')) {
                    const figure = node.closest('[data-fact]');
                    const own = figure.querySelector('.number').textContent;
                    counted.push([figure.dataset.fact, own, node.getAttribute('aria-hidden')]);
                }
    }).observe(document, {childList: true, subtree: true});";

type Counted = Vec<(String, String, Option<String>)>;

/// The facts that count.
fn counting(story: &Story) -> BTreeSet<String> {
    let counts = |qualifier| !matches!(qualifier, Qualifier::Year | Qualifier::Ordinal);
    let facts = story.facts.iter().filter(|fact| counts(fact.qualifier));
    facts.map(|fact| fact.id.as_str().to_owned()).collect()
}

/// Rests for longer than the page looks whether the reader flies past, by the page's own clock.
async fn at_rest(reader: &Reader) -> Checked {
    reader
        .run("window.rested = false; setTimeout(() => { window.rested = true; }, 300);")
        .await?;
    reader.until("the reader has rested", "window.rested").await
}

/// Goes through the wall of numbers and hands back what counted.
async fn through_the_wall(reader: &Reader) -> Checked<Counted> {
    let figures = reader.count("#numbers .figure.large").await?;
    for number in (0..figures).step_by(4) {
        reader
            .run(&format!(
                "document.querySelectorAll('#numbers .figure.large')[{number}].scrollIntoView({{block: 'center'}})"
            ))
            .await?;
        reader.settled().await?;
        at_rest(reader).await?;
    }
    reader
        .until(
            "all has been counted",
            "counted.length > 0 && !document.querySelector('#numbers .counting')",
        )
        .await?;
    reader.js("return counted").await
}

async fn numbers_count_up_to_their_final_text_and_years_stand_still(reader: &Reader) -> Checked {
    reader.before_page(LISTEN).await?;
    reader.open("").await?;
    let story = Site::story()?;
    let counted: BTreeSet<String> = through_the_wall(reader)
        .await?
        .into_iter()
        .map(|(id, ..)| id)
        .collect();
    assert_eq!(counted, counting(&story));
    let texts: BTreeMap<String, String> = reader
        .js(
            "return Object.fromEntries([...document.querySelectorAll('#numbers .figure.large')]
                .map(figure => [figure.dataset.fact, figure.innerText.replace(/\\s/g, '')]))",
        )
        .await?;
    for (id, text) in texts {
        assert_eq!(text, written(fact(&story, &id)?).to_string(), "{id}");
    }
    Ok(())
}

async fn what_a_screen_reader_reads_is_the_final_number_all_the_time(reader: &Reader) -> Checked {
    reader.before_page(LISTEN).await?;
    reader.open("").await?;
    let story = Site::story()?;
    for (id, own, hidden) in through_the_wall(reader).await? {
        assert_eq!(own, written(fact(&story, &id)?).number, "{id}");
        assert_eq!(hidden.as_deref(), Some("true"), "{id}");
    }
    Ok(())
}

async fn numbers_already_on_screen_do_not_count(reader: &Reader) -> Checked {
    reader.before_page(LISTEN).await?;
    reader.open("#numbers").await?;
    let on_screen: BTreeSet<String> = reader
        .js(
            "return [...document.querySelectorAll('#numbers .figure.large')].filter(figure => {
                const box = figure.getBoundingClientRect();
                return box.top >= 0 && box.bottom <= innerHeight;
            }).map(figure => figure.dataset.fact)",
        )
        .await?;
    assert!(!on_screen.is_empty());
    let counted: Counted = reader.js("return counted").await?;
    for (id, ..) in counted {
        assert!(
            !on_screen.contains(&id),
            "{id} counted under the reader's eyes"
        );
    }
    Ok(())
}

async fn who_flies_past_sees_the_numbers_and_they_count_when_the_reader_comes_again(
    reader: &Reader,
) -> Checked {
    reader.open("").await?;
    reader.run(LISTEN).await?;
    // By the clock, so that it is as fast where frames are few, but past nothing within one; to where no
    // number is near.
    reader
        .run(
            "const top = selector => document.querySelector(selector).getBoundingClientRect().top + scrollY;
             const end = top('#explorer') + 2.5 * innerHeight, speed = 4 * innerHeight / 1000;
             let at = scrollY, then = performance.now(), covered = 0;
             const fly = now => {
                 at += Math.min(150, now - then) * speed;
                 then = now;
                 scrollTo({top: at, behavior: 'instant'});
                 covered += document.querySelectorAll('#numbers .counting').length;
                 if (at < end) requestAnimationFrame(fly);
                 else window.covered = covered;
             };
             requestAnimationFrame(fly);",
        )
        .await?;
    reader
        .until("the wall is passed", "window.covered !== undefined")
        .await?;
    at_rest(reader).await?;
    let covered: usize = reader.js("return covered").await?;
    assert_eq!(
        covered, 0,
        "numbers were covered while the reader flew past"
    );
    let left: usize = reader.count("#numbers [data-count]").await?;
    assert_eq!(
        left,
        counting(&Site::story()?).len(),
        "numbers that have yet to count"
    );

    reader.run("counted.length = 0").await?;
    let counted = through_the_wall(reader).await?;
    let counted: BTreeSet<String> = counted.into_iter().map(|(id, ..)| id).collect();
    assert_eq!(counted, counting(&Site::story()?));
    Ok(())
}
