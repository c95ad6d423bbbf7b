//! A long list of cards while the reader types.

use crate::browser::CHROMIUM;
use crate::explorer_more::many;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use changjuan::explorer::PAGE;
use thirtyfour::Key;

tests! {
    CHROMIUM => {
        cards_that_follow_typing_take_no_letter_away,
        what_is_chosen_after_typing_gives_a_page_of_cards,
    }
}

/// How many cards are listed.
const LISTED: &str = "document.querySelectorAll('.cards:not([hidden]) > [data-card]').length";

async fn cards_that_follow_typing_take_no_letter_away(reader: &Reader) -> Checked {
    many(reader).await?;
    reader.click("#explorer-search").await?;
    reader.press("创").await?;
    reader
        .until(
            "a few cards are there",
            &format!("{LISTED} > 0 && {LISTED} < {PAGE}"),
        )
        .await?;
    // A letter that is in the field, but of which no event has come yet.
    reader
        .run("document.getElementById('explorer-search').value += '业'")
        .await?;
    reader
        .until("a page of cards is there", &format!("{LISTED} === {PAGE}"))
        .await?;
    let text: String = reader
        .js("return document.getElementById('explorer-search').value")
        .await?;
    assert_eq!(text, "创业");
    Ok(())
}

async fn what_is_chosen_after_typing_gives_a_page_of_cards(reader: &Reader) -> Checked {
    many(reader).await?;
    reader.click("#explorer-search").await?;
    reader.press("a").await?;
    reader.press(Key::Backspace).await?;
    reader
        .until("a few cards are there", &format!("{LISTED} < {PAGE}"))
        .await?;
    // Sorted at once, before more cards would have followed.
    reader
        .click(".views .choices:last-child button:not([aria-pressed='true'])")
        .await?;
    reader
        .until("a page of cards is there", &format!("{LISTED} === {PAGE}"))
        .await?;
    // Those that were to follow do not come on top.
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    let listed: usize = reader.js(&format!("return {LISTED}")).await?;
    assert_eq!(listed, PAGE);
    Ok(())
}
