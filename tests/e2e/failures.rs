//! When something does not arrive or breaks: nothing is lost but the movement, and the quiet line is shown.

use crate::browser::CHROMIUM;
use crate::islands::assert_same_text;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::{Files, Site};
use serde_json::json;

tests! {
    CHROMIUM => {
        a_missing_story_file_loses_nothing_but_movement,
        a_truncated_story_file_loses_nothing_but_movement,
        a_story_file_of_another_build_loses_nothing_but_movement,
        a_story_file_of_another_form_loses_nothing_but_movement,
        a_missing_program_loses_nothing_but_movement,
        a_truncated_program_loses_nothing_but_movement,
        missing_glue_loses_nothing_but_movement,
        retry_brings_the_page_to_life_once_the_file_is_there,
        a_late_program_is_announced_and_then_welcome,
        an_engine_too_old_downloads_nothing_and_shows_no_line,
        denied_storage_goes_unnoticed,
    }
}

/// The quiet line.
pub const QUIET: &str = "document.getElementById('quiet')";

/// Waits until the quiet line is shown.
pub async fn quiet_line_is_shown(reader: &Reader) -> Checked {
    reader
        .until(
            "the quiet line is shown",
            &format!("{QUIET}.getClientRects().length"),
        )
        .await
}

/// Opens a broken site and checks that the page is whole and that the quiet line is shown.
async fn whole_but_still(
    reader: &Reader,
    errors: &[&str],
    broken: impl FnOnce(&Files) -> Checked,
) -> Checked {
    let site = reader.changed(broken).await?;
    for error in errors {
        reader.expect(error);
    }
    reader.visit(&site, "?v=1&place=yuhang").await?;
    quiet_line_is_shown(reader).await?;
    reader
        .until(
            "it offers to try again",
            &format!("!{QUIET}.querySelector('button').disabled"),
        )
        .await?;
    as_printed(reader, &site).await
}

/// Nothing of the page is lost or hidden, and nothing pretends to work.
pub async fn as_printed(reader: &Reader, site: &Site) -> Checked {
    let shown: String = reader
        .js("return document.getElementById('app').textContent")
        .await?;
    let printed: String = reader
        .js_with(
            "return new DOMParser().parseFromString(arguments[0], 'text/html').getElementById('app').textContent",
            vec![site.html()?.into()],
        )
        .await?;
    assert_same_text(&printed, &shown, "as printed");
    let hidden: usize = reader
        .js(
            "return [...document.querySelectorAll('[data-card], #numbers [data-fact]')]
                 .filter(thing => !thing.getClientRects().length).length",
        )
        .await?;
    assert_eq!(hidden, 0, "cards or numbers are hidden");
    let dead: Vec<String> = reader
        .js(
            "return [...document.querySelectorAll('#app button, #app input, #app select')]
                 .filter(control => !control.disabled && control.getClientRects().length)
                 .map(control => control.innerText)",
        )
        .await?;
    assert_eq!(dead, Vec::<String>::new());
    assert!(
        !reader
            .js::<bool>("return document.documentElement.classList.contains('live')")
            .await?
    );
    // A number is the plain link to its source that it always was.
    reader
        .run(
            "const number = document.querySelector('.step-text [data-fact=\"A4.visits\"]');
              number.scrollIntoView({block: 'center'}); number.click()",
        )
        .await?;
    reader
        .until(
            "the number leads to its source",
            "location.hash === '#source-A4.visits' && (() => {
                 const box = document.getElementById('source-A4.visits').getBoundingClientRect();
                 return box.top < innerHeight && box.bottom > 0;
             })()",
        )
        .await
}

/// What another build's file is to this one's pages: other bytes.
pub fn changed(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.push(b' ');
    bytes
}

/// What arrives when a connection breaks.
fn half(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len() / 2);
    bytes
}

async fn a_missing_story_file_loses_nothing_but_movement(reader: &Reader) -> Checked {
    // What came instead has not the story's integrity either.
    let errors = ["404", "integrity"];
    whole_but_still(reader, &errors, |files| {
        files.remove(&files.named("data-story")?)
    })
    .await
}

async fn a_truncated_story_file_loses_nothing_but_movement(reader: &Reader) -> Checked {
    whole_but_still(reader, &["integrity"], |files| {
        files.rewrite(&files.named("data-story")?, half)
    })
    .await
}

async fn a_story_file_of_another_build_loses_nothing_but_movement(reader: &Reader) -> Checked {
    whole_but_still(reader, &["integrity"], |files| {
        files.rewrite(&files.named("data-story")?, changed)
    })
    .await
}

async fn a_story_file_of_another_form_loses_nothing_but_movement(reader: &Reader) -> Checked {
    whole_but_still(reader, &[], |files| {
        files.rewrite(&files.named("data-story")?, |_| {
            br#"{"title": "another"}"#.to_vec()
        })?;
        let start = "data-story-integrity=\"";
        files.rewrite("index.html", |bytes| {
            let html = String::from_utf8_lossy(&bytes).into_owned();
            match html
                .split_once(start)
                .map(|(head, rest)| (head, rest.split_once('"')))
            {
                Some((head, Some((_, rest)))) => format!("{head}{start}\"{rest}").into_bytes(),
                _ => bytes,
            }
        })
    })
    .await
}

async fn a_missing_program_loses_nothing_but_movement(reader: &Reader) -> Checked {
    whole_but_still(reader, &["404", "integrity"], |files| {
        files.remove(&files.named("data-wasm")?)
    })
    .await
}

async fn a_truncated_program_loses_nothing_but_movement(reader: &Reader) -> Checked {
    whole_but_still(reader, &["integrity"], |files| {
        files.rewrite(&files.named("data-wasm")?, half)
    })
    .await
}

async fn missing_glue_loses_nothing_but_movement(reader: &Reader) -> Checked {
    whole_but_still(reader, &["404"], |files| {
        files.remove(&files.named("data-js")?)
    })
    .await
}

async fn retry_brings_the_page_to_life_once_the_file_is_there(reader: &Reader) -> Checked {
    reader.expect("404");
    reader.expect("integrity");
    let mut program = (String::new(), Vec::new());
    let site = reader
        .changed(|files| {
            let file = files.named("data-wasm")?;
            files.rewrite(&file, |bytes| {
                program = (file.clone(), bytes.clone());
                bytes
            })?;
            files.remove(&file)
        })
        .await?;
    reader.visit(&site, "").await?;
    quiet_line_is_shown(reader).await?;
    std::fs::write(site.dist.join(program.0), program.1)?;
    reader.click("#quiet button").await?;
    reader.alive().await?;
    assert!(reader.js::<bool>(&format!("return {QUIET}.hidden")).await?);
    Ok(())
}

async fn a_late_program_is_announced_and_then_welcome(reader: &Reader) -> Checked {
    // A second is late here, so that the test need not wait for long.
    let site = reader
        .changed(|files| {
            let boot = files.named("src")?;
            files.rewrite(&boot, |bytes| {
                let script = String::from_utf8_lossy(&bytes).into_owned();
                assert!(
                    script.contains("LATE=12e3"),
                    "boot.js waits for another time"
                );
                script.replace("LATE=12e3", "LATE=1e3").into_bytes()
            })
        })
        .await?;
    reader
        .before_page(
            "window.announced = false;
             document.addEventListener('DOMContentLoaded', () => {
                 const quiet = document.getElementById('quiet');
                 new MutationObserver(() => { if (!quiet.hidden) announced = true; })
                     .observe(quiet, {attributes: true});
             });",
        )
        .await?;
    let network = |latency: u32| json!({"offline": false, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1});
    reader.cdp("Network.enable", json!({})).await?;
    reader
        .cdp("Network.emulateNetworkConditions", network(1_500))
        .await?;
    let arrived = reader.open_at(&site, "").await;
    reader
        .cdp("Network.emulateNetworkConditions", network(0))
        .await?;
    arrived?;
    assert!(
        reader.js::<bool>("return announced").await?,
        "the line was not shown meanwhile"
    );
    reader
        .until("the quiet line is gone again", &format!("{QUIET}.hidden"))
        .await
}

async fn an_engine_too_old_downloads_nothing_and_shows_no_line(reader: &Reader) -> Checked {
    reader
        .before_page("WebAssembly.validate = () => false;")
        .await?;
    reader.visit(&reader.site, "").await?;
    reader.settled().await?;
    let fetched: Vec<String> = reader
        .js("return performance.getEntriesByType('resource').map(entry => entry.name)")
        .await?;
    assert!(
        fetched.iter().any(|name| name.contains("boot")),
        "{fetched:?}"
    );
    let program = fetched.iter().find(|name| {
        name.ends_with(".wasm") || name.contains("changjuan.") && name.ends_with(".js")
    });
    assert_eq!(program, None);
    assert!(reader.js::<bool>(&format!("return {QUIET}.hidden")).await?);
    as_printed(reader, &reader.site).await
}

async fn denied_storage_goes_unnoticed(reader: &Reader) -> Checked {
    reader
        .before_page(
            "Object.defineProperty(window, 'localStorage', {
                 get() { throw new DOMException('denied', 'SecurityError'); },
             });",
        )
        .await?;
    reader.open("").await?;
    reader
        .run("document.getElementById('jiande-service').scrollIntoView()")
        .await?;
    reader.settled().await?;
    reader.driver.refresh().await?;
    reader.alive().await?;
    assert!(
        reader
            .js::<bool>("return document.querySelector('.resume').hidden")
            .await?
    );
    Ok(())
}
