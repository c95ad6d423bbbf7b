//! Embed pages by themselves: what they show without script, how small they are, the gallery of them all.

use crate::browser::CHROMIUM;
use crate::frames::fits;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use serde_json::{Value, json};

tests! {
    CHROMIUM => {
        presets_read_without_script,
        what_a_frame_without_script_is_given_is_enough,
        small_pages_are_small,
        the_gallery_shows_a_view,
    }
}

async fn presets_read_without_script(reader: &Reader) -> Checked {
    reader
        .cdp(
            "Emulation.setScriptExecutionDisabled",
            json!({"value": true}),
        )
        .await?;
    let story = Site::story()?;
    for (preset, expected) in [
        (
            "place/yuhang",
            story
                .cards
                .iter()
                .filter(|card| card.place == "yuhang")
                .count(),
        ),
        (
            "topic/family",
            story
                .cards
                .iter()
                .filter(|card| card.topic == "family")
                .count(),
        ),
    ] {
        reader
            .visit(&reader.site, &format!("embed/districts/{preset}/"))
            .await?;
        let shown = reader.count(".cards > [data-card]").await?;
        assert_eq!(shown, expected, "{preset}");
        let status = reader
            .driver
            .find(thirtyfour::By::Css(".results-status"))
            .await?;
        assert!(status.text().await?.starts_with(&format!("共{expected}张")));
    }
    // With script it comes alive as it was.
    reader
        .cdp(
            "Emulation.setScriptExecutionDisabled",
            json!({"value": false}),
        )
        .await?;
    reader
        .open_explorer("embed/districts/place/yuhang/")
        .await?;
    let expected = story
        .cards
        .iter()
        .filter(|card| card.place == "yuhang")
        .count();
    assert_eq!(reader.count(".cards > [data-card]").await?, expected);
    reader
        .open_explorer("embed/districts/place/yuhang/?v=1&topic=support")
        .await?;
    let expected = story
        .cards
        .iter()
        .filter(|card| card.topic == "support")
        .count();
    assert_eq!(reader.count(".cards > [data-card]").await?, expected);
    Ok(())
}

async fn what_a_frame_without_script_is_given_is_enough(reader: &Reader) -> Checked {
    let list: Vec<Value> = reqwest::get(reader.site.address("embed/views.json"))
        .await?
        .json()
        .await?;
    assert!(list.len() > 90, "{}", list.len());
    let mut wrong = Vec::new();
    for entry in &list {
        let name = entry["name"].as_str().unwrap_or_default();
        let answer: Value = reqwest::get(reader.site.address(&format!("embed/{name}/oembed.json")))
            .await?
            .json()
            .await?;
        assert_eq!(answer["version"], "1.0");
        assert_eq!(answer["type"], "rich");
        let (width, height) = (answer["width"].as_u64(), answer["height"].as_u64());
        let (Some(width), Some(height)) = (width, height) else {
            return Err(format!("{name} has no size").into());
        };
        let html = answer["html"].as_str().unwrap_or_default();
        assert!(
            html.contains(&format!("/embed/{name}/\"")) && !html.contains("<script"),
            "{html}"
        );
        if !name.starts_with("number/") && !name.starts_with("card/") {
            continue;
        }
        reader.screen(width as u32, 800).await?;
        reader
            .visit(&reader.site, &format!("embed/{name}/"))
            .await?;
        let real: f64 = reader
            .js("return document.getElementById('frame').getBoundingClientRect().height")
            .await?;
        let spare = height as f64 - real;
        if !(0.0..=70.0).contains(&spare) {
            wrong.push(format!("{name}: {height} for {real}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

/// Bytes of a file of the site as it is sent.
fn sent(dist: &std::path::Path, file: &str) -> Checked<u64> {
    let packed = std::fs::metadata(dist.join(format!("{file}.br")));
    let bytes = packed.or_else(|_| std::fs::metadata(dist.join(file)))?;
    Ok(bytes.len())
}

async fn small_pages_are_small(reader: &Reader) -> Checked {
    const MOST: u64 = 8 * 1024;
    let dist = &reader.site.dist;
    assert!(sent(dist, "embed.js")? <= 2 * 1024);
    let mut pages = 0;
    for kind in ["number", "card"] {
        for entry in std::fs::read_dir(dist.join("embed").join(kind))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let page = format!("embed/{kind}/{name}/index.html");
            let html = std::fs::read_to_string(dist.join(&page))?;
            let mut sum = sent(dist, &page)?;
            // Everything that it loads; an icon is for tabs only.
            for (before, after) in [
                ("<script src=\"/", "\""),
                ("<link rel=\"stylesheet\" href=\"/", "\""),
            ] {
                let file = html
                    .split_once(before)
                    .and_then(|(_, rest)| rest.split_once(after))
                    .ok_or_else(|| format!("{page} has no {before}"))?;
                sum += sent(dist, file.0)?;
            }
            assert!(sum <= MOST, "{page}: {sum} bytes");
            assert!(
                !html.contains("wasm") && !html.contains("preload"),
                "{page}"
            );
            pages += 1;
        }
    }
    assert!(pages > 60, "{pages}");
    Ok(())
}

async fn the_gallery_shows_a_view(reader: &Reader) -> Checked {
    reader
        .visit(&reader.site, "gallery/?view=number/A4.visits")
        .await?;
    reader
        .until(
            "there is a frame",
            "document.querySelector('#column iframe')",
        )
        .await?;
    fits(reader).await?;
    for way in [
        "pym",
        "amp",
        "datawrapper",
        "medium",
        "guardian",
        "iframe-resizer",
        "open-iframe-resizer",
        "wordpress",
        "sandbox",
    ] {
        reader
            .run(&format!(
                "const way = document.querySelector('[name=way]');
                 way.value = '{way}';
                 way.form.dispatchEvent(new Event('change'))"
            ))
            .await?;
        fits(reader)
            .await
            .map_err(|error| format!("{way}: {error}"))?;
    }
    Ok(())
}
