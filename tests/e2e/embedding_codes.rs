//! What partners paste: `embed.js`, and the codes that the share dialog hands out.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::frames::{self, fits};
use crate::host::Host;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use thirtyfour::{By, Key};

tests! {
    EVERY_BROWSER => {
        embed_js_fills_what_comes_and_goes,
        copied_codes_show_what_was_shared,
    }
    CHROMIUM => {
        the_number_of_a_note_is_shared,
        where_the_clipboard_is_denied_the_text_is_selected,
    }
}

/// Puts HTML into the partner's page as if it had been written there, scripts and all.
async fn paste(reader: &Reader, html: &str) -> Checked {
    reader
        .js_with::<bool>(
            "const range = document.createRange();
             range.selectNode(document.body);
             document.getElementById('column').append(range.createContextualFragment(arguments[0]));
             return true",
            vec![html.into()],
        )
        .await?;
    Ok(())
}

async fn open_empty(reader: &Reader, host: &Host) -> Checked {
    let address = host.showing("pasted", &reader.site, "");
    reader.driver.goto(address).await?;
    Ok(())
}

async fn embed_js_fills_what_comes_and_goes(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    open_empty(reader, &host).await?;
    let script = format!(
        "<script src=\"{}\"></script>",
        reader.site.address("embed.js")
    );
    // Before its target, twice, and after another one.
    paste(reader, "<div data-changjuan=\"number/A4.visits\" data-theme=\"dark\"><a href=\"https://example.org/\">走访</a></div>").await?;
    paste(reader, &format!("{script}{script}")).await?;
    reader
        .until(
            "one frame is there",
            "document.querySelectorAll('iframe').length === 1",
        )
        .await?;
    fits(reader).await?;
    let (src, title, hidden, loading): (String, String, bool, String) = reader
        .js("const frame = document.querySelector('iframe');
             return [frame.src, frame.title, document.querySelector('#column a').hidden, frame.loading]")
        .await?;
    assert_eq!(
        src,
        reader.site.address("embed/number/A4.visits/?theme=dark")
    );
    assert_eq!(
        (title.as_str(), hidden, loading.as_str()),
        ("走访", true, "lazy")
    );
    paste(
        reader,
        "<div id=\"second\" data-changjuan=\"districts\" data-place=\"yuhang\" data-events=\"ready\"></div>
         <div id=\"third\" data-changjuan=\"districts\" data-place=\"yuhang,jiande\"></div>
         <div data-changjuan=\"javascript:alert(1)\"></div>",
    )
    .await?;
    reader
        .run("document.addEventListener('changjuan:ready', event => window.ready = event.detail)")
        .await?;
    reader
        .until(
            "three frames are there",
            "document.querySelectorAll('iframe').length === 3",
        )
        .await?;
    let more: Vec<String> = reader
        .js("return [...document.querySelectorAll('#second iframe, #third iframe')].map(frame => frame.src)")
        .await?;
    assert_eq!(
        more[0],
        reader.site.address("embed/districts/place/yuhang/?")
    );
    assert_eq!(
        more[1],
        reader
            .site
            .address("embed/districts/?v=1&place=yuhang%2Cjiande")
    );
    // A single-page app takes one away, moves one, and goes on.
    reader
        .run(
            "document.querySelector('[data-changjuan]').remove();
             document.getElementById('column').prepend(document.getElementById('second'));
             document.getElementById('second').scrollIntoView()",
        )
        .await?;
    fits(reader).await?;
    reader
        .until(
            "the event has arrived",
            "window.ready?.view === 'districts/place/yuhang'",
        )
        .await
}

/// Opens the share dialog of a button and reads its three texts.
async fn texts(reader: &Reader, button: &str) -> Checked<Vec<String>> {
    reader
        .js_with::<bool>(
            "document.querySelector(arguments[0]).scrollIntoView({block: 'center'}); return true",
            vec![button.into()],
        )
        .await?;
    reader.settled().await?;
    reader.click(button).await?;
    reader
        .until(
            "the dialog is open",
            "document.querySelector('.share').open",
        )
        .await?;
    reader
        .js("return [...document.querySelectorAll('.share textarea')].map(field => field.value)")
        .await
}

async fn copied_codes_show_what_was_shared(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    reader.open_explorer("?v=1&place=yuhang").await?;
    let explorer = texts(reader, "#explorer .share-button").await?;
    assert_eq!(
        explorer[0],
        reader.site.address("?v=1&place=yuhang#explorer")
    );
    reader
        .until(
            "the preview shows it",
            "document.querySelector('.share-preview').contentDocument?.querySelector('[data-card]')",
        )
        .await?;
    reader.press(Key::Escape).await?;
    reader
        .until(
            "the dialog is closed",
            "!document.querySelector('.share').open",
        )
        .await?;
    let chapter = texts(reader, "#yuhang .share-button").await?;
    for (codes, expected) in [
        (explorer, "districts/place/yuhang"),
        (chapter, "chapter/yuhang"),
    ] {
        for (code, sizes_itself) in [(&codes[1], false), (&codes[2], true)] {
            open_empty(reader, &host).await?;
            paste(reader, code).await?;
            reader
                .until("there is a frame", "document.querySelector('iframe')")
                .await?;
            if sizes_itself {
                fits(reader).await?;
            }
            frames::enter(reader).await?;
            reader
                .until(
                    "the view is there",
                    &format!("document.documentElement.dataset.embed === '{expected}'"),
                )
                .await?;
            frames::leave(reader).await?;
            let title: String = reader
                .js("return document.querySelector('iframe').title")
                .await?;
            assert_eq!(title, "杭州长卷");
        }
    }
    Ok(())
}

async fn the_number_of_a_note_is_shared(reader: &Reader) -> Checked {
    reader.open("").await?;
    reader
        .run("document.querySelector('#numbers [data-fact]').click()")
        .await?;
    let codes = texts(reader, ".note-share").await?;
    let fact: String = reader
        .js("return document.querySelector('#numbers [data-fact]').dataset.fact")
        .await?;
    assert_eq!(codes[0], reader.site.address(&format!("#source-{fact}")));
    assert!(
        codes[1].contains(&format!("/embed/number/{fact}/\"")),
        "{}",
        codes[1]
    );
    Ok(())
}

async fn where_the_clipboard_is_denied_the_text_is_selected(reader: &Reader) -> Checked {
    reader
        .before_page("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        .await?;
    reader.open("").await?;
    let codes = texts(reader, "#yuhang .share-button").await?;
    let copy = reader
        .driver
        .find(By::Css("[data-copy=share-script]"))
        .await?;
    // With the keyboard.
    copy.focus().await?;
    reader.press(Key::Enter).await?;
    reader
        .until(
            "the status says so",
            "document.getElementById('share-status').textContent.includes('已选中')",
        )
        .await?;
    let selected: String = reader
        .js("const field = document.activeElement;
             return field.value.slice(field.selectionStart, field.selectionEnd)")
        .await?;
    assert_eq!(selected, codes[2]);
    Ok(())
}
