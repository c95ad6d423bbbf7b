//! Calls of the browser, by subject. Each function is thin and does one thing, so that components and
//! movement have no details of the browser.
//!
//! Natively these compile to stubs that would panic. Nothing calls them there, because effects and
//! events do not run where pages are printed. Nothing here depends on the story or on the page's parts.

pub mod address;
pub mod animation;
pub mod clipboard;
pub mod dialog;
pub mod download;
pub mod highlight;
pub mod native_share;
pub mod object;
pub mod observe;
pub mod query;
pub mod root;
pub mod schedule;
pub mod storage;
pub mod view_transition;
