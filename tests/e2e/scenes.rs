//! Scenes: whatever draws them, elements, timelines or the painter, they show the same picture.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::reader::Reader;
use crate::scrolling::{go_to, shows};
use crate::site::Site;
use crate::stage::{Checked, tests};
use serde_json::json;

tests! {
    EVERY_BROWSER => {
        a_painted_scene_is_the_picture_of_its_step,
    }
    CHROMIUM => {
        without_a_painter_the_elements_move,
        a_painter_that_does_not_come_leaves_the_elements,
        the_course_is_as_far_by_timeline_as_by_script,
        the_river_is_as_far_by_timeline_as_by_script,
        a_jump_plays_no_step_between,
        home_and_end_show_the_first_and_the_last_picture,
        text_that_is_found_shows_its_step,
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

/// Waits until the painter has painted a step of this chapter.
async fn painted(reader: &Reader, chapter: &str) -> Checked {
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
        "shangcheng-forum",
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

async fn without_a_painter_the_elements_move(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.before_page("delete window.Worker").await?;
    reader.open("").await?;
    for step in ["shangcheng-visits", "jiande-companies"] {
        go_to(reader, step).await?;
        shows(reader, &story, step).await?;
    }
    assert_eq!(reader.count("canvas").await?, 0);
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

/// No timelines and no style sheets that use them.
const NO_TIMELINES: &str = "
    delete window.ViewTimeline;
    const supports = CSS.supports;
    CSS.supports = (...what) => !what.includes('animation-timeline') && supports.apply(CSS, what);
    addEventListener('DOMContentLoaded', () => {
        const none = new CSSStyleSheet();
        none.replaceSync('.river div, .river svg { animation: none !important }');
        document.adoptedStyleSheets.push(none);
    });";

/// Where elements are at five places of a stretch of the page: left and top of each.
async fn places(reader: &Reader, stretch: &str, elements: &str) -> Checked<Vec<(f64, f64)>> {
    let mut all = Vec::new();
    for part in 0..5 {
        reader
            .run(&format!(
                "const box = document.querySelector('{stretch}').getBoundingClientRect();
                 scrollBy({{top: Math.round(box.top - 300 + box.height * (.1 + {part} * .2)), behavior: 'instant'}})"
            ))
            .await?;
        reader.settled().await?;
        let now: Vec<(f64, f64)> = reader
            .js(&format!(
                "return [...document.querySelectorAll('{elements}')]
                     .map(element => element.getBoundingClientRect()).map(box => [box.left, box.top])"
            ))
            .await?;
        assert!(!now.is_empty(), "no {elements}");
        all.extend(now);
    }
    Ok(all)
}

/// The same with timelines and without them, within 2 px.
async fn alike(reader: &Reader, stretch: &str, elements: &str) -> Checked {
    reader.before_page("delete window.Worker").await?;
    reader.open("").await?;
    let tied = places(reader, stretch, elements).await?;
    reader.before_page(NO_TIMELINES).await?;
    reader.open("").await?;
    let scripted = places(reader, stretch, elements).await?;
    assert_eq!(tied.len(), scripted.len());
    for (tied, scripted) in tied.iter().zip(&scripted) {
        let apart = (tied.0 - scripted.0).hypot(tied.1 - scripted.1);
        assert!(
            apart <= 2.0,
            "{apart} px apart: {tied:?} by timeline, {scripted:?} by script"
        );
    }
    let moved = tied.iter().any(|place| (place.1 - tied[0].1).abs() > 20.0);
    assert!(moved, "nothing moved at all: {tied:?}");
    Ok(())
}

async fn the_course_is_as_far_by_timeline_as_by_script(reader: &Reader) -> Checked {
    reader.screen(1440, 900).await?;
    alike(reader, "#hangzhou .steps", "#hangzhou .linked").await
}

async fn the_river_is_as_far_by_timeline_as_by_script(reader: &Reader) -> Checked {
    reader.screen(1440, 900).await?;
    alike(reader, "body", ".river-window, .river-run").await
}

/// Writes down every step that a painter is told.
const LISTEN: &str = "
    window.told = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (data, ...rest) {
        if (data.step !== undefined) told.push(data.step);
        return post.call(this, data, ...rest);
    }";

async fn a_jump_plays_no_step_between(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.before_page(LISTEN).await?;
    reader.open("").await?;
    go_to(reader, "shangcheng-forum").await?;
    shows(reader, &story, "shangcheng-forum").await?;
    painted(reader, "shangcheng").await?;
    let last = story.chapters[0].steps.len() - 1;
    // Every picture that elements are set to: one a frame in which any group of a scene changes.
    reader
        .run(
            "window.told = [];
             window.pictures = {};
             new MutationObserver(records => {
                 const scenes = new Set(records.map(({target}) => target.closest('.chapter')?.id));
                 scenes.forEach(id => pictures[id] = (pictures[id] ?? 0) + 1);
             }).observe(document, {subtree: true, attributeFilter: ['style']});
             location.hash = 'yuhang-record'",
        )
        .await?;
    shows(reader, &story, "yuhang-record").await?;
    // The scene that is left behind ends on its last step; the one that is jumped over plays none.
    reader
        .until("the hidden elements have followed", "pictures.shangcheng")
        .await?;
    let pictures: serde_json::Value = reader.js("return pictures").await?;
    assert_eq!(pictures["shangcheng"], json!(1), "{pictures}");
    assert_eq!(pictures["jiande"], json!(null), "{pictures}");
    let told: Vec<usize> = reader.js("return told").await?;
    assert!(told.contains(&last), "{told:?}");
    // Only the scene that is jumped to is told anything else, and that but once.
    assert!(told.len() <= 2, "{told:?}");
    Ok(())
}

async fn home_and_end_show_the_first_and_the_last_picture(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.open("").await?;
    reader.run("document.querySelector('main').focus()").await?;
    reader.press(thirtyfour::Key::End).await?;
    reader
        .until(
            "the end is there",
            "scrollY + innerHeight > document.documentElement.scrollHeight - 2",
        )
        .await?;
    for chapter in &story.chapters {
        let last = chapter.steps.last().ok_or("a chapter without steps")?;
        shows(reader, &story, &last.id).await?;
    }
    reader.press(thirtyfour::Key::Home).await?;
    reader.until("the top is there", "scrollY === 0").await?;
    // A scene is set once the reader is near it again.
    for chapter in &story.chapters {
        let first = chapter.steps.first().ok_or("a chapter without steps")?;
        reader
            .run(&format!(
                "document.querySelector('#{} .chapter-head').scrollIntoView({{block: 'center'}})",
                chapter.id
            ))
            .await?;
        shows(reader, &story, &first.id).await?;
    }
    Ok(())
}

async fn text_that_is_found_shows_its_step(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.open("").await?;
    for step in ["yuhang-record", "shangcheng-visits", "hangzhou-totals"] {
        // The browser's own search, from the top, for words of the step.
        let found: bool = reader
            .js(&format!(
                "getSelection().removeAllRanges();
                 const texts = [...document.querySelectorAll('#{step} p')].pop().childNodes;
                 const words = [...texts].filter(node => node.nodeType === 3).map(node => node.data)
                     .sort((a, b) => b.length - a.length)[0].trim();
                 return window.find(words, true, false, true)"
            ))
            .await?;
        assert!(found, "{step} is not found");
        reader.settled().await?;
        let there: String = reader
            .js("return getSelection().anchorNode.parentElement.closest('.step').id")
            .await?;
        assert_eq!(there, step);
        let read: String =
            crate::scrolling::read_now(reader, step.split('-').next().unwrap_or_default()).await?;
        shows(reader, &story, &read).await?;
    }
    Ok(())
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

async fn forced_colours_are_painted(reader: &Reader) -> Checked {
    reader.open("?theme=light").await?;
    go_to(reader, "shangcheng-visits").await?;
    painted(reader, "shangcheng").await?;
    painted_in(reader, "#2f5f94").await?;
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
    reader.open("?theme=light").await?;
    go_to(reader, "shangcheng-visits").await?;
    painted(reader, "shangcheng").await?;
    painted_in(reader, "#2f5f94").await?;
    reader
        .run("document.documentElement.dataset.theme = 'dark'")
        .await?;
    painted_in(reader, "#6d9bcd").await
}
