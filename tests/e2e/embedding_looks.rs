//! How embed pages look at a partner's: colours, type and movement as the address asks, for every reader.

use crate::access::judge;
use crate::browser::{CHROMIUM, EVERY_BROWSER};
use crate::frames::{self, alive};
use crate::host::Host;
use crate::reader::Reader;
use crate::runner::{Checked, tests};

tests! {
    EVERY_BROWSER => {
        what_the_partner_has_decided_has_no_switch,
    }
    CHROMIUM => {
        a_partner_s_colours_are_taken_when_they_can_be_read,
        axe_finds_nothing,
    }
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

async fn axe_finds_nothing(reader: &Reader) -> Checked {
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
            if view.starts_with("districts") {
                reader.explorer_awake().await?;
            }
            judge(reader, &format!("{view} {theme}")).await?;
        }
    }
    Ok(())
}

async fn what_the_partner_has_decided_has_no_switch(reader: &Reader) -> Checked {
    let host = Host::open().await?;
    for (query, expected) in [
        ("", vec!["明暗", "动画"]),
        ("?theme=dark", vec!["动画"]),
        ("?motion=off", vec!["明暗"]),
        ("?theme=auto&motion=off", vec![]),
        // Nothing that we know, so nothing is decided.
        ("?theme=blue&motion=slow", vec!["明暗", "动画"]),
    ] {
        frames::open(reader, &host, "amp", &format!("embed/story/{query}")).await?;
        alive(reader).await?;
        frames::click(reader, ".contents-button").await?;
        frames::enter(reader).await?;
        let (panel, shown): (bool, Vec<String>) = reader
            .js(
                "const there = element => element.getClientRects().length > 0;
                 return [there(document.querySelector('.contents-close')),
                     [...document.querySelectorAll('.switch')].filter(there)
                         .map(element => element.getAttribute('aria-label'))]",
            )
            .await?;
        assert!(panel, "the contents are not open");
        assert_eq!(shown, expected, "{query}");
        // The line over the switches goes with the last of them.
        let line: usize = reader
            .js("return document.querySelector('.switches').getClientRects().length")
            .await?;
        assert_eq!(line > 0, !expected.is_empty(), "{query}");
    }
    // On the page itself the address is a wish like any other.
    frames::leave(reader).await?;
    reader.open("?theme=dark&motion=off").await?;
    reader.click(".contents-button").await?;
    let shown: usize = reader
        .js("return [...document.querySelectorAll('.switch')].filter(element => element.getClientRects().length).length")
        .await?;
    assert_eq!(shown, 2);
    Ok(())
}
