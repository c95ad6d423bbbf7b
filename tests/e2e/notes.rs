//! The note of a number says where it comes from.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use serde_json::json;
use story::words::ZH_CN;
use story::{Bundle, Citation, Fact, Story};
use thirtyfour::Key;

tests! {
    EVERY_BROWSER => {
        a_number_opens_its_note_by_keyboard,
    }
    CHROMIUM => {
        a_quotation_opens_a_note_without_scope_and_sharing,
        a_note_leads_to_the_place_in_the_story,
        a_number_is_copied_with_its_hedge_and_source,
        where_the_clipboard_is_denied_the_line_can_be_selected,
    }
}

pub const NOTE_OPEN: &str = "document.querySelector('dialog.note').open";

/// A fact of the story.
pub fn fact<'a>(story: &'a Story, id: &str) -> Checked<&'a Fact> {
    let fact = story.facts.iter().find(|fact| fact.id.as_str() == id);
    fact.ok_or_else(|| format!("the story has no {id}").into())
}

/// Where the number of a fact comes from, in words.
pub fn cite(story: &Story, id: &str) -> Checked<Citation> {
    let bundle = Bundle::of(story);
    let fact = bundle
        .fact(id)
        .ok_or_else(|| format!("the story has no {id}"))?;
    Ok(Citation::of(&bundle, fact, &ZH_CN))
}

/// Focuses a number of a step and opens its note with Enter.
async fn open_note(reader: &Reader, id: &str) -> Checked {
    reader
        .run(&format!(
            "window.asked = document.querySelector('.step-text [data-fact=\"{id}\"]'); asked.focus()"
        ))
        .await?;
    reader.press(Key::Enter).await?;
    reader.until("the note is open", NOTE_OPEN).await
}

async fn a_number_opens_its_note_by_keyboard(reader: &Reader) -> Checked {
    reader.open("").await?;
    let story = Site::story()?;
    for id in ["A4.visits", "B2.companies"] {
        let citation = cite(&story, id)?;
        open_note(reader, id).await?;
        let note: String = reader
            .js("return document.querySelector('dialog.note').innerText")
            .await?;
        for words in [
            &citation.number,
            &citation.label,
            &citation.scope,
            &citation.title,
            &citation.authors,
            &citation.paragraph,
        ] {
            assert!(
                !words.is_empty() && note.contains(words),
                "{words} is not in {note}"
            );
        }
        assert!(
            reader
                .js::<bool>(
                    "return document.querySelector('dialog.note').contains(document.activeElement)"
                )
                .await?,
            "the focus is not in the note"
        );
        reader.press(Key::Escape).await?;
        reader
            .until("the note is closed", &format!("!{NOTE_OPEN}"))
            .await?;
        reader
            .until(
                "the focus is back on the number",
                "document.activeElement === asked",
            )
            .await?;
        let hash: String = reader.js("return location.hash").await?;
        assert_eq!(hash, "", "the page has jumped to the sources");
    }
    Ok(())
}

async fn a_quotation_opens_a_note_without_scope_and_sharing(reader: &Reader) -> Checked {
    reader.open("").await?;
    let bundle = Bundle::of(&Site::story()?);
    for quote in &bundle.quotes {
        let citation = Citation::of_quote(&bundle, quote, &ZH_CN);
        open_note(reader, quote.id.as_str()).await?;
        let note: String = reader
            .js("return document.querySelector('dialog.note').innerText")
            .await?;
        for words in [
            &citation.number,
            &citation.label,
            &citation.title,
            &citation.paragraph,
        ] {
            assert!(note.contains(words), "{words} is not in {note}");
        }
        for words in [ZH_CN.note.scope, ZH_CN.note.share] {
            assert!(!note.contains(words), "{words} is in {note}");
        }
        reader.press(Key::Escape).await?;
        reader
            .until("the note is closed", &format!("!{NOTE_OPEN}"))
            .await?;
    }
    // A number has both again.
    open_note(reader, "A4.visits").await?;
    let note: String = reader
        .js("return document.querySelector('dialog.note').innerText")
        .await?;
    for words in [ZH_CN.note.scope, ZH_CN.note.share] {
        assert!(note.contains(words), "{words} is not in {note}");
    }
    Ok(())
}

async fn a_note_leads_to_the_place_in_the_story(reader: &Reader) -> Checked {
    reader.open("").await?;
    let story = Site::story()?;
    let citation = cite(&story, "D13.team")?;
    let step = citation.step.ok_or("it stands in no step")?;
    reader
        .run(
            "const number = document.querySelector('#numbers [data-fact=\"D13.team\"]');
              number.scrollIntoView({block: 'center'}); number.focus()",
        )
        .await?;
    reader.press(Key::Enter).await?;
    reader.until("the note is open", NOTE_OPEN).await?;
    reader.click(".note-step").await?;
    reader
        .until(
            "the step is on screen",
            &format!(
                "!{NOTE_OPEN} && location.hash === '#{step}' && (() => {{
                    const box = document.querySelector('#{step} .step-text').getBoundingClientRect();
                    return box.top < innerHeight && box.bottom > 0;
                }})()"
            ),
        )
        .await
}

async fn a_number_is_copied_with_its_hedge_and_source(reader: &Reader) -> Checked {
    reader
        .cdp(
            "Browser.grantPermissions",
            json!({
                "origin": reader.site.origin(),
                "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"],
            }),
        )
        .await?;
    reader.open("").await?;
    let story = Site::story()?;
    let line = cite(&story, "B2.companies")?.line(&ZH_CN);
    assert!(line.contains("超70家"), "{line}");
    open_note(reader, "B2.companies").await?;
    reader.click(".note-copy").await?;
    reader
        .until(
            "the note says so",
            "document.querySelector('.note-status').textContent === '已复制'",
        )
        .await?;
    let copied = reader
        .driver
        .execute_async(
            "navigator.clipboard.readText().then(arguments[0], arguments[0])",
            vec![],
        )
        .await?;
    assert_eq!(copied.json().as_str(), Some(line.as_str()));
    Ok(())
}

async fn where_the_clipboard_is_denied_the_line_can_be_selected(reader: &Reader) -> Checked {
    reader
        .before_page(
            "Object.defineProperty(navigator, 'clipboard', {value: {
                 writeText: () => Promise.reject(new DOMException('denied', 'NotAllowedError')),
             }});",
        )
        .await?;
    reader.open("").await?;
    let story = Site::story()?;
    let line = cite(&story, "B2.companies")?.line(&ZH_CN);
    open_note(reader, "B2.companies").await?;
    reader.click(".note-copy").await?;
    reader
        .until(
            "the line is shown",
            "!document.querySelector('.note-line').hidden",
        )
        .await?;
    let (shown, selectable): (String, String) = reader
        .js("const line = document.querySelector('.note-line');
             return [line.innerText, getComputedStyle(line).userSelect]")
        .await?;
    assert_eq!(shown.trim(), line);
    assert_ne!(selectable, "none");
    Ok(())
}
