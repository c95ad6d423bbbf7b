//! The district explorer: filters, their address, the way back.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use changjuan::explorer::PAGE;
use story::{BundledCard, CardSet, Story};
use thirtyfour::Key;

tests! {
    EVERY_BROWSER => {
        a_place_and_a_topic_leave_their_cards_and_back_undoes_them,
        a_shared_address_shows_the_same_cards,
    }
    CHROMIUM => {
        what_an_address_says_wrong_is_dropped_quietly,
        a_filter_in_the_address_moves_nothing,
        what_others_put_into_the_address_stays,
        arrow_keys_walk_the_map,
        the_wall_of_numbers_filters_by_article,
    }
}

/// The cards in the order in which the story tells them.
pub fn in_story_order(story: &Story) -> Vec<BundledCard> {
    CardSet::of(story).cards
}

/// The ids of the cards of a place and a topic, in story order; `None` is any.
pub fn cards(story: &Story, place: Option<&str>, topic: Option<&str>) -> Vec<String> {
    let is = |asked: Option<&str>, has: &str| asked.is_none_or(|asked| asked == has);
    in_story_order(story)
        .into_iter()
        .filter(|card| is(place, &card.place) && is(topic, &card.topic))
        .map(|card| card.id.clone())
        .collect()
}

/// Waits until the first page of these cards is shown and the status has their number.
pub async fn shows(reader: &Reader, cards: &[String]) -> Checked {
    let first = cards.len().min(PAGE);
    shows_of(reader, &cards[..first], cards.len()).await
}

/// Waits until exactly these cards are shown and the status has the number `total`.
pub async fn shows_of(reader: &Reader, cards: &[String], total: usize) -> Checked {
    let list = cards.join(" ");
    reader
        .until(
            &format!("these cards are shown: {list}"),
            &format!(
                "[...document.querySelectorAll('[data-card]')].filter(card => card.getClientRects().length)
                     .map(card => card.dataset.card).join(' ') === '{list}'
                 && document.querySelector('.results-status').textContent.startsWith('共{total}张')"
            ),
        )
        .await
}

/// Clicks the button among `selector` whose text begins with `name`.
pub async fn choose(reader: &Reader, selector: &str, name: &str) -> Checked {
    let button = reader
        .driver
        .execute(
            "return [...document.querySelectorAll(arguments[0])]
                 .find(button => button.textContent.trim().startsWith(arguments[1]))",
            vec![selector.into(), name.into()],
        )
        .await?;
    let button = button.element()?;
    reader
        .driver
        .execute(
            "arguments[0].scrollIntoView({block: 'center'})",
            vec![button.to_json()?],
        )
        .await?;
    reader.settled().await?;
    button.click().await?;
    Ok(())
}

pub async fn search(reader: &Reader) -> Checked<String> {
    reader.js("return location.search").await
}

async fn a_place_and_a_topic_leave_their_cards_and_back_undoes_them(reader: &Reader) -> Checked {
    reader.open_explorer("").await?;
    let story = Site::story()?;
    let all = cards(&story, None, None);
    let place = cards(&story, Some("yuhang"), None);
    let both = cards(&story, Some("yuhang"), Some("family"));
    assert!(!both.is_empty() && both.len() < place.len() && place.len() < all.len());
    shows(reader, &all).await?;

    choose(reader, "#explorer .tile", "余杭").await?;
    shows(reader, &place).await?;
    assert_eq!(search(reader).await?, "?v=1&place=yuhang");

    choose(reader, "#explorer .choice", "家风").await?;
    shows(reader, &both).await?;
    assert_eq!(search(reader).await?, "?v=1&place=yuhang&topic=family");
    let pressed: Vec<String> = reader
        .js("return [...document.querySelectorAll('#explorer-filters [aria-pressed=true]')]
                .map(button => button.firstElementChild?.textContent && button.classList.contains('tile')
                    ? button.querySelector('.tile-name').textContent : button.firstChild.data.trim())")
        .await?;
    assert_eq!(pressed, ["余杭", "家风"]);

    reader.driver.refresh().await?;
    reader.explorer_awake().await?;
    shows(reader, &both).await?;

    reader.driver.back().await?;
    shows(reader, &place).await?;
    reader.driver.back().await?;
    shows(reader, &all).await?;
    assert_eq!(search(reader).await?, "");
    reader.driver.forward().await?;
    shows(reader, &place).await?;

    choose(reader, "#explorer .clear", "清除").await?;
    shows(reader, &all).await?;
    assert_eq!(search(reader).await?, "");
    assert!(
        reader
            .js::<bool>("return document.activeElement.classList.contains('results-status')")
            .await?,
        "the focus is lost with the button"
    );
    Ok(())
}

async fn a_shared_address_shows_the_same_cards(reader: &Reader) -> Checked {
    let address = reader
        .site
        .address("?v=1&place=jiande,city&topic=support#explorer");
    let tab = reader.driver.new_tab().await?;
    reader.driver.switch_to_window(tab).await?;
    reader.driver.goto(address).await?;
    reader.explorer_awake().await?;
    let story = Site::story()?;
    let expected: Vec<String> = in_story_order(&story)
        .into_iter()
        .filter(|card| ["jiande", "city"].contains(&card.place.as_str()) && card.topic == "support")
        .map(|card| card.id.clone())
        .collect();
    assert!(expected.len() > 2);
    shows(reader, &expected).await
}

async fn what_an_address_says_wrong_is_dropped_quietly(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader
        .open_explorer("?v=1&place=yuhang,atlantis&topic=%3Cscript%3E&kind=%E4#explorer")
        .await?;
    shows(reader, &cards(&story, Some("yuhang"), None)).await?;
    let note: String = reader
        .js("return document.querySelector('.results-note').innerText")
        .await?;
    assert!(note.contains("已略去"), "{note}");
    assert!(
        !note.contains("atlantis") && !note.contains("script"),
        "{note}"
    );

    reader.open("?v=7&place=nowhere").await?;
    reader.wake_explorer().await?;
    shows(reader, &cards(&story, None, None)).await
}

async fn a_filter_in_the_address_moves_nothing(reader: &Reader) -> Checked {
    for (width, height) in [(390, 844), (1440, 900)] {
        reader.screen(width, height).await?;
        for path in ["?v=1&place=gongshu#explorer", "?v=1&place=gongshu"] {
            reader.driver.goto("about:blank").await?;
            reader.open_explorer(path).await?;
            let story = Site::story()?;
            shows(reader, &cards(&story, Some("gongshu"), None)).await?;
            let (shift, what) = reader.shift().await?;
            assert!(
                shift < 0.02,
                "{path} at {width} px shifts by {shift}: {what:?}"
            );
        }
    }
    Ok(())
}

async fn what_others_put_into_the_address_stays(reader: &Reader) -> Checked {
    reader.open_explorer("?theme=dark&from=paper").await?;
    choose(reader, "#explorer .choice", "家风").await?;
    let story = Site::story()?;
    shows(reader, &cards(&story, None, Some("family"))).await?;
    assert_eq!(
        search(reader).await?,
        "?theme=dark&from=paper&v=1&topic=family"
    );
    Ok(())
}

async fn arrow_keys_walk_the_map(reader: &Reader) -> Checked {
    reader.open_explorer("").await?;
    reader
        .run(
            "const tile = [...document.querySelectorAll('.tile')]
                  .find(tile => tile.textContent.startsWith('余杭'));
              tile.scrollIntoView({block: 'center'}); tile.focus()",
        )
        .await?;
    let mut way = vec![];
    for key in [Key::Right, Key::Down, Key::Left] {
        reader.press(key).await?;
        let name: String = reader
            .js("return document.activeElement.querySelector('.tile-name').textContent")
            .await?;
        way.push(name);
    }
    assert_eq!(way[0], "拱墅");
    assert!(
        way.iter()
            .all(|name| !["临安", "临平"].contains(&name.as_str())),
        "{way:?}"
    );
    reader.press(" ".to_owned()).await?;
    reader
        .until(
            "the tile is chosen",
            "document.activeElement.getAttribute('aria-pressed') === 'true'",
        )
        .await
}

async fn the_wall_of_numbers_filters_by_article(reader: &Reader) -> Checked {
    reader.open("").await?;
    let story = Site::story()?;
    choose(reader, "#numbers .chip", "建德").await?;
    let of_b = story
        .facts
        .iter()
        .filter(|fact| fact.id.article() == "B" && fact.is_amount())
        .count();
    reader
        .until(
            "only the numbers of that article are shown",
            &format!(
                "[...document.querySelectorAll('#numbers [data-fact]')].filter(number => number.getClientRects().length)
                     .every(number => number.dataset.fact.startsWith('B'))
                 && document.querySelector('#numbers [role=status]').textContent === '共{of_b}个统计数字'"
            ),
        )
        .await?;
    choose(reader, "#numbers .chip", "全部").await?;
    reader
        .until(
            "all are shown again",
            "[...document.querySelectorAll('#numbers [data-fact]')].every(number => number.getClientRects().length)",
        )
        .await
}
