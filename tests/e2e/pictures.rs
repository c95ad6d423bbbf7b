//! Pictures of steps: each is drawn, in every browser and theme, with its words in it.

use crate::browser::{Browser, CHROMIUM, EVERY_BROWSER};
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use crate::steps::{go_to, shows};
use serde_json::json;
use std::time::{Duration, Instant};

tests! {
    EVERY_BROWSER => {
        each_step_has_a_picture_of_its_own,
    }
    &[Browser::Chromium, Browser::Firefox] => {
        the_painter_draws_what_the_file_shows,
    }
    &[Browser::WebKit] => {
        where_a_painter_would_end_the_page_there_is_none,
    }
    CHROMIUM => {
        a_painter_that_does_not_come_leaves_the_images,
        a_file_that_the_painter_does_not_get_leaves_the_images,
        a_picture_that_is_far_gives_its_memory_back,
        the_words_of_a_picture_are_in_it_and_can_be_read,
        a_theme_chosen_in_mid_story_is_painted,
        a_number_in_a_picture_leads_to_its_source,
        vignettes_come_with_the_explorer,
        a_picture_that_is_not_painted_shows_hills_and_river,
    }
}

/// A script that gives what shows the picture of a step: an image, the step's canvas, or that of its chapter's stage.
fn shown(step: &str) -> String {
    format!(
        "[...document.querySelectorAll('#{step} :is(img, canvas)'), \
          document.getElementById('{step}').closest('.steps').querySelector('.stage canvas')] \
          .find(it => it?.getClientRects().length)"
    )
}

/// The picture of a step as the browser draws it: how much of it is painted, 0 to 1, and a sum of its
/// colours.
async fn drawn(reader: &Reader, step: &str) -> Checked<(f64, f64)> {
    go_to(reader, step).await?;
    let image = shown(step);
    reader
        .until(
            &format!("the picture of {step} has come"),
            &format!(
                "(it => it?.naturalWidth > 0 || it?.closest('[data-painted]')?.dataset.painted === String( \
                 [...document.getElementById('{step}').closest('.steps').querySelectorAll('.step')] \
                 .indexOf(document.getElementById('{step}'))))({image})"
            ),
        )
        .await?;
    // What a worker has drawn is on the page a frame later.
    let started = Instant::now();
    loop {
        let found = pixels(reader, &image).await?;
        if found.0 > 0.2 || started.elapsed() > PATIENCE {
            return Ok(found);
        }
    }
}

/// How long a picture may take, on a slow machine.
const PATIENCE: Duration = Duration::from_secs(25);

/// How much of an image or a canvas is painted, 0 to 1, and a sum of its colours.
async fn pixels(reader: &Reader, image: &str) -> Checked<(f64, f64)> {
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
    let started = Instant::now();
    let mut night = drawn(reader, "jiande-arrival").await?;
    while night.1 == day.1 {
        assert!(
            started.elapsed() < PATIENCE,
            "the night has the colours of the day"
        );
        night = drawn(reader, "jiande-arrival").await?;
    }
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

/// How far a canvas is from the file that it was drawn from, both made so small that edges blur: the share
/// (0 to 1) of the pixels that differ visibly in any channel, measured against those that are inked. Calls back
/// with it, or with what is wrong.
const DIFFERENCE: &str = "
    const [step, done] = [document.getElementById(arguments[0]), arguments[1]];
    (async () => {
        const canvas = step.querySelector('canvas') ?? step.closest('.steps').querySelector('.stage canvas');
        const painted = step.querySelector('.painted.day');
        const source = painted.querySelector('source');
        const file = new Image();
        file.src = matchMedia(source.media).matches ? source.getAttribute('srcset') : painted.querySelector('img').getAttribute('src');
        await file.decode();
        const [width, height] = [Math.round(190 * canvas.clientWidth / canvas.clientHeight), 190];
        // Where the file lies on the canvas, as in the style sheets.
        const style = getComputedStyle(canvas);
        const [frame, view, origin] = ['--frame-height', '--view-width', '--origin'].map(name => parseFloat(style.getPropertyValue(name)));
        const wide = canvas.height * view / frame;
        const left = origin / 100 * (canvas.width - wide);
        const pixels = image => {
            const plain = new OffscreenCanvas(width, height).getContext('2d');
            plain.imageSmoothingQuality = 'high';
            plain.fillStyle = '#f6f1e5';
            plain.fillRect(0, 0, width, height);
            plain.drawImage(image, 0, 0, width, height);
            return plain.getImageData(0, 0, width, height).data;
        };
        const large = new OffscreenCanvas(canvas.width, canvas.height);
        large.getContext('2d').drawImage(file, left, 0, wide, canvas.height);
        const [drawn, shown] = [pixels(canvas), pixels(large)];
        let far = 0, inked = 0;
        for (let at = 0; at < drawn.length; at += 4) {
            const off = k => Math.abs(drawn[at + k] - shown[at + k]);
            if (Math.max(off(0), off(1), off(2)) > 32) far += 1;
            if (shown[at] < 200) inked += 1;
        }
        return inked < 300 ? 'the picture is empty' : far / inked;
    })().then(done, error => done(String(error)));";

async fn the_painter_draws_what_the_file_shows(reader: &Reader) -> Checked {
    let steps = [
        "shangcheng-visits",
        "jiande-companies",
        "yuhang-daily",
        "hangzhou-race",
    ];
    for motion in ["on", "off"] {
        reader
            .open(&format!("?theme=light&motion={motion}"))
            .await?;
        for step in steps {
            like_its_file(reader, step).await?;
        }
    }
    // Only Chromium's driver makes a window narrow.
    if reader.browser == Browser::Chromium {
        reader.screen(390, 844).await?;
        for motion in ["on", "off"] {
            reader
                .open(&format!("?theme=light&motion={motion}"))
                .await?;
            for step in steps {
                like_its_file(reader, step).await?;
            }
        }
    }
    Ok(())
}

/// Waits until the canvas of a step is what its file shows.
async fn like_its_file(reader: &Reader, step: &str) -> Checked {
    let started = Instant::now();
    loop {
        drawn(reader, step).await?;
        let answer = reader
            .driver
            .execute_async(DIFFERENCE, vec![json!(step)])
            .await?;
        let answer = answer.json();
        if answer.as_f64().is_some_and(|share| share < 0.06) {
            return Ok(());
        }
        assert!(
            started.elapsed() < PATIENCE,
            "{step}: drawn and shown differ: {answer}"
        );
    }
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

async fn a_painter_that_does_not_come_leaves_the_images(reader: &Reader) -> Checked {
    reader.expect("404");
    let site = reader
        .changed(|files| files.remove(&files.named("data-painter")?))
        .await?;
    shows_images(reader, &site).await
}

async fn a_file_that_the_painter_does_not_get_leaves_the_images(reader: &Reader) -> Checked {
    reader.expect("404");
    let site = reader
        .changed(|files| {
            for theme in ["day", "night"] {
                let file = files.hashed(&format!("shangcheng-{theme}."), ".svg")?;
                files.remove(&file)?;
            }
            Ok(())
        })
        .await?;
    shows_images(reader, &site).await
}

/// Steps of this site show their images.
async fn shows_images(reader: &Reader, site: &Site) -> Checked {
    let story = Site::story()?;
    reader.open_at(site, "").await?;
    for step in ["shangcheng-visits", "hangzhou-totals"] {
        go_to(reader, step).await?;
        shows(reader, &story, step).await?;
        let images: usize = reader
            .js(&format!(
                "return [...document.querySelectorAll('#{step} img')].filter(img => img.getClientRects().length).length"
            ))
            .await?;
        assert_eq!(images, 1, "{step}");
    }
    Ok(())
}

async fn a_picture_that_is_far_gives_its_memory_back(reader: &Reader) -> Checked {
    reader.screen(390, 844).await?;
    reader.open("").await?;
    drawn(reader, "shangcheng-visits").await?;
    drawn(reader, "hangzhou-totals").await?;
    let is_small = "(canvas => canvas.width === 1 && canvas.height === 1)";
    reader
        .until(
            "the canvas is small",
            &format!("{is_small}(document.querySelector('#shangcheng .stage canvas'))"),
        )
        .await?;
    // It is drawn again for a reader who comes back.
    drawn(reader, "shangcheng-visits").await?;
    let few: usize = reader
        .js("return document.querySelectorAll('[data-painted]').length")
        .await?;
    assert!(few <= 6, "{few} pictures are held in memory");
    Ok(())
}

/// The vignettes of cards that have been fetched, of how many.
const VIGNETTES: &str = "
    const address = card => getComputedStyle(card).getPropertyValue('--day').match(/url\\(\"?([^\")]+)/)?.[1];
    const all = new Set([...document.querySelectorAll('[data-card]')].map(address).filter(Boolean));
    const fetched = performance.getEntriesByType('resource').map(({name}) => new URL(name).pathname);
    return [fetched.filter(path => all.has(path)).length, all.size]";

/// Every card has a vignette. None is fetched while the explorer is far; those of the listed cards are once it is live.
async fn vignettes_come_with_the_explorer(reader: &Reader) -> Checked {
    reader.open("").await?;
    reader.settled().await?;
    let (fetched, all): (usize, usize) = reader.js(VIGNETTES).await?;
    assert!(all > 10, "{all} vignettes");
    assert_eq!(fetched, 0, "vignettes are fetched from afar");
    reader.wake_explorer().await?;
    let listed = VIGNETTES.replace("return ", "const counts = ") + "; return counts[0] > 3";
    reader
        .until(
            "the vignettes of the listed cards are fetched",
            &format!("(() => {{ {listed} }})()"),
        )
        .await
}

/// A chapter that is far has not been painted. What stands in its place is a picture that comes, by day and night.
async fn a_picture_that_is_not_painted_shows_hills_and_river(reader: &Reader) -> Checked {
    for theme in ["day", "night"] {
        let query = if theme == "day" { "light" } else { "dark" };
        reader.open(&format!("?theme={query}")).await?;
        for motion in ["", "document.documentElement.classList.remove('moving')"] {
            reader.run(motion).await?;
            let address: String = reader
                .js("const far = [...document.querySelectorAll('.stage-window, .picture')]
                         .filter(it => !it.dataset.painted && it.getClientRects().length)
                         .map(it => getComputedStyle(it).backgroundImage.match(/url\\(\"(.*)\"\\)/)?.[1])
                         .filter(Boolean);
                     return far.at(-1) ?? ''")
                .await?;
            assert!(
                address.contains(&format!("waiting-{theme}")),
                "{theme}, {motion:?}: {address:?}"
            );
            let svg = reqwest::get(&address).await?.error_for_status()?;
            assert!(svg.text().await?.contains("<use"), "{address}");
        }
    }
    Ok(())
}
