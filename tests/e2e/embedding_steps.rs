//! Steps in a frame as tall as its page, on a partner's page that runs no script for them.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
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
        a_wide_frame_knows_the_step_that_is_read,
        a_narrow_frame_knows_the_step_that_is_read,
        the_whole_story_is_read_in_a_frame,
        a_picture_has_its_size_in_frames_of_any_width,
        pym_reports_where_the_reader_is,
        iframe_resizer_reports_where_the_reader_is,
    }
    CHROMIUM => {
        without_a_band_no_step_is_reported,
    }
}

/// Where a reader of the partner's page finds a step, in pixels.
#[derive(Deserialize)]
struct Place {
    /// The id of the step that the page takes for the one being read.
    read: Option<String>,
    /// The step's middle, from the top of the frame.
    middle: f64,
}

/// The places as they are now; goes into the frame and back.
async fn place(reader: &Reader, id: &str) -> Checked<Place> {
    frames::enter(reader).await?;
    let place = reader
        .js_with(
            "const step = document.getElementById(arguments[0]).getBoundingClientRect();
             return {
                 read: document.documentElement.dataset.step ?? null,
                 middle: (step.top + step.bottom) / 2,
             }",
            vec![id.into()],
        )
        .await?;
    frames::leave(reader).await?;
    Ok(place)
}

/// Scrolls the partner's page so that the step lies on the line at which text is read: 58 % down the screen.
/// Gives whether it lay there already.
async fn read(reader: &Reader, place: &Place) -> Checked<bool> {
    reader
        .js_with(
            "const frame = document.querySelector('iframe');
             const off = frame.getBoundingClientRect().top + arguments[0] - innerHeight * 0.58;
             // A place that is right is left alone, so that the page can come to rest.
             const there = Math.abs(off) <= 2;
             if (!there) scrollBy(0, off);
             return there",
            vec![place.middle.into()],
        )
        .await
}

/// How long a step may take to be reported, on a slow machine.
const PATIENCE: Duration = Duration::from_secs(25);

/// Reads the steps in this order; after each the page must know it.
async fn follows(reader: &Reader, order: &[usize]) -> Checked {
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
            let at_rest = read(reader, &there).await?;
            if at_rest && there.read.as_ref() == Some(id) {
                break;
            }
            assert!(
                started.elapsed() < PATIENCE,
                "{id} is read, {:?} is known",
                there.read
            );
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }
    Ok(())
}

async fn a_wide_frame_knows_the_step_that_is_read(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "story", "embed/chapter/yuhang/").await?;
    alive(reader).await?;
    fits(reader).await?;
    // Down, a jump, up.
    follows(reader, &[0, 1, 2, 3, 0, 3, 2, 1]).await
}

async fn a_narrow_frame_knows_the_step_that_is_read(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "story", "embed/chapter/shangcheng/").await?;
    frames::widen(reader, 390).await?;
    alive(reader).await?;
    fits(reader).await?;
    follows(reader, &[1, 2, 3, 1, 4]).await
}

async fn the_whole_story_is_read_in_a_frame(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "story", "embed/story/").await?;
    alive(reader).await?;
    let height = fits(reader).await?;
    assert!(height > 5_000.0, "{height}");
    follows(reader, &[0, 7, 15, 3]).await
}

async fn a_picture_has_its_size_in_frames_of_any_width(reader: &Reader) -> Checked {
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
        // The share of the frame's width that each picture has, its height, and how far words hang out of it, in pixels.
        let pictures: Vec<(f64, f64, f64)> = reader
            .js(
                "return [...document.querySelectorAll('.picture')].map(picture => {
                     const place = picture.getBoundingClientRect();
                     const words = [...picture.querySelectorAll('.picture-label')].filter(label => label.getClientRects().length);
                     const out = words.map(label => label.getBoundingClientRect()).map(box =>
                         Math.max(place.left - box.left, box.right - place.right, place.top - box.top, box.bottom - place.bottom));
                     return [place.width / innerWidth, place.height, Math.max(0, ...out)];
                 })",
            )
            .await?;
        frames::leave(reader).await?;
        for (wide, high, out) in pictures {
            assert!(wide >= 0.58, "{wide} of {width} px");
            assert!(
                (250.0..=700.0).contains(&high),
                "{high} px high, {width} px wide"
            );
            assert!(out < 1.0, "{width} px wide: words hang out by {out} px");
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

async fn without_a_band_no_step_is_reported(reader: &Reader) -> Checked {
    let site = without_observers(reader).await?;
    let host = Host::open().await?;
    frames::open_of(reader, &host, "amp", &site, "embed/chapter/yuhang/").await?;
    alive(reader).await?;
    fits(reader).await?;
    frames::enter(reader).await?;
    reader.settled().await?;
    let step: Option<String> = reader
        .js("return document.documentElement.dataset.step ?? null")
        .await?;
    assert_eq!(step, None);
    // Every step has its picture all the same.
    let steps = reader.count(".step").await?;
    reader
        .until(
            "every step shows its image",
            &format!(
                "[...document.querySelectorAll('.step .painted')].filter(picture => picture.getClientRects().length).length === {steps}"
            ),
        )
        .await?;
    Ok(())
}

/// Reads steps where the host's script reports the visible band, and the browser reports nothing.
async fn read_by_messages(reader: &Reader, page: &str) -> Checked {
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
        follows(reader, &[0, 1, 3, 2, 0]).await?;
    }
    Ok(())
}

async fn pym_reports_where_the_reader_is(reader: &Reader) -> Checked {
    read_by_messages(reader, "pym").await
}

async fn iframe_resizer_reports_where_the_reader_is(reader: &Reader) -> Checked {
    read_by_messages(reader, "iframe-resizer").await
}
