//! Compresses text and wasm ahead of serving: `.br` and `.gz` beside each file.

use super::SiteError;
use super::assets::{put, read};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::io::{Cursor, Write};
use std::path::Path;

/// The size in bytes from which files are compressed. Smaller files would gain less than the headers need.
const LEAST: usize = 1024;

/// Kinds of files that compress well.
const KINDS: [&str; 9] = [
    "html", "css", "js", "json", "wasm", "svg", "txt", "xml", "map",
];

/// Compresses the given files of a site, where it makes them smaller.
pub fn compress(site: &Path, files: &[String]) -> Result<(), SiteError> {
    for file in files {
        let kind = file.rsplit_once('.').map_or("", |(_, kind)| kind);
        let compressed = |kind: &str| site.join(format!("{file}.{kind}"));
        // Files that were kept from the previous build were copied with their compressed forms.
        if !KINDS.contains(&kind) || compressed("br").exists() {
            continue;
        }
        let bytes = read(&site.join(file))?;
        if bytes.len() < LEAST {
            continue;
        }
        let failed = |error| SiteError::write(&site.join(file), error);
        for (kind, small) in [
            ("br", brotli(&bytes).map_err(failed)?),
            ("gz", gzip(&bytes).map_err(failed)?),
        ] {
            if small.len() < bytes.len() {
                put(&compressed(kind), &small)?;
            }
        }
    }
    Ok(())
}

/// Brotli at its best quality.
pub fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut Cursor::new(bytes), &mut out, &parameters)?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
