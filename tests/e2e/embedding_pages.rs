//! Embed pages: what they say without script, how they look at a partner's, what they let through.

use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::frames::{self, alive, fits};
use crate::host::Host;
use crate::reader::Reader;
use crate::site::Site;
use crate::stage::{Checked, tests};
use serde_json::{Value, json};

tests! {
    EVERY_BROWSER => {
        in_a_sandbox_the_explorer_works,
        an_isolated_page_shows_us,
        no_message_does_harm,
        partners_hear_what_they_ask_for_and_nothing_else,
        a_filter_leaves_no_step_in_the_history_of_the_host,
    }
    CHROMIUM => {
        presets_read_without_script,
        a_partner_s_colours_are_taken_when_they_can_be_read,
        what_a_frame_without_script_is_given_is_enough,
        in_a_sandbox_a_link_shows_its_address,
        axe_finds_nothing,
        small_pages_are_small,
        the_gallery_shows_a_view,
    }
}

async fn in_a_sandbox_the_explorer_works(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "sandbox", "embed/districts/").await?;
    alive(reader).await?;
    let all = fits(reader).await?;
    frames::enter(reader).await?;
    let origin: String = reader.js("return self.origin").await?;
    assert_eq!(origin, "null");
    frames::click(reader, ".tile:not(:disabled)").await?;
    let some = fits(reader).await?;
    assert!(some < all, "{some} {all}");
    Ok(())
}

async fn an_isolated_page_shows_us(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    for view in ["embed/number/A4.visits/", "embed/districts/"] {
        frames::open(reader, &host, "isolated/amp", view).await?;
        assert!(
            reader.js::<bool>("return crossOriginIsolated").await?
                || reader.browser == crate::browser::Browser::WebKit
        );
        fits(reader).await?;
    }
    alive(reader).await
}

async fn no_message_does_harm(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "amp", "embed/districts/").await?;
    alive(reader).await?;
    let before = fits(reader).await?;
    frames::enter(reader).await?;
    let address: String = reader.js("return location.href").await?;
    frames::leave(reader).await?;
    let said = reader
        .driver
        .execute_async(
            "const done = arguments[0];
             const target = document.querySelector('iframe').contentWindow;
             let said = 0;
             addEventListener('message', event => event.source === target && said++);
             let deep = {}; for (let i = 0; i < 2000; i++) deep = {deep, data: [deep]};
             let ring = {}; ring.ring = ring;
             const odd = [null, undefined, 0, -1, NaN, Infinity, 1n, true, '', ' ', 'x'.repeat(1e6), [], [[[]]], {}, ring,
                 new Map([[{}, {}]]), new Set([1]), new Date(NaN), /x/, new ArrayBuffer(1e5), new Uint8Array(9), new Error('x'),
                 new Blob(['x']), Array(1e4).fill(null), '\\u0000', '\\ud800', '__proto__', 'javascript:alert(1)'];
             const values = [...odd, 'changjuan', 'null', '{', '[]', '1e999', '-5', 'NaN NaN NaN', '1 2 3 4 5 6'];
             const texts = ['pymxPYMx', 'pymxPYMxnonexPYMxwidthxPYMx', '[iFrameSizer]', '[iFrameSizer]a:0:false:false:32:true:',
                 '[iFrameSizer]pageInfo:', '[iFrameSizer]pageInfo:{\"offsetTop\":', '[iFrameSizer]message:', '[iFrameSizer]moveToAnchor:',
                 '[iFrameSizer]reset:', '[iFrameSizer]resize', '{\"context\":\"iframe.resize\",\"height\":', 'setImmediate$'];
             const keys = ['sentinel', 'type', 'message', 'secret', 'v', 'events', 'data', 'height', 'origin', '__proto__', 'toString'];
             const names = ['amp', 'frames-init', 'iframe-child-init', 'iframe-get-child-dimensions', 'ready', 'changjuan:listen',
                 'embed-size', 'link', 'navigate'];
             const send = value => { try { target.postMessage(value, '*'); } catch {} };
             // A seed, so that a failure comes again.
             let seed = 7; const pick = list => list[(seed = seed * 48271 % 2147483647) % list.length];
             for (const value of odd) send(value);
             for (const text of texts) for (const value of values) { try { send(text + String(value).slice(0, 1e5)); } catch {} }
             for (let i = 0; i < 3000; i++) {
                 const made = {};
                 for (let n = 0; n < 4; n++) made[pick(keys)] = pick(i % 3 ? names : odd);
                 send(made);
             }
             send({type: 'changjuan:listen', v: 1, events: ring});
             send({type: 'changjuan:listen', v: 1, events: [ring, 'ready', 'constructor']});
             try { send(deep); } catch {}
             setTimeout(() => { const first = said; setTimeout(() => done([first, said - first]), 1500); }, 6000);",
            vec![],
        )
        .await?;
    let (said, still): (u32, u32) = said.convert()?;
    assert!(said < 150, "{said} answers");
    assert_eq!(still, 0, "it goes on talking");
    let after = fits(reader).await?;
    assert_eq!(after, before);
    frames::enter(reader).await?;
    assert_eq!(reader.js::<String>("return location.href").await?, address);
    // Two that ask each other for ever are slowed down.
    frames::leave(reader).await?;
    let said = reader
        .driver
        .execute_async(
            "const done = arguments[0];
             const target = document.querySelector('iframe').contentWindow;
             let said = 0;
             addEventListener('message', ({source, data}) => {
                 if (source !== target || data.sentinel !== 'amp') return;
                 said++;
                 target.postMessage({sentinel: 'amp', type: 'frames-init'}, '*');
             });
             target.postMessage({sentinel: 'amp', type: 'frames-init'}, '*');
             setTimeout(() => done(said), 2000);",
            vec![],
        )
        .await?;
    let said: u32 = said.convert()?;
    assert!((2..=21).contains(&said), "{said} answers in two seconds");
    Ok(())
}

async fn partners_hear_what_they_ask_for_and_nothing_else(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "amp", "embed/districts/").await?;
    alive(reader).await?;
    reader
        .run(
            "window.heard = [];
             addEventListener('message', ({data}) => /^changjuan:/.test(data?.type) && heard.push(data))",
        )
        .await?;
    frames::click(reader, ".tile:not(:disabled)").await?;
    fits(reader).await?;
    assert_eq!(reader.js::<Value>("return heard").await?, json!([]));
    reader
        .run(
            "document.querySelector('iframe').contentWindow.postMessage(
                 {type: 'changjuan:listen', v: 1, events: ['ready', 'filter', 'open']}, '*')",
        )
        .await?;
    reader
        .until(
            "ready is heard",
            "heard.some(event => event.type === 'changjuan:ready')",
        )
        .await?;
    frames::click(reader, ".clear").await?;
    frames::click(reader, ".tile:not(:disabled)").await?;
    frames::click(reader, ".cards:not(.cards-rest) > [data-card] [data-fact]").await?;
    reader.until("all are heard", "heard.length >= 4").await?;
    let heard: Vec<Value> = reader.js("return heard").await?;
    let kinds: Vec<&str> = heard
        .iter()
        .filter_map(|event| event["type"].as_str())
        .collect();
    assert_eq!(
        kinds,
        [
            "changjuan:ready",
            "changjuan:filter",
            "changjuan:filter",
            "changjuan:open"
        ]
    );
    assert!(
        heard
            .iter()
            .all(|event| event["v"] == 1 && event["view"] == "districts")
    );
    assert_eq!(heard[1]["place"], json!([]));
    assert_eq!(heard[2]["place"].as_array().map(Vec::len), Some(1));
    assert!(heard[3]["fact"].is_string());
    Ok(())
}

async fn a_filter_leaves_no_step_in_the_history_of_the_host(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "amp", "embed/districts/").await?;
    alive(reader).await?;
    let before: usize = reader.js("return history.length").await?;
    frames::click(reader, ".tile:not(:disabled)").await?;
    frames::enter(reader).await?;
    reader
        .until(
            "the address has the filter",
            "location.search.includes('place=')",
        )
        .await?;
    frames::leave(reader).await?;
    assert_eq!(reader.js::<usize>("return history.length").await?, before);
    Ok(())
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
        let shown = reader
            .count(".cards:not(.cards-rest) > [data-card]")
            .await?;
        assert_eq!(shown, expected, "{preset}");
        let status = reader
            .driver
            .find(thirtyfour::By::Css(".results-status"))
            .await?;
        assert!(
            status
                .text()
                .await?
                .starts_with(&format!("共 {expected} 张"))
        );
    }
    // With script it comes alive as it was.
    reader
        .cdp(
            "Emulation.setScriptExecutionDisabled",
            json!({"value": false}),
        )
        .await?;
    reader.open("embed/districts/place/yuhang/").await?;
    let expected = story
        .cards
        .iter()
        .filter(|card| card.place == "yuhang")
        .count();
    assert_eq!(
        reader
            .count(".cards:not(.cards-rest) > [data-card]")
            .await?,
        expected
    );
    reader
        .open("embed/districts/place/yuhang/?v=1&topic=support")
        .await?;
    let expected = story
        .cards
        .iter()
        .filter(|card| card.topic == "support")
        .count();
    assert_eq!(
        reader
            .count(".cards:not(.cards-rest) > [data-card]")
            .await?,
        expected
    );
    Ok(())
}

async fn a_partner_s_colours_are_taken_when_they_can_be_read(reader: &Reader) -> Checked {
    let link = "getComputedStyle(document.querySelector('.embed-foot a')).color";
    let paper = "getComputedStyle(document.documentElement).backgroundColor";
    for (query, colour, ground) in [
        (
            "theme=light&accent=7a1fa2",
            "rgb(122, 31, 162)",
            "rgb(246, 241, 229)",
        ),
        (
            "theme=light&accent=%237a1fa2",
            "rgb(122, 31, 162)",
            "rgb(246, 241, 229)",
        ),
        // Too pale on paper; right at night.
        (
            "theme=light&accent=ffd54f",
            "rgb(44, 110, 104)",
            "rgb(246, 241, 229)",
        ),
        (
            "theme=dark&accent=ffd54f",
            "rgb(255, 213, 79)",
            "rgb(21, 25, 27)",
        ),
        (
            "theme=light&accent=url(x)",
            "rgb(44, 110, 104)",
            "rgb(246, 241, 229)",
        ),
        (
            "theme=dark&background=transparent",
            "rgb(119, 184, 176)",
            "rgba(0, 0, 0, 0)",
        ),
    ] {
        for view in ["number/A4.visits", "numbers"] {
            reader
                .visit(&reader.site, &format!("embed/{view}/?{query}"))
                .await?;
            let seen: (String, String) = reader.js(&format!("return [{link}, {paper}]")).await?;
            assert_eq!(
                seen,
                (colour.to_owned(), ground.to_owned()),
                "{view}?{query}"
            );
        }
    }
    reader
        .visit(
            &reader.site,
            "embed/number/A4.visits/?font=inherit-size&motion=off",
        )
        .await?;
    let (size, motion): (String, String) = reader
        .js("return [getComputedStyle(document.documentElement).fontSize, document.documentElement.dataset.motion]")
        .await?;
    assert_eq!((size.as_str(), motion.as_str()), ("16px", "off"));
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

async fn in_a_sandbox_a_link_shows_its_address(reader: &Reader) -> Checked {
    reader.expect("allow-popups");
    let host = Host::open().await?;
    frames::open(reader, &host, "sandbox", "embed/number/A4.visits/").await?;
    fits(reader).await?;
    frames::click(reader, ".embed-foot a").await?;
    frames::enter(reader).await?;
    let shown: String = reader
        .js("return document.querySelector('.address').textContent")
        .await?;
    assert_eq!(shown, reader.site.address("#shangcheng-visits"));
    fits(reader).await?;
    Ok(())
}

async fn axe_finds_nothing(reader: &Reader) -> Checked {
    let axe = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js"),
    )?;
    for view in [
        "story",
        "chapter/yuhang",
        "numbers",
        "districts/place/yuhang",
        "number/A4.visits",
        "card/mentors",
    ] {
        for theme in ["light", "dark"] {
            reader
                .visit(&reader.site, &format!("embed/{view}/?theme={theme}"))
                .await?;
            if !view.starts_with("number/") && !view.starts_with("card/") {
                reader.alive().await?;
            }
            reader.run(&axe).await?;
            let found = reader
                .driver
                .execute_async(
                    "const done = arguments[0];
                     axe.run().then(({violations}) => done(violations.map(({id, nodes}) =>
                         `${id}: ${nodes.map(node => node.html).join(' ').slice(0, 300)}`)))",
                    vec![],
                )
                .await?;
            let found: Vec<String> = found.convert()?;
            assert!(found.is_empty(), "{view} {theme}: {found:#?}");
        }
    }
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
