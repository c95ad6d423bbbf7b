//! Islands: live components take the place of the printed ones, and the reader does not notice.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::explorer::choose;
use crate::failures::quiet_line_is_shown;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::{Files, Site};
use serde_json::json;

tests! {
    EVERY_BROWSER => {
        the_live_page_has_the_text_that_was_printed,
        controls_work_once_their_island_is_live,
        under_a_path_the_page_comes_alive_and_filters,
    }
    CHROMIUM => {
        story_and_program_are_fetched_once,
        an_island_that_a_reader_uses_is_left_until_the_reader_goes,
        an_island_that_cannot_be_put_in_place_stays_printed,
    }
}

/// Compares two texts without their white space, because browsers collapse it. Fails with the part of both
/// texts where they begin to differ.
pub fn assert_same_text(expected: &str, found: &str, what: &str) {
    let [expected, found] = [expected, found]
        .map(|text| -> Vec<char> { text.chars().filter(|char| !char.is_whitespace()).collect() });
    if expected == found {
        return;
    }
    let same = expected.iter().zip(&found).take_while(|(a, b)| a == b);
    let at = same.count().saturating_sub(12);
    let part = |text: &[char]| text[at..].iter().take(60).collect::<String>();
    panic!(
        "{what}: expected {} but found {}",
        part(&expected),
        part(&found)
    );
}

/// The text of the page as the server sends it and as it is now.
async fn texts(reader: &Reader) -> Checked<(String, String)> {
    let texts = reader
        .driver
        .execute_async(
            "const done = arguments[0];
             const text = root => {
                 const app = root.getElementById('app').cloneNode(true);
                 // It says how many cards are listed, which nobody has asked for in print.
                 app.querySelector('.results-more')?.remove();
                 return app.textContent;
             };
             fetch(location.pathname).then(answer => answer.text()).then(html =>
                 done([text(new DOMParser().parseFromString(html, 'text/html')), text(document)]));",
            vec![],
        )
        .await?;
    Ok(texts.convert()?)
}

async fn the_live_page_has_the_text_that_was_printed(reader: &Reader) -> Checked {
    reader.open("").await?;
    let (printed, live) = texts(reader).await?;
    assert!(printed.chars().count() > 5_000, "{printed}");
    assert_same_text(&printed, &live, "without the explorer");
    reader.wake_explorer().await?;
    reader.list_all_cards().await?;
    let (printed, live) = texts(reader).await?;
    assert_same_text(&printed, &live, "with the explorer");
    assert!(
        reader
            .js::<bool>("return document.getElementById('quiet').hidden")
            .await?
    );
    Ok(())
}

/// The texts of the disabled buttons and fields in what a selector finds.
pub async fn disabled(reader: &Reader, part: &str) -> Checked<Vec<String>> {
    reader
        .js_with(
            "return [...document.querySelectorAll(arguments[0])]
                 .flatMap(part => [...part.querySelectorAll('button:disabled, input:disabled')])
                 .filter(control => !control.classList.contains('tile-quiet'))
                 .map(control => control.id || control.textContent)",
            vec![part.into()],
        )
        .await
}

async fn controls_work_once_their_island_is_live(reader: &Reader) -> Checked {
    reader.open("").await?;
    let none = Vec::<String>::new();
    let others = "[data-island]:not(#explorer), .chapter";
    assert_eq!(disabled(reader, others).await?, none);
    // Far away, the explorer is as it was printed.
    assert!(disabled(reader, "#explorer").await?.len() > 20);
    reader.wake_explorer().await?;
    assert_eq!(disabled(reader, "body").await?, none);
    Ok(())
}

async fn under_a_path_the_page_comes_alive_and_filters(reader: &Reader) -> Checked {
    let site = reader.other(Site::under_path()).await?;
    assert!(site.address("").ends_with("/changjuan/"));
    reader.open_explorer_at(&site, "?v=1&place=yuhang").await?;
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

/// The files that the page has loaded so far: name and bytes over the network.
async fn fetched(reader: &Reader) -> Checked<Vec<(String, u64)>> {
    reader
        .js("return performance.getEntriesByType('resource').map(entry => [entry.name, entry.transferSize])")
        .await
}

async fn story_and_program_are_fetched_once(reader: &Reader) -> Checked {
    reader.cdp("Network.clearBrowserCache", json!({})).await?;
    reader.open("").await?;
    let [story, cards, wasm]: [String; 3] = reader
        .js(
            "const {story, cards, wasm} = document.querySelector('script[data-wasm]').dataset;
             return [story, cards, wasm].map(file => new URL(file, document.baseURI).href)",
        )
        .await?;
    let before = fetched(reader).await?;
    let times = |files: &[(String, u64)], wanted: &str| {
        let found: Vec<u64> = files
            .iter()
            .filter(|(name, _)| name == wanted)
            .map(|(_, bytes)| *bytes)
            .collect();
        assert!(
            found.iter().all(|bytes| *bytes > 0),
            "not over the network: {files:?}"
        );
        found.len()
    };
    assert_eq!(times(&before, &story), 1, "{before:?}");
    assert_eq!(times(&before, &wasm), 1, "{before:?}");
    assert_eq!(times(&before, &cards), 0, "{before:?}");
    let later = reader
        .site
        .address(&Files(&reader.site.dist).chunk("explorer")?);
    assert_eq!(times(&before, &later), 0, "{before:?}");
    reader.wake_explorer().await?;
    let after = fetched(reader).await?;
    assert_eq!(times(&after, &cards), 1, "{after:?}");
    assert_eq!(times(&after, &later), 1, "{after:?}");
    let count = |ending: &str| {
        let files = after.iter().filter(|(name, _)| name.ends_with(ending));
        files.count()
    };
    // The chunks are the first one, the explorer's, and what that shares with the share dialog.
    assert_eq!((count(".json"), count(".wasm")), (2, 3), "{after:?}");
    let foreign: Vec<_> = after
        .iter()
        .filter(|(name, _)| !name.starts_with(&reader.site.origin()))
        .collect();
    assert!(foreign.is_empty(), "from foreign servers: {foreign:?}");
    // The preload is the one request: Chromium logs it when it was in vain.
    let log = reader.driver.browser_log().await?;
    assert!(
        !log.iter().any(|entry| entry.message.contains("preload")),
        "{log:?}"
    );
    Ok(())
}

async fn an_island_that_a_reader_uses_is_left_until_the_reader_goes(reader: &Reader) -> Checked {
    reader
        .before_page(
            "document.addEventListener('DOMContentLoaded', () => {
                 window.used = document.querySelector('[data-card] summary');
                 used.focus();
             });",
        )
        .await?;
    reader.open("?v=1&place=yuhang").await?;
    reader
        .until(
            "the cards are there",
            "performance.getEntriesByName(new URL(
                 document.querySelector('script[data-wasm]').dataset.cards, document.baseURI).href).length",
        )
        .await?;
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
    let kept: bool = reader
        .js("return document.activeElement === used && used.isConnected && !document.querySelector('[data-live]')")
        .await?;
    assert!(kept, "the control in use is gone");
    reader.run("used.blur()").await?;
    reader.explorer_awake().await
}

async fn an_island_that_cannot_be_put_in_place_stays_printed(reader: &Reader) -> Checked {
    reader
        .before_page(
            "const replace = Element.prototype.replaceWith;
             Element.prototype.replaceWith = function (...others) {
                 if (this.dataset.island === 'wall-filter') throw new DOMException('not here', 'HierarchyRequestError');
                 return replace.apply(this, others);
             };",
        )
        .await?;
    reader.open("").await?;
    assert!(disabled(reader, "[data-island=wall-filter]").await?.len() > 3);
    let (printed, now) = texts(reader).await?;
    assert_same_text(&printed, &now, "with a printed filter of the wall");
    quiet_line_is_shown(reader).await?;
    // Everything else works.
    assert_eq!(
        disabled(
            reader,
            "[data-island]:not(#explorer, [data-island=wall-filter])"
        )
        .await?,
        Vec::<String>::new()
    );
    reader.wake_explorer().await?;
    choose(reader, "#explorer .choice", "家风").await?;
    reader
        .until(
            "the explorer filters",
            "document.querySelector('.chosen .chip')",
        )
        .await
}
