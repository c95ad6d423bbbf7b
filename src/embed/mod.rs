//! Views for partner sites: any piece of the story as a page of its own under
//! `/embed/`, and the dialog that hands out links and embed codes.
//!
//! [`View`] says which views there are and where they live; the views that are
//! printed only (one number, one card, the foot of them all) stand here, the
//! others are the App's own parts. What is said to the host page is `public/frame.js`'s
//! affair, how the pages are written `press`'s.

#[cfg(not(target_arch = "wasm32"))]
mod card;
#[cfg(not(target_arch = "wasm32"))]
mod foot;
#[cfg(not(target_arch = "wasm32"))]
mod number;
#[cfg(not(target_arch = "wasm32"))]
mod words;

mod codes;
mod share;
mod view;

#[cfg(not(target_arch = "wasm32"))]
pub use card::CardView;
pub use codes::Codes;
#[cfg(not(target_arch = "wasm32"))]
pub use foot::{Foot, Head};
#[cfg(not(target_arch = "wasm32"))]
pub use number::NumberView;
pub use share::Share;
pub use view::{Preset, View};
#[cfg(not(target_arch = "wasm32"))]
pub use words::Words;
