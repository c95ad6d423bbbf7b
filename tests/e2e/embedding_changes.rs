//! What changes while a page is open: the screen is turned, a tab is shown, a font comes late.

use crate::browser::{Browser, CHROMIUM, EVERY_BROWSER};
use crate::frames::{self, alive, explorer_awake, fits};
use crate::host::Host;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use std::time::Duration;

tests! {
    EVERY_BROWSER => {
        a_turned_screen_with_embed_js,
        a_turned_screen_with_pym,
        a_turned_screen_with_iframe_resizer,
        a_font_that_arrives_late,
    }
    CHROMIUM => {
        a_tab_in_the_background_that_is_shown_later,
    }
}

/// Holds the screen so: in Chromium a phone's, elsewhere a window of this size.
async fn hold(reader: &Reader, width: u32, height: u32) -> Checked {
    frames::leave(reader).await?;
    if reader.browser == Browser::Chromium {
        reader.screen(width, height).await?;
    } else {
        reader.driver.set_window_rect(0, 0, width, height).await?;
    }
    reader
        .until(
            "the page has that shape",
            &format!("(innerWidth < innerHeight) === {}", width < height),
        )
        .await
}

async fn turns(reader: &Reader, page: &str) -> Checked {
    let before = reader.driver.get_window_rect().await?;
    let host = Host::open().await?;
    for view in ["embed/story/", "embed/districts/"] {
        hold(reader, 500, 900).await?;
        frames::open(reader, &host, page, view).await?;
        alive(reader).await?;
        if view.contains("districts") {
            explorer_awake(reader).await?;
        }
        let upright = fits(reader).await?;
        hold(reader, 900, 500).await?;
        let across = fits(reader).await?;
        hold(reader, 500, 900).await?;
        let again = fits(reader).await?;
        assert!(across < upright - 100.0, "{view}: {across} after {upright}");
        assert!(
            (again - upright).abs() <= 1.0,
            "{view}: {again} after {upright}"
        );
    }
    // For the tests to come.
    if reader.browser != Browser::Chromium {
        reader
            .driver
            .set_window_rect(
                before.x,
                before.y,
                before.width as u32,
                before.height as u32,
            )
            .await?;
    }
    Ok(())
}

async fn a_turned_screen_with_embed_js(reader: &Reader) -> Checked {
    turns(reader, "embed-js").await
}

async fn a_turned_screen_with_pym(reader: &Reader) -> Checked {
    turns(reader, "pym").await
}

async fn a_turned_screen_with_iframe_resizer(reader: &Reader) -> Checked {
    turns(reader, "iframe-resizer").await
}

/// With the other drivers no frame begins in a hidden tab.
async fn a_tab_in_the_background_that_is_shown_later(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    for view in ["number/A4.visits", "districts"] {
        let address = host.showing("pasted", &reader.site, &format!("embed/{view}/"));
        reader.driver.goto(address).await?;
        // The frame comes when another tab is before this one.
        reader
            .run(
                "document.addEventListener('visibilitychange', () => {
                     amp(frame({height: 300}));
                     window.begun = document.visibilityState;
                 }, {once: true})",
            )
            .await?;
        let ours = reader.driver.window().await?;
        let other = reader.driver.new_tab().await?;
        reader.driver.switch_to_window(other).await?;
        tokio::time::sleep(Duration::from_millis(4000)).await;
        reader.driver.close_window().await?;
        reader.driver.switch_to_window(ours).await?;
        let begun: String = reader.js("return window.begun").await?;
        assert_eq!(begun, "hidden", "the tab was not in the background");
        if view == "districts" {
            explorer_awake(reader).await?;
        }
        fits(reader).await?;
    }
    Ok(())
}

async fn a_font_that_arrives_late(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "amp", "embed/chapter/yuhang/").await?;
    frames::widen(reader, 390).await?;
    alive(reader).await?;
    let before = fits(reader).await?;
    frames::enter(reader).await?;
    // The headings' own font again, broader, so that their lines break elsewhere.
    reader
        .driver
        .execute_async(
            "const done = arguments[0];
             const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]);
             const own = rules.find(rule => rule instanceof CSSFontFaceRule).style;
             const face = new FontFace('Changjuan Serif', own.getPropertyValue('src'), {weight: '700', sizeAdjust: '300%'});
             face.load().then(() => { document.fonts.add(face); done() }, error => done(String(error)));",
            vec![],
        )
        .await?;
    frames::leave(reader).await?;
    let after = fits(reader).await?;
    assert!(
        after > before + 20.0,
        "no line breaks elsewhere: {after} after {before}"
    );
    Ok(())
}
