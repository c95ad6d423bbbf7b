//! The reader's app: islands and movement on pages that are complete before any script runs.
//!
//! - **Islands** ([`island`]) are Leptos components. The newsroom's tool prints their first state;
//!   in the browser a live component replaces it.
//! - **Movement** ([`movement`]) attaches to what is printed and never writes the page's text.
//!
//! There is no third kind of browser code. The browser's calls are in [`dom`].

pub mod button;
pub mod contents;
pub mod context;
pub mod data;
pub mod dialog;
pub mod dom;
pub mod explorer;
pub mod island;
pub mod later;
pub mod movement;
pub mod note;
pub mod number;
pub mod request;
pub mod resume;
pub mod share;
pub mod story_link;
pub mod text;
pub mod view;
pub mod wall;
