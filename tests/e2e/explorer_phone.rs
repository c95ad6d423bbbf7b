//! The explorer on a phone and in a frame: the sheet, chips, targets.

use crate::access::judge;
use crate::browser::CHROMIUM;
use crate::explorer::{cards, choose, search, shows};
use crate::explorer_access::tab_to;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use thirtyfour::prelude::*;

tests! {
    CHROMIUM => {
        the_sheet_leaves_the_count_in_sight,
        the_sheet_gives_its_focus_back,
        chips_give_their_filters_up_on_a_phone,
        targets_are_large_enough,
        words_stay_inside_their_tiles,
        the_filters_stay_in_line_where_the_page_is_framed,
    }
}

/// Opens the sheet.
async fn open_sheet(reader: &Reader) -> Checked {
    choose(reader, ".sheet-button", "筛选").await?;
    reader
        .until(
            "the sheet is open",
            "document.querySelector('.explorer-filters').matches('.open:focus')",
        )
        .await
}

/// Waits until the count, with which the status begins, is in sight: above the sheet and with nothing over it.
async fn count_in_sight(reader: &Reader, when: &str) -> Checked {
    reader
        .until(
            &format!("the count is in sight {when}"),
            "(status => {
                const text = document.createTreeWalker(status, NodeFilter.SHOW_TEXT).nextNode();
                const count = document.createRange();
                count.setStart(text, 0);
                count.setEnd(text, text.data.indexOf('张') + 1);
                const {left, right, top, bottom} = count.getBoundingClientRect();
                const sheet = document.querySelector('.explorer-filters.open')?.getBoundingClientRect();
                const free = [[left, top], [right, top], [left, bottom], [right, bottom]].every(([x, y]) => {
                    const [toMiddle, toCentre] = [x > left ? -1 : 1, y > top ? -1 : 1];
                    return status.contains(document.elementFromPoint(x + toMiddle, y + toCentre));
                });
                return right > left && top >= 0 && bottom <= (sheet?.top ?? innerHeight) && free;
            })(document.querySelector('.results-status'))",
        )
        .await
}

async fn the_sheet_leaves_the_count_in_sight(reader: &Reader) -> Checked {
    let story = Site::story()?;
    let family = cards(&story, None, Some("family"));
    // Small, usual, and lying on its side.
    for (width, height) in [(320, 568), (390, 844), (844, 390)] {
        let phone = format!("on {width} × {height} px");
        reader.screen(width, height).await?;
        reader.driver.goto("about:blank").await?;
        reader.open_explorer("").await?;
        open_sheet(reader).await?;
        count_in_sight(reader, &phone).await?;
        for place in ["余杭", "建德", "上城"] {
            choose(reader, "#explorer .tile", place).await?;
        }
        choose(reader, "#explorer .choice", "家风").await?;
        shows(reader, &family).await?;
        count_in_sight(reader, &format!("{phone}, with much chosen")).await?;
        let foot: String = reader
            .js("return document.querySelector('.sheet-foot').innerText")
            .await?;
        assert!(foot.contains(&format!("共{}张", family.len())), "{foot}");
        judge(reader, &format!("{phone}, with the sheet open")).await?;
        choose(reader, ".sheet-foot button", "看结果").await?;
        reader
            .until(
                "the sheet is closed",
                "!document.querySelector('.explorer-filters').matches('.open')",
            )
            .await?;
        count_in_sight(reader, &format!("{phone}, without the sheet")).await?;
    }
    Ok(())
}

async fn the_sheet_gives_its_focus_back(reader: &Reader) -> Checked {
    reader.screen(390, 844).await?;
    reader.open_explorer("").await?;
    open_sheet(reader).await?;
    reader.press(Key::Escape).await?;
    reader
        .until(
            "the focus is back on the button",
            "!document.querySelector('.explorer-filters').matches('.open')
             && document.activeElement.matches('.sheet-button')",
        )
        .await?;
    // Who goes on by Tab leaves the sheet behind.
    reader.press(Key::Enter).await?;
    reader
        .until(
            "it is open again",
            "document.querySelector('.explorer-filters').matches('.open:focus')",
        )
        .await?;
    tab_to(reader, "#explorer-search").await?;
    reader
        .until(
            "it is closed",
            "!document.querySelector('.explorer-filters').matches('.open')",
        )
        .await
}

async fn chips_give_their_filters_up_on_a_phone(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.screen(390, 844).await?;
    reader.open_explorer("").await?;
    open_sheet(reader).await?;
    choose(reader, "#explorer .tile", "余杭").await?;
    choose(reader, "#explorer .choice", "家风").await?;
    shows(reader, &cards(&story, Some("yuhang"), Some("family"))).await?;
    choose(reader, ".sheet-foot button", "看结果").await?;
    // A tap on the first, a key on the second.
    choose(reader, ".chosen .chip", "余杭").await?;
    shows(reader, &cards(&story, None, Some("family"))).await?;
    assert_eq!(search(reader).await?, "?v=1&topic=family");
    count_in_sight(reader, "with one chip left").await?;
    reader
        .run("document.querySelector('.chosen .chip').focus()")
        .await?;
    reader.press(Key::Enter).await?;
    shows(reader, &cards(&story, None, None)).await?;
    assert_eq!(search(reader).await?, "");
    assert_eq!(reader.count(".chosen .chip").await?, 0);
    let kept: bool = reader
        .js("return Boolean(document.activeElement.closest('#explorer'))")
        .await?;
    assert!(kept, "the focus is lost with the chip");
    count_in_sight(reader, "without chips").await
}

/// The width and height (px) that a finger needs.
const FINGER: f64 = 44.0;

async fn targets_are_large_enough(reader: &Reader) -> Checked {
    for width in [320, 390] {
        reader.screen(width, 844).await?;
        for path in [
            "v=1&place=yuhang",
            "v=1&view=table&topic=support",
            "v=1&view=compare&place=yuhang,jiande",
            // Nothing is found, so there are offers; and an option that nobody knows.
            "v=1&place=jiande&topic=family&kind=nothing",
        ] {
            reader.driver.goto("about:blank").await?;
            reader.open_explorer(&format!("?{path}#explorer")).await?;
            open_sheet(reader).await?;
            reader
                .run("document.querySelectorAll('.card-rest').forEach(rest => rest.open = true)")
                .await?;
            // Figures, links in sentences and titles are words in a line of text; everything else is aimed at.
            let targets: Vec<(String, f64, f64)> = reader
                .js(
                    "return [...document.querySelectorAll('#explorer :is(a, button, input, select, textarea, summary)')]
                         .filter(one => one.getClientRects().length && !one.matches('[data-fact], p a, td *, tbody th *'))
                         .map(one => {
                             const {width, height} = one.getBoundingClientRect();
                             return [`${one.className} ${one.textContent}`, width, height];
                         })",
                )
                .await?;
            assert!(targets.len() > 25, "{targets:#?}");
            let small: Vec<_> = targets
                .iter()
                // Widths of columns are not exact.
                .filter(|(_, width, height)| width.min(*height) < FINGER - 0.01)
                .collect();
            assert!(small.is_empty(), "{path} at {width} px: {small:#?}");
            let wide: bool = reader
                .js("return document.documentElement.scrollWidth <= innerWidth")
                .await?;
            assert!(wide, "{path} at {width} px scrolls sideways");
        }
    }
    Ok(())
}

async fn words_stay_inside_their_tiles(reader: &Reader) -> Checked {
    for width in [280, 320, 360, 390, 768, 1440] {
        reader.screen(width, 844).await?;
        reader.open_explorer("").await?;
        let cut: Vec<String> = reader
            .js("return [...document.querySelectorAll('.tile')]
                    .filter(tile => {
                        const box = tile.getBoundingClientRect();
                        const words = [...tile.children].map(child => child.getBoundingClientRect());
                        return words.some(({right, bottom}) => right >= box.right || bottom >= box.bottom - 1);
                    })
                    .map(tile => tile.textContent)")
            .await?;
        assert_eq!(cut, [""; 0], "at {width} px");
    }
    Ok(())
}

async fn the_filters_stay_in_line_where_the_page_is_framed(reader: &Reader) -> Checked {
    reader.expect("favicon.ico");
    reader.screen(390, 844).await?;
    // A page of the same site that frames it: the site's own policy allows that.
    reader.visit(&reader.site, "404.html").await?;
    reader
        .run(
            "const frame = document.createElement('iframe');
             frame.width = 380; frame.height = 800; frame.title = 'frame';
             frame.src = './?v=1&topic=family'; document.body.replaceChildren(frame)",
        )
        .await?;
    let frame = reader.driver.find(By::Css("iframe")).await?;
    frame.enter_frame().await?;
    reader.explorer_awake().await?;
    let height = "return document.documentElement.scrollHeight";
    let before: i64 = reader.js(height).await?;
    choose(reader, ".sheet-button", "筛选").await?;
    reader
        .until(
            "the filters stand where the map is",
            "document.querySelector('.explorer-filters.open')
             && getComputedStyle(document.querySelector('.explorer-filters')).position === 'static'
             && document.querySelector('.explorer-facets').getClientRects().length === 1
             && getComputedStyle(document.querySelector('.results-bar')).position === 'static'",
        )
        .await?;
    let after: i64 = reader.js(height).await?;
    assert!(after > before + 200, "{before} px, {after} px with filters");
    reader
        .until(
            "the count comes after them",
            "document.querySelector('.explorer-filters').getBoundingClientRect().bottom
             <= document.querySelector('.results-status').getBoundingClientRect().top",
        )
        .await?;
    choose(reader, "#explorer .choice", "创业陪跑").await?;
    let story = Site::story()?;
    let both: Vec<String> = cards(&story, None, None)
        .into_iter()
        .filter(|id| {
            let topics = ["family", "support"];
            let mut cards = story.cards.iter();
            cards.any(|card| card.id == *id && topics.contains(&card.topic.as_str()))
        })
        .collect();
    shows(reader, &both).await?;
    reader.driver.enter_default_frame().await?;
    Ok(())
}
