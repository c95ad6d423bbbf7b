//! The program in the browser: loads the story's data, swaps the islands in, attaches the movement.
//!
//! `public/boot.js` calls [`start`]; nothing happens before. Explorer and share dialog are in the later
//! chunk (`chunk.rs`).

mod chunk;

use changjuan::contents::Contents;
use changjuan::context::{CurrentChapter, PageContext, provide_page};
use changjuan::dom::{query, root, schedule};
use changjuan::island::{ATTRIBUTE, Island, swap};
use changjuan::note::Note;
use changjuan::resume::Resume;
use changjuan::view::View;
use changjuan::wall::WallFilter;
use changjuan::{data, explorer, movement, share};
use chunk::LaterChunks;
use leptos::prelude::*;
use std::sync::Arc;
use story::Bundle;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// The address of a JSON file and the integrity that its bytes must have.
struct File {
    url: String,
    integrity: String,
}

/// Fetches the story's data, swaps in all islands of the page and attaches the movement. `story` and
/// `cards` are addresses of the bundled JSON, each with its integrity; `site` is the address of the
/// site's root. Rejects with a message when the data cannot be loaded; the page then stays as
/// it was printed.
#[wasm_bindgen]
pub async fn start(
    story: String,
    story_integrity: String,
    cards: String,
    cards_integrity: String,
    site: String,
) -> Result<(), JsValue> {
    let bundle: Bundle = data::load(&story, &story_integrity)
        .await
        .map_err(|error| JsValue::from_str(&error.to_string()))?;
    let bundle = Arc::new(bundle);
    let owner = Owner::new();
    let page = PageContext {
        view: root::attribute("data-embed").and_then(|name| View::named(&name)),
        root: site,
    };
    let current: CurrentChapter = owner.with(|| {
        provide_page(page, bundle.clone(), true);
        expect_context()
    });
    let cards = File {
        url: cards,
        integrity: cards_integrity,
    };
    for printed in query::all(&format!("[{ATTRIBUTE}]")) {
        // Each island is built in a task of its own, so that the browser can handle a tap in between.
        schedule::next_task().await;
        build(&owner, printed, &cards);
    }
    schedule::next_task().await;
    owner.with(|| movement::attach(bundle, current));
    // The islands live as long as the page, and so does what they share.
    std::mem::forget(owner);
    Ok(())
}

/// Puts the live component in the place of a printed island, or has it put there once it is wanted.
fn build(owner: &Owner, printed: Element, cards: &File) {
    let owner = owner.clone();
    match Island::of(&printed) {
        Some(Island::Contents) => swap(owner, printed, |_| view! { <Contents/> }, |_| ()),
        Some(Island::Resume) => swap(owner, printed, |_| view! { <Resume/> }, |_| ()),
        Some(Island::Note) => swap(owner, printed, |_| view! { <Note/> }, |_| ()),
        Some(Island::WallFilter) => swap(owner, printed, |_| view! { <WallFilter/> }, |_| ()),
        Some(Island::Share) => share::watch::<LaterChunks>(owner, printed),
        Some(Island::Explorer) => {
            let (url, integrity) = (cards.url.clone(), cards.integrity.clone());
            explorer::watch::<LaterChunks>(owner, printed, url, integrity);
        }
        None => {}
    }
}

fn main() {}
