//! The pages of the real story: their anchors, their islands, their cards.

use changjuan::explorer::PAGE;
use changjuan::island::Island;
use changjuan::view::View;
use finder::Catalog;
use press::check;
use press::fact_table;
use press::pages::{Assets, Pages};
use press::site::html::{attribute, tags};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use story::words::ZH_CN;
use story::{Block, Citation, Sentence, Story, anchors};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn real() -> Story {
    let checked = check::locale(&root().join("public/content/zh-CN"));
    checked.story.expect("a story without faults")
}

fn pages() -> Pages {
    Pages::new(real(), &ZH_CN, Assets::default(), "/")
}

fn embed(pages: &Pages, view: &View) -> String {
    pages.embed_page(view, pages.text(view).expect("a text"))
}

/// Every page of the site without the template, and the template.
fn all_pages(pages: &Pages) -> Vec<(String, String)> {
    let template = fs::read_to_string(root().join("index.html")).expect("index.html");
    View::all(&pages.story)
        .iter()
        .map(|view| (view.name(), embed(pages, view)))
        .chain([
            ("the story page".to_owned(), pages.story_page()),
            ("the missing page".to_owned(), pages.missing_page()),
            ("the template".to_owned(), template),
        ])
        .collect()
}

#[test]
fn every_anchor_is_the_contents_or_reserved() {
    let pages = pages();
    let ids: BTreeSet<String> = pages
        .story
        .steps()
        .flat_map(|(chapter, step)| {
            let own = [chapter.id.clone(), step.id.clone()];
            own.into_iter().chain(step.formerly.clone())
        })
        .collect();
    for (name, html) in all_pages(&pages) {
        for id in tags(&html).iter().filter_map(|tag| attribute(tag, "id")) {
            assert!(
                ids.contains(id) || anchors::is_reserved(id),
                "{name}: #{id} is missing in story::anchors"
            );
        }
    }
}

#[test]
fn the_story_page_says_which_islands_it_has() {
    let html = pages().story_page();
    let found: Vec<&str> = tags(&html)
        .iter()
        .filter_map(|tag| attribute(tag, "data-island"))
        .collect();
    let mut expected = Island::ALL.map(Island::name).to_vec();
    let mut sorted = found.clone();
    sorted.sort_unstable();
    expected.sort_unstable();
    assert_eq!(sorted, expected);
}

#[test]
fn a_piece_has_the_islands_that_it_needs() {
    let pages = pages();
    let islands = |view: &View| -> BTreeSet<String> {
        tags(&embed(&pages, view))
            .iter()
            .filter_map(|tag| attribute(tag, "data-island"))
            .map(str::to_owned)
            .collect()
    };
    let set = |names: &[&str]| -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    };
    let chapter = View::Chapter(pages.story.chapters[0].id.clone());
    let number = View::Number(pages.story.facts[0].id.clone());
    assert_eq!(islands(&chapter), set(&["note", "share"]));
    assert_eq!(
        islands(&View::Numbers),
        set(&["note", "share", "wall-filter"])
    );
    assert_eq!(islands(&number), set(&[]));
}

#[test]
fn controls_are_printed_disabled() {
    let pages = pages();
    for (name, html) in all_pages(&pages) {
        // Dialogs are opened by the program alone.
        let mut parts = html.split("<dialog");
        let shown = parts.next().into_iter().chain(parts.filter_map(|part| {
            let (_, behind) = part.split_once("</dialog>")?;
            Some(behind)
        }));
        for tag in shown.flat_map(tags) {
            let control = ["<button", "<input", "<select"]
                .iter()
                .any(|control| tag.starts_with(control));
            assert!(
                !control || tag.contains(" disabled"),
                "{name}: {tag} would be dead"
            );
        }
    }
}

#[test]
fn every_card_and_every_number_is_printed() {
    let pages = pages();
    let html = pages.story_page();
    let tags = tags(&html);
    for card in &pages.story.cards {
        let found = |tag: &&str| attribute(tag, "data-card") == Some(card.id.as_str());
        assert_eq!(tags.iter().copied().filter(found).count(), 1, "{}", card.id);
    }
    for fact in &pages.story.facts {
        let entry = format!("{}{}", anchors::SOURCE, fact.id);
        assert!(
            tags.iter()
                .any(|tag| attribute(tag, "id") == Some(entry.as_str())),
            "{entry}"
        );
    }
    assert!(!html.contains("<noscript"));
}

#[test]
fn cards_wait_from_the_second_page_on() {
    let css = fs::read_to_string(root().join("style/cards.css")).expect("a style sheet");
    let first = PAGE + 1;
    assert!(css.contains(&format!(
        ".cards > li:nth-child(n + {first}) {{ display: none; }}"
    )));
}

#[test]
fn every_quotation_has_its_speaker_and_its_source() {
    let pages = pages();
    let html = pages.story_page();
    let tags = tags(&html);
    let quotes: Vec<_> = pages.story.quotes().collect();
    assert!(quotes.len() >= 3);
    for (_, quote) in &quotes {
        let marked = (ZH_CN.quote.marked)(&quote.text);
        let printed = format!("<blockquote><p>{marked}</p></blockquote>");
        let (_, behind) = html
            .split_once(&printed)
            .unwrap_or_else(|| panic!("{marked} is not printed"));
        let (caption, _) = behind.split_once("</figcaption>").expect("a caption");
        assert!(caption.contains(&quote.speaker), "{caption}");
        let source = quote.source.as_str();
        let entry = format!("{}{source}", anchors::SOURCE);
        assert!(caption.contains(&format!("href=\"#{entry}\"")), "{caption}");
        assert!(
            caption.contains(&format!("data-fact=\"{source}\"")),
            "{caption}"
        );
        assert!(
            tags.iter()
                .any(|tag| attribute(tag, "id") == Some(entry.as_str())),
            "#{entry} is no entry of the sources"
        );
        // The note finds it.
        let citation = Citation::find(&pages.bundle, source, &ZH_CN).expect("a citation");
        assert_eq!(citation.number, marked);
        assert_eq!(citation.label, quote.speaker);
    }
    assert_eq!(html.matches("<blockquote>").count(), quotes.len());
}

#[test]
fn every_link_of_the_story_page_leads_somewhere() {
    let html = pages().story_page();
    let tags = tags(&html);
    let ids: BTreeSet<&str> = tags.iter().filter_map(|tag| attribute(tag, "id")).collect();
    for tag in &tags {
        if let Some(anchor) = attribute(tag, "href").and_then(|href| href.strip_prefix('#')) {
            assert!(ids.contains(anchor), "{tag} leads nowhere");
        }
    }
}

#[test]
fn a_link_in_a_sentence_leads_out_of_a_page_without_its_target() {
    let mut story = real();
    let [first, second] = [0, 1].map(|chapter| story.chapters[chapter].steps[0].id.clone());
    let card = story.cards[0].id.clone();
    let text = format!("[甲](#{first})[乙](#{second})[丙](#card-{card})");
    story.chapters[0].steps[0].blocks = vec![Block::Prose(vec![Sentence {
        text,
        sources: Vec::new(),
    }])];
    let chapter = View::Chapter(story.chapters[0].id.clone());
    let pages = Pages::new(story, &ZH_CN, Assets::default(), "/sub/");
    let out = "target=\"_blank\" rel=\"noopener\"";
    let html = embed(&pages, &chapter);
    assert!(html.contains(&format!(
        "<a href=\"#{first}\">甲</a><a href=\"/sub/#{second}\" {out}>乙</a>\
         <a href=\"/sub/#card-{card}\" {out}>丙</a>"
    )));
    assert!(pages.story_page().contains(&format!(
        "<a href=\"#{first}\">甲</a><a href=\"#{second}\">乙</a><a href=\"#card-{card}\">丙</a>"
    )));
}

#[test]
fn marks_are_never_shown() {
    let pages = pages();
    let marked = |text: &str| text.contains("**") || text.contains("](");
    for (name, html) in all_pages(&pages) {
        assert!(!marked(&html), "{name} shows a mark");
    }
    assert!(pages.story_page().contains("<strong>"));
    for view in View::all(&pages.story) {
        let text = pages.text(&view).expect("a text");
        for words in [
            &text.title,
            &text.full_title,
            &text.description,
            &text.source,
        ] {
            assert!(!marked(words), "{}: {words}", view.name());
        }
    }
    let (table, _) = fact_table::table(&pages.story, None);
    assert!(!marked(&table.replace("**not told**", "")));
    let catalog = Catalog::of(pages.cards.clone(), pages.bundle.clone(), &ZH_CN);
    for number in 0..catalog.len() {
        assert!(!catalog.parts(number).iter().any(|part| marked(part)));
        assert!(!marked(&catalog.record(number, "/").summary));
    }
}
