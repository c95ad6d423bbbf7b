//! The explorer where something does not arrive: the printed list of cards is complete.

use crate::browser::CHROMIUM;
use crate::explorer::{in_story_order, shows_of};
use crate::explorer_more::{CARDS, ids};
use crate::failures::{QUIET, changed, quiet_line_is_shown};
use crate::foreign_changes::reads_note;
use crate::islands::disabled;
use crate::notes::cite;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::{Files, Site};
use crate::traps::trap;
use changjuan::explorer::PAGE;
use serde_json::json;
use std::rc::Rc;

tests! {
    CHROMIUM => {
        without_script_a_long_list_is_all_there,
        an_engine_too_old_is_given_all_of_a_long_list,
        cards_after_the_first_page_wait_for_the_program_from_the_first_paint_on,
        where_the_program_is_missing_a_long_list_is_all_there,
        after_a_trap_a_long_list_is_all_there,
        missing_cards_leave_the_printed_explorer,
        cards_of_another_build_leave_the_printed_explorer,
        cards_that_arrive_at_the_second_try_wake_the_explorer,
        a_missing_chunk_leaves_the_printed_explorer,
        a_chunk_of_another_build_leaves_the_printed_explorer,
        a_chunk_that_arrives_at_the_second_try_wakes_the_explorer,
        a_chunk_that_arrives_at_the_second_tap_opens_the_share_dialog,
    }
}

/// What the console says of a chunk that does not come: by the browser and by the splitter's loader.
const CHUNK_ERRORS: [&str; 3] = ["404", "integrity", "TypeError"];

const SHARE_OPEN: &str = "document.querySelector('.share').open";

/// The cards that can be seen, by id.
const SEEN: &str = "[...document.querySelectorAll('[data-card]')]
    .filter(card => card.getClientRects().length).map(card => card.dataset.card)";

async fn seen(reader: &Reader) -> Checked<Vec<String>> {
    reader.js(&format!("return {SEEN}")).await
}

async fn without_script_a_long_list_is_all_there(reader: &Reader) -> Checked {
    let (site, story) = reader.sample(CARDS).await?;
    reader
        .cdp(
            "Emulation.setScriptExecutionDisabled",
            json!({"value": true}),
        )
        .await?;
    reader.visit(&site, "").await?;
    assert_eq!(seen(reader).await?, ids(&story));
    Ok(())
}

async fn an_engine_too_old_is_given_all_of_a_long_list(reader: &Reader) -> Checked {
    let (site, story) = reader.sample(CARDS).await?;
    reader
        .before_page("WebAssembly.validate = () => false;")
        .await?;
    reader.visit(&site, "").await?;
    reader.settled().await?;
    assert_eq!(seen(reader).await?, ids(&story));
    Ok(())
}

async fn cards_after_the_first_page_wait_for_the_program_from_the_first_paint_on(
    reader: &Reader,
) -> Checked {
    let (site, story) = reader.sample(CARDS).await?;
    reader
        .before_page(&format!(
            "document.addEventListener('DOMContentLoaded', () => {{
                 window.first = {SEEN};
                 window.total = document.querySelectorAll('[data-card]').length;
             }});"
        ))
        .await?;
    reader.open_at(&site, "").await?;
    let (first, total): (Vec<String>, usize) = reader.js("return [first, total]").await?;
    assert_eq!(first, ids(&story)[..PAGE]);
    assert_eq!(total, CARDS);
    // The live list is just as long, so that nothing moves.
    assert_eq!(seen(reader).await?, first);
    reader.wake_explorer().await?;
    shows_of(reader, &first, CARDS).await?;
    let (shift, what) = reader.shift().await?;
    assert!(shift < 0.02, "{shift}: {what:#?}");
    Ok(())
}

async fn where_the_program_is_missing_a_long_list_is_all_there(reader: &Reader) -> Checked {
    reader.expect("404");
    reader.expect("integrity");
    let (site, story) = reader.sample(CARDS).await?;
    let files = Files(&site.dist);
    files.remove(&files.named("data-wasm")?)?;
    reader.visit(&site, "").await?;
    quiet_line_is_shown(reader).await?;
    assert_eq!(seen(reader).await?, ids(&story));
    Ok(())
}

async fn after_a_trap_a_long_list_is_all_there(reader: &Reader) -> Checked {
    let (site, story) = reader.sample(CARDS).await?;
    reader.open_at(&site, "").await?;
    assert_eq!(seen(reader).await?.len(), PAGE);
    trap(reader).await?;
    reader
        .until("all cards are there", &format!("{SEEN}.length === {CARDS}"))
        .await?;
    assert_eq!(seen(reader).await?, ids(&story));
    Ok(())
}

/// Opens a site whose cards do not arrive. The explorer stays as it was printed; all else works.
async fn explorer_stays_printed(
    reader: &Reader,
    errors: &[&str],
    broken: impl FnOnce(&Files) -> Checked,
) -> Checked {
    let site = reader.changed(broken).await?;
    for error in errors {
        reader.expect(error);
    }
    reader.open_at(&site, "").await?;
    assert!(reader.js::<bool>(&format!("return {QUIET}.hidden")).await?);
    reader
        .run("document.getElementById('explorer').scrollIntoView({behavior: 'instant'})")
        .await?;
    quiet_line_is_shown(reader).await?;
    let story = Site::story()?;
    let all: Vec<String> = in_story_order(&story)
        .into_iter()
        .map(|card| card.id)
        .collect();
    assert_eq!(seen(reader).await?, all);
    assert!(disabled(reader, "#explorer").await?.len() > 20);
    reads_note(reader, &cite(&story, "A4.visits")?, "A4.visits").await
}

async fn missing_cards_leave_the_printed_explorer(reader: &Reader) -> Checked {
    explorer_stays_printed(reader, &["404", "integrity"], |files| {
        files.remove(&files.named("data-cards")?)
    })
    .await
}

async fn cards_of_another_build_leave_the_printed_explorer(reader: &Reader) -> Checked {
    explorer_stays_printed(reader, &["integrity"], |files| {
        files.rewrite(&files.named("data-cards")?, changed)
    })
    .await
}

/// The site without a file, and what brings it back.
async fn without(
    reader: &Reader,
    named: impl Fn(&Files) -> Checked<String>,
) -> Checked<(Rc<Site>, impl Fn() -> Checked)> {
    let mut file = (String::new(), Vec::new());
    let site = reader
        .changed(|files| {
            let name = named(files)?;
            file = (name.clone(), std::fs::read(files.0.join(&name))?);
            files.remove(&name)
        })
        .await?;
    let path = site.dist.join(file.0);
    Ok((site, move || Ok(std::fs::write(&path, &file.1)?)))
}

/// Leaves the explorer and comes back, so that what is missing is tried again.
async fn comes_again(reader: &Reader) -> Checked {
    reader
        .run("scrollTo({top: 0, behavior: 'instant'})")
        .await?;
    reader.settled().await?;
    reader.wake_explorer().await?;
    quiet_line_is_gone(reader).await
}

async fn quiet_line_is_gone(reader: &Reader) -> Checked {
    reader
        .until("the quiet line is gone", &format!("{QUIET}.hidden"))
        .await
}

async fn cards_that_arrive_at_the_second_try_wake_the_explorer(reader: &Reader) -> Checked {
    reader.expect("404");
    reader.expect("integrity");
    let (site, bring) = without(reader, |files| files.named("data-cards")).await?;
    reader.open_at(&site, "#explorer").await?;
    quiet_line_is_shown(reader).await?;
    bring()?;
    comes_again(reader).await
}

async fn a_missing_chunk_leaves_the_printed_explorer(reader: &Reader) -> Checked {
    explorer_stays_printed(reader, &CHUNK_ERRORS, |files| {
        files.remove(&files.chunk("explorer")?)
    })
    .await
}

async fn a_chunk_of_another_build_leaves_the_printed_explorer(reader: &Reader) -> Checked {
    explorer_stays_printed(reader, &CHUNK_ERRORS[1..], |files| {
        files.rewrite(&files.chunk("explorer")?, |mut bytes| {
            // An empty section of its own, so that the bytes are a program still.
            bytes.extend([0, 1, 0]);
            bytes
        })
    })
    .await
}

async fn a_chunk_that_arrives_at_the_second_try_wakes_the_explorer(reader: &Reader) -> Checked {
    for error in CHUNK_ERRORS {
        reader.expect(error);
    }
    let (site, bring) = without(reader, |files| files.chunk("explorer")).await?;
    reader.open_at(&site, "#explorer").await?;
    quiet_line_is_shown(reader).await?;
    bring()?;
    comes_again(reader).await
}

async fn a_chunk_that_arrives_at_the_second_tap_opens_the_share_dialog(reader: &Reader) -> Checked {
    for error in CHUNK_ERRORS {
        reader.expect(error);
    }
    let (site, bring) = without(reader, |files| files.chunk("share")).await?;
    reader.open_at(&site, "").await?;
    reader.click("#yuhang .share-button").await?;
    quiet_line_is_shown(reader).await?;
    assert!(!reader.js::<bool>(&format!("return {SHARE_OPEN}")).await?);
    bring()?;
    // The line lies over the lower edge of the window.
    reader
        .run("document.querySelector('#yuhang .share-button').scrollIntoView({block: 'center', behavior: 'instant'})")
        .await?;
    reader.click("#yuhang .share-button").await?;
    reader.until("the dialog is open", SHARE_OPEN).await?;
    quiet_line_is_gone(reader).await
}
