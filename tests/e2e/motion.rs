//! Readers who want nothing to move.

use crate::access::switch_to;
use crate::browser::CHROMIUM;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use crate::steps::{go_to, shows};
use serde_json::{Value, json};

tests! {
    CHROMIUM => {
        with_motion_off_nothing_moves_on_its_way,
        a_system_that_wants_less_motion_gets_none,
        the_motion_switch_is_remembered_and_there_before_the_program,
    }
}

/// Nothing on the page takes time to change, and no number counts.
async fn nothing_moves(reader: &Reader) -> Checked {
    go_to(reader, "shangcheng-visits").await?;
    let moving: Vec<String> = reader
        .js("return [...document.querySelectorAll('body, body *')].filter(element => {
                 const style = getComputedStyle(element);
                 const takes = list => list.split(',').some(time => parseFloat(time) > 0);
                 return takes(style.transitionDuration) && style.transitionProperty !== 'none'
                     || style.animationName !== 'none' && style.animationTimeline === 'auto' && takes(style.animationDuration);
             }).map(element => element.outerHTML.slice(0, 80))")
        .await?;
    assert_eq!(moving, Vec::<String>::new());
    let story = Site::story()?;
    for step in ["shangcheng-pengbu", "shangcheng-visits"] {
        go_to(reader, step).await?;
        shows(reader, &story, step).await?;
    }
    reader
        .run("document.getElementById('numbers').scrollIntoView()")
        .await?;
    for _ in 0..10 {
        reader.settled().await?;
        assert_eq!(reader.count(".counting").await?, 0);
    }
    Ok(())
}

async fn with_motion_off_nothing_moves_on_its_way(reader: &Reader) -> Checked {
    reader.open("?motion=off").await?;
    nothing_moves(reader).await
}

async fn a_system_that_wants_less_motion_gets_none(reader: &Reader) -> Checked {
    reader
        .cdp(
            "Emulation.setEmulatedMedia",
            json!({"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]}),
        )
        .await?;
    reader.open("").await?;
    nothing_moves(reader).await
}

async fn the_motion_switch_is_remembered_and_there_before_the_program(reader: &Reader) -> Checked {
    reader
        .before_page(
            "document.addEventListener('DOMContentLoaded', () => {
                 const root = document.documentElement;
                 window.first = [root.dataset.motion, root.classList.contains('live')];
             });",
        )
        .await?;
    reader.open("").await?;
    switch_to(reader, "关").await?;
    reader.driver.refresh().await?;
    reader.alive().await?;
    let first: Value = reader.js("return first").await?;
    assert_eq!(first, json!(["off", false]));
    nothing_moves(reader).await
}
