//! The explorer for every reader: the keyboard alone, names for who hears it, a phone, a frame.

use crate::access::judge;
use crate::browser::CHROMIUM;
use crate::explorer::{cards, choose, shows};
use crate::reader::Reader;
use crate::site::Site;
use crate::stage::{Checked, tests};
use serde_json::json;
use thirtyfour::prelude::*;

tests! {
    CHROMIUM => {
        every_control_works_by_keyboard_alone,
        every_control_has_a_name_that_is_heard,
        the_count_is_announced_once_it_is_calm,
        the_sheet_on_a_phone_leaves_the_count_in_sight,
        targets_on_a_phone_are_large_enough,
        the_filters_stay_in_line_where_the_page_is_framed,
        axe_finds_nothing_in_any_view_on_a_phone,
        axe_finds_nothing_in_any_view_on_a_desk,
    }
}

/// Presses Tab until the focus is on what a selector finds.
async fn tab_to(reader: &Reader, selector: &str) -> Checked {
    for _ in 0..60 {
        reader.press(Key::Tab).await?;
        let there: bool = reader
            .js_with(
                "return document.activeElement.matches(arguments[0])",
                vec![selector.into()],
            )
            .await?;
        if there {
            return Ok(());
        }
    }
    Err(format!("Tab does not lead to {selector}").into())
}

async fn every_control_works_by_keyboard_alone(reader: &Reader) -> Checked {
    reader.open("").await?;
    let story = Site::story()?;
    // The link before the map in the order of Tab.
    reader
        .run("document.getElementById('explorer-heading').tabIndex = -1; document.getElementById('explorer-heading').focus()")
        .await?;
    tab_to(reader, ".tile").await?;
    reader.press(" ".to_owned()).await?;
    shows(reader, &cards(&story, Some("yuhang"), None)).await?;
    tab_to(reader, ".facet[aria-label=主题] .choice").await?;
    reader.press(Key::Enter).await?;
    tab_to(reader, ".facet[aria-label=类型] .choice").await?;
    tab_to(reader, ".facet[aria-label=报道] .choice").await?;
    tab_to(reader, "#explorer-search").await?;
    reader.press("无此事".to_owned()).await?;
    shows(reader, &[]).await?;
    tab_to(reader, ".clear").await?;
    reader.press(Key::Enter).await?;
    shows(reader, &cards(&story, None, None)).await?;
    // From the status, where the focus has gone.
    tab_to(reader, "[aria-label=版式] .choice:nth-child(2)").await?;
    reader.press(Key::Enter).await?;
    tab_to(reader, "[aria-label=排序] .choice:nth-child(2)").await?;
    reader.press(Key::Enter).await?;
    tab_to(reader, ".results-table").await?;
    tab_to(reader, ".results-table th button").await?;
    reader.press(Key::Enter).await?;
    reader
        .until(
            "the table is sorted",
            "document.activeElement.closest('th').ariaSort === 'ascending'",
        )
        .await?;
    tab_to(reader, ".results-table tbody a").await?;
    tab_to(reader, ".take button:nth-child(3)").await?;
    // Back to the cards, by the way one came.
    reader
        .run("document.querySelector('[aria-label=版式] .choice').focus()")
        .await?;
    reader.press(Key::Enter).await?;
    tab_to(reader, ".card summary").await?;
    reader.press(Key::Enter).await?;
    reader
        .until(
            "the card is open",
            "document.activeElement.parentElement.open",
        )
        .await?;
    tab_to(reader, ".card [data-fact]").await?;
    reader.press(Key::Enter).await?;
    reader
        .until(
            "the note is open",
            "document.querySelector('dialog.note').open",
        )
        .await?;
    reader.press(Key::Escape).await?;
    tab_to(reader, ".card-more a").await?;
    reader.press(Key::Enter).await?;
    reader
        .until(
            "it leads into the story",
            "document.querySelector('.step:target')",
        )
        .await
}

async fn every_control_has_a_name_that_is_heard(reader: &Reader) -> Checked {
    reader.open("?v=1&place=yuhang#explorer").await?;
    let tree = reader.cdp("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = tree["nodes"].as_array().ok_or("no tree")?;
    let heard = |role: &str| -> Vec<String> {
        nodes
            .iter()
            .filter(|node| node["role"]["value"] == role && node["ignored"] != true)
            .map(|node| {
                node["name"]["value"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect()
    };
    let has = |names: &[String], wanted: &str| {
        assert!(
            names.iter().any(|name| name.starts_with(wanted)),
            "{wanted} is not among {names:?}"
        );
    };
    let buttons = heard("button");
    assert!(buttons.iter().all(|name| !name.is_empty()), "{buttons:?}");
    for name in [
        "余杭",
        "家风",
        "人物",
        "去掉区县：余杭",
        "清除筛选",
        "卡片",
        "表格",
        "对比",
        "故事顺序",
        "按区县",
        "下载 CSV",
    ] {
        has(&buttons, name);
    }
    has(&heard("searchbox"), "搜索");
    for name in [
        "筛选",
        "区县",
        "主题",
        "类型",
        "报道",
        "版式",
        "排序",
        "带走结果",
    ] {
        has(&heard("group"), name);
    }
    has(&heard("DisclosureTriangle"), "全文与出处");
    has(&heard("article"), "曹建英");
    let pressed = nodes.iter().any(|node| {
        let properties = node["properties"].as_array().into_iter().flatten();
        node["name"]["value"]
            .as_str()
            .is_some_and(|name| name.starts_with("余杭"))
            && properties.into_iter().any(|property| {
                property["name"] == "pressed" && property["value"]["value"] == "true"
            })
    });
    assert!(pressed, "nobody hears that 余杭 is chosen");
    Ok(())
}

async fn the_count_is_announced_once_it_is_calm(reader: &Reader) -> Checked {
    reader.open("").await?;
    reader
        .run(
            "window.said = [];
             const line = document.querySelector('.results-bar [role=status]');
             new MutationObserver(() => said.push(line.textContent)).observe(line, {childList: true, characterData: true, subtree: true})",
        )
        .await?;
    // In one go, so that a slow machine makes no pause between two letters.
    reader
        .run(
            "const field = document.querySelector('#explorer-search');
             field.focus();
             for (const c of '创业陪跑') {
                 field.value += c;
                 field.dispatchEvent(new InputEvent('input', {bubbles: true}));
             }",
        )
        .await?;
    reader
        .until(
            "it is announced",
            "said.some(text => text.endsWith('“创业陪跑”'))",
        )
        .await?;
    let said: Vec<String> = reader.js("return said").await?;
    assert_eq!(said.len(), 1, "each letter is announced: {said:?}");
    Ok(())
}

async fn the_sheet_on_a_phone_leaves_the_count_in_sight(reader: &Reader) -> Checked {
    reader.screen(390, 844).await?;
    reader.open("").await?;
    let story = Site::story()?;
    let visible = "(one => {
        const box = one.getBoundingClientRect();
        const top = document.elementFromPoint(box.left + 8, box.top + box.height / 2);
        return box.top >= 0 && box.bottom <= innerHeight && (one === top || one.contains(top));
    })(document.querySelector('.results-status'))";
    choose(reader, ".sheet-button", "筛选").await?;
    reader
        .until(
            "the sheet is open",
            "document.querySelector('.explorer-filters').matches('.open:focus')",
        )
        .await?;
    reader.until("the count is in sight", visible).await?;
    choose(reader, "#explorer .choice", "家风").await?;
    let family = cards(&story, None, Some("family"));
    shows(reader, &family).await?;
    reader.until("the count is still in sight", visible).await?;
    let foot: String = reader
        .js("return document.querySelector('.sheet-foot').innerText")
        .await?;
    assert!(foot.contains(&format!("共 {} 张", family.len())), "{foot}");
    judge(reader, "with the sheet open").await?;
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

async fn targets_on_a_phone_are_large_enough(reader: &Reader) -> Checked {
    reader.screen(390, 844).await?;
    reader.open("?v=1&place=yuhang#explorer").await?;
    choose(reader, ".sheet-button", "筛选").await?;
    let small: Vec<String> = reader
        .js(
            "return [...document.querySelectorAll('#explorer :is(button, input, summary, .card-more a)')]
                 .filter(one => one.getClientRects().length)
                 .filter(one => { const {width, height} = one.getBoundingClientRect(); return width < 43.5 || height < 43.5 })
                 .map(one => `${one.className} ${one.textContent} ${one.getBoundingClientRect().width} × ${one.getBoundingClientRect().height}`)",
        )
        .await?;
    assert!(small.is_empty(), "{small:#?}");
    let wide: bool = reader
        .js("return document.documentElement.scrollWidth <= innerWidth")
        .await?;
    assert!(wide, "the page scrolls sideways");
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
    reader.alive().await?;
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
    reader.driver.enter_default_frame().await?;
    Ok(())
}

async fn axe_finds_nothing_in_any_view_on_a_phone(reader: &Reader) -> Checked {
    judge_views(reader, 390).await
}

async fn axe_finds_nothing_in_any_view_on_a_desk(reader: &Reader) -> Checked {
    judge_views(reader, 1440).await
}

/// Every view, by day and by night.
async fn judge_views(reader: &Reader, width: u32) -> Checked {
    reader.screen(width, 900).await?;
    for theme in ["light", "dark"] {
        for path in [
            "v=1&place=yuhang&q=%E5%AE%B6",
            "v=1&view=table&topic=support",
            "v=1&view=compare&place=yuhang,jiande,city",
            "v=1&place=jiande&topic=family&kind=nothing",
        ] {
            reader.driver.goto("about:blank").await?;
            reader
                .open(&format!("?theme={theme}&{path}#explorer"))
                .await?;
            reader
                .run("document.querySelector('.card summary').click()")
                .await?;
            reader.settled().await?;
            judge(reader, &format!("{path} at {width} px, {theme}")).await?;
        }
    }
    Ok(())
}
