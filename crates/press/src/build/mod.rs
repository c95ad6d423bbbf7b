//! The build: from the sources to the finished site, in one function that reads from top to bottom.
//!
//! Every stage is a file of this folder. A stage that fails leaves the site of the build before as it
//! was.

mod bindgen;
mod bundle;
mod cache;
mod cargo;
mod compile;
mod error;
mod names;
mod optimise;
mod publish;
mod scripts;
mod split;
mod tool;

pub use cache::Inputs;
pub use error::BuildError;

use crate::site::{self, BaseUrl, Edition, Program, Source};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// How the program is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The release: small, in chunks.
    Split,
    /// The release in one piece, for when the splitter is in doubt.
    Unsplit,
    /// For editing: compiled fast, in one piece, not made small, nothing compressed.
    Dev,
}

impl Mode {
    /// Its name in `target/press/`.
    fn name(self) -> &'static str {
        match self {
            Self::Split => "split",
            Self::Unsplit => "unsplit",
            Self::Dev => "dev",
        }
    }

    /// Whether readers get it.
    fn is_release(self) -> bool {
        self != Self::Dev
    }
}

/// What to build, and where it goes.
#[derive(Clone, Debug)]
pub struct Options {
    /// The project's folder.
    pub root: PathBuf,
    /// Where the finished site goes.
    pub dist: PathBuf,
    /// The address that the site will live under.
    pub base: BaseUrl,
    pub mode: Mode,
    /// For whom.
    pub edition: Edition,
}

/// Builds the site; returns a line that says what came of it.
///
/// Nothing is done where the site is there and no file that it is made from has changed.
pub fn build(options: &Options) -> Result<String, BuildError> {
    let inputs = Inputs::read(options)?;
    if inputs.are_those_of(&options.dist) {
        return Ok(format!("{}: nothing has changed", options.dist.display()));
    }
    // First, because the content's faults should not wait for the compiler.
    let source = site::checked_source(&options.root)?;
    let program = program(&options.root, options.mode)?;
    let done = pages(options, source, program)?;
    inputs.remember(&options.dist)?;
    Ok(done)
}

/// Compiles the program. Where the linked program has not changed, the stages after Cargo are not run again.
pub fn program(root: &Path, mode: Mode) -> Result<Program, BuildError> {
    let linked = timed("cargo", || compile::compile(root, mode))?;
    cache::program(root, mode, &linked, |work| {
        timed("split", || split::split(&linked, mode, work))?;
        timed("wasm-bindgen", || bindgen::generate(mode, work))?;
        if mode.is_release() {
            timed("wasm-opt", || optimise::optimise(root, work))?;
            names::shorten(work)?;
        }
        timed("bundle", || bundle::bundle(root, mode, work))
    })
}

/// Writes the site of a source around a program, and puts it in the place of the one before.
pub fn pages(options: &Options, source: Source, program: Program) -> Result<String, BuildError> {
    let Options { root, dist, .. } = options;
    let scripts = scripts::prepare(root, options.mode)?;
    let staging = publish::staging(dist)?;
    let done = timed("pages, hashes, compression", || {
        let is_release = options.mode.is_release();
        let options = site::Options {
            root: root.clone(),
            staging: staging.clone(),
            program,
            scripts,
            previous: Some(dist.clone()),
            base: options.base.clone(),
            edition: options.edition.clone(),
            compressed: is_release.then(|| folder(root).join("compressed")),
        };
        Ok(site::build(source, &options)?)
    })?;
    publish::put_in_place(&staging, dist)?;
    Ok(done)
}

/// Builds press itself.
pub fn build_press(root: &Path) -> Result<(), BuildError> {
    timed("press itself", || {
        let mut command = cargo::command();
        command.current_dir(root).args(["build", "--bin", "press"]);
        cargo::run(&mut command).map(drop)
    })
}

/// The folder that the build keeps its files in.
fn folder(root: &Path) -> PathBuf {
    root.join("target/press")
}

/// Runs a stage and reports how long it took, unless it was quick.
fn timed<T>(stage: &str, run: impl FnOnce() -> Result<T, BuildError>) -> Result<T, BuildError> {
    let start = Instant::now();
    let done = run()?;
    let seconds = start.elapsed().as_secs_f32();
    if seconds >= 0.1 {
        eprintln!("press: {stage}: {seconds:.1} s");
    }
    Ok(done)
}
