//! The explorer with more cards than it lists at first: the way to the next ones.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::explorer::{cards as cards_of, choose, in_story_order, shows, shows_of};
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use changjuan::explorer::PAGE;
use std::rc::Rc;
use story::Story;
use thirtyfour::Key;

tests! {
    EVERY_BROWSER => {
        more_cards_follow_and_the_focus_goes_with_them,
        a_link_leads_to_a_card_that_is_not_listed,
    }
    CHROMIUM => {
        tab_walks_the_cards_in_their_order,
        a_filter_begins_with_the_first_cards_again,
        the_table_goes_on_with_its_first_new_row,
        the_story_is_still_searched_with_more_cards,
    }
}

/// More than several pages.
pub const CARDS: usize = 2 * PAGE + PAGE / 2;

/// Opens the explorer of a site with many cards; the site, its story, and the cards' ids in their order.
pub async fn many(reader: &Reader) -> Checked<(Rc<Site>, Story, Vec<String>)> {
    let (site, story) = reader.sample(CARDS).await?;
    reader.open_explorer_at(&site, "").await?;
    let cards = ids(&story);
    assert_eq!(cards.len(), CARDS);
    shows_of(reader, &cards[..PAGE], CARDS).await?;
    Ok((site, story, cards))
}

/// The ids of all cards in their order.
pub fn ids(story: &Story) -> Vec<String> {
    let cards = in_story_order(story).into_iter();
    cards.map(|card| card.id.clone()).collect()
}

/// The texts of the way to more cards: its button, and how far the list goes.
async fn offered(reader: &Reader) -> Checked<[String; 2]> {
    reader
        .js("return [...document.querySelectorAll('.results-more > *')].map(part => part.innerText)")
        .await
}

/// Waits until the focus is in a card, and in sight.
async fn reads(reader: &Reader, card: &str) -> Checked {
    reader
        .until(
            &format!("the focus is in {card}"),
            &format!(
                "(box => document.activeElement.matches('[data-card={card}] summary') && box.top >= 0 && box.bottom <= innerHeight)
                     (document.activeElement.getBoundingClientRect())"
            ),
        )
        .await
}

/// How far down the page the steps, the status and the cards stand.
async fn places(reader: &Reader) -> Checked<Vec<i64>> {
    reader
        .js(
            "return [...document.querySelectorAll('.step, .results-status, [data-card]')]
                 .filter(one => one.getClientRects().length)
                 .map(one => Math.round(one.getBoundingClientRect().top + scrollY))",
        )
        .await
}

/// Checks that the first places are the same, but for what rounding a scrolled place makes of them.
fn assert_unmoved(before: &[i64], after: &[i64]) {
    let moved = before
        .iter()
        .zip(after)
        .position(|(before, after)| (before - after).abs() > 1);
    assert!(
        moved.is_none() && after.len() >= before.len(),
        "what stands before the new cards has moved at {moved:?}: {before:?} {after:?}"
    );
}

async fn more_cards_follow_and_the_focus_goes_with_them(reader: &Reader) -> Checked {
    let (_site, _story, cards) = many(reader).await?;
    assert_eq!(
        offered(reader).await?,
        [
            format!("再看{PAGE}张"),
            format!("已列{PAGE}张，共{CARDS}张")
        ]
    );
    // Those that wait are not in the page, where they would slow every letter down.
    let there: usize = reader
        .js("return document.querySelectorAll('[data-card]').length")
        .await?;
    assert_eq!(there, PAGE);
    let before = places(reader).await?;
    assert!(before.len() > PAGE + 20, "{} places", before.len());

    choose(reader, ".results-more button", "再看").await?;
    shows_of(reader, &cards[..2 * PAGE], CARDS).await?;
    reads(reader, &cards[PAGE]).await?;
    assert_eq!(
        offered(reader).await?,
        [
            format!("再看{}张", CARDS - 2 * PAGE),
            format!("已列{}张，共{CARDS}张", 2 * PAGE)
        ]
    );
    assert_unmoved(&before, &places(reader).await?);

    // The same by a key, to the end.
    reader
        .run("document.querySelector('.results-more button').focus()")
        .await?;
    reader.press(Key::Enter).await?;
    shows_of(reader, &cards, CARDS).await?;
    reads(reader, &cards[2 * PAGE]).await?;
    reader
        .until(
            "there is no more",
            "!document.querySelector('.results-more').getClientRects().length",
        )
        .await?;
    assert_unmoved(&before, &places(reader).await?);
    Ok(())
}

/// The card that the focus is in.
async fn focused(reader: &Reader) -> Checked<Option<String>> {
    reader
        .js("return document.activeElement.closest('[data-card]')?.dataset.card ?? null")
        .await
}

/// Presses Tab until the focus leaves the cards; those on the way.
async fn walk(reader: &Reader) -> Checked<Vec<String>> {
    let mut way: Vec<String> = Vec::new();
    for _ in 0..4 * CARDS {
        match focused(reader).await? {
            Some(card) if way.last() != Some(&card) => way.push(card),
            Some(_) => {}
            None => return Ok(way),
        }
        reader.press(Key::Tab).await?;
    }
    Err(format!("Tab does not lead out of the cards: {way:?}").into())
}

/// Waits until the title of a card is in the window.
async fn sees(reader: &Reader, card: &str) -> Checked {
    reader
        .until(
            &format!("{card} is in sight"),
            &format!(
                "(title => {{
                    const box = title?.getBoundingClientRect();
                    return box?.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
                }})(document.getElementById('card-{card}'))"
            ),
        )
        .await
}

async fn a_link_leads_to_a_card_that_is_not_listed(reader: &Reader) -> Checked {
    let (site, story, cards) = many(reader).await?;
    let last = &cards[CARDS - 1];
    let follow = |card: &str| format!("location.hash = 'card-{card}'");
    // Past the first page.
    reader.run(&follow(last)).await?;
    sees(reader, last).await?;
    shows_of(reader, &cards, CARDS).await?;
    // Turned away by a filter, which is given up.
    let listed = cards_of(&story, Some("yuhang"), None);
    choose(reader, "#explorer .tile", "余杭").await?;
    shows(reader, &listed).await?;
    let away = cards.iter().find(|card| !listed.contains(card));
    let away = away.ok_or("the filter turns no card away")?;
    reader.run(&follow(away)).await?;
    sees(reader, away).await?;
    let address: String = reader.js("return location.search + location.hash").await?;
    assert_eq!(address, format!("#card-{away}"));
    // From elsewhere. The query makes it another page, which is loaded.
    reader
        .open_at(&site, &format!("?from=elsewhere#card-{last}"))
        .await?;
    reader.explorer_awake().await?;
    sees(reader, last).await?;
    shows_of(reader, &cards, CARDS).await
}

async fn tab_walks_the_cards_in_their_order(reader: &Reader) -> Checked {
    let (_site, _story, cards) = many(reader).await?;
    reader
        .run("document.querySelector('[data-card] summary').focus()")
        .await?;
    assert_eq!(walk(reader).await?, cards[..PAGE]);
    let there = "return document.activeElement.matches('.results-more button')";
    assert!(reader.js::<bool>(there).await?, "more is not the next");
    reader.press(" ".to_owned()).await?;
    reads(reader, &cards[PAGE]).await?;
    assert_eq!(walk(reader).await?, cards[PAGE..2 * PAGE]);
    assert!(reader.js::<bool>(there).await?, "more is not the next");
    reader.press(Key::Enter).await?;
    reads(reader, &cards[2 * PAGE]).await?;
    // Backwards, over the numbers of its text, to the card before it.
    let first_new = Some(cards[2 * PAGE].clone());
    let mut card = first_new.clone();
    while card == first_new {
        let keys = reader.driver.action_chain().key_down(Key::Shift);
        keys.send_keys(Key::Tab)
            .key_up(Key::Shift)
            .perform()
            .await?;
        card = focused(reader).await?;
    }
    assert_eq!(card.as_ref(), Some(&cards[2 * PAGE - 1]));
    assert_eq!(walk(reader).await?, cards[2 * PAGE - 1..]);
    Ok(())
}

async fn a_filter_begins_with_the_first_cards_again(reader: &Reader) -> Checked {
    let (_site, _story, cards) = many(reader).await?;
    choose(reader, ".results-more button", "再看").await?;
    shows_of(reader, &cards[..2 * PAGE], CARDS).await?;
    choose(reader, "#explorer .choice", "家风").await?;
    reader
        .until(
            "fewer are found",
            &format!(
                "document.querySelector('.chosen button')
                 && !document.querySelector('.results-status').textContent.startsWith('共{CARDS}张')"
            ),
        )
        .await?;
    choose(reader, "#explorer .clear", "清除").await?;
    shows_of(reader, &cards[..PAGE], CARDS).await
}

async fn the_table_goes_on_with_its_first_new_row(reader: &Reader) -> Checked {
    many(reader).await?;
    choose(reader, "#explorer .choice", "表格").await?;
    choose(reader, ".results-more button", "再看").await?;
    reader
        .until(
            "the focus is on the first new row",
            &format!(
                "(() => {{
                     const heads = [...document.querySelectorAll('.results-table tbody th')];
                     return heads.length === {} && heads[{PAGE}] === document.activeElement;
                 }})()",
                2 * PAGE
            ),
        )
        .await
}

async fn the_story_is_still_searched_with_more_cards(reader: &Reader) -> Checked {
    let (_site, _story, cards) = many(reader).await?;
    choose(reader, ".results-more button", "再看").await?;
    shows_of(reader, &cards[..2 * PAGE], CARDS).await?;
    let finds = "getSelection().removeAllRanges();
         const texts = [...document.querySelector(arguments[0]).childNodes];
         const words = texts.filter(node => node.nodeType === 3).map(node => node.data)
             .sort((a, b) => b.length - a.length)[0].trim();
         const found = window.find(words, true, false, true);
         return found && getSelection().anchorNode.parentElement.closest('.step, [data-card]')?.matches(arguments[1])";
    // In every chapter, from its first step to its last, and in a card that has come.
    let mut places: Vec<(String, String)> = Vec::new();
    for chapter in Site::story()?.chapters {
        for step in [chapter.steps.first(), chapter.steps.last()] {
            let step = step.ok_or("a chapter without steps")?;
            places.push((
                format!("#{} .step-text p:last-of-type", step.id),
                format!("#{}", step.id),
            ));
        }
    }
    let card = format!("[data-card={}]", cards[2 * PAGE - 1]);
    places.push((format!("{card} .card-summary"), card));
    for (words, place) in places {
        let found: Option<bool> = reader
            .js_with(finds, vec![words.into(), place.clone().into()])
            .await?;
        assert_eq!(found, Some(true), "{place} is not found");
    }
    Ok(())
}
