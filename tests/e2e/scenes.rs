//! Scenes follow the reader: by timeline or by script, through jumps and the browser's own search.

use crate::browser::CHROMIUM;
use crate::painting::painted;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use crate::steps::{go_to, shows};
use serde_json::json;

tests! {
    CHROMIUM => {
        without_a_painter_the_elements_move,
        the_course_is_as_far_by_timeline_as_by_script,
        the_river_is_as_far_by_timeline_as_by_script,
        a_jump_plays_no_step_between,
        home_and_end_show_the_first_and_the_last_picture,
        text_that_is_found_shows_its_step,
    }
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

/// Records every step that is sent to a painter.
const RECORD: &str = "
    window.sent = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (data, ...rest) {
        if (data.step !== undefined) sent.push(data.step);
        return post.call(this, data, ...rest);
    }";

async fn a_jump_plays_no_step_between(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.before_page(RECORD).await?;
    reader.open("").await?;
    go_to(reader, "shangcheng-pengbu").await?;
    shows(reader, &story, "shangcheng-pengbu").await?;
    painted(reader, "shangcheng").await?;
    let last = story.chapters[0].steps.len() - 1;
    // Every picture that elements are set to: one a frame in which any group of a scene changes.
    reader
        .run(
            "window.sent = [];
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
    let sent: Vec<usize> = reader.js("return sent").await?;
    assert!(sent.contains(&last), "{sent:?}");
    // Only the painter of the scene that is jumped to gets another step, and only one.
    assert!(sent.len() <= 2, "{sent:?}");
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
            crate::steps::read_now(reader, step.split('-').next().unwrap_or_default()).await?;
        shows(reader, &story, &read).await?;
    }
    Ok(())
}
