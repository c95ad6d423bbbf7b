//! What extensions, translators and servers do to a page before the program starts. It comes alive whole.
//!
//! The changes are made to the HTML file, where no policy of the page stands in the way.

mod markup;

use crate::browser::EVERY_BROWSER;
use crate::explorer::{cards, choose, shows};
use crate::islands::disabled;
use crate::notes::cite;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use markup::{Part, parts};
use std::rc::Rc;
use story::{Citation, Story};

tests! {
    EVERY_BROWSER => {
        a_style_element_behind_every_style_sheet,
        every_word_wrapped_by_a_translator,
        every_comment_stripped_by_a_server,
        a_foreign_element_first_in_the_body_and_in_every_island,
        foreign_attributes_at_the_root_and_the_body,
    }
}

/// The attribute that names an island, with what must stand before it.
const ISLAND: &str = " data-island=\"";

/// The site with the front page's HTML changed part by part.
async fn changed(reader: &Reader, change: impl Fn(&Part) -> String) -> Checked<Rc<Site>> {
    let mut same = true;
    let site = reader
        .changed(|files| {
            files.rewrite("index.html", |bytes| {
                let html = String::from_utf8_lossy(&bytes).into_owned();
                let new: String = parts(&html).iter().map(&change).collect();
                same = new == html;
                new.into_bytes()
            })
        })
        .await?;
    assert!(!same, "nothing is changed");
    Ok(site)
}

/// Opens the changed page and uses every island of it.
async fn comes_alive_whole(reader: &Reader, site: &Site) -> Checked {
    let story = Site::story()?;
    reader.open_at(site, "").await?;
    let dead = disabled(reader, "[data-island]:not(#explorer), .chapter").await?;
    assert_eq!(dead, Vec::<String>::new());
    for id in ["A4.visits", "B2.companies"] {
        reads_note(reader, &cite(&story, id)?, id).await?;
    }
    filters_wall(reader, &story).await?;
    reader.click(".contents-button").await?;
    let open = "document.querySelector('.contents').open";
    reader.until("the contents are open", open).await?;
    reader.click(".contents-close").await?;
    reader
        .until("the contents are closed", &format!("!{open}"))
        .await?;
    reader.wake_explorer().await?;
    choose(reader, "#explorer .tile", "余杭").await?;
    shows(reader, &cards(&story, Some("yuhang"), None)).await?;
    choose(reader, "#explorer .choice", "家风").await?;
    shows(reader, &cards(&story, Some("yuhang"), Some("family"))).await?;
    choose(reader, "#explorer .clear", "清除").await?;
    shows(reader, &cards(&story, None, None)).await?;
    let quiet: bool = reader
        .js("return document.getElementById('quiet').hidden")
        .await?;
    assert!(quiet, "the quiet line is shown");
    Ok(())
}

/// Opens the note of a number, compares all its texts, and closes it.
pub async fn reads_note(reader: &Reader, citation: &Citation, id: &str) -> Checked {
    open_note(reader, citation, id).await?;
    close_note(reader).await
}

/// Opens the note of a number and waits until all its texts are right.
pub async fn open_note(reader: &Reader, citation: &Citation, id: &str) -> Checked {
    reader
        .js_with::<bool>(
            "const number = document.querySelector(`.step-text [data-fact='${arguments[0]}']`);
             number.scrollIntoView({block: 'center', behavior: 'instant'});
             number.click();
             return true",
            vec![id.into()],
        )
        .await?;
    let expected = [
        &citation.label,
        &citation.number,
        &citation.scope,
        &citation.title,
        &citation.authors,
        &citation.paragraph,
    ];
    reader
        .until(
            &format!("the note is that of {id}"),
            &format!(
                "document.querySelector('dialog.note').open
                 && JSON.stringify([...document.querySelectorAll('.note :is(.note-label, .note-figure, dd)')]
                     .map(field => field.textContent)) === JSON.stringify({})",
                serde_json::to_string(&expected)?
            ),
        )
        .await
}

/// Closes the note.
pub async fn close_note(reader: &Reader) -> Checked {
    reader.click(".note-close").await?;
    reader
        .until(
            "the note is closed",
            "!document.querySelector('dialog.note').open",
        )
        .await
}

/// Filters the wall by an article and shows all numbers again.
async fn filters_wall(reader: &Reader, story: &Story) -> Checked {
    filter_wall(reader, story, "建德", Some("B")).await?;
    filter_wall(reader, story, "全部", None).await
}

/// Presses a button over the wall and waits until the numbers of that article, or all, are shown and counted.
pub async fn filter_wall(
    reader: &Reader,
    story: &Story,
    button: &str,
    article: Option<&str>,
) -> Checked {
    choose(reader, "#numbers .chip", button).await?;
    let of_article = |fact: &&story::Fact| article.is_none_or(|id| fact.id.article() == id);
    let count = story.facts.iter().filter(of_article).count();
    let amounts = story.facts.iter().filter(of_article);
    let amounts = amounts.filter(|fact| fact.is_amount()).count();
    reader
        .until(
            &format!("the wall shows the numbers of {button}"),
            &format!(
                "[...document.querySelectorAll('#numbers [data-fact]')].filter(number => number.getClientRects().length)
                     .length === {count}
                 && document.querySelector('#numbers [role=status]').textContent === '共{amounts}个统计数字'"
            ),
        )
        .await
}

async fn a_style_element_behind_every_style_sheet(reader: &Reader) -> Checked {
    // An extension is allowed to do this, the HTML itself is not.
    reader.expect("Content Security Policy");
    reader.expect("Content-Security-Policy");
    let site = changed(reader, |part| match part {
        Part::Tag(tag) if tag.starts_with("<link") && tag.contains("stylesheet") => {
            format!("{tag}<style></style>")
        }
        other => other.to_string(),
    })
    .await?;
    comes_alive_whole(reader, &site).await?;
    for violation in site.violations().await? {
        let of_style = violation.contains("\"effective-directive\":\"style-src");
        assert!(of_style, "{violation}");
    }
    site.clear_violations().await
}

async fn every_word_wrapped_by_a_translator(reader: &Reader) -> Checked {
    let site = changed(reader, |part| match part {
        Part::Text(text) => format!("<font>{text}</font>"),
        other => other.to_string(),
    })
    .await?;
    comes_alive_whole(reader, &site).await
}

/// The program puts comments into its own views only, so a printed page has none that it needs.
async fn every_comment_stripped_by_a_server(reader: &Reader) -> Checked {
    let site = reader
        .changed(|files| {
            files.rewrite("index.html", |bytes| {
                let html = String::from_utf8_lossy(&bytes).into_owned();
                let kept = parts(&html)
                    .into_iter()
                    .filter(|part| !matches!(part, Part::Comment(_)));
                kept.map(|part| part.to_string())
                    .collect::<String>()
                    .into_bytes()
            })
        })
        .await?;
    assert!(!site.html()?.contains("<!--"));
    comes_alive_whole(reader, &site).await
}

async fn a_foreign_element_first_in_the_body_and_in_every_island(reader: &Reader) -> Checked {
    let site = changed(reader, |part| match part {
        Part::Tag(tag) if tag.starts_with("<body") || tag.contains(ISLAND) => {
            format!("{tag}<div class=\"foreign\"></div>")
        }
        other => other.to_string(),
    })
    .await?;
    comes_alive_whole(reader, &site).await
}

async fn foreign_attributes_at_the_root_and_the_body(reader: &Reader) -> Checked {
    let site = changed(reader, |part| match part {
        Part::Tag(tag) if tag.starts_with("<html") || tag.starts_with("<body") => {
            tag.replacen('>', " data-foreign=\"1\" cz-shortcut-listen=\"true\">", 1)
        }
        other => other.to_string(),
    })
    .await?;
    comes_alive_whole(reader, &site).await
}
