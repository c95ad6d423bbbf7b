//! Pictures of steps: each is drawn, in every browser and theme, with its words in it.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use crate::steps::go_to;

tests! {
    EVERY_BROWSER => {
        each_step_has_a_picture_of_its_own,
    }
    CHROMIUM => {
        the_words_of_a_picture_are_in_it_and_can_be_read,
        a_theme_chosen_in_mid_story_is_painted,
        a_number_in_a_picture_leads_to_its_source,
    }
}

/// The picture of a step as the browser draws it: how much of it is painted, 0 to 1, and a sum of its
/// colours.
async fn drawn(reader: &Reader, step: &str) -> Checked<(f64, f64)> {
    go_to(reader, step).await?;
    let image = format!(
        "[...document.querySelectorAll('#{step} .painted img')].find(img => img.getClientRects().length)"
    );
    reader
        .until(
            &format!("the picture of {step} has come"),
            &format!("(img => img.complete && img.naturalWidth > 0)({image})"),
        )
        .await?;
    reader
        .js(&format!(
            "const canvas = document.createElement('canvas');
             [canvas.width, canvas.height] = [260, 130];
             const context = canvas.getContext('2d', {{willReadFrequently: true}});
             context.drawImage({image}, 0, 0, 260, 130);
             const data = context.getImageData(0, 0, 260, 130).data;
             let painted = 0, sum = 0;
             for (let i = 0; i < data.length; i += 4) {{
                 if (data[i + 3] > 128) painted++;
                 sum += (data[i] + 3 * data[i + 1] + 7 * data[i + 2]) * (1 + i % 251);
             }}
             return [painted / (260 * 130), sum]"
        ))
        .await
}

async fn each_step_has_a_picture_of_its_own(reader: &Reader) -> Checked {
    reader.open("").await?;
    let mut sums = Vec::new();
    for chapter in &Site::story()?.chapters {
        // Steps at different places of the scroll.
        for step in [chapter.steps.first(), chapter.steps.last()] {
            let step = &step.ok_or("a chapter without steps")?.id;
            let (painted, sum) = drawn(reader, step).await?;
            assert!(
                painted > 0.2,
                "{painted} of the picture of {step} is painted"
            );
            assert!(
                !sums.contains(&sum),
                "{step} has the picture of another step"
            );
            sums.push(sum);
        }
    }
    Ok(())
}

async fn the_words_of_a_picture_are_in_it_and_can_be_read(reader: &Reader) -> Checked {
    for (width, height) in [
        (320, 640),
        (360, 740),
        (390, 844),
        (768, 1024),
        (1440, 900),
        (1920, 1080),
    ] {
        reader.screen(width, height).await?;
        reader.open("").await?;
        reader.settled().await?;
        let wrong: Vec<String> = reader
            .js(
                "const found = [];
                 for (const label of document.querySelectorAll('.picture-label')) {
                     if (!label.getClientRects().length) continue;
                     const name = label.closest('.step').id + ' “' + label.textContent + '”';
                     const box = label.getBoundingClientRect();
                     const frame = label.closest('.picture').getBoundingClientRect();
                     const out = Math.max(frame.left - box.left, box.right - frame.right, frame.top - box.top, box.bottom - frame.bottom);
                     if (out > 1) found.push(`${name} is ${out} px outside`);
                     for (const part of [label, ...label.querySelectorAll('*')]) {
                         const size = parseFloat(getComputedStyle(part).fontSize);
                         if (size < 11.99) found.push(`${name} has letters of ${size} px`);
                     }
                 }
                 return found",
            )
            .await?;
        assert_eq!(wrong, Vec::<String>::new(), "on a screen of {width} px");
    }
    Ok(())
}

async fn a_theme_chosen_in_mid_story_is_painted(reader: &Reader) -> Checked {
    reader.open("?theme=light").await?;
    let day = drawn(reader, "jiande-arrival").await?;
    reader
        .run("document.documentElement.dataset.theme = 'dark'")
        .await?;
    let night = drawn(reader, "jiande-arrival").await?;
    assert_ne!(day.1, night.1, "the night has the colours of the day");
    assert!(
        (day.0 - night.0).abs() < 0.05,
        "{day:?} by day, {night:?} by night"
    );
    Ok(())
}

async fn a_number_in_a_picture_leads_to_its_source(reader: &Reader) -> Checked {
    reader.open("").await?;
    go_to(reader, "hangzhou-totals").await?;
    reader
        .run("document.querySelector('#hangzhou-totals .picture-label [data-fact]').click()")
        .await?;
    reader
        .until("the note is open", "document.querySelector('.note[open]')")
        .await
}
