//! Where a reader is in the story: goes to steps, and waits for what they show.

use crate::reader::Reader;
use crate::runner::Checked;
use scenes::picture;
use serde_json::json;
use story::Story;

/// The groups that a step's picture shows, bottom to top.
fn drawn(story: &Story, step: &str) -> Checked<(usize, Vec<(String, bool)>)> {
    for (index, chapter) in story.chapters.iter().enumerate() {
        if let Some(step) = chapter.steps.iter().find(|other| other.id == step) {
            let picture = picture(story, &chapter.scene.drawing, &step.show);
            let groups = picture.groups.into_iter();
            return Ok((
                index,
                groups.map(|group| (group.id, group.pose.shown)).collect(),
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
    let outcome = reader
        .until(&format!("the picture is that of {step}"), &condition)
        .await;
    if let Err(error) = outcome {
        // Whether the reader is somewhere else, or the picture is.
        let chapter = &story.chapters[chapter].id;
        let read = read_now(reader, chapter).await?;
        let scene: serde_json::Value = reader
            .js(&format!(
                "const scene = document.querySelector('#{chapter} .scene-picture');
                 return {{
                     canvas: Boolean(scene.querySelector('canvas')),
                     painted: 'painted' in scene.dataset,
                     now: [...scene.querySelectorAll('[data-el]')]
                         .filter(group => getComputedStyle(group).opacity > 0)
                         .map(group => group.dataset.el).join(' '),
                 }}"
            ))
            .await?;
        return Err(format!("{error}; {read} is at the reading line; {scene}").into());
    }
    Ok(())
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

/// Brings a step's text to where one reads, at once, and stays with it when the page is still being laid
/// out (a font may come late).
pub async fn go_to(reader: &Reader, step: &str) -> Checked {
    for _ in 0..10 {
        let moved: f64 = reader
            .js(&format!(
                "{COVERED}
                 const step = document.getElementById('{step}');
                 const above = covered(step);
                 const line = above + (innerHeight - above) * .58;
                 const before = scrollY;
                 scrollBy({{top: step.getBoundingClientRect().top - line + 24, behavior: 'instant'}});
                 return Math.abs(scrollY - before)"
            ))
            .await?;
        reader.settled().await?;
        if moved < 2.0 {
            return Ok(());
        }
    }
    Err(format!("{step} does not stay where it is").into())
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
