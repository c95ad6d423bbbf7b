//! The values that all islands of a page share. They are provided once: in the browser to the root owner, which
//! lives as long as the page, and natively around each print.

use crate::request::{NoteRequest, ShareRequest};
use crate::view::View;
use leptos::prelude::*;
use std::sync::Arc;
use story::{Bundle, Words};

/// Which page this is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageContext {
    /// What an embed page shows; `None` on the story page.
    pub view: Option<View>,
    /// The address of the site's root as it stands in the page's HTML; it ends in `/`.
    pub root: String,
}

/// The chapter being read, by its index in the story; `None` between chapters.
pub type CurrentChapter = RwSignal<Option<usize>>;

/// Whether components run in the browser.
#[derive(Clone, Copy)]
struct Live(bool);

/// The words of the page's language.
#[derive(Clone, Copy)]
struct PageWords(&'static Words);

/// Provides everything that islands share to the current owner. `is_live` is true in the browser and
/// false where pages are printed. For a language without words those of the first language are used; the
/// newsroom's tool refuses to print such a story.
pub fn provide_page(page: PageContext, bundle: Arc<Bundle>, is_live: bool) {
    let words = Words::of(&bundle.locale).unwrap_or(&story::words::ZH_CN);
    provide_context(PageWords(words));
    provide_context(Arc::new(page));
    provide_context(bundle);
    provide_context(Live(is_live));
    provide_context(NoteRequest::default());
    provide_context(ShareRequest::default());
    provide_context::<CurrentChapter>(RwSignal::new(None));
}

/// Whether controls can work: true in the browser, false in the print, where they are disabled.
pub fn is_live() -> bool {
    use_context::<Live>().is_some_and(|live| live.0)
}

/// The words of the page's language.
pub fn words() -> &'static Words {
    expect_context::<PageWords>().0
}

/// The data of the story that the browser loads at the start.
pub fn bundle() -> Arc<Bundle> {
    expect_context()
}

/// Which page this is.
pub fn page() -> Arc<PageContext> {
    expect_context()
}
