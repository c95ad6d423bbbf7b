//! `press dev`: builds the site, serves it, and builds again what changes.
//!
//! - A change of content, styles, scripts or art ([`Due::Pages`]) writes the pages again around the program that is
//!   there. Pages in browsers reload and keep their scroll position.
//! - A change of Rust ([`Due::Program`]) builds press anew, and the process becomes its successor on the same port,
//!   because press contains the first states of all islands. The successor compiles the program for the browser.
//! - A fault is shown in the place of every page, until it is corrected.
//!
//! What is built is the site for editing: the program in one piece, nothing made small. Its headers are those of
//! the real site.

mod builder;
mod changes;
mod fault_page;
mod server;

use crate::serve::{self, ServeError};
use crate::site::BaseUrl;
use builder::Builder;
use changes::Due;
use notify_debouncer_mini::notify;
use notify_debouncer_mini::{DebounceEventResult, DebouncedEvent, new_debouncer};
use server::{Shared, Shown};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use thiserror::Error;

/// Events of this time are one change: an editor that saves writes another file and renames it.
const QUIET: Duration = Duration::from_millis(50);

/// What to build and serve.
#[derive(Clone, Debug)]
pub struct Options {
    /// The project's folder.
    pub root: PathBuf,
    /// Where the site is built.
    pub dist: PathBuf,
    /// The port; 0 for a free one.
    pub port: u16,
    /// A finished site whose program is used, so that nothing is compiled. `None` where Rust changes too.
    pub program_of: Option<PathBuf>,
}

/// Why the sources cannot be watched.
#[derive(Debug, Error)]
pub enum WatchError {
    /// The site cannot be served.
    #[error(transparent)]
    Serve(#[from] ServeError),
    /// The operating system does not report changes.
    #[error("the sources cannot be watched: {0}")]
    Notify(#[from] notify::Error),
    /// The runtime could not be started, or has stopped.
    #[error("the server stopped: {0}")]
    Stopped(#[from] std::io::Error),
    /// The successor could not be started.
    #[error("press was built anew, but cannot be started ({0}): run make dev again")]
    Successor(std::io::Error),
}

/// Builds, serves and watches until the process is stopped.
pub fn run(options: Options) -> Result<(), WatchError> {
    // Before anything is built: then it is the file that Cargo will replace.
    let press = std::env::current_exe()?;
    let runtime = tokio::runtime::Runtime::new()?;
    let listener = runtime.block_on(serve::listen("127.0.0.1", options.port))?;
    let address = listener.local_addr()?;
    let options = Options {
        // As the operating system names changed files.
        root: options.root.canonicalize()?,
        port: address.port(),
        ..options
    };
    let shared = Arc::new(Shared::new(Shown::before(&options.dist, address)));
    let served = server::router(shared.clone());
    runtime.spawn(async move { axum::serve(listener, served).await });
    let base = BaseUrl::of_port(options.port);
    println!(
        "The story is at {}, and follows what is changed. Ctrl+C stops.",
        base.absolute("")
    );

    // Watching begins before building, so that no change is missed in between.
    let (send, changes) = channel();
    let mut debouncer = new_debouncer(QUIET, move |events: DebounceEventResult| {
        // Nobody receives while the process ends.
        let _ = send.send(events);
    })?;
    for (path, mode) in changes::watched() {
        let path = options.root.join(path);
        if path.exists() {
            debouncer.watcher().watch(&path, mode)?;
        }
    }
    let mut builder = Builder::new(&options, base);
    let mut due = Due::Pages;
    loop {
        match builder.build(due) {
            Ok(None) => {}
            Ok(Some(build)) => shared.show(Shown::site(build, &options.dist, address)),
            Err(error) => {
                eprintln!("press: {error}");
                shared.show(Shown::fault(&error, &options.root, &options.dist, address));
            }
        }
        if builder.is_outdated() {
            return become_successor(&press, &options);
        }
        let Some(next) = next_change(&options, &changes) else {
            return Ok(());
        };
        due = next;
    }
}

/// Waits for a change that something has to be built for. `None` when there will be none any more.
fn next_change(options: &Options, changes: &Receiver<DebounceEventResult>) -> Option<Due> {
    loop {
        let mut events: Vec<DebouncedEvent> = Vec::new();
        // All changes that came while the last one was built are one.
        for received in std::iter::once(changes.recv().ok()?).chain(changes.try_iter()) {
            match received {
                Ok(some) => events.extend(some),
                Err(error) => eprintln!("press: {error}"),
            }
        }
        let paths = events.iter().map(|event| event.path.as_path());
        let due = changes::due(&options.root, paths);
        if let Some(due) = due.filter(|due| *due == Due::Pages || options.program_of.is_none()) {
            return Some(due);
        }
    }
}

/// Replaces this process by the press that has just been built, on the same port.
fn become_successor(press: &Path, options: &Options) -> Result<(), WatchError> {
    let mut command = Command::new(press);
    command.args(arguments(options));
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        Err(WatchError::Successor(command.exec()))
    }
    #[cfg(not(unix))]
    {
        let unsupported = "this system cannot replace a process";
        Err(WatchError::Successor(std::io::Error::other(unsupported)))
    }
}

/// The arguments with which a press watches the same.
fn arguments(options: &Options) -> Vec<OsString> {
    vec![
        "dev".into(),
        "--root".into(),
        options.root.clone().into(),
        "--dist".into(),
        options.dist.clone().into(),
        "--port".into(),
        options.port.to_string().into(),
    ]
}
