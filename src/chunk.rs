//! Where the program is split, so that each later chunk holds what only its functions here reach. What
//! the later chunks share becomes a chunk of its own.
//!
//! `press build` compiles with `--cfg split` and splits the program after linking; without it the same
//! functions are called directly, and the program is one file.

use changjuan::later::{CardsFile, Later, LaterError};
use changjuan::{explorer, share};
use leptos::prelude::Owner;
use web_sys::Element;

/// The later chunks of this program.
pub struct LaterChunks;

impl Later for LaterChunks {
    async fn preload_explorer() {
        // Whoever needs the chunk learns of a failure when it asks for the island.
        let _ = preload_explorer().await;
    }

    async fn explorer(owner: Owner, printed: Element, cards: CardsFile) -> Result<(), LaterError> {
        build_explorer(owner, printed, cards).await
    }

    async fn share(owner: Owner, printed: Element) -> Result<(), LaterError> {
        build_share(owner, printed).await
    }
}

#[cfg(split)]
mod functions {
    use super::*;
    use leptos::wasm_split::wasm_split;

    #[wasm_split(explorer, wasm_split_path = ::leptos::wasm_split, preload(preload_explorer), fallible)]
    pub fn build_explorer(
        owner: Owner,
        printed: Element,
        cards: CardsFile,
    ) -> Result<(), LaterError> {
        explorer::build(owner, printed, &cards)
    }

    #[wasm_split(share, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub fn build_share(owner: Owner, printed: Element) -> Result<(), LaterError> {
        share::build(owner, printed);
        Ok(())
    }
}

#[cfg(not(split))]
mod functions {
    use super::*;

    pub async fn preload_explorer() -> Result<(), LaterError> {
        Ok(())
    }

    pub async fn build_explorer(
        owner: Owner,
        printed: Element,
        cards: CardsFile,
    ) -> Result<(), LaterError> {
        explorer::build(owner, printed, &cards)
    }

    pub async fn build_share(owner: Owner, printed: Element) -> Result<(), LaterError> {
        share::build(owner, printed);
        Ok(())
    }
}

use functions::{build_explorer, build_share, preload_explorer};
