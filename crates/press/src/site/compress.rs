//! Compresses text and wasm ahead of serving: `.br` and `.gz` beside each file.

use super::SiteError;
use super::assets::{hashed_name, put, read};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::{Cursor, Write};
use std::num::NonZero;
use std::panic;
use std::path::Path;
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The size in bytes from which files are compressed. Smaller files would gain less than the headers need.
const LEAST: usize = 1024;

/// Kinds of files that compress well.
const KINDS: [&str; 9] = [
    "html", "css", "js", "json", "wasm", "svg", "txt", "xml", "map",
];

/// Compresses the given files of a site, where it makes them smaller. What the folder `kept` has from a
/// build before is copied, because the best compression takes long; what is new is added to it.
pub fn compress(site: &Path, files: &[String], kept: &Path) -> Result<(), SiteError> {
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            match files.get(number) {
                Some(file) => compress_file(site, file, kept, number)?,
                None => return Ok(()),
            }
        }
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let done = running.into_iter().map(|thread| match thread.join() {
            Ok(done) => done,
            Err(panic) => panic::resume_unwind(panic),
        });
        done.collect()
    })
}

/// Compresses one file; no other of this build has the same `number`.
fn compress_file(site: &Path, file: &str, kept: &Path, number: usize) -> Result<(), SiteError> {
    let kind = file.rsplit_once('.').map_or("", |(_, kind)| kind);
    let twin = |form: &str| site.join(format!("{file}.{form}"));
    // What was kept from the previous build came with its compressed forms.
    if !KINDS.contains(&kind) || twin("br").exists() {
        return Ok(());
    }
    let bytes = read(&site.join(file))?;
    if bytes.len() < LEAST {
        return Ok(());
    }
    let failed = |error| SiteError::write(&site.join(file), error);
    for form in ["br", "gz"] {
        let known = kept.join(hashed_name(form, &bytes));
        let small = match fs::read(&known) {
            Ok(small) => small,
            Err(_) => {
                let made = match form {
                    // There are more than a hundred pictures. The best quality takes four times as long and
                    // makes them 2 % smaller.
                    "br" if kind == "svg" => brotli(&bytes, 10),
                    "br" => brotli(&bytes, 11),
                    _ => gzip(&bytes),
                };
                let small = made.map_err(failed)?;
                // Under another name first, so that a build that is stopped leaves no half file.
                let new = known.with_extension(format!("{}.{number}", process::id()));
                put(&new, &small)?;
                fs::rename(&new, &known).map_err(|error| SiteError::write(&known, error))?;
                small
            }
        };
        if small.len() < bytes.len() {
            put(&twin(form), &small)?;
        }
    }
    Ok(())
}

/// Brotli at a quality, 0 to 11, the best.
pub fn brotli(bytes: &[u8], quality: i32) -> std::io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality,
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
