//! Reads and checks the project's own scripts and styles, and makes their addresses final.

use super::assets::{Manifest, read, read_text};
use super::html::{attribute, tags};
use super::{BaseUrl, SiteError, style};
use std::collections::BTreeMap;
use std::path::Path;

/// A script that stands alone, because its name changes.
pub fn script(name: &str, scripts: &Path) -> Result<String, SiteError> {
    let text = read_text(&scripts.join(name))?;
    if text.contains("from \"./") || text.contains("import(\"./") {
        return Err(SiteError::Content(format!(
            "public/{name}: it imports a file beside it, but its own address changes: \
             pass the address in a data attribute"
        )));
    }
    Ok(text)
}

/// The text of a script for an inline element, without lines of comment. Fails if it would end the element.
pub fn inline_script(text: &str) -> Result<String, SiteError> {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .collect();
    let script = lines.join("\n");
    if script.contains("</") || script.contains("<!--") {
        return Err(SiteError::Content(
            "public/theme.js: “</” or “<!--” would end the inline script".into(),
        ));
    }
    Ok(script)
}

/// Writes the files of `public/` that the template names under hashed names; returns their addresses
/// by the names that the template has for them.
pub fn template_files(
    template: &str,
    root: &Path,
    site: &Path,
    base: &BaseUrl,
    manifest: &mut Manifest,
) -> Result<BTreeMap<String, String>, SiteError> {
    let mut addresses = BTreeMap::new();
    let named = tags(template)
        .into_iter()
        .flat_map(|tag| ["href", "src"].map(|name| attribute(tag, name)));
    for name in named.flatten() {
        let file = root.join(name);
        if !name.starts_with("public/") || name.contains("..") || !file.is_file() {
            continue;
        }
        let short = name.rsplit('/').next().unwrap_or(name);
        let path = manifest.write(site, short, &read(&file)?)?;
        addresses.insert(name.to_owned(), base.local(&path));
    }
    Ok(addresses)
}

/// Bundles stylesheets and hashes the files that they refer to.
pub struct Styles<'a> {
    public: &'a Path,
    site: &'a Path,
    base: &'a BaseUrl,
    manifest: &'a mut Manifest,
    /// Final addresses, by the file's path in `public/`.
    hashed: BTreeMap<String, String>,
    failed: Option<SiteError>,
}

impl<'a> Styles<'a> {
    /// No styles yet.
    pub fn new(
        public: &'a Path,
        site: &'a Path,
        base: &'a BaseUrl,
        manifest: &'a mut Manifest,
    ) -> Self {
        Self {
            public,
            site,
            base,
            manifest,
            hashed: BTreeMap::new(),
            failed: None,
        }
    }

    /// Bundles one of the files of `style/`.
    pub fn bundle(&mut self, entry: &Path) -> Result<String, SiteError> {
        let css = style::bundle(entry, |url| {
            self.file(url).unwrap_or_else(|error| {
                self.failed = Some(error);
                None
            })
        });
        match self.failed.take() {
            Some(error) => Err(error),
            None => css,
        }
    }

    /// The final address of a file of `public/`, which a style names from the site's root or from its own folder.
    fn file(&mut self, url: &str) -> Result<Option<String>, SiteError> {
        let file = url
            .trim_start_matches("../")
            .trim_start_matches('/')
            .trim_start_matches("public/");
        let from = self.public.join(file);
        if file.contains("..") || !from.is_file() {
            return Ok(None);
        }
        if let Some(known) = self.hashed.get(file) {
            return Ok(Some(known.clone()));
        }
        let name = file.rsplit('/').next().unwrap_or(file);
        let path = self.manifest.write(self.site, name, &read(&from)?)?;
        let url = self.base.local(&path);
        self.hashed.insert(file.to_owned(), url.clone());
        Ok(Some(url))
    }
}
