//! What the explorer does with its results: search, cards, table, files, comparison.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::explorer::{cards, choose, search, shows};
use crate::reader::Reader;
use crate::site::Site;
use crate::stage::{Checked, tests};
use changjuan::content::Story;
use changjuan::explorer::in_story_order;
use serde_json::{Value, json};
use std::fs;
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

tests! {
    EVERY_BROWSER => {
        a_number_is_found_however_it_is_typed,
        a_card_opens_in_place_and_leads_into_the_story,
        the_table_sorts_and_back_undoes_it,
    }
    CHROMIUM => {
        typing_is_one_step_of_the_history,
        what_a_search_found_is_marked,
        an_empty_result_says_what_to_give_up,
        a_chip_gives_its_filter_up,
        the_csv_opens_in_a_spreadsheet,
        the_json_holds_every_card,
        the_link_is_copied,
        places_stand_side_by_side_with_honest_blanks,
        cards_flow_with_motion_on_only,
    }
}

/// Types into the search field as a keyboard would.
async fn type_text(reader: &Reader, text: &str) -> Checked {
    let field = reader.driver.find(By::Css("#explorer-search")).await?;
    field.scroll_into_view().await?;
    field.send_keys(text).await?;
    Ok(())
}

/// A card of the story by what it tells.
fn telling(story: &Story, fact: &str) -> Vec<String> {
    in_story_order(story)
        .into_iter()
        .filter(|card| card.facts.iter().any(|id| id.as_str() == fact))
        .map(|card| card.id.clone())
        .collect()
}

async fn a_number_is_found_however_it_is_typed(reader: &Reader) -> Checked {
    let story = Site::story()?;
    let mentors = telling(&story, "D11.mentors");
    let loans = telling(&story, "D3.loans");
    assert_eq!((mentors.len(), loans.len()), (1, 1));
    for (typed, expected) in [
        ("663", &mentors),
        ("663名", &mentors),
        ("６６３名", &mentors),
        ("81.04", &loans),
        ("８１．０４亿", &loans),
    ] {
        reader.driver.goto("about:blank").await?;
        reader.open("").await?;
        type_text(reader, typed).await?;
        shows(reader, expected).await?;
    }
    // In an address too.
    reader.driver.goto("about:blank").await?;
    reader
        .open("?v=1&q=%E6%9C%A8%E5%85%B0%E5%A5%B3%E5%B7%A5#explorer")
        .await?;
    shows(reader, &["mulan".to_owned()]).await
}

async fn a_card_opens_in_place_and_leads_into_the_story(reader: &Reader) -> Checked {
    reader
        .open("?v=1&place=jiande&topic=spaces#explorer")
        .await?;
    let card = "[data-card=complex]";
    reader
        .run(&format!(
            "document.querySelector('{card} summary').scrollIntoView({{block: 'center'}})"
        ))
        .await?;
    reader.settled().await?;
    reader.click(&format!("{card} summary")).await?;
    reader
        .until(
            "the passage of the story is in the card",
            &format!(
                "document.querySelector('{card} .card-passage').innerText.length > 30
                 && document.querySelector('#jiande-companies .step-text').innerText
                     .includes(document.querySelector('{card} .card-passage p').innerText)"
            ),
        )
        .await?;
    let text: String = reader
        .js(&format!(
            "return document.querySelector('{card} .card-figures').innerText"
        ))
        .await?;
    for words in ["超70家", "建德市更楼街道", "第2段"] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    let twice: Vec<String> = reader
        .js(
            "const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
             return ids.filter((id, at) => ids.indexOf(id) !== at)",
        )
        .await?;
    assert!(twice.is_empty(), "{twice:?}");
    reader
        .run(&format!(
            "document.querySelector('{card} .card-more a').scrollIntoView({{block: 'center'}})"
        ))
        .await?;
    reader.settled().await?;
    reader.click(&format!("{card} .card-more a")).await?;
    reader
        .until(
            "the step is there and marked",
            "(step => {
                const {top, bottom} = step.getBoundingClientRect();
                return step.matches(':target') && top < innerHeight && bottom > 0
                    && getComputedStyle(step.querySelector('.step-text')).outlineStyle === 'solid';
            })(document.getElementById('jiande-companies'))",
        )
        .await?;
    reader.driver.back().await?;
    let story = Site::story()?;
    shows(reader, &cards(&story, Some("jiande"), Some("spaces"))).await
}

async fn the_table_sorts_and_back_undoes_it(reader: &Reader) -> Checked {
    reader.open("?v=1&topic=support").await?;
    choose(reader, "#explorer .choice", "表格").await?;
    let story = Site::story()?;
    let mut expected: Vec<_> = in_story_order(&story)
        .into_iter()
        .filter(|card| card.topic == "support")
        .collect();
    let titles = |expected: &[&changjuan::content::Card]| {
        let titles: Vec<_> = expected.iter().map(|card| card.title.clone()).collect();
        format!(
            "JSON.stringify([...document.querySelectorAll('.results-table tbody th')].map(cell => cell.textContent))
             === JSON.stringify({})",
            serde_json::to_string(&titles).expect("JSON")
        )
    };
    let in_order = titles(&expected);
    reader.until("the table has the results", &in_order).await?;
    let head: Vec<(String, String)> = reader
        .js("return [...document.querySelectorAll('.results-table thead th')].map(cell => [cell.scope, cell.ariaSort ?? ''])")
        .await?;
    assert_eq!(head.len(), 7);
    assert!(head.iter().all(|(scope, _)| scope == "col"));
    assert_eq!(head[0].1, "ascending");
    let sorted_by_place = |way: &str| {
        format!(
            "document.querySelector('[aria-sort={way}]')?.textContent.trim().startsWith('区县')"
        )
    };
    for way in ["ascending", "descending"] {
        choose(reader, ".results-table thead button", "区县").await?;
        reader
            .until(&format!("places are {way}"), &sorted_by_place(way))
            .await?;
    }
    let place = |id: &str| story.places.iter().position(|place| place.id == id);
    expected.sort_by_key(|card| std::cmp::Reverse(place(&card.place)));
    reader
        .until("the last place comes first", &titles(&expected))
        .await?;
    assert_eq!(
        search(reader).await?,
        "?v=1&topic=support&sort=-place&view=table"
    );
    let sorted: String = reader
        .js("return document.querySelector('[aria-sort=descending]').textContent")
        .await?;
    assert_eq!(sorted, "区县");
    reader.driver.refresh().await?;
    reader.alive().await?;
    reader
        .until("the same after a reload", &titles(&expected))
        .await?;
    reader.driver.back().await?;
    reader.driver.back().await?;
    reader
        .until("back to the order of the story", &in_order)
        .await
}

async fn typing_is_one_step_of_the_history(reader: &Reader) -> Checked {
    reader.open("").await?;
    choose(reader, "#explorer .choice", "家风").await?;
    let before: usize = reader.js("return history.length").await?;
    type_text(reader, "清风传家").await?;
    reader
        .until(
            "the address has the text",
            "new URLSearchParams(location.search).get('q') === '清风传家'",
        )
        .await?;
    assert_eq!(reader.js::<usize>("return history.length").await?, before);
    shows(reader, &["sharing".to_owned()]).await?;
    reader.driver.back().await?;
    let story = Site::story()?;
    shows(reader, &cards(&story, None, None)).await?;
    let field: String = reader
        .js("return document.getElementById('explorer-search').value")
        .await?;
    assert_eq!(field, "");
    reader.driver.forward().await?;
    shows(reader, &["sharing".to_owned()]).await
}

async fn what_a_search_found_is_marked(reader: &Reader) -> Checked {
    reader.open("").await?;
    type_text(reader, "900平方米").await?;
    reader
        .until(
            "the words are marked as printed",
            "[...(CSS.highlights.get('found') ?? [])].some(range => range.toString() === '900余平方米')",
        )
        .await?;
    reader
        .run("document.querySelector('#explorer-search').select()")
        .await?;
    reader.press(Key::Backspace).await?;
    reader
        .until("nothing is marked any more", "!CSS.highlights.has('found')")
        .await
}

async fn an_empty_result_says_what_to_give_up(reader: &Reader) -> Checked {
    // The family stories are all in Yuhang.
    reader
        .open("?v=1&place=jiande&topic=family#explorer")
        .await?;
    shows(reader, &[]).await?;
    let story = Site::story()?;
    let offers: Vec<String> = reader
        .js("return [...document.querySelectorAll('.empty button')].map(button => button.innerText.replace(/\\s+/g, ' '))")
        .await?;
    let place = cards(&story, Some("jiande"), None);
    let topic = cards(&story, None, Some("family"));
    assert_eq!(
        offers,
        [
            format!("不限主题 {}", place.len()),
            format!("不限区县 {}", topic.len())
        ]
    );
    choose(reader, ".empty button", "不限区县").await?;
    shows(reader, &topic).await?;
    assert_eq!(search(reader).await?, "?v=1&topic=family");
    let focus: bool = reader
        .js("return document.activeElement.classList.contains('results-status')")
        .await?;
    assert!(focus, "the focus is lost with the offer");
    Ok(())
}

async fn a_chip_gives_its_filter_up(reader: &Reader) -> Checked {
    reader
        .open("?v=1&place=yuhang&topic=family#explorer")
        .await?;
    let names: Vec<String> = reader
        .js("return [...document.querySelectorAll('.chosen button')].map(chip => chip.ariaLabel)")
        .await?;
    assert_eq!(names, ["去掉区县：余杭", "去掉主题：家风"]);
    choose(reader, ".chosen button", "余杭").await?;
    let story = Site::story()?;
    shows(reader, &cards(&story, None, Some("family"))).await
}

/// Asks for a file and reads it.
async fn download(reader: &Reader, button: &str, file: &str) -> Checked<String> {
    let folder = std::env::temp_dir().join(format!("changjuan-downloads-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    reader
        .cdp(
            "Browser.setDownloadBehavior",
            json!({"behavior": "allow", "downloadPath": folder}),
        )
        .await?;
    choose(reader, ".take button", button).await?;
    let path = folder.join(file);
    let started = Instant::now();
    while !path.exists() {
        if started.elapsed() > Duration::from_secs(20) {
            return Err(format!("{file} does not arrive").into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let text = fs::read_to_string(&path)?;
    fs::remove_dir_all(&folder)?;
    Ok(text)
}

async fn the_csv_opens_in_a_spreadsheet(reader: &Reader) -> Checked {
    reader.open("?v=1&place=jiande&sort=place#explorer").await?;
    let text = download(reader, "下载 CSV", "cards.csv").await?;
    let text = text.strip_prefix('\u{feff}').ok_or("no byte order mark")?;
    let mut table = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(&table.headers()?[1], "标题");
    let rows: Vec<csv::StringRecord> = table.records().collect::<Result<_, _>>()?;
    let story = Site::story()?;
    let ids: Vec<String> = rows.iter().map(|row| row[0].to_owned()).collect();
    assert_eq!(ids, cards(&story, Some("jiande"), None));
    let complex = rows
        .iter()
        .find(|row| &row[0] == "complex")
        .ok_or("no complex")?;
    assert!(
        complex[7].contains("超70家（建德市更楼街道，B2.companies）"),
        "{}",
        &complex[7]
    );
    assert!(complex[8].starts_with("http") && complex[8].ends_with("#jiande-companies"));
    Ok(())
}

async fn the_json_holds_every_card(reader: &Reader) -> Checked {
    reader.open("").await?;
    let text = download(reader, "下载 JSON", "cards.json").await?;
    let rows: Vec<Value> = serde_json::from_str(&text)?;
    let story = Site::story()?;
    let ids: Vec<&str> = rows.iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, cards(&story, None, None));
    let complex = rows
        .iter()
        .find(|row| row["id"] == "complex")
        .ok_or("no complex")?;
    assert_eq!(complex["place"], "建德");
    let figures = complex["figures"].as_array().ok_or("no figures")?;
    let companies = figures.iter().find(|figure| figure["id"] == "B2.companies");
    assert_eq!(
        companies.ok_or("no companies")?["measure"],
        "complex-companies"
    );
    Ok(())
}

async fn the_link_is_copied(reader: &Reader) -> Checked {
    reader.open("?v=1&topic=family#explorer").await?;
    reader
        .cdp(
            "Browser.grantPermissions",
            json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}),
        )
        .await?;
    choose(reader, ".take button", "复制链接").await?;
    reader
        .until(
            "it says so",
            "document.querySelector('.take-said').textContent === '已复制链接'",
        )
        .await?;
    let copied = reader
        .driver
        .execute_async(
            "const done = arguments[0]; navigator.clipboard.readText().then(done, error => done(String(error)))",
            vec![],
        )
        .await?;
    let here: String = reader.js("return location.href").await?;
    assert_eq!(copied.json(), &Value::String(here));
    Ok(())
}

async fn places_stand_side_by_side_with_honest_blanks(reader: &Reader) -> Checked {
    reader.open("?v=1&view=compare#explorer").await?;
    reader
        .until(
            "it asks for places",
            "document.querySelector('.compare-hint').textContent.includes('两到四个')",
        )
        .await?;
    choose(reader, "#explorer .tile", "建德").await?;
    choose(reader, "#explorer .tile", "余杭").await?;
    reader
        .until(
            "two columns",
            "document.querySelectorAll('.compared thead th').length === 2",
        )
        .await?;
    let story = Site::story()?;
    let table: Vec<Vec<String>> = reader
        .js("return [...document.querySelectorAll('.compared tbody tr')].map(row => [...row.cells].map(cell => cell.innerText))")
        .await?;
    let both = ["yuhang", "jiande"];
    for row in &table {
        let topic = story.topics.iter().find(|topic| topic.name == row[0]);
        let topic = &topic.ok_or_else(|| format!("{} is no topic", row[0]))?.id;
        for (place, cell) in both.iter().zip(&row[1..]) {
            let told: Vec<_> = story
                .cards
                .iter()
                .filter(|card| card.place == *place && card.topic == *topic)
                .collect();
            assert!(
                told.iter().all(|card| cell.contains(&card.title)),
                "{place}: {cell}"
            );
            assert_eq!(told.is_empty(), cell == "四篇报道未提", "{place}: {cell}");
        }
    }
    assert!(table.len() > 2, "{table:?}");
    // No measure is declared for two places, so no number stands against another.
    assert_eq!(reader.count(".compared .measured").await?, 0);
    assert_eq!(
        search(reader).await?,
        "?v=1&place=yuhang,jiande&view=compare"
    );
    Ok(())
}

async fn cards_flow_with_motion_on_only(reader: &Reader) -> Checked {
    let count = "window.flows = 0;
         const start = document.startViewTransition;
         document.startViewTransition = function (...what) { flows++; return start.apply(this, what) };";
    let story = Site::story()?;
    for (path, flows) in [("", 1), ("?motion=off", 0)] {
        reader.driver.goto("about:blank").await?;
        reader.open(path).await?;
        reader.run(count).await?;
        choose(reader, "#explorer .choice", "家风").await?;
        shows(reader, &cards(&story, None, Some("family"))).await?;
        assert_eq!(reader.js::<usize>("return flows").await?, flows, "{path}");
    }
    Ok(())
}
