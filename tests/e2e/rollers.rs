//! The rollers at both edges show how far the page has been read, and lead to chapters.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::reader::Reader;
use crate::runner::{Checked, tests};

tests! {
    EVERY_BROWSER => {
        tabs_lead_to_chapters,
    }
    CHROMIUM => {
        the_rollers_are_as_far_by_timeline_as_by_script,
        no_word_is_under_a_roller,
    }
}

/// No timelines and no style sheets that use them.
const NO_TIMELINES: &str = "
    delete window.ScrollTimeline;
    const supports = CSS.supports;
    CSS.supports = (...what) => !what.includes('animation-timeline') && supports.apply(CSS, what);
    addEventListener('DOMContentLoaded', () => {
        const none = new CSSStyleSheet();
        none.replaceSync('.rollers div { animation: none !important }');
        document.adoptedStyleSheets.push(none);
    });";

/// Where the rollers and the bead are at five places of the page: left and top of each.
async fn places(reader: &Reader) -> Checked<Vec<(f64, f64)>> {
    let mut all = Vec::new();
    for part in 0..5 {
        reader
            .run(&format!(
                "const box = document.body.getBoundingClientRect();
                 scrollBy({{top: Math.round(box.top - 300 + box.height * (.1 + {part} * .2)), behavior: 'instant'}})"
            ))
            .await?;
        reader.settled().await?;
        let now: Vec<(f64, f64)> = reader
            .js(
                "return [...document.querySelectorAll('.roller, .roller-bead')]
                     .map(element => element.getBoundingClientRect()).map(box => [box.left, box.top])",
            )
            .await?;
        assert!(!now.is_empty(), "no rollers");
        all.extend(now);
    }
    Ok(all)
}

async fn the_rollers_are_as_far_by_timeline_as_by_script(reader: &Reader) -> Checked {
    reader.screen(1440, 900).await?;
    reader.open("").await?;
    let tied = places(reader).await?;
    reader.before_page(NO_TIMELINES).await?;
    reader.open("").await?;
    let scripted = places(reader).await?;
    assert_eq!(tied.len(), scripted.len());
    for (tied, scripted) in tied.iter().zip(&scripted) {
        let apart = (tied.0 - scripted.0).hypot(tied.1 - scripted.1);
        assert!(
            apart <= 2.0,
            "{apart} px apart: {tied:?} by timeline, {scripted:?} by script"
        );
    }
    let moved = tied.iter().any(|place| (place.1 - tied[0].1).abs() > 20.0);
    assert!(moved, "nothing moved at all: {tied:?}");
    Ok(())
}

/// The tabs of chapters hang in the order of the story, and a click on one leads to its chapter.
async fn tabs_lead_to_chapters(reader: &Reader) -> Checked {
    reader.open("").await?;
    let chapters: Vec<String> = reader
        .js("return [...document.querySelectorAll('.chapter')].map(chapter => chapter.id)")
        .await?;
    reader
        .until(
            "the tabs hang in the order of the chapters",
            &format!(
                "(tops => tops.length === {} && tops.every((top, i) => !i || top > tops[i - 1] + 20))
                     ([...document.querySelectorAll('.roller-tab')].map(tab => tab.getBoundingClientRect().top))",
                chapters.len()
            ),
        )
        .await?;
    for chapter in &chapters {
        reader
            .click(&format!(".roller-tab[href='#{chapter}']"))
            .await?;
        reader
            .until(
                &format!("{chapter} is at the top of the window"),
                &format!(
                    "location.hash === '#{chapter}'
                     && Math.abs(document.getElementById('{chapter}').getBoundingClientRect().top) < innerHeight / 2"
                ),
            )
            .await?;
    }
    Ok(())
}

/// The words in the window that a roller or the brocade covers.
const COVERED: &str = "
    const edge = selector => document.querySelector(selector).getBoundingClientRect();
    const [left, right] = [edge('.roller.unread').right, edge('.roller.read').left];
    const unseen = '.unseen, .cover-number, .rollers, .skip, .contents, dialog, [hidden], noscript';
    const covered = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        if (!text.data.trim() || text.parentElement.closest(unseen)) continue;
        if (!text.parentElement.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const box of range.getClientRects()) {
            const inWindow = box.bottom > 0 && box.top < innerHeight && box.width > 1;
            if (inWindow && (box.left < left - 1 || box.right > right + 1)) covered.push(`${text.data.trim()} ${box.left} to ${box.right}, free ${left} to ${right}`);
        }
    }
    return covered";

async fn no_word_is_under_a_roller(reader: &Reader) -> Checked {
    for (width, height) in [
        (320, 640),
        (390, 844),
        (768, 1024),
        (1024, 768),
        (1440, 900),
    ] {
        reader.screen(width, height).await?;
        reader.open("").await?;
        let steps: usize = reader
            .js("return document.querySelectorAll('.step').length")
            .await?;
        let places: Vec<String> = (0..steps)
            .map(|step| format!("document.querySelectorAll('.step')[{step}]"))
            .chain(
                [
                    "'.cover'",
                    "'.closing'",
                    "'.wall'",
                    "'.explorer'",
                    "'.sources'",
                ]
                .map(|part| format!("document.querySelector({part})")),
            )
            .collect();
        for place in places {
            reader
                .run(&format!("{place}.scrollIntoView({{behavior: 'instant'}})"))
                .await?;
            reader.settled().await?;
            let covered: Vec<String> = reader.js(COVERED).await?;
            assert!(covered.is_empty(), "{width} px, {place}: {covered:#?}");
        }
    }
    Ok(())
}
