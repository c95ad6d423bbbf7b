//! The later chunks of the program: the explorer and the share dialog, which most readers do not need
//! at once.
//!
//! Each has its code in a wasm file of its own, which is fetched when the reader comes near the explorer
//! or shares something. The binary says how it gets there (`src/chunk.rs`), by an implementation of
//! [`Later`]; what calls it here does not depend on how the program was built.

use crate::data::LoadError;
use crate::dom::root;
use leptos::{prelude::Owner, wasm_split::SplitLoaderError};
use std::cell::Cell;
use thiserror::Error;
use web_sys::Element;

/// Why an island of a later chunk could not be put in.
#[derive(Debug, Error)]
pub enum LaterError {
    /// The chunk could not be fetched, or its bytes were not the published ones.
    #[error("the later part of the program could not be fetched")]
    Chunk,
    /// The island's data could not be loaded.
    #[error(transparent)]
    Data(#[from] LoadError),
}

impl From<SplitLoaderError> for LaterError {
    fn from(_: SplitLoaderError) -> Self {
        Self::Chunk
    }
}

/// The bundled cards, as they were fetched.
#[derive(Debug)]
pub struct CardsFile {
    /// Where they came from.
    pub url: String,
    pub bytes: Vec<u8>,
}

/// The later chunks. Each function fetches what it needs unless it is there. After a failure the next call tries
/// again.
pub trait Later: 'static {
    /// Fetches the explorer's chunk and does nothing else, so that it comes at the same time as the cards.
    fn preload_explorer() -> impl Future<Output = ()>;

    /// Puts the live explorer in the place of the printed one. Fails when the chunk does not come or
    /// the cards cannot be read; the printed explorer then stays.
    fn explorer(
        owner: Owner,
        printed: Element,
        cards: CardsFile,
    ) -> impl Future<Output = Result<(), LaterError>>;

    /// Puts the live share dialog in the place of the printed one. Fails when the chunk does not come.
    fn share(owner: Owner, printed: Element) -> impl Future<Output = Result<(), LaterError>>;
}

/// The class of the document element while the quiet line is shown, and the one that says that nothing
/// of the program has trapped.
const QUIET: &str = "quiet";
const LIVE: &str = "live";

thread_local! {
    /// How many islands of the page miss something that is tried again.
    static MISSING: Cell<usize> = const { Cell::new(0) };
    /// Whether the quiet line is shown for them alone.
    static IS_OURS: Cell<bool> = const { Cell::new(false) };
}

/// Whether an island misses something that is tried again. While any does, the quiet line is shown; it
/// goes when everything has come, unless it was shown for another reason.
#[derive(Debug, Default)]
pub struct Missing(Cell<bool>);

impl Missing {
    /// Says whether anything is missing now.
    pub fn set(&self, is_missing: bool) {
        match (self.0.replace(is_missing), is_missing) {
            (false, true) => {
                if MISSING.replace(MISSING.get() + 1) == 0 {
                    IS_OURS.set(!root::has_class(QUIET));
                }
                root::show_quiet_line();
            }
            (true, false) => {
                let others = MISSING.get() - 1;
                MISSING.set(others);
                if others == 0 && IS_OURS.get() && root::has_class(LIVE) {
                    root::hide_quiet_line();
                }
            }
            _ => {}
        }
    }
}
