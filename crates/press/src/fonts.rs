//! The heading fonts: the characters that WOFF2 files have glyphs for.

use crate::fault::Fault;
use crate::headings::{Heading, MOST_GLYPHS, glyphs};
use allsorts::binary::read::ReadScope;
use allsorts::error::{ParseError, ReadWriteError};
use allsorts::font::read_cmap_subtable;
use allsorts::font_data::FontData;
use allsorts::tables::FontTableProvider;
use allsorts::tables::cmap::Cmap;
use allsorts::tag;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The largest size of all heading fonts together, in bytes.
const MOST_BYTES: u64 = 40 * 1024;

/// Why a font could not be read.
#[derive(Debug, Error)]
pub enum FontError {
    /// The file could not be opened.
    #[error("cannot be read: {0}")]
    Read(#[from] std::io::Error),
    /// It is not a font, or a broken one.
    #[error("not a font: {0}")]
    Parse(#[from] ParseError),
    /// A table could not be decompressed.
    #[error("not a font: {0}")]
    Table(#[from] ReadWriteError),
    /// It maps no Unicode characters.
    #[error("the font has no Unicode character map")]
    NoMap,
}

/// The characters that a font file has glyphs for.
pub fn characters(file: &Path) -> Result<BTreeSet<char>, FontError> {
    let bytes = fs::read(file)?;
    let font = ReadScope::new(&bytes).read::<FontData<'_>>()?;
    let provider = font.table_provider(0)?;
    let table = provider.read_table_data(tag::CMAP)?;
    let cmap = ReadScope::new(&table).read::<Cmap<'_>>()?;
    let (_, subtable) = read_cmap_subtable(&cmap)?.ok_or(FontError::NoMap)?;
    let mut found = BTreeSet::new();
    subtable.mappings_fn(|character, glyph| {
        if glyph != 0 {
            found.extend(char::from_u32(character));
        }
    })?;
    Ok(found)
}

/// The WOFF2 files of a folder, by name.
pub fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "woff2")
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Checks that the fonts of a folder have a glyph for every character of the headings, and that they
/// are small enough.
pub fn check(folder: &Path, headings: &[Heading]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let found = match files(folder) {
        Ok(found) if !found.is_empty() => found,
        Ok(_) => {
            return vec![Fault::of_file(
                folder,
                "no .woff2 font here: make the subset",
            )];
        }
        Err(error) => return vec![Fault::of_file(folder, format!("cannot be read: {error}"))],
    };
    let mut have = BTreeSet::new();
    let mut bytes = 0;
    for file in &found {
        bytes += fs::metadata(file).map_or(0, |data| data.len());
        match characters(file) {
            Ok(characters) => have.extend(characters),
            Err(error) => faults.push(Fault::of_file(file, error.to_string())),
        }
    }
    if bytes > MOST_BYTES {
        faults.push(Fault::of_file(
            folder,
            format!("the fonts weigh {bytes} bytes: at most {MOST_BYTES}"),
        ));
    }
    let count = glyphs(headings).len();
    if count > MOST_GLYPHS {
        faults.push(Fault::of_file(
            folder,
            format!("headings use {count} glyphs: at most {MOST_GLYPHS}; shorten a title"),
        ));
    }
    for heading in headings {
        let missing: String = heading
            .text
            .chars()
            .filter(|c| !c.is_whitespace() && !have.contains(c))
            .collect();
        if !missing.is_empty() {
            faults.push(Fault::of_file(
                folder,
                format!(
                    "no glyph for “{missing}” in the heading “{}” ({}): renew the subset",
                    heading.text, heading.of
                ),
            ));
        }
    }
    faults
}
