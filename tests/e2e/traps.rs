//! A program that traps has stopped for good. The page is as it was printed then, and stays so.

use crate::browser::CHROMIUM;
use crate::failures::{QUIET, as_printed, quiet_line_is_shown};
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::Site;
use std::time::Duration;

tests! {
    CHROMIUM => {
        a_program_that_stops_later_leaves_no_dead_controls,
        nothing_brings_a_page_back_after_a_trap,
        a_program_that_traps_while_it_starts_never_comes_alive,
    }
}

/// Reports a trap as browsers do.
const TRAP: &str = "window.dispatchEvent(new ErrorEvent('error', {
    error: new WebAssembly.RuntimeError('unreachable'), cancelable: true,
}))";

/// Whether the page takes itself for alive, or the quiet line is not shown.
const BACK: &str = "document.documentElement.classList.contains('live')
    || document.getElementById('quiet').hidden
    || !document.documentElement.classList.contains('quiet')";

/// Reports a trap and waits until the quiet line is shown.
pub async fn trap(reader: &Reader) -> Checked {
    reader.run(TRAP).await?;
    quiet_line_is_shown(reader).await
}

async fn a_program_that_stops_later_leaves_no_dead_controls(reader: &Reader) -> Checked {
    let all = Site::story()?.cards.len();
    let there = "document.querySelectorAll('[data-card]').length";
    reader.open_explorer("?v=1&place=yuhang#explorer").await?;
    reader
        .until("the filter is applied", &format!("{there} < {all}"))
        .await?;
    trap(reader).await?;
    reader
        .until("everything is there again", &format!("{there} === {all}"))
        .await?;
    as_printed(reader, &reader.site).await?;
    reader.click("#quiet button").await?;
    reader.alive().await
}

async fn nothing_brings_a_page_back_after_a_trap(reader: &Reader) -> Checked {
    reader.open("").await?;
    trap(reader).await?;
    reader
        .run(&format!(
            "window.back = false;
             const look = () => {{ if ({BACK}) back = true; requestAnimationFrame(look); }};
             look();
             document.getElementById('explorer').scrollIntoView({{behavior: 'instant'}})"
        ))
        .await?;
    // Longer than any timer of the program waits.
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert!(!reader.js::<bool>("return back").await?);
    as_printed(reader, &reader.site).await
}

async fn a_program_that_traps_while_it_starts_never_comes_alive(reader: &Reader) -> Checked {
    reader
        .before_page(&format!(
            "const load = window.fetch;
             window.fetch = (...what) => {{
                 const answer = load(...what);
                 if (String(what[0].url ?? what[0]).endsWith('.json')) answer.then(() => {{
                     {TRAP};
                     window.trapped = true;
                 }});
                 return answer;
             }};"
        ))
        .await?;
    reader.visit(&reader.site, "").await?;
    reader.until("it has trapped", "window.trapped").await?;
    quiet_line_is_shown(reader).await?;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let back: bool = reader.js(&format!("return {BACK}")).await?;
    assert!(!back);
    let hidden: bool = reader.js(&format!("return {QUIET}.hidden")).await?;
    assert!(!hidden);
    Ok(())
}
