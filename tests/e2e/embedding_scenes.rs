//! Scenes in a frame as tall as its page, on a partner's page that runs no script for them.

use crate::browser::{Browser, CHROMIUM, EVERY_BROWSER};
use crate::frames::{self, alive, fits};
use crate::host::Host;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use serde::Deserialize;
use std::rc::Rc;
use std::time::{Duration, Instant};

tests! {
    EVERY_BROWSER => {
        scenes_beside_the_text_show_the_step_that_is_read,
        scenes_over_the_text_show_the_step_that_is_read,
        the_whole_story_plays_in_a_frame,
        a_picture_keeps_to_its_place_in_frames_of_any_width,
        pym_reports_where_the_reader_is,
        iframe_resizer_reports_where_the_reader_is,
    }
    CHROMIUM => {
        without_a_band_every_step_has_its_picture,
    }
}

/// Where a reader of the partner's page finds a step and its picture, in pixels.
#[derive(Deserialize)]
struct Place {
    /// The id of the step that the page takes for the one being read.
    read: Option<String>,
    /// The step's middle, from the top of the frame.
    middle: f64,
    /// The picture's edges, from the top of the frame.
    picture: (f64, f64),
    /// Whether the picture stands over the text, not beside it.
    over: bool,
}

/// The places as they are now; goes into the frame and back.
async fn place(reader: &Reader, id: &str) -> Checked<Place> {
    frames::enter(reader).await?;
    let place = reader
        .js_with(
            "const step = document.getElementById(arguments[0]);
             const text = step.getBoundingClientRect();
             const scene = step.closest('.chapter').querySelector('.scene-picture');
             const picture = scene.getBoundingClientRect();
             return {
                 read: document.documentElement.dataset.step ?? null,
                 middle: (text.top + text.bottom) / 2,
                 picture: [picture.top, picture.bottom],
                 over: picture.left < text.right,
             }",
            vec![id.into()],
        )
        .await?;
    frames::leave(reader).await?;
    Ok(place)
}

/// Scrolls the partner's page so that the step lies on the line at which text is read:
/// 58 % down what is free of the picture. Gives the top of the frame and the screen's height,
/// and whether it lay there already.
async fn read(reader: &Reader, place: &Place) -> Checked<(f64, f64, bool)> {
    let covered = match place.over {
        true => place.picture.1 - place.picture.0,
        false => 0.0,
    };
    reader
        .js_with(
            "const [middle, covered] = arguments;
             const line = covered + (innerHeight - covered) * 0.58;
             const frame = document.querySelector('iframe');
             const off = frame.getBoundingClientRect().top + middle - line;
             // A place that is right is left alone, so that the page can come to rest.
             const there = Math.abs(off) <= 2;
             if (!there) scrollBy(0, off);
             return [frame.getBoundingClientRect().top, innerHeight, there]",
            vec![place.middle.into(), covered.into()],
        )
        .await
}

/// How long a picture may take to come to its place, on a slow machine.
const PATIENCE: Duration = Duration::from_secs(25);

/// Reads the steps in this order; after each the scene must show it, and stand on the screen.
async fn plays(reader: &Reader, order: &[usize]) -> Checked {
    frames::leave(reader).await?;
    // Browsers lay out nothing anew in a frame that nobody sees.
    reader
        .run("document.querySelector('iframe').scrollIntoView()")
        .await?;
    fits(reader).await?;
    frames::enter(reader).await?;
    reader.settled().await?;
    let steps: Vec<String> = reader
        .js("return [...document.querySelectorAll('.step')].map(step => step.id)")
        .await?;
    for index in order {
        let id = &steps[index % steps.len()];
        let started = Instant::now();
        loop {
            let there = place(reader, id).await?;
            let (frame, screen, at_rest) = read(reader, &there).await?;
            let (top, bottom) = (frame + there.picture.0, frame + there.picture.1);
            let seen = bottom.min(screen) - top.max(0.0);
            let shown = there.read.as_ref() == Some(id) && seen >= 0.9 * (bottom - top);
            if at_rest && shown {
                break;
            }
            assert!(
                started.elapsed() < PATIENCE,
                "{id}: {:?} is shown, at {top} to {bottom} of a screen of {screen}",
                there.read
            );
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
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

async fn a_picture_keeps_to_its_place_in_frames_of_any_width(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "story", "embed/chapter/hangzhou/").await?;
    alive(reader).await?;
    for width in [320, 390, 540, 720, 950, 1200] {
        frames::widen(reader, width).await?;
        // Where the picture is seen: browsers lay out nothing anew in a frame that nobody sees.
        reader
            .run("const frame = document.querySelector('iframe'); scrollBy(0, frame.getBoundingClientRect().top)")
            .await?;
        fits(reader).await?;
        frames::enter(reader).await?;
        if reader.browser != Browser::WebKit {
            reader
                .until(
                    "the picture is painted",
                    "document.querySelector('[data-painted]')",
                )
                .await?;
        }
        // What is shown of it (the elements or the canvas), and how far that hangs out, in pixels.
        let shown: Vec<(String, f64)> = reader
            .js(
                "const picture = document.querySelector('.scene-picture');
                 const place = picture.getBoundingClientRect();
                 const parts = [...picture.children].filter(part => part.getClientRects().length);
                 return parts.map(part => {
                     const box = part.getBoundingClientRect();
                     const out = [place.left - box.left, box.right - place.right, place.top - box.top];
                     return [part.localName, Math.max(...out, box.bottom - place.bottom)];
                 })",
            )
            .await?;
        frames::leave(reader).await?;
        assert_eq!(shown.len(), 1, "{width} px wide: {shown:?}");
        for (part, out) in shown {
            assert!(
                out < 1.0,
                "{width} px wide: the {part} hangs out by {out} px"
            );
        }
    }
    Ok(())
}

/// The site as in a browser that never reports what is on the screen.
async fn without_observers(reader: &Reader) -> Checked<Rc<Site>> {
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
    let site = without_observers(reader).await?;
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

/// Plays scenes where the host's script reports the visible band, and the browser reports nothing.
async fn plays_by_messages(reader: &Reader, page: &str) -> Checked {
    let site = without_observers(reader).await?;
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

async fn pym_reports_where_the_reader_is(reader: &Reader) -> Checked {
    plays_by_messages(reader, "pym").await
}

async fn iframe_resizer_reports_where_the_reader_is(reader: &Reader) -> Checked {
    plays_by_messages(reader, "iframe-resizer").await
}
