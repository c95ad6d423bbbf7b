//! Scenes as the painter draws them: the printed picture, in the colours that the reader has.

use crate::browser::{Browser, CHROMIUM};
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use crate::steps::{go_to, shows};
use serde_json::json;

tests! {
    &[Browser::Chromium, Browser::Firefox] => {
        a_painted_scene_is_the_picture_of_its_step,
    }
    &[Browser::WebKit] => {
        where_a_painter_would_end_the_page_there_is_none,
    }
    CHROMIUM => {
        a_painter_that_does_not_come_leaves_the_elements,
        a_painter_answers_when_it_knows_all_that_it_paints,
        forced_colours_are_painted,
        a_theme_chosen_in_mid_story_is_painted,
    }
}

/// How far the painted picture of a step's scene is from the file that press wrote of it, both made so
/// small that edges blur: the share (0 to 1) of pixels that differ visibly in any channel, measured
/// against those that are inked. Calls back with it, or with what is wrong.
const DIFFERENCE: &str = "
    const [step, done] = [document.getElementById(arguments[0]), arguments[1]];
    (async () => {
        const canvas = step.closest('.chapter').querySelector('canvas');
        const picture = new Image();
        picture.src = step.querySelector('.step-picture').getAttribute('src');
        await picture.decode();
        const [width, height] = [150, 140];
        const pixels = image => {
            const plain = new OffscreenCanvas(width, height).getContext('2d');
            plain.imageSmoothingQuality = 'high';
            plain.fillStyle = '#f6f1e5';
            plain.fillRect(0, 0, width, height);
            plain.drawImage(image, 0, 0, width, height);
            return plain.getImageData(0, 0, width, height).data;
        };
        const large = new OffscreenCanvas(canvas.width, canvas.height);
        large.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
        const [painted, printed] = [pixels(canvas), pixels(large)];
        let far = 0, inked = 0;
        for (let at = 0; at < painted.length; at += 4) {
            const off = k => Math.abs(painted[at + k] - printed[at + k]);
            if (Math.max(off(0), off(1), off(2)) > 48) far += 1;
            if (printed[at] < 200) inked += 1;
        }
        return inked < 300 ? 'the picture is empty' : far / inked;
    })().then(done, error => done(String(error)));";

/// Sends a painter, alone, what it must know, in parts, and calls back with how often it has answered after each.
const ANSWERS: &str = "
    const done = arguments[0];
    const score = document.querySelector('svg[data-steps]').dataset.steps;
    const worker = new Worker(document.querySelector('script[data-painter]').dataset.painter);
    let answered = 0;
    worker.onmessage = () => answered += 1;
    const canvas = new OffscreenCanvas(1, 1);
    const groups = score.split(';').map(() => []);
    const parts = [{ canvas, groups, score, runs: {} }, { step: 0, eased: false }, { scale: 1 }, { inks: {} }];
    (async () => {
        const answers = [];
        for (const part of parts) {
            worker.postMessage(part, part.canvas ? [canvas] : []);
            await new Promise(rest => setTimeout(rest, 500));
            answers.push(answered);
        }
        worker.terminate();
        return answers;
    })().then(done, error => done(String(error)));";

/// Waits until the painter has painted a step of this chapter.
pub async fn painted(reader: &Reader, chapter: &str) -> Checked {
    reader
        .until(
            "the scene is painted",
            &format!(
                "document.querySelector('#{chapter} .scene-picture').matches('[data-painted]')"
            ),
        )
        .await
}

async fn a_painted_scene_is_the_picture_of_its_step(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.open("?theme=light").await?;
    for step in [
        "shangcheng-pengbu",
        "shangcheng-visits",
        "jiande-companies",
        "yuhang-record",
    ] {
        go_to(reader, step).await?;
        shows(reader, &story, step).await?;
        let chapter = step.split('-').next().unwrap_or_default();
        painted(reader, chapter).await?;
        // The elements are there at once, the painted marks travel for up to 900 ms.
        let mut difference = json!(null);
        for _ in 0..60 {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            let answer = reader
                .driver
                .execute_async(DIFFERENCE, vec![json!(step)])
                .await?;
            difference = answer.json().clone();
            if difference.as_f64().is_some_and(|share| share < 0.05) {
                break;
            }
        }
        assert!(
            difference.as_f64().is_some_and(|share| share < 0.05),
            "{step}: painted and printed differ: {difference}"
        );
    }
    Ok(())
}

async fn a_painter_answers_when_it_knows_all_that_it_paints(reader: &Reader) -> Checked {
    reader.open("").await?;
    let answers = reader.driver.execute_async(ANSWERS, vec![]).await?;
    assert_eq!(*answers.json(), json!([0, 0, 0, 1]));
    Ok(())
}

async fn where_a_painter_would_end_the_page_there_is_none(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.open("").await?;
    for step in ["shangcheng-visits", "jiande-companies", "hangzhou-totals"] {
        go_to(reader, step).await?;
        shows(reader, &story, step).await?;
        assert_eq!(reader.count("canvas").await?, 0, "{step}");
    }
    Ok(())
}

async fn a_painter_that_does_not_come_leaves_the_elements(reader: &Reader) -> Checked {
    reader.expect("404");
    let story = Site::story()?;
    let site = reader
        .changed(|files| files.remove(&files.named("data-painter")?))
        .await?;
    reader.open_at(&site, "").await?;
    for step in ["shangcheng-visits", "hangzhou-totals"] {
        go_to(reader, step).await?;
        shows(reader, &story, step).await?;
        reader
            .until("there is no canvas", "!document.querySelector('canvas')")
            .await?;
    }
    // The course follows all the same.
    let place = "document.querySelector('#hangzhou .linked').getBoundingClientRect().left";
    let before: f64 = reader.js(&format!("return {place}")).await?;
    reader.run("scrollBy(0, 150)").await?;
    reader
        .until("the course follows", &format!("{place} !== {before}"))
        .await
}

/// The share of the painted pixels of the first scene that have a colour.
async fn share_of(reader: &Reader, colour: &str) -> Checked<f64> {
    let answer = reader
        .driver
        .execute_async(
            "const [colour, done] = arguments;
             const canvas = document.querySelector('#shangcheng canvas');
             const plain = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
             plain.fillStyle = colour;
             plain.fillRect(0, 0, 1, 1);
             const asked = [...plain.getImageData(0, 0, 1, 1).data];
             plain.clearRect(0, 0, 1, 1);
             plain.drawImage(canvas, 0, 0);
             const all = plain.getImageData(0, 0, canvas.width, canvas.height).data;
             let [inked, same] = [0, 0];
             for (let at = 0; at < all.length; at += 4) {
                 if (all[at + 3] < 255) continue;
                 inked += 1;
                 if ([0, 1, 2].every(k => Math.abs(all[at + k] - asked[k]) < 3)) same += 1;
             }
             done(inked ? same / inked : 0)",
            vec![json!(colour)],
        )
        .await?;
    answer
        .json()
        .as_f64()
        .ok_or_else(|| format!("{}", answer.json()).into())
}

/// Waits until most of what is painted has this colour.
async fn painted_in(reader: &Reader, colour: &str) -> Checked {
    let mut share = 0.0;
    for _ in 0..50 {
        share = share_of(reader, colour).await?;
        if share > 0.3 {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    Err(format!("{share} of the picture is {colour}").into())
}

/// Reads on to the first scene in the light theme, until it is painted in its pigment.
async fn visits_by_day(reader: &Reader) -> Checked {
    reader.open("?theme=light").await?;
    go_to(reader, "shangcheng-visits").await?;
    painted(reader, "shangcheng").await?;
    painted_in(reader, "#2f5f94").await
}

async fn forced_colours_are_painted(reader: &Reader) -> Checked {
    visits_by_day(reader).await?;
    reader
        .cdp(
            "Emulation.setEmulatedMedia",
            json!({"features": [{"name": "forced-colors", "value": "active"}]}),
        )
        .await?;
    let text: String = reader
        .js("return getComputedStyle(document.querySelector('#shangcheng svg .pigment')).fill")
        .await?;
    assert_ne!(text, "rgb(47, 95, 148)", "no colour is forced");
    painted_in(reader, &text).await
}

async fn a_theme_chosen_in_mid_story_is_painted(reader: &Reader) -> Checked {
    visits_by_day(reader).await?;
    reader
        .run("document.documentElement.dataset.theme = 'dark'")
        .await?;
    painted_in(reader, "#6d9bcd").await
}
