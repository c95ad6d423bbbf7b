//! What a frame hears and says: events for partners who ask for them, and messages that mean harm.

use crate::browser::EVERY_BROWSER;
use crate::frames::{self, alive, fits};
use crate::host::Host;
use crate::reader::Reader;
use crate::stage::{Checked, tests};
use serde_json::{Value, json};

tests! {
    EVERY_BROWSER => {
        no_message_does_harm,
        partners_hear_what_they_ask_for_and_nothing_else,
    }
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
             // It has come to rest when it says nothing for a while; a slow machine may take its time.
             const began = performance.now();
             let before = -1;
             const asking = setInterval(() => {
                 if (said !== before && performance.now() - began < 24000) return before = said;
                 clearInterval(asking);
                 done([said, said - before]);
             }, 2000);",
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
             const began = performance.now();
             const asking = setInterval(() => {
                 const time = (performance.now() - began) / 1000;
                 if (time < 2 || said < 2 && time < 20) return;
                 clearInterval(asking);
                 done([said, time]);
             }, 100);",
            vec![],
        )
        .await?;
    let (said, seconds): (u32, f64) = said.convert()?;
    assert!(said >= 2, "{said} answers in {seconds} s");
    assert!(
        f64::from(said) <= 1.0 + 10.0 * seconds,
        "{said} answers in {seconds} s"
    );
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
