//! The site with any number of cards, made from a seed: for tests and measurements, never for readers.
//! Everything but the cards is the story's own, and so is the program.

use super::site::{
    BaseUrl, Options, SiteError,
    assets::{Manifest, put, read, read_text},
    build, checked_story,
};
use crate::content::Story;
use crate::explorer::sample;
use std::path::Path;

/// The story with so many cards.
pub fn story(root: &Path, cards: usize, seed: u64) -> Result<Story, SiteError> {
    let mut story = checked_story(root)?;
    story.cards = sample::cards(&story, cards, seed);
    Ok(story)
}

/// Builds that story's site in an empty folder, with the program and the icon of a finished site.
pub fn site(root: &Path, dist: &Path, folder: &Path, story: Story) -> Result<String, SiteError> {
    let list = Manifest::of(dist)?.unwrap_or_default();
    let built = |start: &str, end: &str| {
        let mut names = list.own.iter();
        let name = names.find(|file| file.starts_with(start) && file.ends_with(end));
        let missing = || SiteError::Content(format!("{}: no {start}….{end}", dist.display()));
        let name = name.ok_or_else(missing)?;
        put(&folder.join(name), &read(&dist.join(name))?)?;
        Ok::<_, SiteError>(name)
    };
    // What Trunk makes of the template.
    let icon = format!(r#"<link rel="icon" href="{}">"#, built("favicon-", "svg")?);
    let start = format!(
        r#"<script type="module" src="boot.js" data-js="{}" data-wasm="{}"></script>"#,
        built("changjuan-", "js")?,
        built("changjuan-", "wasm")?
    );
    let template = read_text(&root.join("index.html"))?;
    let lines: Vec<&str> = template
        .lines()
        .filter_map(
            |line| match line.trim_start().starts_with("<link data-trunk") {
                true if line.contains("rel=\"icon\"") => Some(icon.as_str()),
                true if line.contains("rel=\"rust\"") => Some(start.as_str()),
                asset => (!asset).then_some(line),
            },
        )
        .collect();
    put(&folder.join("index.html"), lines.join("\n").as_bytes())?;
    let options = Options {
        root: root.to_owned(),
        staging: folder.to_owned(),
        previous: None,
        base: BaseUrl::parse("http://127.0.0.1/").expect("an address"),
        pack: false,
    };
    build(story, &options)
}
