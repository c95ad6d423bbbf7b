//! Where the program is split in two, so that the later chunk holds what only these functions reach.
//!
//! `press build` compiles with `--cfg split` and splits the program after linking; without it the same
//! functions are called directly, and the program is one file.

use changjuan::later::{CardsFile, Later, LaterError};
use changjuan::{explorer, share};
use leptos::prelude::Owner;
use web_sys::Element;

/// The later chunk of this program.
pub struct LaterChunk;

impl Later for LaterChunk {
    async fn preload() {
        // Whoever needs the chunk learns of a failure when it asks for an island.
        let _ = preload().await;
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

    #[wasm_split(later, wasm_split_path = ::leptos::wasm_split, preload(preload), fallible)]
    pub fn build_explorer(
        owner: Owner,
        printed: Element,
        cards: CardsFile,
    ) -> Result<(), LaterError> {
        explorer::build(owner, printed, &cards)
    }

    #[wasm_split(later, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub fn build_share(owner: Owner, printed: Element) -> Result<(), LaterError> {
        share::build(owner, printed);
        Ok(())
    }
}

#[cfg(not(split))]
mod functions {
    use super::*;

    pub async fn preload() -> Result<(), LaterError> {
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

use functions::{build_explorer, build_share, preload};
