//! Scenes in a frame as tall as its page, on a partner's page that runs no script for them.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::frames::{self, alive, fits};
use crate::host::Host;
use crate::reader::Reader;
use crate::site::Site;
use crate::stage::{Checked, tests};
use serde_json::Value;
use std::rc::Rc;

tests! {
    EVERY_BROWSER => {
        scenes_beside_the_text_show_the_step_that_is_read,
        scenes_over_the_text_show_the_step_that_is_read,
        the_whole_story_plays_in_a_frame,
        pym_says_where_the_reader_is,
        iframe_resizer_says_where_the_reader_is,
    }
    CHROMIUM => {
        without_a_band_every_step_has_its_picture,
    }
}

/// A step, its middle in the frame, and the height of a picture that stands over the text.
async fn steps(reader: &Reader) -> Checked<(Vec<(String, f64)>, f64)> {
    // Browsers lay out nothing anew in a frame that nobody sees.
    frames::leave(reader).await?;
    reader
        .run("document.querySelector('iframe').scrollIntoView()")
        .await?;
    frames::enter(reader).await?;
    reader.settled().await?;
    fits(reader).await?;
    frames::enter(reader).await?;
    let found = reader
        .js(
            "const scene = document.querySelector('.scene-picture').getBoundingClientRect();
             const steps = [...document.querySelectorAll('.step')].map(step => {
                 const rect = step.getBoundingClientRect();
                 return [step.id, (rect.top + rect.bottom) / 2 + scrollY, rect];
             });
             const over = scene.left < steps[0][2].right;
             return [steps.map(([id, middle]) => [id, middle]), over ? scene.height : 0]",
        )
        .await?;
    frames::leave(reader).await?;
    Ok(found)
}

/// Scrolls the partner's page so that this height of the frame lies on the line at which
/// text is read: 58 % down what is free of the picture.
async fn read(reader: &Reader, middle: f64, covered: f64) -> Checked {
    frames::leave(reader).await?;
    reader
        .js_with::<Value>(
            "const [middle, covered] = arguments;
             const line = covered + (innerHeight - covered) * 0.58;
             const top = document.querySelector('iframe').getBoundingClientRect().top + scrollY;
             scrollTo(0, top + middle - line);
             return null",
            vec![middle.into(), covered.into()],
        )
        .await?;
    Ok(())
}

/// Reads the steps in this order; after each the scene must show it, and stand on the screen.
async fn plays(reader: &Reader, order: &[usize]) -> Checked {
    let (steps, covered) = steps(reader).await?;
    for index in order {
        let (id, middle) = &steps[index % steps.len()];
        read(reader, *middle, covered).await?;
        frames::enter(reader).await?;
        reader
            .until(
                &format!("{id} is read"),
                &format!("document.documentElement.dataset.step === '{id}'"),
            )
            .await?;
        // The picture eases to its place.
        tokio::time::sleep(std::time::Duration::from_millis(600)).await;
        let (top, bottom): (f64, f64) = reader
            .js_with(
                "const chapter = document.getElementById(arguments[0]).closest('.chapter');
                 const rect = chapter.querySelector('.scene-picture').getBoundingClientRect();
                 return [rect.top, rect.bottom]",
                vec![id.as_str().into()],
            )
            .await?;
        frames::leave(reader).await?;
        let (frame, screen): (f64, f64) = reader
            .js("return [document.querySelector('iframe').getBoundingClientRect().top, innerHeight]")
            .await?;
        let seen = (frame + bottom).min(screen) - (frame + top).max(0.0);
        assert!(
            seen >= 0.9 * (bottom - top),
            "{id}: the picture is at {} to {} of a screen of {screen}",
            frame + top,
            frame + bottom
        );
    }
    Ok(())
}

async fn scenes_beside_the_text_show_the_step_that_is_read(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "story", "embed/chapter/yuhang/").await?;
    alive(reader).await?;
    fits(reader).await?;
    // Down, a jump, up.
    plays(reader, &[0, 1, 2, 3, 0, 3, 2, 1]).await
}

async fn scenes_over_the_text_show_the_step_that_is_read(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "story", "embed/chapter/shangcheng/").await?;
    frames::widen(reader, 390).await?;
    alive(reader).await?;
    fits(reader).await?;
    plays(reader, &[1, 2, 3, 1, 4]).await
}

async fn the_whole_story_plays_in_a_frame(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "story", "embed/story/").await?;
    alive(reader).await?;
    let height = fits(reader).await?;
    assert!(height > 5_000.0, "{height}");
    plays(reader, &[0, 7, 15, 3]).await
}

/// The site with a browser that never says what is seen.
async fn blind(reader: &Reader) -> Checked<Rc<Site>> {
    reader
        .changed(|files| {
            let frame = files.hashed("frame.", ".js")?;
            files.rewrite(&frame, |script| {
                [
                    b"IntersectionObserver.prototype.observe = () => {};".as_slice(),
                    &script,
                ]
                .concat()
            })
        })
        .await
}

async fn without_a_band_every_step_has_its_picture(reader: &Reader) -> Checked {
    let site = blind(reader).await?;
    let host = Host::open().await?;
    frames::open_of(reader, &host, "amp", &site, "embed/chapter/yuhang/").await?;
    frames::enter(reader).await?;
    reader
        .until(
            "the page is flat",
            "document.documentElement.classList.contains('flat')",
        )
        .await?;
    let shown: usize = reader
        .js("return [...document.querySelectorAll('.step-picture')].filter(picture => picture.getClientRects().length).length")
        .await?;
    let steps = reader.count(".step").await?;
    // The last step's picture is the still before them.
    assert_eq!(shown, steps - 1);
    fits(reader).await?;
    Ok(())
}

/// A host whose script says where the reader is: only its word counts, none of the browser's.
async fn hears(reader: &Reader, page: &str) -> Checked {
    let site = blind(reader).await?;
    let host = Host::open().await?;
    for (view, width) in [("chapter/yuhang", "100%"), ("chapter/shangcheng", "390px")] {
        frames::open_of(reader, &host, page, &site, &format!("embed/{view}/")).await?;
        reader
            .run(&format!(
                "const {{style}} = document.getElementById('column');
                 style.width = '{width}';
                 style.marginBlock = '1500px';
                 document.querySelector('iframe').scrollIntoView()"
            ))
            .await?;
        alive(reader).await?;
        fits(reader).await?;
        plays(reader, &[0, 1, 3, 2, 0]).await?;
    }
    Ok(())
}

async fn pym_says_where_the_reader_is(reader: &Reader) -> Checked {
    hears(reader, "pym").await
}

async fn iframe_resizer_says_where_the_reader_is(reader: &Reader) -> Checked {
    hears(reader, "iframe-resizer").await
}
