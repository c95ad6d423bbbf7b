//! What the explorer finds and how it shows that: search, cards, chips, the empty result.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::explorer::{cards, choose, in_story_order, search, shows};
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use story::Story;
use thirtyfour::prelude::*;

tests! {
    EVERY_BROWSER => {
        a_number_is_found_however_it_is_typed,
        a_card_opens_in_place_and_leads_into_the_story,
    }
    CHROMIUM => {
        typing_is_one_step_of_the_history,
        what_a_search_found_is_marked,
        an_empty_result_says_what_to_give_up,
        a_chip_gives_its_filter_up,
    }
}

/// Types into the search field as a keyboard would.
pub async fn type_text(reader: &Reader, text: &str) -> Checked {
    let field = reader.driver.find(By::Css("#explorer-search")).await?;
    field.scroll_into_view().await?;
    field.send_keys(text).await?;
    Ok(())
}

/// The ids of the cards that a fact belongs to.
fn cards_of(story: &Story, fact: &str) -> Vec<String> {
    in_story_order(story)
        .into_iter()
        .filter(|card| card.facts.iter().any(|id| id.as_str() == fact))
        .map(|card| card.id.clone())
        .collect()
}

async fn a_number_is_found_however_it_is_typed(reader: &Reader) -> Checked {
    let story = Site::story()?;
    let mentors = cards_of(&story, "D11.mentors");
    let loans = cards_of(&story, "D3.loans");
    assert_eq!((mentors.len(), loans.len()), (1, 1));
    for (typed, expected) in [
        ("663", &mentors),
        ("663名", &mentors),
        ("６６３名", &mentors),
        ("81.04", &loans),
        ("８１．０４亿", &loans),
    ] {
        reader.driver.goto("about:blank").await?;
        reader.open_explorer("").await?;
        type_text(reader, typed).await?;
        shows(reader, expected).await?;
    }
    // In an address too.
    reader.driver.goto("about:blank").await?;
    reader
        .open_explorer("?v=1&q=%E6%9C%A8%E5%85%B0%E5%A5%B3%E5%B7%A5#explorer")
        .await?;
    shows(reader, &["mulan".to_owned()]).await
}

async fn a_card_opens_in_place_and_leads_into_the_story(reader: &Reader) -> Checked {
    reader
        .open_explorer("?v=1&place=jiande&topic=spaces#explorer")
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

async fn typing_is_one_step_of_the_history(reader: &Reader) -> Checked {
    reader.open_explorer("").await?;
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
    reader.open_explorer("").await?;
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
        .open_explorer("?v=1&place=jiande&topic=family#explorer")
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
        .open_explorer("?v=1&place=yuhang&topic=family#explorer")
        .await?;
    let names: Vec<String> = reader
        .js("return [...document.querySelectorAll('.chosen button')].map(chip => chip.ariaLabel)")
        .await?;
    assert_eq!(names, ["去掉区县：余杭", "去掉主题：家风"]);
    choose(reader, ".chosen button", "余杭").await?;
    let story = Site::story()?;
    shows(reader, &cards(&story, None, Some("family"))).await
}
