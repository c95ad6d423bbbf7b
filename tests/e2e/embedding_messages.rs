//! Messages to and from a frame: events for partners who ask for them, and messages that mean harm.

use crate::browser::EVERY_BROWSER;
use crate::frames::{self, explorer_awake, fits};
use crate::host::Host;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use serde_json::{Value, json};

tests! {
    EVERY_BROWSER => {
        no_message_does_harm,
        partners_get_the_events_that_they_ask_for_and_no_others,
    }
}

async fn no_message_does_harm(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "amp", "embed/districts/").await?;
    explorer_awake(reader).await?;
    let before = fits(reader).await?;
    frames::enter(reader).await?;
    let address: String = reader.js("return location.href").await?;
    frames::leave(reader).await?;
    let answers = reader
        .driver
        .execute_async(
            "const done = arguments[0];
             const target = document.querySelector('iframe').contentWindow;
             let answers = 0;
             addEventListener('message', event => event.source === target && answers++);
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
             // It has come to rest when it sends nothing for a while; a slow machine may take its time.
             const began = performance.now();
             let before = -1;
             const asking = setInterval(() => {
                 if (answers !== before && performance.now() - began < 24000) return before = answers;
                 clearInterval(asking);
                 done([answers, answers - before, (performance.now() - began) / 1000]);
             }, 2000);",
            vec![],
        )
        .await?;
    let (answers, still, seconds): (u32, u32, f64) = answers.convert()?;
    // Whoever asks again and again gets few answers a second, however slow the machine is.
    assert!(
        f64::from(answers) <= 100.0 + 10.0 * seconds,
        "{answers} answers in {seconds} s"
    );
    assert_eq!(still, 0, "it goes on sending");
    let after = fits(reader).await?;
    assert_eq!(after, before);
    frames::enter(reader).await?;
    assert_eq!(reader.js::<String>("return location.href").await?, address);
    // Two that ask each other for ever are slowed down.
    frames::leave(reader).await?;
    let answers = reader
        .driver
        .execute_async(
            "const done = arguments[0];
             const target = document.querySelector('iframe').contentWindow;
             let answers = 0;
             addEventListener('message', ({source, data}) => {
                 if (source !== target || data.sentinel !== 'amp') return;
                 answers++;
                 target.postMessage({sentinel: 'amp', type: 'frames-init'}, '*');
             });
             target.postMessage({sentinel: 'amp', type: 'frames-init'}, '*');
             const began = performance.now();
             const asking = setInterval(() => {
                 const time = (performance.now() - began) / 1000;
                 if (time < 2 || answers < 2 && time < 20) return;
                 clearInterval(asking);
                 done([answers, time]);
             }, 100);",
            vec![],
        )
        .await?;
    let (answers, seconds): (u32, f64) = answers.convert()?;
    assert!(answers >= 2, "{answers} answers in {seconds} s");
    assert!(
        f64::from(answers) <= 1.0 + 10.0 * seconds,
        "{answers} answers in {seconds} s"
    );
    Ok(())
}

async fn partners_get_the_events_that_they_ask_for_and_no_others(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    frames::open(reader, &host, "amp", "embed/districts/").await?;
    explorer_awake(reader).await?;
    reader
        .run(
            "window.received = [];
             addEventListener('message', ({data}) => /^changjuan:/.test(data?.type) && received.push(data))",
        )
        .await?;
    frames::click(reader, ".tile:not(:disabled)").await?;
    fits(reader).await?;
    assert_eq!(reader.js::<Value>("return received").await?, json!([]));
    reader
        .run(
            "document.querySelector('iframe').contentWindow.postMessage(
                 {type: 'changjuan:listen', v: 1, events: ['ready', 'filter', 'open']}, '*')",
        )
        .await?;
    reader
        .until(
            "ready has arrived",
            "received.some(event => event.type === 'changjuan:ready')",
        )
        .await?;
    frames::click(reader, ".clear").await?;
    frames::click(reader, ".tile:not(:disabled)").await?;
    frames::click(reader, ".cards > [data-card] [data-fact]").await?;
    reader
        .until("all have arrived", "received.length >= 4")
        .await?;
    let received: Vec<Value> = reader.js("return received").await?;
    let kinds: Vec<&str> = received
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
        received
            .iter()
            .all(|event| event["v"] == 1 && event["view"] == "districts")
    );
    assert_eq!(received[1]["place"], json!([]));
    assert_eq!(received[2]["place"].as_array().map(Vec::len), Some(1));
    assert!(received[3]["fact"].is_string());
    Ok(())
}
