//! The anchors of the page's own parts, and the beginnings of those that are made from ids of the
//! content. Views, scripts and checks take them from here, so an id of the content that would
//! collide with one of them is found before the site is built.

/// The cover.
pub const TOP: &str = "top";
/// The main part, to which the first stop of the Tab key skips.
pub const STORY: &str = "story";
/// The closing words.
pub const CLOSING: &str = "closing";
/// The wall of numbers.
pub const NUMBERS: &str = "numbers";
/// The district explorer.
pub const EXPLORER: &str = "explorer";
/// Sources and credits.
pub const SOURCES: &str = "sources";
/// The whole page that the program works in.
pub const APP: &str = "app";
/// The quiet line: the interactive parts did not load.
pub const QUIET: &str = "quiet";
/// The wrapper of an embed page, whose height `frame.js` sends to the host.
pub const FRAME: &str = "frame";
/// The main part of the page for addresses that lead nowhere.
pub const MISSING: &str = "main";
/// The filters of the explorer, which a phone shows as a sheet.
pub const EXPLORER_FILTERS: &str = "explorer-filters";
/// The search field of the explorer.
pub const EXPLORER_SEARCH: &str = "explorer-search";
/// The label of the note.
pub const NOTE_LABEL: &str = "note-label";

/// All of the above, and the headings that name sections.
pub const RESERVED: &[&str] = &[
    TOP,
    STORY,
    CLOSING,
    NUMBERS,
    EXPLORER,
    SOURCES,
    APP,
    QUIET,
    FRAME,
    MISSING,
    EXPLORER_FILTERS,
    EXPLORER_SEARCH,
    NOTE_LABEL,
    "closing-heading",
    "contents-heading",
    "explorer-heading",
    "numbers-heading",
    "share-heading",
    "sources-heading",
    "share-link",
    "share-frame",
    "share-script",
    "share-status",
];

/// What begins the anchor of a fact's or an article's entry among the sources.
pub const SOURCE: &str = "source-";
/// What begins the anchor of a card's title.
pub const CARD: &str = "card-";
/// What ends the anchor of a chapter's heading.
pub const HEADING: &str = "-heading";

/// Whether an id of the content would collide with an anchor of the page.
pub fn is_reserved(id: &str) -> bool {
    RESERVED.contains(&id)
        || id.starts_with(SOURCE)
        || id.starts_with(CARD)
        || id.ends_with(HEADING)
}

#[cfg(test)]
mod tests {
    use super::is_reserved;

    #[test]
    fn parts_of_the_page_keep_their_anchors() {
        for taken in ["story", "quiet", "source-A", "card-pact", "yuhang-heading"] {
            assert!(is_reserved(taken), "{taken}");
        }
        for free in ["yuhang", "shangcheng-visits", "resource-a", "headings"] {
            assert!(!is_reserved(free), "{free}");
        }
    }
}
