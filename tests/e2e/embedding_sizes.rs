//! Frames that size themselves, with every host script that partners have.

use crate::browser::EVERY_BROWSER;
use crate::frames::{self, alive, click, explorer_awake, fits, fits_within, widen};
use crate::host::Host;
use crate::reader::Reader;
use crate::runner::{Checked, tests};

tests! {
    EVERY_BROWSER => {
        pym_js,
        newswire_frames,
        iframe_resizer,
        open_iframe_resizer,
        amp,
        datawrapper,
        medium,
        guardian,
        wordpress_within_its_clamp,
        a_hidden_tab_that_is_shown_later,
        the_height_of_the_frame_changes_nothing_inside,
        a_frame_of_280_pixels,
    }
}

/// A filtered explorer after load, after a filter that shrinks it, with a card or a note open, turned.
async fn follows(reader: &Reader, page: &str) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, page, "embed/districts/?theme=light").await?;
    explorer_awake(reader).await?;
    let all = fits(reader).await?;
    click(reader, ".tile:not(:disabled)").await?;
    let filtered = fits(reader).await?;
    assert!(
        filtered < all - 200.0,
        "a filter leaves the frame high: {filtered} of {all}"
    );
    click(reader, "[data-card] summary").await?;
    let opened = fits(reader).await?;
    assert!(
        opened > filtered + 60.0,
        "no card opens: {opened} after {filtered}"
    );
    click(reader, "[data-card] summary").await?;
    let shut = fits(reader).await?;
    assert!((shut - filtered).abs() <= 1.0, "{shut} after {filtered}");
    click(reader, "[data-card] [data-fact]").await?;
    let noted = fits(reader).await?;
    assert!(
        noted > filtered + 100.0,
        "no note opens: {noted} after {filtered}"
    );
    click(reader, ".note-close").await?;
    let closed = fits(reader).await?;
    assert!(
        (closed - filtered).abs() <= 1.0,
        "{closed} after {filtered}"
    );
    widen(reader, 340).await?;
    let narrow = fits(reader).await?;
    widen(reader, 800).await?;
    let wide = fits(reader).await?;
    assert!(
        narrow > wide && (wide - closed).abs() <= 1.0,
        "{narrow} {wide}"
    );
    Ok(())
}

async fn pym_js(reader: &Reader) -> Checked {
    follows(reader, "pym").await
}

async fn newswire_frames(reader: &Reader) -> Checked {
    follows(reader, "newswire").await
}

async fn iframe_resizer(reader: &Reader) -> Checked {
    follows(reader, "iframe-resizer").await
}

async fn open_iframe_resizer(reader: &Reader) -> Checked {
    follows(reader, "open-iframe-resizer").await
}

async fn amp(reader: &Reader) -> Checked {
    follows(reader, "amp").await
}

async fn datawrapper(reader: &Reader) -> Checked {
    follows(reader, "datawrapper").await
}

async fn medium(reader: &Reader) -> Checked {
    follows(reader, "medium").await
}

async fn guardian(reader: &Reader) -> Checked {
    follows(reader, "guardian").await
}

async fn wordpress_within_its_clamp(reader: &Reader) -> Checked {
    const CLAMP: (f64, f64) = (200.0, 1000.0);
    let host = Host::open().await?;
    frames::open(reader, &host, "wordpress", "embed/card/mentors/").await?;
    let wide = fits_within(reader, CLAMP).await?;
    widen(reader, 300).await?;
    let narrow = fits_within(reader, CLAMP).await?;
    assert!(narrow > wide, "{narrow} {wide}");
    widen(reader, 800).await?;
    fits_within(reader, CLAMP).await?;
    // What is higher than that scrolls inside.
    frames::open(reader, &host, "wordpress", "embed/districts/").await?;
    explorer_awake(reader).await?;
    let long = fits_within(reader, CLAMP).await?;
    assert!(long > 1000.0, "{long}");
    Ok(())
}

async fn a_hidden_tab_that_is_shown_later(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "hidden", "embed/number/A4.visits/").await?;
    // Time to send a wrong height, if there were one.
    tokio::time::sleep(std::time::Duration::from_millis(800)).await;
    let height: String = reader
        .js("return document.querySelector('iframe').height")
        .await?;
    assert_eq!(height, "300", "a height was sent that nobody could know");
    reader
        .run("document.getElementById('column').hidden = false")
        .await?;
    fits(reader).await?;
    Ok(())
}

async fn the_height_of_the_frame_changes_nothing_inside(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    for view in [
        "story",
        "chapter/yuhang",
        "numbers",
        "districts",
        "number/A4.visits",
    ] {
        frames::open(reader, &host, "plain", &format!("embed/{view}/")).await?;
        let mut heights = Vec::new();
        for frame in [1000, 150, 4000] {
            frames::leave(reader).await?;
            reader
                .run(&format!(
                    "document.querySelector('iframe').height = {frame}"
                ))
                .await?;
            // A wide enough frame has no scroll bar that takes width away, in any of them.
            frames::enter(reader).await?;
            reader
                .run("document.documentElement.style.scrollbarWidth = 'none'")
                .await?;
            if !view.starts_with("number/") {
                reader.alive().await?;
            }
            if view == "districts" {
                reader.explorer_awake().await?;
            }
            reader.settled().await?;
            heights.push(frames::content(reader).await?);
        }
        assert!(
            heights
                .iter()
                .all(|height| (height - heights[0]).abs() < 1.0),
            "{view}: {heights:?}"
        );
    }
    Ok(())
}

async fn a_frame_of_280_pixels(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    for view in [
        "story",
        "chapter/yuhang",
        "numbers",
        "districts",
        "number/A4.visits",
        "card/pact",
    ] {
        frames::open(reader, &host, "amp", &format!("embed/{view}/")).await?;
        widen(reader, 280).await?;
        if !view.starts_with("number/") && !view.starts_with("card/") {
            alive(reader).await?;
        }
        if view == "districts" {
            explorer_awake(reader).await?;
        }
        fits(reader).await?;
        frames::enter(reader).await?;
        let (wide, room): (f64, f64) = reader
            .js("return [document.getElementById('frame').scrollWidth, document.documentElement.clientWidth]")
            .await?;
        assert!(wide <= room && room <= 280.0, "{view}: {wide} in {room}");
        frames::leave(reader).await?;
    }
    Ok(())
}
