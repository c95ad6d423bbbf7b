//! Scrolling: whatever the reader does, the picture is that of the step being read.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::reader::Reader;
use crate::site::Site;
use crate::stage::{Checked, tests};
use changjuan::content::Story;
use changjuan::scenes::picture;
use serde_json::json;

tests! {
    EVERY_BROWSER => {
        a_deep_link_lands_on_its_step,
    }
    CHROMIUM => {
        reading_on_and_back_changes_the_picture_step_by_step,
        a_flick_ends_on_the_step_where_it_ends,
        a_jump_by_anchor_ends_on_its_step,
        a_turned_phone_shows_the_step_it_shows,
        a_page_at_twice_the_size_shows_the_step_it_shows,
        a_reload_in_mid_story_comes_back_to_the_same_picture,
        a_returning_reader_may_carry_on,
        a_deep_link_lands_before_the_program_arrives,
    }
}

/// The groups that a step's picture shows, bottom to top.
fn drawn(story: &Story, step: &str) -> Checked<(usize, Vec<(String, bool)>)> {
    for (index, chapter) in story.chapters.iter().enumerate() {
        if let Some(step) = chapter.steps.iter().find(|other| other.id == step) {
            let picture = picture(story, &chapter.scene.drawing, &step.show);
            let groups = picture.groups.into_iter();
            return Ok((
                index,
                groups.map(|group| (group.id, group.place.shown)).collect(),
            ));
        }
    }
    Err(format!("no step {step}").into())
}

/// Waits until a chapter's scene is drawn as this step has it.
pub async fn shows(reader: &Reader, story: &Story, step: &str) -> Checked {
    let (chapter, groups) = drawn(story, step)?;
    let expected: Vec<String> = groups
        .iter()
        .map(|(id, shown)| format!("{id}:{}", u8::from(*shown)))
        .collect();
    let condition = format!(
        "(() => {{
             const svg = document.querySelectorAll('.chapter')[{chapter}].querySelector('.scene-picture');
             const now = [...svg.querySelectorAll('[data-el]')]
                 .map(group => group.dataset.el + ':' + getComputedStyle(group).opacity).join('\\n');
             return now === {};
         }})()",
        json!(expected.join("\n"))
    );
    reader
        .until(&format!("the picture is that of {step}"), &condition)
        .await
}

/// How far down a scene that stays covers the text of a step, in a page of any width.
const COVERED: &str = "
    const covered = step => {
        const picture = step.closest('.chapter').querySelector('.scene-picture');
        const box = picture.getBoundingClientRect();
        const beside = box.left >= step.getBoundingClientRect().right;
        return beside || getComputedStyle(picture).position !== 'sticky' ? 0 : box.height;
    };";

/// The step of a chapter whose text is at the place where one reads: over half-way down what
/// the scene leaves free.
pub async fn read_now(reader: &Reader, chapter: &str) -> Checked<String> {
    reader
        .js(&format!(
            "{COVERED}
             const steps = [...document.querySelectorAll('#{chapter} .step')];
             const above = covered(steps[0]);
             const line = above + (innerHeight - above) * .58;
             return (steps.filter(step => step.getBoundingClientRect().top <= line).pop() ?? steps[0]).id"
        ))
        .await
}

/// Brings a step's text to where one reads, at once.
pub async fn go_to(reader: &Reader, step: &str) -> Checked {
    reader
        .run(&format!(
            "{COVERED}
             const step = document.getElementById('{step}');
             const above = covered(step);
             const line = above + (innerHeight - above) * .58;
             scrollBy({{top: step.getBoundingClientRect().top - line + 24, behavior: 'instant'}})"
        ))
        .await?;
    reader.settled().await
}

/// Waits until the beginning of a step's text is on screen and no scene covers it.
pub async fn lands_on(reader: &Reader, step: &str) -> Checked {
    let place = format!(
        "(() => {{
             {COVERED}
             const step = document.getElementById('{step}');
             const text = step.querySelector('.step-text').getBoundingClientRect();
             return [text.top, covered(step), innerHeight];
         }})()"
    );
    let there =
        format!("(([top, above, height]) => top >= above - 1 && top < height * .9)({place})");
    match reader.until("the step can be read", &there).await {
        Ok(()) => Ok(()),
        Err(_) => {
            let [top, above, height]: [f64; 3] = reader.js(&format!("return {place}")).await?;
            Err(format!(
                "the text of {step} begins at {top} px; the scene ends at {above} px, the screen at {height} px"
            )
            .into())
        }
    }
}

async fn a_deep_link_lands_on_its_step(reader: &Reader) -> Checked {
    let story = Site::story()?;
    for step in ["jiande-service", "hangzhou-race"] {
        reader.driver.goto("about:blank").await?;
        reader.open(&format!("#{step}")).await?;
        lands_on(reader, step).await?;
        shows(reader, &story, step).await?;
    }
    Ok(())
}

async fn a_deep_link_lands_before_the_program_arrives(reader: &Reader) -> Checked {
    reader.expect("404");
    let site = reader
        .changed(|files| files.remove(&files.named("data-wasm")?))
        .await?;
    for (width, height) in [(390, 844), (1440, 900)] {
        reader.screen(width, height).await?;
        reader.driver.goto("about:blank").await?;
        reader.visit(&site, "#jiande-service").await?;
        lands_on(reader, "jiande-service").await?;
    }
    Ok(())
}

async fn reading_on_and_back_changes_the_picture_step_by_step(reader: &Reader) -> Checked {
    let story = Site::story()?;
    for (width, height) in [(390, 844), (1440, 900)] {
        reader.screen(width, height).await?;
        reader.open("").await?;
        for chapter in [0, 2] {
            let steps: Vec<&str> = story.chapters[chapter]
                .steps
                .iter()
                .map(|step| step.id.as_str())
                .collect();
            for step in steps.iter().chain(steps.iter().rev()) {
                go_to(reader, step).await?;
                shows(reader, &story, step).await?;
            }
        }
    }
    Ok(())
}

async fn a_flick_ends_on_the_step_where_it_ends(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.screen(390, 844).await?;
    reader.open("").await?;
    // Far and fast, in both directions, without a pause in which a frame could be drawn.
    for (through, end) in [
        (
            ["shangcheng-forum", "hangzhou-together"],
            "shangcheng-mediation",
        ),
        (["hangzhou-together", "jiande-backing"], "jiande-companies"),
        (["shangcheng-forum", "yuhang-next"], "hangzhou-totals"),
    ] {
        for step in through {
            reader
                .run(&format!(
                    "document.getElementById('{step}').scrollIntoView({{behavior: 'instant'}})"
                ))
                .await?;
        }
        go_to(reader, end).await?;
        go_to(reader, end).await?;
        shows(reader, &story, end).await?;
    }
    Ok(())
}

async fn a_jump_by_anchor_ends_on_its_step(reader: &Reader) -> Checked {
    let story = Site::story()?;
    for (width, height) in [(390, 844), (1440, 900)] {
        reader.screen(width, height).await?;
        reader.driver.goto("about:blank").await?;
        reader.open("").await?;
        for step in ["hangzhou-race", "shangcheng-mediation", "yuhang-cao"] {
            reader.run(&format!("location.hash = '{step}'")).await?;
            reader.settled().await?;
            lands_on(reader, step).await?;
            shows(reader, &story, step).await?;
        }
    }
    Ok(())
}

async fn a_turned_phone_shows_the_step_it_shows(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.screen(390, 844).await?;
    reader.open("").await?;
    go_to(reader, "shangcheng-mediation").await?;
    shows(reader, &story, "shangcheng-mediation").await?;
    for (width, height) in [(844, 390), (390, 844), (1440, 900), (768, 1024)] {
        reader.screen(width, height).await?;
        reader.settled().await?;
        let step = read_now(reader, "shangcheng").await?;
        shows(reader, &story, &step).await?;
    }
    Ok(())
}

async fn a_page_at_twice_the_size_shows_the_step_it_shows(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.screen(1280, 900).await?;
    reader.open("").await?;
    go_to(reader, "yuhang-record").await?;
    shows(reader, &story, "yuhang-record").await?;
    // What zooming to 200 % does to the page.
    reader
        .cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": 640, "height": 450, "deviceScaleFactor": 2, "mobile": false}),
        )
        .await?;
    reader.settled().await?;
    let step = read_now(reader, "yuhang").await?;
    shows(reader, &story, &step).await?;
    let (page, screen): (u32, u32) = reader
        .js("const root = document.documentElement; return [root.scrollWidth, root.clientWidth]")
        .await?;
    assert!(page <= screen, "{page} px wide on {screen}");
    let held: String = reader
        .js("return getComputedStyle(document.querySelector('.scene-place')).position")
        .await?;
    assert_ne!(
        held, "sticky",
        "the scene takes the room that the text needs"
    );
    Ok(())
}

async fn a_reload_in_mid_story_comes_back_to_the_same_picture(reader: &Reader) -> Checked {
    let story = Site::story()?;
    reader.screen(390, 844).await?;
    reader.open("").await?;
    go_to(reader, "hangzhou-totals").await?;
    go_to(reader, "hangzhou-totals").await?;
    shows(reader, &story, "hangzhou-totals").await?;
    reader.driver.refresh().await?;
    reader.alive().await?;
    let step = read_now(reader, "hangzhou").await?;
    assert_eq!(
        step, "hangzhou-totals",
        "the reader is somewhere else after the reload"
    );
    shows(reader, &story, &step).await
}

async fn a_returning_reader_may_carry_on(reader: &Reader) -> Checked {
    reader.open("").await?;
    assert!(
        reader
            .js::<bool>("return document.querySelector('.resume').hidden")
            .await?
    );
    go_to(reader, "yuhang-record").await?;
    reader
        .until(
            "the step is remembered",
            "localStorage.getItem('changjuan.step') === 'yuhang-record'",
        )
        .await?;
    reader.driver.goto("about:blank").await?;
    reader.open("").await?;
    reader.run("scrollTo(0, 0)").await?;
    reader
        .until(
            "the way back is offered",
            "!document.querySelector('.resume').hidden",
        )
        .await?;
    reader.click(".resume a").await?;
    lands_on(reader, "yuhang-record").await
}
