//! The river on the roller shows how far the page has been read.

use crate::browser::CHROMIUM;
use crate::reader::Reader;
use crate::runner::{Checked, tests};

tests! {
    CHROMIUM => {
        the_river_is_as_far_by_timeline_as_by_script,
    }
}

/// No timelines and no style sheets that use them.
const NO_TIMELINES: &str = "
    delete window.ScrollTimeline;
    const supports = CSS.supports;
    CSS.supports = (...what) => !what.includes('animation-timeline') && supports.apply(CSS, what);
    addEventListener('DOMContentLoaded', () => {
        const none = new CSSStyleSheet();
        none.replaceSync('.river div, .river svg { animation: none !important }');
        document.adoptedStyleSheets.push(none);
    });";

/// Where the river's window and the stream in it are at five places of the page: left and top of each.
async fn places(reader: &Reader) -> Checked<Vec<(f64, f64)>> {
    let mut all = Vec::new();
    for part in 0..5 {
        reader
            .run(&format!(
                "const box = document.body.getBoundingClientRect();
                 scrollBy({{top: Math.round(box.top - 300 + box.height * (.1 + {part} * .2)), behavior: 'instant'}})"
            ))
            .await?;
        reader.settled().await?;
        let now: Vec<(f64, f64)> = reader
            .js(
                "return [...document.querySelectorAll('.river-window, .river-run')]
                     .map(element => element.getBoundingClientRect()).map(box => [box.left, box.top])",
            )
            .await?;
        assert!(!now.is_empty(), "no river");
        all.extend(now);
    }
    Ok(all)
}

async fn the_river_is_as_far_by_timeline_as_by_script(reader: &Reader) -> Checked {
    reader.screen(1440, 900).await?;
    reader.open("").await?;
    let tied = places(reader).await?;
    reader.before_page(NO_TIMELINES).await?;
    reader.open("").await?;
    let scripted = places(reader).await?;
    assert_eq!(tied.len(), scripted.len());
    for (tied, scripted) in tied.iter().zip(&scripted) {
        let apart = (tied.0 - scripted.0).hypot(tied.1 - scripted.1);
        assert!(
            apart <= 2.0,
            "{apart} px apart: {tied:?} by timeline, {scripted:?} by script"
        );
    }
    let moved = tied.iter().any(|place| (place.1 - tied[0].1).abs() > 20.0);
    assert!(moved, "nothing moved at all: {tied:?}");
    Ok(())
}
