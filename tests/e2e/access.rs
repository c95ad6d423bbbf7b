//! For every reader: what axe-core finds, the keyboard, the reader's own switches.

use crate::browser::CHROMIUM;
use crate::notes::NOTE_OPEN;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::project;
use serde_json::{Value, json};
use std::fs;
use thirtyfour::Key;

tests! {
    CHROMIUM => {
        axe_finds_nothing_on_a_phone_by_day,
        axe_finds_nothing_on_a_phone_by_night,
        axe_finds_nothing_on_a_desktop_by_day,
        axe_finds_nothing_on_a_desktop_by_night,
        axe_finds_nothing_with_motion_off,
        axe_finds_nothing_where_the_program_did_not_load,
        the_contents_work_by_keyboard,
        the_first_stop_of_the_tab_key_skips_to_the_story,
        the_theme_is_remembered_and_there_before_the_first_paint,
    }
}

/// Lets axe-core judge the page; fails with what it found.
pub async fn judge(reader: &Reader, state: &str) -> Checked {
    let file = project().join("node_modules/axe-core/axe.min.js");
    if !reader.js::<bool>("return 'axe' in window").await? {
        // Through the driver, which the page's policy does not concern.
        reader.run(&fs::read_to_string(file)?).await?;
    }
    let found = reader
        .driver
        .execute_async(
            "const done = arguments[0];
             axe.run(document, {resultTypes: ['violations']}).then(result => done(result.violations.map(fault =>
                 [fault.id, fault.help, ...fault.nodes.slice(0, 4).map(node =>
                     node.html.slice(0, 160) + ' ' + node.any.concat(node.all, node.none).map(check => check.message).join('; '))])),
                 error => done([['axe', String(error)]]));",
            vec![],
        )
        .await?;
    let found: Vec<Vec<String>> = found.convert()?;
    assert!(found.is_empty(), "{state}: {found:#?}");
    Ok(())
}

/// The page, a note and the contents on a screen in a theme.
async fn judge_all(reader: &Reader, width: u32, theme: &str) -> Checked {
    reader.screen(width, 900).await?;
    reader.open(&format!("?theme={theme}")).await?;
    judge(reader, "the page").await?;
    reader
        .run(
            "const number = document.querySelector('.step-text [data-fact]');
              number.scrollIntoView({block: 'center'}); number.click()",
        )
        .await?;
    reader.until("the note is open", NOTE_OPEN).await?;
    judge(reader, "with a note open").await?;
    reader.press(Key::Escape).await?;
    reader.click(".contents-button").await?;
    reader
        .until(
            "the contents are open",
            "document.querySelector('.contents').open",
        )
        .await?;
    judge(reader, "with the contents open").await
}

async fn axe_finds_nothing_on_a_phone_by_day(reader: &Reader) -> Checked {
    judge_all(reader, 390, "light").await
}

async fn axe_finds_nothing_on_a_phone_by_night(reader: &Reader) -> Checked {
    judge_all(reader, 390, "dark").await
}

async fn axe_finds_nothing_on_a_desktop_by_day(reader: &Reader) -> Checked {
    judge_all(reader, 1440, "light").await
}

async fn axe_finds_nothing_on_a_desktop_by_night(reader: &Reader) -> Checked {
    judge_all(reader, 1440, "dark").await
}

async fn axe_finds_nothing_with_motion_off(reader: &Reader) -> Checked {
    reader.screen(390, 844).await?;
    reader
        .open_explorer("?motion=off&v=1&place=yuhang#explorer")
        .await?;
    judge(reader, "motion off, filtered").await
}

async fn axe_finds_nothing_where_the_program_did_not_load(reader: &Reader) -> Checked {
    reader.expect("404");
    reader.expect("integrity");
    let site = reader
        .changed(|files| files.remove(&files.named("data-wasm")?))
        .await?;
    reader.screen(390, 844).await?;
    reader.visit(&site, "").await?;
    reader
        .until(
            "the quiet line is shown",
            "document.getElementById('quiet').getClientRects().length",
        )
        .await?;
    judge(reader, "not alive").await
}

async fn the_contents_work_by_keyboard(reader: &Reader) -> Checked {
    reader.open("").await?;
    let open = "document.querySelector('.contents').open";
    reader
        .run("document.querySelector('.contents-button').focus()")
        .await?;
    reader.press(Key::Enter).await?;
    reader.until("the contents are open", open).await?;
    // Tab never leads to the page behind; it may pass through the browser's own controls.
    for _ in 0..20 {
        assert!(
            reader
                .js::<bool>(
                    "return document.querySelector('.contents').contains(document.activeElement)
                                 || document.activeElement === document.body"
                )
                .await?,
            "the focus has left the contents"
        );
        reader.press(Key::Tab).await?;
    }
    reader.press(Key::Escape).await?;
    reader
        .until("the contents are closed", &format!("!{open}"))
        .await?;
    reader
        .until(
            "the focus is back on the button",
            "document.activeElement.classList.contains('contents-button')",
        )
        .await?;
    // Every entry leads somewhere, and one of them there and then.
    let astray: Vec<String> = reader
        .js("return [...document.querySelectorAll('.contents nav a')].map(link => link.getAttribute('href'))
                 .filter(href => !document.getElementById(href.slice(1)))")
        .await?;
    assert_eq!(astray, Vec::<String>::new());
    reader.press(Key::Enter).await?;
    reader.until("the contents are open again", open).await?;
    reader
        .run("document.querySelector('.contents a[href=\"#yuhang\"]').focus()")
        .await?;
    reader.press(Key::Enter).await?;
    reader
        .until(
            "the chapter is there and the contents mark it",
            &format!(
                "!{open} && (() => {{
                     const box = document.querySelector('#yuhang h2').getBoundingClientRect();
                     return box.top >= 0 && box.bottom < innerHeight;
                 }})()"
            ),
        )
        .await?;
    reader
        .run("document.getElementById('yuhang-daily').scrollIntoView()")
        .await?;
    reader
        .until(
            "the contents mark the chapter",
            "document.querySelector('.contents a[aria-current]')?.getAttribute('href') === '#yuhang'",
        )
        .await
}

async fn the_first_stop_of_the_tab_key_skips_to_the_story(reader: &Reader) -> Checked {
    reader.open("").await?;
    reader.press(Key::Tab).await?;
    let (name, target, visible): (String, Option<String>, bool) = reader
        .js("const stop = document.activeElement;
             const box = stop.getBoundingClientRect();
             return [stop.textContent, stop.getAttribute('href'), box.top >= 0 && box.height > 1]")
        .await?;
    assert_eq!(
        target.as_deref(),
        Some("#story"),
        "the first stop is {name}"
    );
    assert!(visible, "{name} cannot be seen when it has the focus");
    reader.press(Key::Enter).await?;
    reader
        .until(
            "the next stop is in the story",
            "location.hash === '#story' && document.activeElement.id === 'story'",
        )
        .await
}

/// Opens the contents and presses the one of the reader's switches with this name.
pub async fn switch_to(reader: &Reader, name: &str) -> Checked {
    reader.click(".contents-button").await?;
    reader
        .run(&format!(
            "[...document.querySelectorAll('.switches button')].find(button => button.textContent === '{name}').click()"
        ))
        .await
}

async fn the_theme_is_remembered_and_there_before_the_first_paint(reader: &Reader) -> Checked {
    reader
        .before_page(
            "document.addEventListener('DOMContentLoaded', () => {
                 const root = document.documentElement;
                 window.first = [root.dataset.theme, root.classList.contains('live'),
                     getComputedStyle(root).backgroundColor];
             });",
        )
        .await?;
    reader.open("").await?;
    let first: Value = reader.js("return first").await?;
    let day = first[2].clone();
    assert_eq!(first[0], json!("auto"));
    switch_to(reader, "夜").await?;
    reader
        .until(
            "it is night",
            "document.documentElement.dataset.theme === 'dark'",
        )
        .await?;
    reader.driver.refresh().await?;
    reader.alive().await?;
    let first: Value = reader.js("return first").await?;
    assert_eq!((&first[0], &first[1]), (&json!("dark"), &json!(false)));
    assert_ne!(first[2], day, "the page was bright first");
    let pressed: Vec<String> = reader
        .js("return [...document.querySelectorAll('.switches [aria-pressed=true]')].map(button => button.textContent)")
        .await?;
    assert_eq!(pressed, ["夜", "开"]);
    Ok(())
}
