//! Reads and checks the project's own scripts and styles, and makes their addresses final.

use super::assets::{Manifest, read, read_text};
use super::{BaseUrl, SiteError, style};
use std::collections::BTreeMap;
use std::path::Path;

/// The text of a script: as Trunk's hook has minified it, or as it was written. Fails if it refers to another
/// script, because the names of scripts change with their bytes.
pub fn script(name: &str, site: &Path, public: &Path) -> Result<String, SiteError> {
    let built = site.join(name);
    let text = if built.exists() {
        read_text(&built)?
    } else {
        read_text(&public.join(name))?
    };
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

/// The final address of a file that the template names.
pub fn address(name: &str, site: &Path, base: &BaseUrl, boot: &str) -> Option<String> {
    let file = name
        .strip_prefix(base.path())
        .unwrap_or(name)
        .trim_start_matches("./")
        .trim_start_matches('/');
    if file == "boot.js" {
        return Some(base.local(boot));
    }
    let here = !file.is_empty() && !file.contains("..") && site.join(file).is_file();
    here.then(|| base.local(file))
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
