//! Bundles a file of `style/`: with its imports, minified, and with the addresses of the site.

use super::SiteError;
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};
use std::path::Path;

/// Bundles a stylesheet with everything it imports. `address` gives the final
/// address of each `url()`, or `None` for a file that the site does not have.
pub fn bundle(
    entry: &Path,
    mut address: impl FnMut(&str) -> Option<String>,
) -> Result<String, SiteError> {
    let wrong = |message: String| SiteError::Content(message);
    if !entry.is_file() {
        return Err(wrong(format!(
            "{}: this stylesheet is missing",
            entry.display()
        )));
    }
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(|error| {
        wrong(match &error.loc {
            Some(at) => format!(
                "{}:{}:{}: {}",
                at.filename,
                at.line + 1,
                at.column,
                error.kind
            ),
            None => format!("{}: {}", entry.display(), error.kind),
        })
    })?;
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| wrong(format!("{}: {error}", entry.display())))?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            analyze_dependencies: Some(DependencyOptions::default()),
            ..PrinterOptions::default()
        })
        .map_err(|error| wrong(format!("{}: {error}", entry.display())))?;
    let mut css = printed.code;
    for dependency in printed.dependencies.unwrap_or_default() {
        match dependency {
            Dependency::Url(url) => {
                let found = if url.url.starts_with('#') {
                    Some(url.url.clone())
                } else {
                    address(&url.url)
                };
                let Some(found) = found else {
                    return Err(wrong(format!(
                        "{}:{}:{}: no file “{}” in public/: correct the address",
                        url.loc.file_path, url.loc.start.line, url.loc.start.column, url.url
                    )));
                };
                css = css.replace(&url.placeholder, &found);
            }
            Dependency::Import(import) => {
                return Err(wrong(format!(
                    "{}:{}:{}: “{}” comes from elsewhere: the page loads nothing from foreign servers",
                    import.loc.file_path,
                    import.loc.start.line,
                    import.loc.start.column,
                    import.url
                )));
            }
        }
    }
    if css.contains("</") {
        return Err(wrong(format!(
            "{}: “</” would end the inline style: write it as “<\\/”",
            entry.display()
        )));
    }
    Ok(css)
}
