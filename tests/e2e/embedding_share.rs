//! The share dialog: the browser's own sharing, and how the dialog looks by night and on the
//! narrowest screens.

use crate::access::judge;
use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::frames::{self, explorer_awake};
use crate::host::Host;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use serde_json::{Value, json};

tests! {
    EVERY_BROWSER => {
        there_is_a_button_where_the_browser_shares,
    }
    CHROMIUM => {
        the_browser_shares_title_and_link,
        in_a_frame_the_browser_shares_the_way_into_the_story,
        a_browser_that_shares_nothing_here_has_no_button,
        a_refusal_is_quiet,
        axe_finds_nothing_in_the_dialog,
        the_dialog_fits_a_screen_of_280_pixels,
    }
}

/// A browser that shares, and notes down what.
const SHARES: &str =
    "navigator.share = what => { (window.shared ??= []).push(what); return Promise.resolve() }";

const BUTTON: &str = "document.querySelector('.share-native').getClientRects().length > 0";

/// Opens the dialog for a chapter.
async fn open(reader: &Reader) -> Checked {
    reader
        .run("document.querySelector('#yuhang .share-button').scrollIntoView({block: 'center'})")
        .await?;
    reader.settled().await?;
    reader.click("#yuhang .share-button").await?;
    reader
        .until(
            "the dialog is open",
            "document.querySelector('.share').open",
        )
        .await
}

async fn there_is_a_button_where_the_browser_shares(reader: &Reader) -> Checked {
    reader.open("").await?;
    open(reader).await?;
    let (can, shown): (bool, bool) = reader
        .js(&format!(
            "return [typeof navigator.share === 'function', {BUTTON}]"
        ))
        .await?;
    assert_eq!(can, shown);
    Ok(())
}

async fn the_browser_shares_title_and_link(reader: &Reader) -> Checked {
    reader.before_page(SHARES).await?;
    reader.open("").await?;
    open(reader).await?;
    assert!(reader.js(&format!("return {BUTTON}")).await?);
    reader.click(".share-native").await?;
    reader.until("it has shared", "window.shared").await?;
    assert_eq!(
        reader.js::<Value>("return shared").await?,
        json!([{"title": "杭州长卷", "url": reader.site.address("#yuhang")}])
    );
    Ok(())
}

async fn in_a_frame_the_browser_shares_the_way_into_the_story(reader: &Reader) -> Checked {
    // What the driver runs before a page does not reach a frame of another site.
    let site = reader
        .changed(|files| {
            let frame = files.hashed("frame.", ".js")?;
            files.rewrite(&frame, |script| {
                [SHARES.as_bytes(), b";\n", &script].concat()
            })
        })
        .await?;
    let host = Host::open().await?;
    let view = "embed/districts/?v=1&place=yuhang";
    frames::open_of(reader, &host, "amp", &site, view).await?;
    explorer_awake(reader).await?;
    frames::click(reader, ".share-button").await?;
    frames::enter(reader).await?;
    reader.click(".share-native").await?;
    reader.until("it has shared", "window.shared").await?;
    let shared: Vec<Value> = reader.js("return shared").await?;
    assert_eq!(shared[0]["url"], site.address("?v=1&place=yuhang#explorer"));
    Ok(())
}

async fn a_browser_that_shares_nothing_here_has_no_button(reader: &Reader) -> Checked {
    // As in a frame whose host has not allowed it.
    reader
        .before_page(&format!("{SHARES}; navigator.canShare = () => false"))
        .await?;
    reader.open("").await?;
    open(reader).await?;
    assert!(!reader.js::<bool>(&format!("return {BUTTON}")).await?);
    Ok(())
}

async fn a_refusal_is_quiet(reader: &Reader) -> Checked {
    for refusal in [
        "return Promise.reject(new DOMException('no', 'NotAllowedError'))",
        "return Promise.reject(new DOMException('changed my mind', 'AbortError'))",
        "throw new TypeError('no')",
    ] {
        reader
            .before_page(&format!(
                "navigator.share = () => {{ window.asked = true; {refusal} }}"
            ))
            .await?;
        reader.open("").await?;
        open(reader).await?;
        reader.click(".share-native").await?;
        reader.until("it is asked", "window.asked").await?;
        // The dialog stays, and everything works; errors in the console fail the test by themselves.
        reader
            .until(
                "the page is alive and the dialog open",
                "document.documentElement.classList.contains('live')
                     && document.getElementById('quiet').hidden && document.querySelector('.share').open",
            )
            .await?;
        reader.click(".share-close").await?;
        reader
            .until(
                "the dialog is closed",
                "!document.querySelector('.share').open",
            )
            .await?;
    }
    Ok(())
}

async fn axe_finds_nothing_in_the_dialog(reader: &Reader) -> Checked {
    reader.before_page(SHARES).await?;
    for (width, theme) in [(390, "light"), (390, "dark"), (1440, "dark"), (280, "dark")] {
        reader.screen(width, 844).await?;
        reader.open(&format!("?theme={theme}")).await?;
        open(reader).await?;
        judge(reader, &format!("{width} {theme}")).await?;
    }
    Ok(())
}

async fn the_dialog_fits_a_screen_of_280_pixels(reader: &Reader) -> Checked {
    reader.before_page(SHARES).await?;
    reader.screen(280, 653).await?;
    reader.open("").await?;
    open(reader).await?;
    let out: Vec<String> = reader
        .js("const dialog = document.querySelector('.share');
             return [dialog, ...dialog.querySelectorAll('*')]
                 .filter(element => {
                     const {left, right} = element.getBoundingClientRect();
                     return left < 0 || right > innerWidth + 0.5;
                 })
                 .map(element => element.outerHTML.slice(0, 80))")
        .await?;
    assert!(out.is_empty(), "{out:#?}");
    // What is below the screen can be reached.
    let (inner, high): (f64, f64) = reader
        .js("const dialog = document.querySelector('.share');
             dialog.scrollTo(0, dialog.scrollHeight);
             return [document.querySelector('.share-close').getBoundingClientRect().bottom, innerHeight]")
        .await?;
    assert!(inner <= high, "the last button ends at {inner} of {high}");
    Ok(())
}
