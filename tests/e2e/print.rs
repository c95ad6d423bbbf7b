//! The page on paper: a linear edition with one picture a step.

use crate::browser::{Browser, CHROMIUM};
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::steps::go_to;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lopdf::Document;
use serde_json::json;
use thirtyfour::common::print::{PrintPage, PrintParameters};

tests! {
    // WebKitGTK's driver cannot print.
    &[Browser::Chromium, Browser::Firefox] => {
        the_story_fits_on_thirty_pages,
    }
    CHROMIUM => {
        paper_has_what_a_reader_reads_and_nothing_else,
    }
}

/// The most pages of A4.
const MOST_PAGES: usize = 30;

/// Prints the page on A4. Chromium's driver waits only ten seconds for its own command of printing, which is too short
/// on a slow machine.
async fn pdf(reader: &Reader) -> Checked<Vec<u8>> {
    if reader.browser == Browser::Firefox {
        let a4 = PrintParameters {
            page: PrintPage {
                width: 21.0,
                height: 29.7,
            },
            ..PrintParameters::default()
        };
        return Ok(reader.driver.print_page(a4).await?);
    }
    let a4 = json!({"paperWidth": 21.0 / 2.54, "paperHeight": 29.7 / 2.54});
    let printed = reader.cdp("Page.printToPDF", a4).await?;
    let data = printed["data"].as_str().ok_or("no PDF")?;
    Ok(STANDARD.decode(data)?)
}

async fn the_story_fits_on_thirty_pages(reader: &Reader) -> Checked {
    reader.open("").await?;
    // Where the reader is makes no difference.
    go_to(reader, "jiande-chains").await?;
    let pages = Document::load_mem(&pdf(reader).await?)?.get_pages().len();
    let steps: usize = reader
        .js("return document.querySelectorAll('.step').length")
        .await?;
    // At most four steps stand on a page, so fewer pages have lost some.
    assert!(
        (steps / 4..=MOST_PAGES).contains(&pages),
        "{steps} steps are on {pages} pages"
    );
    Ok(())
}

/// What is wrong on paper as wide as a page of A4 between its margins.
const WRONG: &str = "
    const wrong = [];
    const shown = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    for (const step of document.querySelectorAll('.step')) {
        const images = [...step.querySelectorAll('.painted img')].filter(shown);
        if (images.length !== 1 || !images[0].closest('.day')) wrong.push(`${step.id} has ${images.length} pictures`);
        if (step.getBoundingClientRect().height > 1040) wrong.push(`${step.id} is higher than a page`);
        for (const label of step.querySelectorAll('.picture-label'))
            if (label.getClientRects().length && !shown(label)) wrong.push(`a label of ${step.id} is hidden`);
    }
    for (const gone of document.querySelectorAll('.rollers, .contents-button, .share-button, .stage, dialog, #quiet, .search, .results-more'))
        if (shown(gone) && gone.getClientRects().length) wrong.push(`${gone.className || gone.id} is printed`);
    for (const number of document.querySelectorAll('.number'))
        if (shown(number) && getComputedStyle(number).color === 'rgba(0, 0, 0, 0)') wrong.push(`${number.textContent} is transparent`);
    for (const words of document.querySelectorAll('.step-text p, .card-summary, .sources p:not(.to-top)'))
        if (!shown(words)) wrong.push(`not printed: ${words.textContent.slice(0, 20)}`);
    if (getComputedStyle(document.documentElement).backgroundColor !== 'rgb(255, 255, 255)') wrong.push('the paper is not white');
    if (document.documentElement.scrollWidth > innerWidth) wrong.push('it is wider than the paper');
    return wrong";

async fn paper_has_what_a_reader_reads_and_nothing_else(reader: &Reader) -> Checked {
    let media = |media: &str| {
        json!({
            "media": media,
            "features": [{"name": "prefers-color-scheme", "value": "dark"}],
        })
    };
    reader
        .cdp("Emulation.setEmulatedMedia", media("screen"))
        .await?;
    reader.open("").await?;
    // A number that counts and an open note are not printed as they are.
    go_to(reader, "shangcheng-issues").await?;
    reader.click("#shangcheng-issues .figure.large").await?;
    reader
        .until("the note is open", "document.querySelector('.note').open")
        .await?;
    reader
        .cdp("Emulation.setEmulatedMedia", media("print"))
        .await?;
    reader.screen(718, 1040).await?;
    reader.settled().await?;
    let wrong: Vec<String> = reader.js(WRONG).await?;
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}
