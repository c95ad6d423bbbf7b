//! The prerendered page comes alive, and nobody notices.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::reader::Reader;
use crate::site::Site;
use crate::stage::{Checked, tests};
use serde_json::json;

tests! {
    EVERY_BROWSER => {
        the_page_comes_alive_with_the_very_text_it_came_with,
        controls_wake_up_once_the_page_is_alive,
        under_a_path_the_page_comes_alive_and_filters,
    }
    CHROMIUM => {
        story_and_program_are_fetched_once,
    }
}

async fn the_page_comes_alive_with_the_very_text_it_came_with(reader: &Reader) -> Checked {
    reader.open("").await?;
    let (before, after): (String, String) = {
        let texts = reader
            .driver
            .execute_async(
                "const done = arguments[0];
                 const text = root => root.getElementById('app').textContent;
                 fetch(location.pathname).then(answer => answer.text()).then(html =>
                     done([text(new DOMParser().parseFromString(html, 'text/html')), text(document)]));",
                vec![],
            )
            .await?;
        texts.convert()?
    };
    assert!(before.chars().count() > 5_000, "{before}");
    assert_eq!(before, after);
    assert!(
        reader
            .js::<bool>("return document.getElementById('quiet').hidden")
            .await?
    );
    Ok(())
}

async fn controls_wake_up_once_the_page_is_alive(reader: &Reader) -> Checked {
    reader.open("").await?;
    let asleep: Vec<String> = reader
        .js("return [...document.querySelectorAll('button:disabled')]
                .filter(button => !button.classList.contains('tile-quiet'))
                .map(button => button.textContent)")
        .await?;
    assert_eq!(asleep, Vec::<String>::new());
    Ok(())
}

async fn under_a_path_the_page_comes_alive_and_filters(reader: &Reader) -> Checked {
    let site = reader.other(Site::under_path()).await?;
    assert!(site.address("").ends_with("/changjuan/"));
    reader.open_at(&site, "?v=1&place=yuhang").await?;
    let expected = Site::story()?
        .cards
        .iter()
        .filter(|card| card.place == "yuhang")
        .count();
    reader
        .until(
            "the address's filter is applied",
            &format!(
                "document.querySelectorAll('.cards:not([hidden]) > [data-card]').length === {expected}"
            ),
        )
        .await
}

async fn story_and_program_are_fetched_once(reader: &Reader) -> Checked {
    reader.cdp("Network.clearBrowserCache", json!({})).await?;
    reader.open("").await?;
    let fetched: Vec<(String, u64)> = reader
        .js("return performance.getEntriesByType('resource').map(entry => [entry.name, entry.transferSize])")
        .await?;
    for ending in [".json", ".wasm"] {
        let times = fetched.iter().filter(|(name, _)| name.ends_with(ending));
        assert_eq!(times.clone().count(), 1, "{ending} in {fetched:?}");
        assert!(
            times.clone().all(|(_, bytes)| *bytes > 0),
            "not over the network: {fetched:?}"
        );
    }
    let foreign: Vec<_> = fetched
        .iter()
        .filter(|(name, _)| !name.starts_with(&reader.site.origin()))
        .collect();
    assert!(foreign.is_empty(), "from foreign servers: {foreign:?}");
    // The preload is the one request: Chromium says so when it was in vain.
    let said = reader.driver.browser_log().await?;
    assert!(
        !said.iter().any(|entry| entry.message.contains("preload")),
        "{said:?}"
    );
    Ok(())
}
