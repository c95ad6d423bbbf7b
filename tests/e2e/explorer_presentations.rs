//! Other presentations of the explorer's results: as a table, side by side; cards that move.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::explorer::{cards, choose, in_story_order, search, shows};
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use story::BundledCard;

tests! {
    EVERY_BROWSER => {
        the_table_sorts_and_back_undoes_it,
    }
    CHROMIUM => {
        places_stand_side_by_side_with_honest_blanks,
        cards_flow_with_motion_on_only,
    }
}

async fn the_table_sorts_and_back_undoes_it(reader: &Reader) -> Checked {
    reader.open_explorer("?v=1&topic=support").await?;
    choose(reader, "#explorer .choice", "表格").await?;
    let story = Site::story()?;
    let mut expected: Vec<_> = in_story_order(&story)
        .into_iter()
        .filter(|card| card.topic == "support")
        .collect();
    let titles = |expected: &[BundledCard]| {
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
    reader.explorer_awake().await?;
    reader
        .until("the same after a reload", &titles(&expected))
        .await?;
    reader.driver.back().await?;
    reader.driver.back().await?;
    reader
        .until("back to the order of the story", &in_order)
        .await
}

async fn places_stand_side_by_side_with_honest_blanks(reader: &Reader) -> Checked {
    reader.open_explorer("?v=1&view=compare#explorer").await?;
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
            let cards: Vec<_> = story
                .cards
                .iter()
                .filter(|card| card.place == *place && card.topic == *topic)
                .collect();
            assert!(
                cards.iter().all(|card| cell.contains(&card.title)),
                "{place}: {cell}"
            );
            assert_eq!(cards.is_empty(), cell == "四篇报道未提", "{place}: {cell}");
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
        reader.open_explorer(path).await?;
        reader.run(count).await?;
        choose(reader, "#explorer .choice", "家风").await?;
        shows(reader, &cards(&story, None, Some("family"))).await?;
        assert_eq!(reader.js::<usize>("return flows").await?, flows, "{path}");
    }
    Ok(())
}
