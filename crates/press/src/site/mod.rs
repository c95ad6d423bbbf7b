//! Writes the finished site: the program, the pages and all files around them.
//!
//! The steps: give the program, the scripts and the bundled styles names with their hashes, bundle the
//! content, print the pages into the template, write the headers, keep the previous build's hashed
//! files, compress.

pub mod assets;
mod base;
mod compress;
mod edition;
mod embeds;
mod error;
mod files;
mod head;
pub mod headers;
pub mod html;
mod html_lint;
mod labels;
mod links;
mod local;
mod oembed;
mod program;
mod scenery;
mod script_constants;
mod style;
mod template;
mod tokens;
mod vignettes;

pub use base::{BaseUrl, BaseUrlError};
pub use edition::{Edition, RELOAD};
pub use error::SiteError;
pub use files::SCRIPTS;
pub use program::{Chunk, Program};
pub use tokens::Tokens;

use crate::fault::Fault;
use crate::pages::{Assets, Pages};
use crate::{art, check, fonts, headings};
use assets::{MANIFEST, Manifest, put, read_text};
use embeds::Embeds;
use files::{Data, Files};
use head::{Head, ThemeColors, document};
use painting::Painting;
use scenery::Scenery;
use std::path::{Path, PathBuf};
use story::html::escape;
use story::words::GalleryWords;
use story::{Story, Words};
use template::Parts;

/// The locale whose story is the site's front page.
const LOCALE: &str = "zh-CN";

/// What to build from.
#[derive(Clone, Debug)]
pub struct Options {
    /// The project's folder, with the template, `public/` and `style/`.
    pub root: PathBuf,
    /// An empty folder; becomes the finished site.
    pub staging: PathBuf,
    /// What the pages run.
    pub program: Program,
    /// The folder with [`SCRIPTS`].
    pub scripts: PathBuf,
    /// The site built before this one.
    pub previous: Option<PathBuf>,
    /// The address that the site will live under.
    pub base: BaseUrl,
    /// For whom.
    pub edition: Edition,
    /// Where compressed files are kept for the next build. `None` where nothing is compressed ahead of
    /// serving; a development build need not.
    pub compressed: Option<PathBuf>,
}

/// What the pages are made from, without faults.
#[derive(Clone, Debug)]
pub struct Source {
    /// Everything that editors wrote.
    pub story: Story,
    /// The art of the story, where it has some.
    pub painting: Option<Painting>,
}

/// Builds the site in the staging folder; returns a line that says what came of it.
pub fn build(source: Source, options: &Options) -> Result<String, SiteError> {
    let Source { story, painting } = source;
    let site = &options.staging;
    let base = &options.base;
    let words = words_of(&story)?;
    let tokens = Tokens::read(&options.root)?;
    let template = read_text(&options.root.join("index.html"))?;
    let mut manifest = Manifest::default();

    let program = options.program.publish(site, &mut manifest)?;
    let mut addresses = local::template_files(&template, &options.root, site, base, &mut manifest)?;
    let files = Files::write(&story, &tokens, options, &mut manifest)?;
    let scenery = match &painting {
        Some(painting) => Scenery::write(painting, &story, options, &mut manifest)?,
        None => Scenery::default(),
    };
    let labels = manifest.write(site, "labels.css", scenery.labels.as_bytes())?;
    let assets = Assets {
        stylesheet: files.stylesheet.clone(),
        labels: base.local(&labels),
        pictures: scenery.steps,
        painter: scenery.painter,
        cover: scenery.cover,
        closing: scenery.closing,
        vignettes: scenery.vignettes,
    };
    let pages = Pages::new(story, words, assets, base.path());
    let story = &pages.story;
    let data = Data::write(&pages, options, &mut manifest)?;

    let head = Head {
        story,
        base,
        edition: &options.edition,
        theme_colors: ThemeColors::of(&tokens)?,
        script: &files.theme,
        style: &files.critical,
        // The page places its own style sheet below the cover.
        stylesheet: None,
        small_stylesheet: &files.small_stylesheet,
    };
    for (name, path) in [
        ("boot.js", &files.boot),
        ("changjuan.js", &program.glue),
        ("changjuan.wasm", &program.first),
    ] {
        addresses.insert(name.to_owned(), base.local(path));
    }
    let boot = [
        ("data-wasm-integrity", program.first_integrity.as_str()),
        ("data-story", &data.story),
        ("data-story-integrity", &data.story_integrity),
        ("data-cards", &data.cards),
        ("data-cards-integrity", &data.cards_integrity),
        ("data-root", base.path()),
        ("data-painter", &files.painter),
    ];
    let quiet = quiet_line(words);
    let banner = options.edition.banner(words);
    let fill = |head: &str, app: &str| {
        let parts = Parts {
            locale: &story.locale,
            head,
            app: &format!("{banner}{app}"),
            quiet: &quiet,
            boot: &boot,
        };
        template::fill(&template, &parts, |name| addresses.get(name).cloned())
    };
    let page = fill(&head.story_page(&data.story), &pages.story_page())?;
    let faults = html_lint::lint(&page);
    if !faults.is_empty() {
        return Err(SiteError::Content(format!(
            "the finished page has faults:\n{}",
            faults.join("\n")
        )));
    }
    put(&site.join("index.html"), page.as_bytes())?;
    let embeds = Embeds {
        pages: &pages,
        site,
        base,
        head: &head,
        icon: html::tags(&page)
            .into_iter()
            .find(|tag| html::name(tag) == "link" && html::attribute(tag, "rel") == Some("icon"))
            .unwrap_or_default(),
        frame: &files.frame,
        data: &data.story,
        banner: &banner,
    };
    let embeds = embeds.write(fill)?;
    let missing = Head {
        stylesheet: Some(&files.stylesheet),
        ..head
    };
    let title = (words.view.full_title)(words.page.missing, &story.title);
    let missing = document(
        &story.locale,
        None,
        &missing.unlisted(&title),
        &format!("{banner}{}", pages.missing_page()),
    );
    put(&site.join("404.html"), missing.as_bytes())?;
    write_gallery(&pages, options)?;
    write_for_robots(options, story)?;

    if let Some(previous) = options.previous.as_deref().filter(|old| *old != site) {
        manifest.keep(site, previous)?;
    }
    let mut headers = headers::Headers::new(base, &files.theme, &files.critical, &manifest);
    if !options.edition.is_listed() {
        headers
            .all
            .insert("x-robots-tag".to_owned(), "noindex".to_owned());
    }
    put_json(&site.join(headers::FILE), &headers)?;
    put_json(&site.join(MANIFEST), &manifest)?;
    if let Some(kept) = &options.compressed {
        compress::compress(site, &assets::files(site)?, kept)?;
    }
    Ok(format!(
        "{}: {} bytes of HTML, {} of JSON, {} of CSS; {embeds} embed pages; {} hashed files, {} kept from the previous build",
        base.absolute(""),
        page.len(),
        data.bytes,
        files.css_bytes,
        manifest.own.len(),
        manifest.kept.len()
    ))
}

/// The words of a story's language. Fails for a language without words.
pub fn words_of(story: &Story) -> Result<&'static Words, SiteError> {
    Words::of(&story.locale).ok_or_else(|| {
        SiteError::Content(format!("the interface has no words in {}", story.locale))
    })
}

/// The markup of the quiet line, which is shown when the interactive parts did not load.
fn quiet_line(words: &Words) -> String {
    format!(
        "{}<button type=\"button\">{}</button>",
        escape(words.page.quiet),
        escape(words.page.retry)
    )
}

/// The story of the main locale with its art. Fails if either has faults, or if the heading font lacks a
/// glyph.
pub fn checked_source(root: &Path) -> Result<Source, SiteError> {
    let folder = root.join("public/content");
    let all = check::content(&folder);
    let mut faults: Vec<Fault> = all.iter().flat_map(|one| one.faults.clone()).collect();
    let story = all
        .into_iter()
        .find(|one| one.locale == LOCALE)
        .and_then(|one| one.story);
    let mut painting = None;
    if let Some(story) = &story {
        let headings = headings::headings(story);
        faults.extend(fonts::check(&root.join("public/fonts"), &headings));
        match art::read(root, story) {
            Ok(found) => painting = found,
            Err(found) => faults.extend(found),
        }
    }
    match story {
        Some(story) if faults.is_empty() => Ok(Source { story, painting }),
        _ if faults.is_empty() => Err(SiteError::Content(format!(
            "{}: there is no locale {LOCALE}",
            folder.display()
        ))),
        _ => Err(SiteError::Faults(faults)),
    }
}

/// Writes the page of the gallery, in the folder with its other files.
fn write_gallery(pages: &Pages, options: &Options) -> Result<(), SiteError> {
    let locale = &pages.story.locale;
    let words = GalleryWords::of(locale)
        .ok_or_else(|| SiteError::Content(format!("the gallery has no words in {locale}")))?;
    let head = format!(
        "<meta name=\"robots\" content=\"noindex\"><title>{}</title>\
         <link rel=\"icon\" href=\"gallery.svg\"><link rel=\"stylesheet\" href=\"gallery.css\">\
         <script src=\"gallery.js\" defer></script>",
        escape(&(words.title)(&pages.story.title))
    );
    let page = document(locale, None, &head, &pages.gallery_page(words));
    put(&options.staging.join("gallery/index.html"), page.as_bytes())
}

fn write_for_robots(options: &Options, story: &Story) -> Result<(), SiteError> {
    let Options {
        staging: site,
        base,
        edition,
        ..
    } = options;
    let map = base.absolute("sitemap.xml");
    let robots = match edition.is_listed() {
        true => format!("User-agent: *\nAllow: /\nSitemap: {map}\n"),
        // Robots have to see the pages to find out that they are not to be listed.
        false => "User-agent: *\nAllow: /\n".to_owned(),
    };
    put(&site.join("robots.txt"), robots.as_bytes())?;
    if !edition.is_listed() {
        return Ok(());
    }
    let sitemap = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n  \
         <url><loc>{}</loc><lastmod>{}</lastmod></url>\n</urlset>\n",
        escape(&base.absolute("")),
        escape(&story.updated)
    );
    put(&site.join("sitemap.xml"), sitemap.as_bytes())
}

fn put_json(file: &Path, value: &impl serde::Serialize) -> Result<(), SiteError> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| SiteError::Content(format!("{}: {error}", file.display())))?;
    put(file, text.as_bytes())
}
