//! Builds the finished site out of Trunk's output.
//!
//! The steps: check the content, bundle it, bundle the styles, give every file
//! a name with its hash, render the App into the template, write the headers,
//! keep the previous build's hashed files, compress. Trunk then moves the
//! folder to its place, so a failed build leaves the old site untouched.

pub mod assets;
mod base;
mod embeds;
mod head;
mod links;
mod local;
mod oembed;
mod pack;
pub mod policy;
mod proof;
mod style;
mod template;

pub use base::{BaseUrl, BaseUrlError};

use super::{check, fault, fonts, headings};
use crate::app::{App, Assets};
use crate::content::Story;
use crate::page::Page;
use crate::scenes;
use assets::{MANIFEST, Manifest, integrity, put, read_text, remove};
use embeds::Embeds;
use head::Head;
use leptos::prelude::*;
use local::{Styles, address, inline_script, script};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use template::Boot;
use thiserror::Error;

/// The locale whose story is the site's front page.
const LOCALE: &str = "zh-CN";

/// What to build from.
#[derive(Clone, Debug)]
pub struct Options {
    /// The project's folder, with `public/` and `style/`.
    pub root: PathBuf,
    /// Trunk's staging folder; becomes the finished site.
    pub staging: PathBuf,
    /// The site built before this one.
    pub previous: Option<PathBuf>,
    /// The address that the site will live under.
    pub base: BaseUrl,
    /// Whether to compress ahead of serving; a development build need not.
    pub pack: bool,
}

/// Why the site could not be built.
#[derive(Debug, Error)]
pub enum SiteError {
    /// The content has faults; one a line.
    #[error("the content has faults:\n{0}")]
    Faults(String),
    /// The template is not as press needs it.
    #[error("index.html: {0}")]
    Template(String),
    /// A file does not hold what it should.
    #[error("{0}")]
    Content(String),
    /// A file could not be read.
    #[error("{}: cannot be read: {error}", .file.display())]
    Read {
        file: PathBuf,
        error: std::io::Error,
    },
    /// A file could not be written.
    #[error("{}: cannot be written: {error}", .file.display())]
    Write {
        file: PathBuf,
        error: std::io::Error,
    },
}

impl SiteError {
    fn read(file: &Path, error: std::io::Error) -> Self {
        Self::Read {
            file: file.to_owned(),
            error,
        }
    }

    fn write(file: &Path, error: std::io::Error) -> Self {
        Self::Write {
            file: file.to_owned(),
            error,
        }
    }
}

/// Checks the content and builds the site in the staging folder; returns a line
/// that says what came of it.
pub fn prerender(options: &Options) -> Result<String, SiteError> {
    build(checked_story(&options.root)?, options)
}

/// Builds the site of a story that has been checked.
pub fn build(story: Story, options: &Options) -> Result<String, SiteError> {
    let site = &options.staging;
    let base = &options.base;
    let public = options.root.join("public");
    let template = read_text(&site.join("index.html"))?;
    let mut manifest = Manifest::default();
    manifest.adopt(site)?;

    let data = serde_json::to_vec(&story)
        .map_err(|error| SiteError::Content(format!("the story cannot be written: {error}")))?;
    let data_url = base.local(&manifest.write(site, "story.json", &data)?);
    let data_integrity = integrity(&data);
    let mut hashed = |name: &str| {
        let file = manifest.write(site, name, script(name, site, &public)?.as_bytes())?;
        remove(&site.join(name))?;
        Ok::<_, SiteError>(file)
    };
    let boot_file = hashed("boot.js")?;
    let frame = base.local(&hashed("frame.js")?);
    let painter = base.local(&hashed("painter.js")?);
    let mut styles = Styles::new(&public, site, base, &mut manifest);
    let critical = styles.bundle(&options.root.join("style/critical.css"))?;
    let rest = styles.bundle(&options.root.join("style/rest.css"))?;
    let small = styles.bundle(&options.root.join("style/embed.css"))?;
    for font in fonts::files(&site.join("fonts")).unwrap_or_default() {
        remove(&font)?;
    }
    let stylesheet = base.local(&manifest.write(site, "rest.css", rest.as_bytes())?);

    let small_stylesheet = base.local(&manifest.write(site, "embed.css", small.as_bytes())?);

    let story = Arc::new(story);
    let assets = Assets {
        stylesheet: stylesheet.clone(),
        pictures: pictures(&story, site, base, &mut manifest)?,
    };
    let app = render(&story, Page::Story, &assets);
    let script = inline_script(&read_text(&public.join("theme.js"))?)?;
    let head = Head {
        story: &story,
        base,
        script: &script,
        style: &critical,
        // The App places its own stylesheet below the cover; without it the head does.
        stylesheet: (!app.contains(&stylesheet)).then_some(stylesheet.as_str()),
        small_stylesheet: &small_stylesheet,
    };
    let attributes = Boot {
        attributes: &[
            ("data-story", &data_url),
            ("data-story-integrity", &data_integrity),
            ("data-stylesheet", &stylesheet),
            ("data-painter", &painter),
        ],
    };
    let fill = |head: &str, app: &str| {
        template::fill(&template, &story.locale, head, app, &attributes, |name| {
            address(name, site, base, &boot_file)
        })
    };
    let page = fill(&head.story_page(&data_url), &app)?;
    let faults = proof::proof(&page);
    if !faults.is_empty() {
        return Err(SiteError::Content(format!(
            "the finished page has faults:\n{}",
            faults.join("\n")
        )));
    }
    put(&site.join("index.html"), page.as_bytes())?;
    let embeds = Embeds {
        story: &story,
        site,
        base,
        head: &head,
        icon: proof::tags(&page)
            .into_iter()
            .find(|tag| tag.starts_with("<link rel=\"icon\""))
            .unwrap_or_default(),
        frame: &frame,
        data: &data_url,
    };
    let embeds = embeds.write(|head, view| {
        let page = Page::Embed(view.clone());
        fill(head, &render(&story, page, &assets))
    })?;
    let missing = Head {
        stylesheet: Some(&stylesheet),
        ..head
    }
    .missing_page();
    put(&site.join("404.html"), missing.as_bytes())?;
    write_for_robots(site, base, &story)?;

    if let Some(previous) = options.previous.as_deref().filter(|old| *old != site) {
        manifest.keep(site, previous)?;
    }
    let headers = policy::Headers::new(base, &script, &critical, &manifest);
    put_json(&site.join(policy::FILE), &headers)?;
    put_json(&site.join(MANIFEST), &manifest)?;
    if options.pack {
        pack::pack(site, &assets::files(site)?)?;
    }
    Ok(format!(
        "{}: {} bytes of HTML, {} of JSON, {} of CSS; {embeds} embed pages; {} hashed files, {} kept from the previous build",
        base.absolute(""),
        page.len(),
        data.len(),
        critical.len() + rest.len(),
        manifest.own.len(),
        manifest.kept.len()
    ))
}

/// The story of the main locale, without faults and with a glyph for every heading.
pub fn checked_story(root: &Path) -> Result<Story, SiteError> {
    let folder = root.join("public/content");
    let all = check::content(&folder);
    let mut faults: Vec<fault::Fault> = all.iter().flat_map(|one| one.faults.clone()).collect();
    let story = all
        .into_iter()
        .find(|one| one.locale == LOCALE)
        .and_then(|one| one.story);
    if let Some(story) = &story {
        let headings = headings::headings(story);
        faults.extend(fonts::check(&root.join("public/fonts"), &headings));
    }
    match story {
        Some(story) if faults.is_empty() => Ok(story),
        _ if faults.is_empty() => Err(SiteError::Content(format!(
            "{}: there is no locale {LOCALE}",
            folder.display()
        ))),
        _ => Err(SiteError::Faults(fault::table(&faults))),
    }
}

/// Writes every step's picture as a file of its own: step ids and addresses.
fn pictures(
    story: &Story,
    site: &Path,
    base: &BaseUrl,
    manifest: &mut Manifest,
) -> Result<Vec<(String, String)>, SiteError> {
    let mut written = Vec::new();
    for (chapter, data) in story.chapters.iter().enumerate() {
        for (number, step) in data.steps.iter().enumerate() {
            if let Some(svg) = scenes::still_svg(story, chapter, number) {
                let file = manifest.write(site, &format!("{}.svg", step.id), svg.as_bytes())?;
                written.push((step.id.clone(), base.local(&file)));
            }
        }
    }
    Ok(written)
}

/// A page as HTML, exactly as the browser will hydrate it.
fn render(story: &Arc<Story>, page: Page, assets: &Assets) -> String {
    let (story, assets) = (story.clone(), assets.clone());
    Owner::new().with(|| view! { <App story page assets/> }.to_html())
}

fn write_for_robots(site: &Path, base: &BaseUrl, story: &Story) -> Result<(), SiteError> {
    let map = base.absolute("sitemap.xml");
    let robots = format!("User-agent: *\nAllow: /\nSitemap: {map}\n");
    put(&site.join("robots.txt"), robots.as_bytes())?;
    let sitemap = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n  \
         <url><loc>{}</loc><lastmod>{}</lastmod></url>\n</urlset>\n",
        head::escape(&base.absolute("")),
        head::escape(&story.updated)
    );
    put(&site.join("sitemap.xml"), sitemap.as_bytes())
}

fn put_json(file: &Path, value: &impl serde::Serialize) -> Result<(), SiteError> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| SiteError::Content(format!("{}: {error}", file.display())))?;
    put(file, text.as_bytes())
}
