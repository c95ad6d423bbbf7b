//! Numbers count up to their final text, once, while the reader scrolls slowly enough to see it.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::notes::fact;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use std::collections::{BTreeMap, BTreeSet};
use story::Story;

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

/// Records every counting layer: its fact, and the text of the number itself at that time.
const RECORD: &str = "
    window.counted = [];
    new MutationObserver(records => {
        for (const record of records)
            for (const node of record.addedNodes)
                if (node.classList && node.classList.contains('counting')) {
                    const number = node.closest('[data-fact]');
                    const own = number.querySelector('.number').textContent;
                    counted.push([number.dataset.fact, own, node.getAttribute('aria-hidden')]);
                }
    }).observe(document, {childList: true, subtree: true});";

type Counted = Vec<(String, String, Option<String>)>;

/// The facts that count.
fn counting(story: &Story) -> BTreeSet<String> {
    let facts = story.facts.iter().filter(|fact| fact.is_amount());
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
    let numbers = reader.count("#numbers .figure.large").await?;
    for index in (0..numbers).step_by(4) {
        reader
            .run(&format!(
                "document.querySelectorAll('#numbers .figure.large')[{index}].scrollIntoView({{block: 'center'}})"
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
    reader.before_page(RECORD).await?;
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
                .map(number => [number.dataset.fact, number.innerText.replace(/\\s/g, '')]))",
        )
        .await?;
    for (id, text) in texts {
        assert_eq!(text, fact(&story, &id)?.written().to_string(), "{id}");
    }
    Ok(())
}

async fn what_a_screen_reader_reads_is_the_final_number_all_the_time(reader: &Reader) -> Checked {
    reader.before_page(RECORD).await?;
    reader.open("").await?;
    let story = Site::story()?;
    for (id, own, hidden) in through_the_wall(reader).await? {
        assert_eq!(own, fact(&story, &id)?.written().number, "{id}");
        assert_eq!(hidden.as_deref(), Some("true"), "{id}");
    }
    Ok(())
}

async fn numbers_already_on_screen_do_not_count(reader: &Reader) -> Checked {
    reader.before_page(RECORD).await?;
    reader.open("#numbers").await?;
    let on_screen: BTreeSet<String> = reader
        .js(
            "return [...document.querySelectorAll('#numbers .figure.large')].filter(number => {
                const box = number.getBoundingClientRect();
                return box.top >= 0 && box.bottom <= innerHeight;
            }).map(number => number.dataset.fact)",
        )
        .await?;
    assert!(!on_screen.is_empty());
    // The others count, so the watch has begun.
    for (id, ..) in through_the_wall(reader).await? {
        assert!(
            !on_screen.contains(&id),
            "{id} counted under the reader's eyes"
        );
    }
    Ok(())
}

/// Opens the page and flies past the wall of numbers, from before any number is near to where none is near
/// any more. Gives how often a number was covered at a frame, and the longest time in ms that a frame took.
async fn fly_past(reader: &Reader) -> Checked<(usize, f64)> {
    reader.driver.goto("about:blank").await?;
    reader.open("").await?;
    reader.run(RECORD).await?;
    // By the clock, so that it is as fast where frames are few, but past nothing within one.
    reader
        .run(
            "const top = selector => document.querySelector(selector).getBoundingClientRect().top + scrollY;
             const end = top('#explorer') + 2.5 * innerHeight, speed = 4 * innerHeight / 1000;
             let at = top('#numbers') - 4 * innerHeight, then = performance.now(), covered = 0, longest = 0;
             const fly = now => {
                 at += Math.min(150, now - then) * speed;
                 longest = Math.max(longest, now - then);
                 then = now;
                 scrollTo({top: at, behavior: 'instant'});
                 covered += document.querySelectorAll('#numbers .counting').length;
                 if (at < end) requestAnimationFrame(fly);
                 else window.flown = [covered, longest];
             };
             requestAnimationFrame(fly);",
        )
        .await?;
    reader.until("the wall is passed", "window.flown").await?;
    at_rest(reader).await?;
    reader.js("return flown").await
}

async fn who_flies_past_sees_the_numbers_and_they_count_when_the_reader_comes_again(
    reader: &Reader,
) -> Checked {
    // A machine that is busy with something else may halt the flight; that reader is not fast any more.
    const HALT: f64 = 300.0;
    let (mut covered, mut longest) = fly_past(reader).await?;
    for _ in 0..4 {
        if longest < HALT {
            break;
        }
        (covered, longest) = fly_past(reader).await?;
    }
    assert_eq!(
        covered, 0,
        "numbers were covered while the reader flew past; the longest frame took {longest} ms"
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
