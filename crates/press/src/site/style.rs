//! Bundles a file of `style/`: with its imports, minified, and with the addresses of the site.

use super::SiteError;
use crate::fault::Fault;
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
    // Lines and columns are counted from 1.
    let wrong = |file: &str, line: u32, column: u32, message: String| {
        SiteError::Faults(vec![Fault {
            file: file.into(),
            line: line as usize,
            column: column as usize,
            message,
        }])
    };
    let of_entry = |message: String| SiteError::Faults(vec![Fault::of_file(entry, message)]);
    if !entry.is_file() {
        return Err(of_entry("this style sheet is missing".to_owned()));
    }
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(|error| {
        let message = format!("{}: correct it", error.kind);
        match &error.loc {
            Some(at) => wrong(&at.filename, at.line + 1, at.column, message),
            None => of_entry(message),
        }
    })?;
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| of_entry(error.to_string()))?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            analyze_dependencies: Some(DependencyOptions::default()),
            ..PrinterOptions::default()
        })
        .map_err(|error| of_entry(error.to_string()))?;
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
                    let (file, start) = (&url.loc.file_path, &url.loc.start);
                    let message = format!("no file “{}” in public/: correct the address", url.url);
                    return Err(wrong(file, start.line, start.column, message));
                };
                css = css.replace(&url.placeholder, &found);
            }
            Dependency::Import(import) => {
                let (file, start) = (&import.loc.file_path, &import.loc.start);
                let message = format!(
                    "“{}” comes from elsewhere: the page loads nothing from foreign servers",
                    import.url
                );
                return Err(wrong(file, start.line, start.column, message));
            }
        }
    }
    if css.contains("</") {
        let message = "“</” would end the inline style: write it as “<\\/”";
        return Err(of_entry(message.to_owned()));
    }
    Ok(css)
}
