//! Links that lead to a place in the page, followed inside a frame: they end there, and the
//! partner's page stays the one that it is.

use crate::browser::{Browser, EVERY_BROWSER};
use crate::frames::{self, alive, fits};
use crate::host::Host;
use crate::reader::Reader;
use crate::runner::{Checked, tests};

tests! {
    EVERY_BROWSER => {
        a_low_frame_scrolls_to_the_step,
        a_low_and_narrow_frame_shows_the_beginning_of_the_step,
        a_high_frame_shows_the_step_or_opens_the_story_at_it,
        a_host_with_embed_js_scrolls_to_the_step,
        a_host_with_pym_scrolls_to_the_step,
        a_host_with_iframe_resizer_scrolls_to_the_step,
        the_contents_lead_to_a_chapter,
        a_note_leads_to_its_step,
        a_piece_leads_into_the_story,
    }
}

/// The card whose step the tests go to, and that step.
const CARD: &str = "[data-card=forum]";

/// Opens a card in the frame and follows its link into the story, as a pointer would.
/// Gives the step.
async fn follow(reader: &Reader) -> Checked<String> {
    frames::wake_explorer(reader).await?;
    frames::click(reader, &format!("{CARD} summary")).await?;
    frames::enter(reader).await?;
    let step: String = reader
        .js_with(
            "return document.querySelector(arguments[0]).hash.slice(1)",
            vec![format!("{CARD} .card-more a").into()],
        )
        .await?;
    click(reader, &format!("{CARD} .card-more a")).await?;
    Ok(step)
}

/// Clicks as a pointer would. WebKit's driver misses what is in a frame taller than the screen;
/// there the page's own script clicks.
async fn click(reader: &Reader, selector: &str) -> Checked {
    if reader.browser == Browser::WebKit {
        frames::click(reader, selector).await?;
        return frames::enter(reader).await;
    }
    frames::enter(reader).await?;
    reader.click(selector).await
}

/// Waits until a step is the one that is read, in the frame.
async fn reads(reader: &Reader, step: &str) -> Checked {
    frames::enter(reader).await?;
    let outcome = reader
        .until(
            &format!("{step} is read"),
            &format!("document.documentElement.dataset.step === '{step}'"),
        )
        .await;
    if let Err(error) = outcome {
        // Whether the link was not followed, or the page is somewhere else.
        let state: serde_json::Value = reader
            .js_with(
                "return {
                     read: document.documentElement.dataset.step ?? null,
                     hash: location.hash,
                     scrolled: scrollY,
                     top: document.getElementById(arguments[0]).getBoundingClientRect().top,
                     note: document.querySelector('dialog.note').open,
                 }",
                vec![step.into()],
            )
            .await?;
        return Err(format!("{error}; {state}").into());
    }
    frames::leave(reader).await
}

/// Where the partner's page is, and how many steps its history has.
async fn whereabouts(reader: &Reader) -> Checked<(String, usize)> {
    frames::leave(reader).await?;
    reader.js("return [location.href, history.length]").await
}

/// Follows a card's link; the step is read, and the partner's page is where it was.
async fn arrives(reader: &Reader) -> Checked {
    let before = whereabouts(reader).await?;
    let step = follow(reader).await?;
    reads(reader, &step).await?;
    // What comes late must not lead away again.
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
    reads(reader, &step).await?;
    assert_eq!(whereabouts(reader).await?, before);
    assert_eq!(reader.driver.windows().await?.len(), 1);
    frames::enter(reader).await?;
    let hash: String = reader.js("return location.hash").await?;
    assert_eq!(hash, format!("#{step}"));
    Ok(())
}

async fn a_low_frame_scrolls_to_the_step(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "plain", "embed/story/").await?;
    frames::widen(reader, 1200).await?;
    alive(reader).await?;
    arrives(reader).await
}

async fn a_low_and_narrow_frame_shows_the_beginning_of_the_step(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "plain", "embed/story/").await?;
    frames::widen(reader, 390).await?;
    alive(reader).await?;
    arrives(reader).await?;
    reader
        .until(
            "the step begins on the screen",
            "(({top}) => top >= -1 && top < innerHeight * 0.58)
             (document.getElementById(document.documentElement.dataset.step).getBoundingClientRect())",
        )
        .await
}

/// A frame of its content's height that the host gave it by hand.
async fn a_high_frame_shows_the_step_or_opens_the_story_at_it(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "plain", "embed/story/").await?;
    reader
        .run("document.getElementById('column').style.marginBlock = '1500px'")
        .await?;
    frames::widen(reader, 1200).await?;
    alive(reader).await?;
    frames::click(reader, &format!("{CARD} summary")).await?;
    let height = frames::content(reader).await?;
    reader
        .run(&format!(
            "document.querySelector('iframe').style.height = '{height}px'"
        ))
        .await?;
    frames::click(reader, &format!("{CARD} summary")).await?;
    if reader.browser != Browser::WebKit {
        return arrives(reader).await;
    }
    // Scrolls no page for a frame of another site, as the standard has it.
    let before = whereabouts(reader).await?;
    let step = follow(reader).await?;
    opens(reader, &reader.site.address(&format!("#{step}"))).await?;
    assert_eq!(whereabouts(reader).await?, before);
    Ok(())
}

/// Waits for a second window with this address, closes it and comes back. In WebKit the click was
/// none of a reader's, so no window may open, and the address is shown.
async fn opens(reader: &Reader, address: &str) -> Checked {
    if reader.browser == Browser::WebKit {
        frames::enter(reader).await?;
        return reader
            .until(
                &format!("{address} is shown"),
                &format!("document.querySelector('.address')?.textContent === '{address}'"),
            )
            .await;
    }
    let started = std::time::Instant::now();
    let windows = loop {
        let windows = reader.driver.windows().await?;
        if windows.len() == 2 {
            break windows;
        }
        if started.elapsed() > std::time::Duration::from_secs(25) {
            return Err("no window has opened".into());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    };
    let first = reader.driver.window().await?;
    for window in windows.into_iter().filter(|window| *window != first) {
        reader.driver.switch_to_window(window).await?;
        reader
            .until(
                &format!("{address} is there"),
                &format!("location.href === '{address}'"),
            )
            .await?;
        reader.alive().await?;
        reader.driver.close_window().await?;
    }
    reader.driver.switch_to_window(first).await?;
    Ok(())
}

/// A page with this host script, with text before and after the frame.
async fn arrives_with(reader: &Reader, page: &str) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, page, "embed/story/").await?;
    reader
        .run(
            "document.getElementById('column').style.marginBlock = '1500px';
             document.querySelector('iframe').scrollIntoView()",
        )
        .await?;
    alive(reader).await?;
    fits(reader).await?;
    arrives(reader).await
}

async fn a_host_with_embed_js_scrolls_to_the_step(reader: &Reader) -> Checked {
    arrives_with(reader, "embed-js").await
}

async fn a_host_with_pym_scrolls_to_the_step(reader: &Reader) -> Checked {
    arrives_with(reader, "pym").await
}

async fn a_host_with_iframe_resizer_scrolls_to_the_step(reader: &Reader) -> Checked {
    arrives_with(reader, "iframe-resizer").await
}

async fn the_contents_lead_to_a_chapter(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "embed-js", "embed/story/").await?;
    alive(reader).await?;
    fits(reader).await?;
    let before = whereabouts(reader).await?;
    frames::enter(reader).await?;
    click(reader, ".contents-button").await?;
    click(reader, ".contents a[href='#yuhang']").await?;
    reader
        .until(
            "the chapter is in the address",
            "location.hash === '#yuhang'",
        )
        .await?;
    let heading: f64 = reader
        .js("return document.querySelector('#yuhang h2').getBoundingClientRect().top")
        .await?;
    frames::leave(reader).await?;
    reader
        .until(
            "its heading is on the screen",
            &format!(
                "(() => {{
                     const top = document.querySelector('iframe').getBoundingClientRect().top + {heading};
                     return top >= 0 && top < innerHeight / 2;
                 }})()"
            ),
        )
        .await?;
    assert_eq!(whereabouts(reader).await?, before);
    Ok(())
}

/// Opens a note in the frame and follows its link; the step that it leads to.
async fn follow_note(reader: &Reader) -> Checked<String> {
    frames::click(reader, "#numbers [data-fact='A4.visits']").await?;
    frames::enter(reader).await?;
    let step: String = reader
        .js("return document.querySelector('.note-step').hash.slice(1)")
        .await?;
    click(reader, ".note-step").await?;
    Ok(step)
}

async fn a_note_leads_to_its_step(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "plain", "embed/story/").await?;
    frames::widen(reader, 1200).await?;
    alive(reader).await?;
    let step = follow_note(reader).await?;
    reads(reader, &step).await?;
    // The note that closes gives the focus back, but not the place.
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
    reads(reader, &step).await
}

async fn a_piece_leads_into_the_story(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "amp", "embed/numbers/").await?;
    alive(reader).await?;
    fits(reader).await?;
    let before = whereabouts(reader).await?;
    let step = follow_note(reader).await?;
    opens(reader, &reader.site.address(&format!("#{step}"))).await?;
    assert_eq!(whereabouts(reader).await?, before);
    Ok(())
}
