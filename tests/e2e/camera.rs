//! The camera of a chapter: it rests at each step and travels in between; nothing lies elsewhere because of it.

use crate::browser::{Browser, CHROMIUM};
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::steps::go_to;
use serde_json::json;

tests! {
    &[Browser::Chromium, Browser::Firefox] => {
        the_camera_rests_at_steps_and_travels_between_them,
    }
    CHROMIUM => {
        words_are_shown_while_the_camera_rests,
        steps_lie_where_they_lie_without_motion,
        motion_is_switched_off_and_on_in_mid_story,
        what_is_counted_comes_in_mid_travel,
    }
}

/// Scrolls so that the upper edge of a step is at this ratio of the window's height.
async fn edge_at(reader: &Reader, step: &str, ratio: f64) -> Checked {
    reader
        .run(&format!(
            "const top = document.getElementById('{step}').getBoundingClientRect().top;
             scrollBy({{top: top - innerHeight * {ratio}, behavior: 'instant'}})"
        ))
        .await
}

/// Waits until the stage of a chapter shows this: the number of a step, or `between`.
async fn stage_shows(reader: &Reader, chapter: &str, what: &str) -> Checked {
    reader
        .until(
            &format!("the stage of {chapter} shows {what}"),
            &format!(
                "document.querySelector('#{chapter} .stage-window').dataset.painted === '{what}'"
            ),
        )
        .await
}

/// A sum over the pixels of a chapter's stage.
async fn pixels(reader: &Reader, chapter: &str) -> Checked<f64> {
    reader
        .js(&format!(
            "const canvas = document.createElement('canvas');
             [canvas.width, canvas.height] = [260, 130];
             const context = canvas.getContext('2d', {{willReadFrequently: true}});
             context.drawImage(document.querySelector('#{chapter} .stage canvas'), 0, 0, 260, 130);
             return context.getImageData(0, 0, 260, 130).data.reduce((sum, part, i) => sum + part * (1 + i % 251), 0)"
        ))
        .await
}

async fn the_camera_rests_at_steps_and_travels_between_them(reader: &Reader) -> Checked {
    reader.open("").await?;
    for (ratio, what) in [(1.0, "0"), (0.55, "between"), (0.3, "1"), (0.2, "1")] {
        go_to(reader, "jiande-arrival").await?;
        edge_at(reader, "jiande-backing", ratio).await?;
        stage_shows(reader, "jiande", what).await?;
    }
    // A jump cuts: the way here makes no difference to what is shown.
    go_to(reader, "hangzhou-totals").await?;
    edge_at(reader, "jiande-backing", 0.2).await?;
    stage_shows(reader, "jiande", "1").await
}

async fn words_are_shown_while_the_camera_rests(reader: &Reader) -> Checked {
    for (width, height, middle) in [(390, 844, 0.42), (1440, 900, 0.55)] {
        reader.screen(width, height).await?;
        reader.open("").await?;
        for (ratio, expected) in [(0.1, vec!["shangcheng-visits"]), (middle, vec![])] {
            edge_at(reader, "shangcheng-visits", ratio).await?;
            let shown = "[...document.querySelectorAll('#shangcheng .picture')] \
                         .filter(it => getComputedStyle(it).opacity === '1').map(it => it.closest('.step').id)";
            reader
                .until(
                    &format!("the words of {expected:?} are shown at {ratio}"),
                    &format!(
                        "JSON.stringify({shown}) === JSON.stringify({})",
                        json!(expected)
                    ),
                )
                .await?;
        }
        // The words lie over the stage.
        edge_at(reader, "shangcheng-visits", 0.1).await?;
        let off: f64 = reader
            .js("const [words, stage] = ['#shangcheng-visits .picture', '#shangcheng .stage-window']
                     .map(name => document.querySelector(name).getBoundingClientRect());
                 return Math.max(...['left', 'top', 'right', 'bottom'].map(side => Math.abs(words[side] - stage[side])))")
            .await?;
        assert!(off <= 1.0, "words lie {off} px off at {width} px");
    }
    Ok(())
}

/// Where steps and their texts begin, in whole pixels of the page.
async fn places(reader: &Reader, address: &str) -> Checked<Vec<i64>> {
    reader.open(address).await?;
    reader.settled().await?;
    reader
        .js("return [...document.querySelectorAll('.step, .step-text, .legend')] \
             .flatMap(it => { const {left, top} = it.getBoundingClientRect(); return [Math.round(left), Math.round(top + scrollY)] })")
        .await
}

async fn steps_lie_where_they_lie_without_motion(reader: &Reader) -> Checked {
    for (width, height) in [(320, 640), (390, 844), (768, 1024), (1440, 900)] {
        reader.screen(width, height).await?;
        let with = places(reader, "?motion=on").await?;
        let without = places(reader, "?motion=off").await?;
        let off = with.iter().zip(&without).map(|(a, b)| (a - b).abs()).max();
        assert_eq!(with.len(), without.len());
        assert!(off <= Some(1), "{off:?} px off at {width} px");
    }
    Ok(())
}

async fn motion_is_switched_off_and_on_in_mid_story(reader: &Reader) -> Checked {
    reader.open("").await?;
    go_to(reader, "yuhang-daily").await?;
    let index: usize = reader
        .js("return [...document.querySelectorAll('#yuhang .step')].findIndex(it => it.id === 'yuhang-daily')")
        .await?;
    stage_shows(reader, "yuhang", &index.to_string()).await?;
    reader
        .run("document.documentElement.dataset.motion = 'off'")
        .await?;
    reader
        .until(
            "the step has a picture of its own",
            "document.querySelector('#yuhang-daily .picture[data-painted] canvas')?.getClientRects().length && \
             !document.querySelector('.stage')?.getClientRects().length",
        )
        .await?;
    reader
        .run("delete document.documentElement.dataset.motion")
        .await?;
    stage_shows(reader, "yuhang", &index.to_string()).await
}

async fn what_is_counted_comes_in_mid_travel(reader: &Reader) -> Checked {
    reader.screen(1440, 900).await?;
    reader.open("").await?;
    // 179 lamps on the river come while the camera does not move.
    let mut sums = Vec::new();
    for (ratio, what) in [(0.9, "2"), (0.6, "between"), (0.5, "between"), (0.2, "3")] {
        go_to(reader, "shangcheng-visits").await?;
        edge_at(reader, "shangcheng-issues", ratio).await?;
        stage_shows(reader, "shangcheng", what).await?;
        reader.settled().await?;
        sums.push(pixels(reader, "shangcheng").await?);
    }
    let mut different = sums.clone();
    different.dedup();
    assert_eq!(different.len(), 4, "{sums:?}");
    Ok(())
}
