//! The files beside the pages: scripts, styles, and the story as JSON.

use super::assets::{Manifest, copy, integrity, put, read_text};
use super::headers::LOADER;
use super::local::{Styles, inline_script, script};
use super::{Options, SiteError, Tokens, script_constants};
use crate::pages::Pages;
use story::Story;

/// The scripts of `public/` that are files of the site.
pub const SCRIPTS: [&str; 4] = ["boot.js", "frame.js", "painter.js", LOADER];

/// The project's scripts and styles, written.
pub struct Files {
    /// Path of the start script, from the site's root.
    pub boot: String,
    /// The address of `frame.js`, as in pages.
    pub frame: String,
    /// The address of `painter.js`, as in pages.
    pub painter: String,
    /// The address of the style sheet of the story page, as in pages.
    pub stylesheet: String,
    /// The address of the style sheet of pages of one number or one card, as in pages.
    pub small_stylesheet: String,
    /// The text of the inline script.
    pub theme: String,
    /// The text of the inline style.
    pub critical: String,
    /// Bytes of all CSS of the story page.
    pub css_bytes: usize,
}

impl Files {
    /// Writes all of them into the staging folder.
    pub fn write(
        story: &Story,
        tokens: &Tokens,
        options: &Options,
        manifest: &mut Manifest,
    ) -> Result<Self, SiteError> {
        let (site, base) = (&options.staging, &options.base);
        let public = options.root.join("public");
        let facts = script_constants::literal(&story.title, tokens)?;
        let filled = |name: &str| {
            let text = script(name, &options.scripts)?;
            Ok::<_, SiteError>(script_constants::fill(&text, &facts))
        };
        let mut hashed = |name: &str| manifest.write(site, name, filled(name)?.as_bytes());
        let boot = hashed("boot.js")?;
        let frame = base.local(&hashed("frame.js")?);
        let painter = base.local(&hashed("painter.js")?);
        // Its name never changes, because partners use its address.
        put(&site.join(LOADER), filled(LOADER)?.as_bytes())?;

        let mut styles = Styles::new(&public, site, base, manifest);
        let critical = styles.bundle(&options.root.join("style/critical.css"))?;
        let rest = styles.bundle(&options.root.join("style/rest.css"))?;
        let small = styles.bundle(&options.root.join("style/embed.css"))?;
        let gallery = styles.bundle(&options.root.join("style/gallery.css"))?;
        copy(&public.join("gallery"), &site.join("gallery"), |_| true)?;
        put(&site.join("gallery/gallery.css"), gallery.as_bytes())?;
        // The licences. Style sheets name hashed copies of the fonts themselves.
        copy(&public.join("fonts"), &site.join("fonts"), |file| {
            !file.ends_with(".woff2")
        })?;
        Ok(Self {
            boot,
            frame,
            painter,
            stylesheet: base.local(&manifest.write(site, "rest.css", rest.as_bytes())?),
            small_stylesheet: base.local(&manifest.write(site, "embed.css", small.as_bytes())?),
            theme: inline_script(&read_text(&public.join("theme.js"))?)?,
            css_bytes: critical.len() + rest.len(),
            critical,
        })
    }
}

/// What the browser fetches as JSON: addresses as pages have them, and integrities.
pub struct Data {
    /// The address of the bundle.
    pub story: String,
    /// The integrity of the bundle.
    pub story_integrity: String,
    /// The address of the card set.
    pub cards: String,
    /// The integrity of the card set.
    pub cards_integrity: String,
    /// Bytes of both files.
    pub bytes: usize,
}

impl Data {
    /// Writes both into the staging folder.
    pub fn write(
        pages: &Pages,
        options: &Options,
        manifest: &mut Manifest,
    ) -> Result<Self, SiteError> {
        let failed = |error| SiteError::Content(format!("the story cannot be written: {error}"));
        let story = serde_json::to_vec(&*pages.bundle).map_err(failed)?;
        let cards = serde_json::to_vec(&*pages.cards).map_err(failed)?;
        let mut put = |name: &str, bytes: &[u8]| {
            let file = manifest.write(&options.staging, name, bytes)?;
            Ok::<_, SiteError>(options.base.local(&file))
        };
        Ok(Self {
            story: put("story.json", &story)?,
            story_integrity: integrity(&story),
            cards: put("cards.json", &cards)?,
            cards_integrity: integrity(&cards),
            bytes: story.len() + cards.len(),
        })
    }
}
