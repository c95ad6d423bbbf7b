//! What is chosen shows to every eye: by light and dark and by a mark, not by hue alone.

use crate::browser::CHROMIUM;
use crate::explorer::choose;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use serde_json::{Value, json};

tests! {
    CHROMIUM => {
        what_is_chosen_shows_by_day_and_night,
        what_is_chosen_shows_without_hues,
        what_is_chosen_shows_in_forced_colours,
    }
}

/// How a button looks in a picture of it: the light (0 to 1) of its ground, how often light and dark
/// change on the way in from its left edge, and how colourful its most colourful pixel is.
#[derive(Debug)]
struct Look {
    ground: f64,
    edges: f64,
    hue: f64,
}

/// Reads a [`Look`] off a picture of a button with [`MARGIN`] px around it. The edge is followed along
/// many rows, of which the middle one counts, so that the river behind the map does not.
const LOOK: &str = "
    const [picture, margin, done] = arguments;
    (async () => {
        const bytes = Uint8Array.from(atob(picture), letter => letter.charCodeAt());
        const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
        const {width, height} = image;
        const plain = new OffscreenCanvas(width, height).getContext('2d');
        plain.drawImage(image, 0, 0);
        const {data} = plain.getImageData(0, 0, width, height);
        const linear = part => part <= .04045 * 255 ? part / 255 / 12.92 : ((part / 255 + .055) / 1.055) ** 2.4;
        const light = at => .2126 * linear(data[at]) + .7152 * linear(data[at + 1]) + .0722 * linear(data[at + 2]);
        const middle = list => list.sort((a, b) => a - b)[list.length >> 1];
        const all = [], rows = [];
        let hue = 0;
        for (let y = margin; y < height - margin; y += 1) {
            const way = [];
            for (let x = 0; x < width - margin; x += 1) {
                const at = 4 * (y * width + x);
                const colour = [...data.slice(at, at + 3)];
                hue = Math.max(hue, Math.max(...colour) - Math.min(...colour));
                if (x >= margin) all.push(light(at));
                if (x < margin + 8) way.push(light(at));
            }
            // A change is as clear as a line has to be: 3 to 1.
            const clear = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05) >= 3;
            rows.push(way.filter((light, x) => x && clear(light, way[x - 1])).length);
        }
        return [middle(all), middle(rows), hue / 255];
    })().then(done, error => done(String(error)));";

/// How much of what is around a button is in its picture.
const MARGIN: i64 = 3;

/// Looks at the button among `selector` whose text begins with `name`.
async fn look(reader: &Reader, selector: &str, name: &str) -> Checked<Look> {
    let [x, y, width, height]: [f64; 4] = reader
        .js_with(
            "const button = [...document.querySelectorAll(arguments[0])]
                 .find(button => button.textContent.trim().startsWith(arguments[1]));
             button.scrollIntoView({block: 'center', behavior: 'instant'});
             document.activeElement.blur();
             const {left, top, width, height} = button.getBoundingClientRect();
             return [left + scrollX, top + scrollY, width, height].map(Math.round)",
            vec![selector.into(), name.into()],
        )
        .await?;
    reader.settled().await?;
    let margin = MARGIN as f64;
    let clip = json!({
        "x": x - margin, "y": y - margin, "scale": 1,
        "width": width + 2.0 * margin, "height": height + 2.0 * margin,
    });
    let shot = reader
        .cdp(
            "Page.captureScreenshot",
            json!({"format": "png", "clip": clip}),
        )
        .await?;
    let answer = reader
        .driver
        .execute_async(LOOK, vec![shot["data"].clone(), MARGIN.into()])
        .await?;
    match serde_json::from_value::<[f64; 3]>(answer.json().clone()) {
        Ok([ground, edges, hue]) => Ok(Look { ground, edges, hue }),
        Err(_) => Err(format!("{selector} {name}: {}", answer.json()).into()),
    }
}

/// A chosen tile and a chosen kind differ clearly from others that are open but not chosen: their ground by
/// 3 to 1, and by the line within.
async fn shows(reader: &Reader, how: &str) -> Checked<Vec<Look>> {
    let mut looks = Vec::new();
    for (selector, chosen, other) in [
        ("#explorer .tile", "余杭", "建德"),
        ("#explorer .choice", "人物", "活动"),
    ] {
        let is = look(reader, selector, chosen).await?;
        let is_not = look(reader, selector, other).await?;
        let both = format!("{how}, {selector}: {is:?} and {is_not:?}");
        let (high, low) = (is.ground.max(is_not.ground), is.ground.min(is_not.ground));
        assert!((high + 0.05) / (low + 0.05) >= 3.0, "{both}");
        assert_eq!(is_not.edges, 2.0, "a border of one line: {both}");
        assert!(is.edges >= 3.0, "no mark within: {both}");
        looks.extend([is, is_not]);
    }
    Ok(looks)
}

/// Opens the explorer with a place and a kind chosen, in a theme.
async fn choose_both(reader: &Reader, theme: &str) -> Checked {
    reader.driver.goto("about:blank").await?;
    reader.open_explorer(&format!("?theme={theme}")).await?;
    choose(reader, "#explorer .tile", "余杭").await?;
    choose(reader, "#explorer .choice", "人物").await?;
    reader
        .until(
            "both are chosen",
            "document.querySelectorAll('#explorer-filters [aria-pressed=true]').length === 2",
        )
        .await
}

async fn what_is_chosen_shows_by_day_and_night(reader: &Reader) -> Checked {
    for theme in ["light", "dark"] {
        choose_both(reader, theme).await?;
        let looks = shows(reader, theme).await?;
        assert!(looks[0].hue > 0.15, "the seal has no colour: {looks:?}");
    }
    Ok(())
}

async fn what_is_chosen_shows_without_hues(reader: &Reader) -> Checked {
    for theme in ["light", "dark"] {
        choose_both(reader, theme).await?;
        deficiency(reader, "achromatopsia").await?;
        let looks = shows(reader, &format!("{theme}, without hues")).await;
        deficiency(reader, "none").await?;
        let looks = looks?;
        assert!(
            looks.iter().all(|look| look.hue < 0.02),
            "there are hues: {looks:?}"
        );
    }
    Ok(())
}

/// Sees as those do who lack something.
async fn deficiency(reader: &Reader, kind: &str) -> Checked<Value> {
    let with = json!({"type": kind});
    reader
        .cdp("Emulation.setEmulatedVisionDeficiency", with)
        .await
}

async fn what_is_chosen_shows_in_forced_colours(reader: &Reader) -> Checked {
    for scheme in ["light", "dark"] {
        choose_both(reader, "auto").await?;
        reader
            .cdp(
                "Emulation.setEmulatedMedia",
                json!({"features": [
                    {"name": "forced-colors", "value": "active"},
                    {"name": "prefers-color-scheme", "value": scheme},
                ]}),
            )
            .await?;
        reader
            .until(
                "colours are forced",
                "matchMedia('(forced-colors: active)').matches",
            )
            .await?;
        shows(reader, &format!("forced, {scheme}")).await?;
    }
    Ok(())
}
