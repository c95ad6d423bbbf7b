//! A translator goes over the page while it is being read: it puts an element with a text of its own in the
//! place of every text node, again and again. Whatever the program shows after that is right all the same.

use crate::browser::EVERY_BROWSER;
use crate::explorer::{cards, choose, in_story_order, shows};
use crate::explorer_results::type_text;
use crate::foreign_changes::{close_note, filter_wall, open_note};
use crate::notes::cite;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use changjuan::explorer::PAGE;
use finder::{AddressState, CardRecord, Catalog, Facet, Options, decode};
use std::sync::Arc;
use story::words::ZH_CN;
use story::{Bundle, CardSet, Story, plain};

tests! {
    EVERY_BROWSER => {
        notes_are_right_after_a_translation,
        the_wall_is_right_after_a_translation,
        found_cards_are_right_after_a_translation,
        the_table_is_right_after_a_translation,
        the_comparison_is_right_after_a_translation,
    }
}

/// Puts `<font>` with a copy of the text in the place of every text node of the body, as translators do it.
async fn translate(reader: &Reader) -> Checked {
    let wrapped: usize = reader
        .js(
            "const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
             const texts = [];
             while (walker.nextNode()) texts.push(walker.currentNode);
             const words = texts.filter(text => text.data.trim()
                 && !text.parentElement.closest('script, style, textarea, title'));
             for (const text of words) {
                 const font = document.createElement('font');
                 font.textContent = text.data;
                 text.replaceWith(font);
             }
             return words.length",
        )
        .await?;
    assert!(wrapped > 500, "only {wrapped} texts were wrapped");
    Ok(())
}

async fn notes_are_right_after_a_translation(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.open("").await?;
    translate(reader).await?;
    for id in ["A4.visits", "B2.companies", "A4.visits", "D13.team"] {
        open_note(reader, &cite(&story, id)?, id).await?;
        // The texts of the note are translated, too, while it is open.
        translate(reader).await?;
        close_note(reader).await?;
    }
    Ok(())
}

async fn the_wall_is_right_after_a_translation(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.open("").await?;
    translate(reader).await?;
    for (button, article) in [("建德", Some("B")), ("上城", Some("A")), ("全部", None)] {
        filter_wall(reader, &story, button, article).await?;
        translate(reader).await?;
    }
    Ok(())
}

/// Waits until all texts of the first page of cards are those of the story, and the status begins with their number.
async fn cards_are_right(reader: &Reader, story: &Story, ids: &[String]) -> Checked {
    shows(reader, ids).await?;
    let expected: Vec<[String; 2]> = in_story_order(story)
        .into_iter()
        .filter(|card| ids.contains(&card.id))
        .take(PAGE)
        .map(|card| [card.title.clone(), plain(story, &card.summary)])
        .collect();
    reader
        .until(
            "the texts of the cards are right",
            &format!(
                "JSON.stringify([...document.querySelectorAll('[data-card]')].map(card =>
                     ['.card-title', '.card-summary'].map(part => card.querySelector(part).textContent.trim())))
                 === JSON.stringify({})",
                serde_json::to_string(&expected)?
            ),
        )
        .await
}

/// Waits until the whole status is this.
async fn status_is(reader: &Reader, status: &str) -> Checked {
    reader
        .until(
            &format!("the status is {status}"),
            &format!("document.querySelector('.results-status').textContent === '{status}'"),
        )
        .await
}

async fn found_cards_are_right_after_a_translation(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.open_explorer("").await?;
    translate(reader).await?;
    choose(reader, "#explorer .tile", "余杭").await?;
    let place = cards(&story, Some("yuhang"), None);
    cards_are_right(reader, &story, &place).await?;
    status_is(reader, &format!("共{}张 · 余杭", place.len())).await?;
    translate(reader).await?;
    choose(reader, "#explorer .choice", "家风").await?;
    let both = cards(&story, Some("yuhang"), Some("family"));
    cards_are_right(reader, &story, &both).await?;
    status_is(reader, &format!("共{}张 · 余杭 · 家风", both.len())).await?;
    translate(reader).await?;
    choose(reader, "#explorer .clear", "清除").await?;
    cards_are_right(reader, &story, &cards(&story, None, None)).await?;
    translate(reader).await?;
    for (text, id) in [("663", "mentors"), ("木兰", "mulan")] {
        reader
            .run("document.getElementById('explorer-search').select()")
            .await?;
        type_text(reader, text).await?;
        cards_are_right(reader, &story, &[id.to_owned()]).await?;
        status_is(reader, &format!("共1张 · “{text}”")).await?;
        translate(reader).await?;
    }
    // Nothing is found: the offers are right, and so is what they lead to.
    choose(reader, "#explorer .clear", "清除").await?;
    choose(reader, "#explorer .tile", "余杭").await?;
    type_text(reader, "木兰").await?;
    cards_are_right(reader, &story, &[]).await?;
    reader
        .until(
            "it offers to give up the text",
            &format!(
                "[...document.querySelectorAll('.empty button')].some(button =>
                     button.textContent.replace(/\\s+/g, ' ').trim() === '不限搜索词 {}')",
                place.len()
            ),
        )
        .await?;
    translate(reader).await?;
    choose(reader, ".empty button", "不限搜索词").await?;
    cards_are_right(reader, &story, &place).await
}

/// All that the finder knows of the story.
fn catalog(story: &Story) -> Catalog {
    Catalog::of(
        Arc::new(CardSet::of(story)),
        Arc::new(Bundle::of(story)),
        &ZH_CN,
    )
}

/// What the page's address asks for.
async fn asked(reader: &Reader, options: &Options) -> Checked<AddressState> {
    let search: String = reader.js("return location.search").await?;
    Ok(decode(&search, options).0)
}

/// The cells of a table's body, each without white space at its ends.
const CELLS: &str =
    "JSON.stringify([...document.querySelectorAll('.results-table tbody tr')].map(row =>
    [...row.cells].map(cell => cell.textContent.trim())))";

/// Waits until the first page of the table has exactly the cells that the finder gives for the address.
async fn table_is_right(reader: &Reader, catalog: &Catalog) -> Checked {
    let asked = asked(reader, catalog.options()).await?;
    let answer = catalog.answer(&asked.query);
    let records: Vec<CardRecord> = catalog.records(&answer, asked.display.sort, "/");
    let all = catalog.records(
        &catalog.answer(&finder::Query::default()),
        finder::Sort::default(),
        "/",
    );
    let rows: Vec<Vec<String>> = records
        .iter()
        .take(PAGE)
        .map(|record| {
            let order = all.iter().position(|other| other.id == record.id);
            let mut row = vec![
                order.map_or(0, |order| order + 1).to_string(),
                record.title.clone(),
            ];
            row.extend(Facet::ALL.map(|facet| record.options[facet].clone()));
            row.push(record.numbers_line(&ZH_CN));
            row
        })
        .collect();
    reader
        .until(
            "the cells of the table are right",
            &format!(
                "{CELLS} === JSON.stringify({})",
                serde_json::to_string(&rows)?
            ),
        )
        .await
}

async fn the_table_is_right_after_a_translation(reader: &Reader) -> Checked {
    let catalog = catalog(&Site::story()?);
    reader.open_explorer("?v=1&topic=support#explorer").await?;
    translate(reader).await?;
    choose(reader, "#explorer .choice", "表格").await?;
    table_is_right(reader, &catalog).await?;
    translate(reader).await?;
    choose(reader, ".results-table thead button", "区县").await?;
    reader
        .until("it is sorted", "document.querySelector('[aria-sort]')")
        .await?;
    table_is_right(reader, &catalog).await?;
    translate(reader).await?;
    choose(reader, "#explorer .tile", "余杭").await?;
    table_is_right(reader, &catalog).await?;
    translate(reader).await?;
    choose(reader, "#explorer .clear", "清除").await?;
    table_is_right(reader, &catalog).await
}

/// Waits until the comparison has exactly the texts that the finder gives for the address.
async fn comparison_is_right(reader: &Reader, catalog: &Catalog) -> Checked {
    let asked = asked(reader, catalog.options()).await?;
    let answer = catalog.answer(&asked.query);
    let comparison = catalog
        .comparison(&asked.query, &answer, "/")
        .ok_or("the places cannot be compared")?;
    let blank = match asked.query.is_narrowed_beside(Facet::Place) {
        true => ZH_CN.explorer.none_filtered,
        false => ZH_CN.explorer.none_reported,
    };
    let measures = comparison.measures.iter().map(|line| {
        let cell = |numbers: &Vec<finder::RecordNumber>| {
            let numbers: Vec<&str> = numbers.iter().map(|it| it.number.as_str()).collect();
            numbers.join(ZH_CN.explorer.between_values)
        };
        row(&line.name, line.cells.iter().map(cell), blank)
    });
    let topics = comparison.topics.iter().map(|line| {
        let cell = |records: &Vec<CardRecord>| {
            let cards = records
                .iter()
                .map(|record| format!("{}{}", record.title, record.numbers_line(&ZH_CN)));
            cards.collect::<String>()
        };
        row(&line.name, line.cells.iter().map(cell), blank)
    });
    let rows: Vec<Vec<String>> = measures.chain(topics).collect();
    reader
        .until(
            "the texts of the comparison are right",
            &format!(
                "{CELLS} === JSON.stringify({}) && JSON.stringify([...document.querySelectorAll('.compared thead th')]
                     .map(head => head.textContent.trim())) === JSON.stringify({})",
                serde_json::to_string(&rows)?,
                serde_json::to_string(&comparison.places)?
            ),
        )
        .await
}

/// A row of the comparison: its name and its cells; an empty one says why.
fn row(name: &str, cells: impl Iterator<Item = String>, blank: &str) -> Vec<String> {
    let cells = cells.map(|cell| match cell.is_empty() {
        true => blank.to_owned(),
        false => cell,
    });
    std::iter::once(name.to_owned()).chain(cells).collect()
}

async fn the_comparison_is_right_after_a_translation(reader: &Reader) -> Checked {
    let catalog = catalog(&Site::story()?);
    reader.open_explorer("?v=1&view=compare#explorer").await?;
    translate(reader).await?;
    choose(reader, "#explorer .tile", "建德").await?;
    choose(reader, "#explorer .tile", "余杭").await?;
    comparison_is_right(reader, &catalog).await?;
    translate(reader).await?;
    choose(reader, "#explorer .tile", "上城").await?;
    comparison_is_right(reader, &catalog).await?;
    translate(reader).await?;
    choose(reader, "#explorer .choice", "家风").await?;
    comparison_is_right(reader, &catalog).await?;
    translate(reader).await?;
    // Back to the cards.
    choose(reader, "#explorer .choice", "卡片").await?;
    let story = Site::story()?;
    let found: Vec<String> = in_story_order(&story)
        .into_iter()
        .filter(|card| {
            ["jiande", "yuhang", "shangcheng"].contains(&card.place.as_str())
                && card.topic == "family"
        })
        .map(|card| card.id)
        .collect();
    cards_are_right(reader, &story, &found).await
}
