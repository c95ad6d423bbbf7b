//! The page on its screen: it fits, and it stands still.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::reader::Reader;
use crate::runner::{Checked, tests};

tests! {
    EVERY_BROWSER => {
        columns_of_the_wall_begin_under_their_numbers,
    }
    CHROMIUM => {
        on_the_narrowest_phones_nothing_scrolls_sideways,
        text_of_twice_the_size_is_not_cut,
        a_picture_leaves_room_for_the_text,
        a_scroll_through_the_whole_page_shifts_nothing_on_a_phone,
        a_scroll_through_the_whole_page_shifts_nothing_on_a_desktop,
    }
}

/// The words of all numbers of a row begin at the same height, the first of them at the right.
async fn columns_of_the_wall_begin_under_their_numbers(reader: &Reader) -> Checked {
    reader.open("#numbers").await?;
    let wrong: Vec<String> = reader
        .js("return [...document.querySelectorAll('.wall-words')].flatMap(words => {
                 const first = part => {
                     const range = document.createRange();
                     range.selectNodeContents(words.querySelector(part));
                     return range.getClientRects()[0];
                 };
                 const [box, label, scope] = [words.getBoundingClientRect(), first('.label'), first('.scope')];
                 const begins = rect => Math.abs(rect.top - box.top) <= 6;
                 return begins(label) && begins(scope) && scope.right <= label.left + 1 ? [] : [words.textContent];
             })")
        .await?;
    assert_eq!(wrong, Vec::<String>::new());
    Ok(())
}

async fn on_the_narrowest_phones_nothing_scrolls_sideways(reader: &Reader) -> Checked {
    for width in [320, 360] {
        reader.screen(width, 640).await?;
        reader.open("").await?;
        for state in [
            "",
            "document.querySelector('.contents').showModal()",
            "document.querySelector('.contents').close(); document.querySelector('.step-text [data-fact]').click()",
        ] {
            reader.run(state).await?;
            reader.settled().await?;
            fits(reader, &format!("at {width} px")).await?;
        }
    }
    Ok(())
}

/// Nothing is wider than the window.
async fn fits(reader: &Reader, how: &str) -> Checked {
    let (page, screen, wide): (u32, u32, Vec<String>) = reader
        // A picture is wider than its box, which cuts it.
        .js("const root = document.documentElement;
             const wide = [...document.querySelectorAll('main *, header *, footer *, dialog[open] *')]
                 .filter(element => !element.closest('svg') && !element.matches('.picture :is(img, canvas)')
                     && element.getClientRects().length
                     && element.getBoundingClientRect().right > root.clientWidth + 1)
                 .map(element => element.outerHTML.slice(0, 120));
             return [root.scrollWidth, root.clientWidth, wide]")
        .await?;
    assert!(page <= screen, "{page} px on {screen} px {how}: {wide:?}");
    assert!(wide.is_empty(), "cut off {how}: {wide:?}");
    Ok(())
}

async fn text_of_twice_the_size_is_not_cut(reader: &Reader) -> Checked {
    // The width of the screen, and the size of text that a reader has chosen; 16 px is the usual one.
    for (width, text) in [(390, 32), (320, 24), (280, 16)] {
        reader.screen(width, 760).await?;
        reader.open("").await?;
        // As style/base.css has it for a text of 16 px.
        reader
            .run(&format!(
                "document.documentElement.style.fontSize = 1.125 * {text} + 'px'"
            ))
            .await?;
        reader.settled().await?;
        fits(reader, &format!("at {width} px with a text of {text} px")).await?;
    }
    Ok(())
}

async fn a_picture_leaves_room_for_the_text(reader: &Reader) -> Checked {
    // The screen, and whether the picture stays above the text.
    for (width, height, stays) in [
        (320, 640, true),
        (390, 844, true),
        (768, 1024, true),
        (740, 360, false),
        (844, 390, false),
    ] {
        reader.screen(width, height).await?;
        reader.open("#jiande-neighbours").await?;
        reader.settled().await?;
        reader
            .until(
                "the picture is drawn",
                "document.querySelector('#jiande [data-painted]')",
            )
            .await?;
        let (position, share): (String, f64) = reader
            .js(
                "const picture = document.querySelector('#jiande [data-painted]');
                 return [getComputedStyle(picture).position, picture.getBoundingClientRect().height / innerHeight]",
            )
            .await?;
        let screen = format!("on a screen of {width} by {height} px");
        assert_eq!(position == "sticky", stays, "{position} {screen}");
        assert!(!stays || share <= 0.451, "{share} of the height {screen}");
    }
    Ok(())
}

/// Scrolls through the whole page, most of a screen at a time, and adds up what shifted.
async fn scroll_through(reader: &Reader, width: u32, height: u32) -> Checked {
    reader.screen(width, height).await?;
    reader.open("").await?;
    let mut steps = 0;
    while !reader
        .js::<bool>(
            "scrollBy({top: innerHeight * .7, behavior: 'instant'});
             return Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight",
        )
        .await?
    {
        reader.settled().await?;
        steps += 1;
        assert!(steps < 500, "the page has no end");
    }
    assert!(steps > 10, "{steps}");
    let (shift, what) = reader.shift().await?;
    assert!(shift < 0.02, "{shift}: {what:#?}");
    Ok(())
}

async fn a_scroll_through_the_whole_page_shifts_nothing_on_a_phone(reader: &Reader) -> Checked {
    scroll_through(reader, 390, 844).await
}

async fn a_scroll_through_the_whole_page_shifts_nothing_on_a_desktop(reader: &Reader) -> Checked {
    scroll_through(reader, 1440, 900).await
}
