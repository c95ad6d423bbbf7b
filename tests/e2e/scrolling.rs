//! Scrolling: whatever the reader does, the step that is read has its picture.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use crate::steps::{go_to, lands_on, read_now, shows};
use serde_json::json;
use story::Story;
use thirtyfour::Key;

tests! {
    EVERY_BROWSER => {
        a_deep_link_lands_on_its_step,
    }
    CHROMIUM => {
        reading_on_and_back_changes_the_picture_step_by_step,
        a_flick_ends_on_the_step_where_it_ends,
        a_jump_by_anchor_ends_on_its_step,
        a_turned_phone_shows_the_step_it_shows,
        a_page_at_twice_the_size_shows_the_step_it_shows,
        larger_text_and_another_font_show_the_step_they_show,
        a_reload_in_mid_story_comes_back_to_the_same_picture,
        a_returning_reader_may_carry_on,
        a_deep_link_lands_before_the_program_arrives,
        each_chapter_can_be_skipped,
        text_that_is_found_is_at_its_step,
    }
}

async fn a_deep_link_lands_on_its_step(reader: &Reader) -> Checked {
    let story = Site::story()?;
    for step in ["jiande-service", "hangzhou-race"] {
        reader.driver.goto("about:blank").await?;
        reader.open(&format!("#{step}")).await?;
        lands_on(reader, step).await?;
        shows(reader, &story, step).await?;
    }
    Ok(())
}

async fn a_deep_link_lands_before_the_program_arrives(reader: &Reader) -> Checked {
    reader.expect("404");
    reader.expect("integrity");
    let site = reader
        .changed(|files| files.remove(&files.named("data-wasm")?))
        .await?;
    for (width, height) in [(390, 844), (1440, 900)] {
        reader.screen(width, height).await?;
        reader.driver.goto("about:blank").await?;
        reader.visit(&site, "#jiande-service").await?;
        lands_on(reader, "jiande-service").await?;
    }
    Ok(())
}

async fn reading_on_and_back_changes_the_picture_step_by_step(reader: &Reader) -> Checked {
    let story = Site::story()?;
    for (width, height) in [(390, 844), (1440, 900)] {
        reader.screen(width, height).await?;
        reader.open("").await?;
        for chapter in [0, 2] {
            let steps: Vec<&str> = story.chapters[chapter]
                .steps
                .iter()
                .map(|step| step.id.as_str())
                .collect();
            for step in steps.iter().chain(steps.iter().rev()) {
                go_to(reader, step).await?;
                shows(reader, &story, step).await?;
            }
        }
    }
    Ok(())
}

async fn a_flick_ends_on_the_step_where_it_ends(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.screen(390, 844).await?;
    reader.open("").await?;
    // Far and fast, in both directions, without a pause in which a frame could be drawn.
    for (through, end) in [
        (
            ["shangcheng-pengbu", "hangzhou-team"],
            "shangcheng-mediation",
        ),
        (["hangzhou-team", "jiande-backing"], "jiande-companies"),
        (["shangcheng-pengbu", "yuhang-next"], "hangzhou-totals"),
    ] {
        for step in through {
            reader
                .run(&format!(
                    "document.getElementById('{step}').scrollIntoView({{behavior: 'instant'}})"
                ))
                .await?;
        }
        go_to(reader, end).await?;
        shows(reader, &story, end).await?;
    }
    Ok(())
}

async fn a_jump_by_anchor_ends_on_its_step(reader: &Reader) -> Checked {
    let story = Site::story()?;
    for (width, height) in [(390, 844), (1440, 900)] {
        reader.screen(width, height).await?;
        reader.driver.goto("about:blank").await?;
        reader.open("").await?;
        for step in ["hangzhou-race", "shangcheng-mediation", "yuhang-cao"] {
            reader.run(&format!("location.hash = '{step}'")).await?;
            reader.settled().await?;
            lands_on(reader, step).await?;
            shows(reader, &story, step).await?;
        }
    }
    Ok(())
}

/// Opens the story on a screen of this size and reads as far as a step.
async fn read_at(reader: &Reader, story: &Story, screen: (u32, u32), step: &str) -> Checked {
    reader.screen(screen.0, screen.1).await?;
    reader.open("").await?;
    go_to(reader, step).await?;
    shows(reader, story, step).await
}

async fn a_turned_phone_shows_the_step_it_shows(reader: &Reader) -> Checked {
    let story = Site::story()?;
    read_at(reader, &story, (390, 844), "shangcheng-mediation").await?;
    for (width, height) in [(844, 390), (390, 844), (1440, 900), (768, 1024)] {
        reader.screen(width, height).await?;
        reader.settled().await?;
        let step = read_now(reader, "shangcheng").await?;
        shows(reader, &story, &step).await?;
    }
    Ok(())
}

async fn a_page_at_twice_the_size_shows_the_step_it_shows(reader: &Reader) -> Checked {
    let story = Site::story()?;
    read_at(reader, &story, (1280, 900), "yuhang-record").await?;
    // What zooming to 200 % does to the page.
    reader
        .cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": 640, "height": 450, "deviceScaleFactor": 2, "mobile": false}),
        )
        .await?;
    reader.settled().await?;
    let step = read_now(reader, "yuhang").await?;
    shows(reader, &story, &step).await?;
    let (page, screen): (u32, u32) = reader
        .js("const root = document.documentElement; return [root.scrollWidth, root.clientWidth]")
        .await?;
    assert!(page <= screen, "{page} px wide on {screen}");
    let held: String = reader
        .js("return getComputedStyle(document.querySelector('#yuhang [data-painted]')).position")
        .await?;
    assert_ne!(
        held, "sticky",
        "the picture takes the room that the text needs"
    );
    Ok(())
}

async fn larger_text_and_another_font_show_the_step_they_show(reader: &Reader) -> Checked {
    let story = Site::story()?;
    read_at(reader, &story, (390, 844), "shangcheng-visits").await?;
    for (property, value) in [("fontSize", "28px"), ("fontFamily", "monospace")] {
        // Without a scroll event: the text alone moves under the reading line.
        reader
            .run(&format!(
                "document.documentElement.style.overflowAnchor = 'none';
                 document.documentElement.style.{property} = '{value}'"
            ))
            .await?;
        reader.settled().await?;
        let step = read_now(reader, "shangcheng").await?;
        shows(reader, &story, &step).await?;
    }
    let step = read_now(reader, "shangcheng").await?;
    assert_ne!(step, "shangcheng-visits", "the text has not moved");
    Ok(())
}

async fn a_reload_in_mid_story_comes_back_to_the_same_picture(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.screen(390, 844).await?;
    reader.open("").await?;
    go_to(reader, "hangzhou-totals").await?;
    shows(reader, &story, "hangzhou-totals").await?;
    reader.driver.refresh().await?;
    reader.alive().await?;
    let step = read_now(reader, "hangzhou").await?;
    assert_eq!(
        step, "hangzhou-totals",
        "the reader is somewhere else after the reload"
    );
    shows(reader, &story, &step).await
}

async fn a_returning_reader_may_carry_on(reader: &Reader) -> Checked {
    reader.open("").await?;
    assert!(
        reader
            .js::<bool>("return document.querySelector('.resume').hidden")
            .await?
    );
    go_to(reader, "yuhang-record").await?;
    reader
        .until(
            "the step is remembered",
            "localStorage.getItem('changjuan.step') === 'yuhang-record'",
        )
        .await?;
    reader.driver.goto("about:blank").await?;
    reader.open("").await?;
    reader.run("scrollTo(0, 0)").await?;
    reader
        .until(
            "the way back is offered",
            "!document.querySelector('.resume').hidden",
        )
        .await?;
    reader.click(".resume a").await?;
    lands_on(reader, "yuhang-record").await
}

async fn each_chapter_can_be_skipped(reader: &Reader) -> Checked {
    let story = Site::story()?;
    let mut after: Vec<&str> = story.chapters.iter().map(|it| it.id.as_str()).collect();
    after.push("closing");
    for (width, height) in [(390, 844), (1440, 900)] {
        reader.screen(width, height).await?;
        reader.open("").await?;
        for pair in after.windows(2) {
            let (chapter, next) = (pair[0], pair[1]);
            reader
                .run(&format!(
                    "document.querySelector('#{chapter} .skip-chapter').focus()"
                ))
                .await?;
            reader.press(Key::Enter).await?;
            reader
                .until(
                    &format!("{next} begins at the top"),
                    &format!("Math.abs(document.getElementById('{next}').getBoundingClientRect().top) < 40"),
                )
                .await?;
        }
    }
    Ok(())
}

async fn text_that_is_found_is_at_its_step(reader: &Reader) -> Checked {
    reader.open("").await?;
    for step in ["yuhang-record", "shangcheng-visits", "hangzhou-totals"] {
        // The browser's own search, from the top, for words of the step.
        let found: bool = reader
            .js(&format!(
                "getSelection().removeAllRanges();
                 const texts = [...document.querySelectorAll('#{step} .step-text p')].pop().childNodes;
                 const words = [...texts].filter(node => node.nodeType === 3).map(node => node.data)
                     .sort((a, b) => b.length - a.length)[0].trim();
                 return window.find(words, true, false, true)"
            ))
            .await?;
        assert!(found, "{step} is not found");
        reader.settled().await?;
        let there: String = reader
            .js("return getSelection().anchorNode.parentElement.closest('.step').id")
            .await?;
        assert_eq!(there, step);
        // What is found is not under the picture.
        let covered: f64 = reader
            .js("const range = getSelection().getRangeAt(0).getBoundingClientRect();
                 const steps = getSelection().anchorNode.parentElement.closest('.steps');
                 const picture = (steps.querySelector('.stage') ?? steps).querySelector('.stage-window, .picture').getBoundingClientRect();
                 return picture.right <= range.left ? 0 : picture.bottom - range.top")
            .await?;
        assert!(
            covered <= 1.0,
            "{covered} px of {step} are under its picture"
        );
    }
    Ok(())
}
