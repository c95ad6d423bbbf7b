//! Where a reader is in the story: goes to steps, and waits for what they show.

use crate::reader::Reader;
use crate::runner::Checked;
use serde_json::json;
use story::Story;

/// Waits until a step is the one that is read, and its own picture is drawn; where pictures stay while their text
/// passes, it is also on the screen.
pub async fn shows(reader: &Reader, story: &Story, step: &str) -> Checked {
    let (chapter, found) = story
        .steps()
        .find(|(_, known)| known.id == step)
        .ok_or_else(|| format!("no step {step}"))?;
    let picture = found.picture.as_deref().ok_or("a step without a picture")?;
    // A canvas that has been drawn, or where there is none the image itself. A stage shows the step while its camera
    // rests there; it travels while an edge of the step passes the middle of the window.
    let condition = format!(
        "(() => {{
             const step = document.getElementById({});
             const steps = [...step.closest('.steps').querySelectorAll('.step')];
             const [index, next] = [steps.indexOf(step), step.nextElementSibling];
             const moving = document.documentElement.matches('.moving:not(.flat)');
             const box = moving ? step.closest('.steps').querySelector('.stage-window') : step.querySelector('.picture');
             const image = [...step.querySelectorAll('.picture img')].find(img => img.getClientRects().length);
             const line = element => element.getBoundingClientRect().top / innerHeight;
             const rests = (!index || line(step) <= .22) && (!next || line(next) >= .75);
             const shown = image ? image.currentSrc.includes({}) && image.complete && image.naturalWidth > 0
                 : [String(index), ...(rests ? [] : ['between'])].includes(box.dataset.painted);
             const stays = getComputedStyle(box).position === 'sticky';
             const {{top, bottom}} = box.getBoundingClientRect();
             return shown && (!stays || bottom > 0 && top < innerHeight);
         }})()",
        json!(step),
        json!(format!("/{picture}-"))
    );
    let drawn = reader
        .until(&format!("the picture of {step} is there"), &condition)
        .await;
    let read = read_now(reader, &chapter.id).await?;
    if let Err(error) = drawn {
        return Err(format!("{error}; {read} is at the reading line").into());
    }
    assert_eq!(read, step, "another step is at the reading line");
    Ok(())
}

/// The step of a chapter that is at the place where one reads: a little below the middle of the screen.
pub async fn read_now(reader: &Reader, chapter: &str) -> Checked<String> {
    reader
        .js(&format!(
            "const steps = [...document.querySelectorAll('#{chapter} .step')];
             const line = innerHeight * .58;
             return (steps.filter(step => step.getBoundingClientRect().top <= line).pop() ?? steps[0]).id"
        ))
        .await
}

/// Brings a step to where one reads, at once, and stays with it when the page is still being laid out (a font
/// may come late).
pub async fn go_to(reader: &Reader, step: &str) -> Checked {
    for _ in 0..10 {
        let moved: f64 = reader
            .js(&format!(
                "const step = document.getElementById('{step}');
                 const before = scrollY;
                 scrollBy({{top: step.getBoundingClientRect().top - innerHeight * .2, behavior: 'instant'}});
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

/// Waits until the beginning of a step is on screen.
pub async fn lands_on(reader: &Reader, step: &str) -> Checked {
    let place =
        format!("[document.getElementById('{step}').getBoundingClientRect().top, innerHeight]");
    // A few pixels of its picture's sky may be above the screen: the heading font changes lines when it comes.
    let there = format!("(([top, height]) => top >= -4 && top < height * .58)({place})");
    match reader.until("the step can be read", &there).await {
        Ok(()) => Ok(()),
        Err(_) => {
            let [top, height]: [f64; 2] = reader.js(&format!("return {place}")).await?;
            Err(format!("{step} begins at {top} px of a screen of {height} px").into())
        }
    }
}
