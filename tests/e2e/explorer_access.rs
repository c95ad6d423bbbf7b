//! The explorer for every reader: the keyboard alone, names for screen readers.

use crate::access::judge;
use crate::browser::CHROMIUM;
use crate::explorer::{cards, shows};
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use serde_json::json;
use thirtyfour::prelude::*;

tests! {
    CHROMIUM => {
        every_control_works_by_keyboard_alone,
        every_control_has_a_name_for_screen_readers,
        the_count_is_announced_once_it_is_calm,
        axe_finds_nothing_in_any_presentation_on_a_phone,
        axe_finds_nothing_in_any_presentation_on_a_desktop,
    }
}

/// Presses Tab until the focus is on what a selector finds.
pub async fn tab_to(reader: &Reader, selector: &str) -> Checked {
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
    reader.open_explorer("").await?;
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
    tab_to(reader, ".downloads button:nth-child(2)").await?;
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

async fn every_control_has_a_name_for_screen_readers(reader: &Reader) -> Checked {
    reader.open_explorer("?v=1&place=yuhang#explorer").await?;
    let tree = reader.cdp("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = tree["nodes"].as_array().ok_or("no tree")?;
    let names_of = |role: &str| -> Vec<String> {
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
    let buttons = names_of("button");
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
    has(&names_of("searchbox"), "搜索");
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
        has(&names_of("group"), name);
    }
    has(&names_of("DisclosureTriangle"), "全文与出处");
    has(&names_of("article"), "曹建英");
    let pressed = nodes.iter().any(|node| {
        let properties = node["properties"].as_array().into_iter().flatten();
        node["name"]["value"]
            .as_str()
            .is_some_and(|name| name.starts_with("余杭"))
            && properties.into_iter().any(|property| {
                property["name"] == "pressed" && property["value"]["value"] == "true"
            })
    });
    assert!(pressed, "no screen reader learns that 余杭 is chosen");
    Ok(())
}

async fn the_count_is_announced_once_it_is_calm(reader: &Reader) -> Checked {
    reader.open_explorer("").await?;
    reader
        .run(
            "window.announced = [];
             const line = document.querySelector('.results-bar [role=status]');
             new MutationObserver(() => announced.push(line.textContent)).observe(line, {childList: true, characterData: true, subtree: true})",
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
            "announced.some(text => text.endsWith('“创业陪跑”'))",
        )
        .await?;
    let announced: Vec<String> = reader.js("return announced").await?;
    assert_eq!(
        announced.len(),
        1,
        "each letter is announced: {announced:?}"
    );
    Ok(())
}

async fn axe_finds_nothing_in_any_presentation_on_a_phone(reader: &Reader) -> Checked {
    judge_presentations(reader, 390).await
}

async fn axe_finds_nothing_in_any_presentation_on_a_desktop(reader: &Reader) -> Checked {
    judge_presentations(reader, 1440).await
}

/// Every presentation, by day and by night.
async fn judge_presentations(reader: &Reader, width: u32) -> Checked {
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
                .open_explorer(&format!("?theme={theme}&{path}#explorer"))
                .await?;
            // With an opened card, where there is one.
            reader
                .run("document.querySelector('.card summary')?.click()")
                .await?;
            reader.settled().await?;
            judge(reader, &format!("{path} at {width} px, {theme}")).await?;
        }
    }
    Ok(())
}
