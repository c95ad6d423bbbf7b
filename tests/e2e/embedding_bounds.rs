//! What is forbidden to a frame: sandboxes, isolated pages, storage, the steps of the host's history.

use crate::browser::{Browser, CHROMIUM, EVERY_BROWSER, Session};
use crate::frames::{self, alive, explorer_awake, fits};
use crate::host::Host;
use crate::reader::Reader;
use crate::runner::{Checked, tests};

tests! {
    EVERY_BROWSER => {
        in_a_sandbox_the_explorer_works,
        an_isolated_page_shows_us,
        a_filter_leaves_no_step_in_the_history_of_the_host,
    }
    &[Browser::Chromium, Browser::Firefox] => {
        without_storage_a_frame_works,
    }
    CHROMIUM => {
        in_a_sandbox_a_link_shows_its_address,
    }
}

async fn in_a_sandbox_the_explorer_works(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "sandbox", "embed/districts/").await?;
    explorer_awake(reader).await?;
    let all = fits(reader).await?;
    frames::enter(reader).await?;
    let origin: String = reader.js("return self.origin").await?;
    assert_eq!(origin, "null");
    frames::click(reader, ".tile:not(:disabled)").await?;
    let some = fits(reader).await?;
    assert!(some < all, "{some} {all}");
    Ok(())
}

async fn in_a_sandbox_a_link_shows_its_address(reader: &Reader) -> Checked {
    reader.expect("allow-popups");
    let host = Host::open().await?;
    frames::open(reader, &host, "sandbox", "embed/number/A4.visits/").await?;
    fits(reader).await?;
    frames::click(reader, ".embed-foot a").await?;
    frames::enter(reader).await?;
    let shown: String = reader
        .js("return document.querySelector('.address').textContent")
        .await?;
    assert_eq!(shown, reader.site.address("#shangcheng-visits"));
    fits(reader).await?;
    Ok(())
}

async fn an_isolated_page_shows_us(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    for view in ["embed/number/A4.visits/", "embed/districts/"] {
        frames::open(reader, &host, "isolated/amp", view).await?;
        assert!(
            reader.js::<bool>("return crossOriginIsolated").await?
                || reader.browser == Browser::WebKit
        );
        fits(reader).await?;
    }
    explorer_awake(reader).await
}

async fn a_filter_leaves_no_step_in_the_history_of_the_host(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "amp", "embed/districts/").await?;
    explorer_awake(reader).await?;
    let before: usize = reader.js("return history.length").await?;
    frames::click(reader, ".tile:not(:disabled)").await?;
    frames::enter(reader).await?;
    reader
        .until(
            "the address has the filter",
            "location.search.includes('place=')",
        )
        .await?;
    frames::leave(reader).await?;
    assert_eq!(reader.js::<usize>("return history.length").await?, before);
    Ok(())
}

/// WebKitGTK has no such setting; there the sandbox above throws on the same calls.
async fn without_storage_a_frame_works(reader: &Reader) -> Checked {
    let session = Session::without_storage(reader.browser).await?;
    let guest = Reader::new(&session, reader.site.clone());
    let done = match explores_without_storage(&guest).await {
        Ok(()) => guest.leave().await,
        Err(error) => Err(error),
    };
    session.close().await;
    match done?.as_slice() {
        [] => Ok(()),
        faults => Err(faults.join("\n").into()),
    }
}

/// Returns what is wrong without a panic, so that the guest's browser can be closed.
async fn explores_without_storage(guest: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(guest, &host, "amp", "embed/districts/").await?;
    explorer_awake(guest).await?;
    frames::enter(guest).await?;
    let storage: String = guest
        .js("try { return String(localStorage.length) } catch (error) { return error.name }")
        .await?;
    if storage != "SecurityError" {
        return Err(format!("storage is not denied: {storage}").into());
    }
    let all = fits(guest).await?;
    frames::click(guest, ".tile:not(:disabled)").await?;
    let some = fits(guest).await?;
    if some >= all {
        return Err(format!("a filter leaves the frame high: {some} of {all}").into());
    }
    // Remembers the theme and the step, where it can.
    frames::open(guest, &host, "amp", "embed/story/").await?;
    alive(guest).await?;
    frames::click(guest, ".contents-button").await?;
    frames::click(guest, "[data-switch='data-theme'] button:last-child").await?;
    frames::enter(guest).await?;
    guest
        .until(
            "it is night",
            "document.documentElement.dataset.theme === 'dark'",
        )
        .await?;
    fits(guest).await?;
    frames::enter(guest).await?;
    let middle: f64 = guest
        .js(
            "const step = document.querySelector('.step').getBoundingClientRect();
             return (step.top + step.bottom) / 2",
        )
        .await?;
    frames::leave(guest).await?;
    guest
        .run(&format!(
            "const top = document.querySelector('iframe').getBoundingClientRect().top + scrollY;
             scrollTo(0, top + {middle} - innerHeight / 2)"
        ))
        .await?;
    frames::enter(guest).await?;
    guest
        .until("a step is read", "document.documentElement.dataset.step")
        .await
}
