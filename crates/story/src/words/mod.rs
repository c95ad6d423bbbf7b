//! The words of the interface: one typed table per language. A word that a language lacks does
//! not compile. The words of the story itself are content and stand in `public/content/`.
//!
//! A word that contains a value is a function of the value, because languages differ in where they put it.

mod explorer;
mod gallery;
mod page;
mod parts;
mod zh_cn;

pub use explorer::{ExplorerWords, FacetWords};
pub use gallery::{GalleryWays, GalleryWords};
pub use page::{PageWords, ViewWords};
pub use parts::{
    CitationWords, ContentsWords, NoteWords, PictureWords, QuoteWords, ResumeWords, ShareWords,
    SwitchWords, WallWords,
};
pub use zh_cn::ZH_CN;

/// All words of one language.
#[derive(Debug)]
pub struct Words {
    /// BCP 47 tag of the language.
    pub locale: &'static str,
    /// 第一章, 第二章, …; chapters are counted from 0.
    pub chapter_number: fn(usize) -> String,
    /// The button that closes a dialog.
    pub close: &'static str,
    /// The message after something was copied to the clipboard.
    pub copied: &'static str,
    /// The words of the story page and of the page for unknown addresses.
    pub page: PageWords,
    /// The words of embed pages.
    pub view: ViewWords,
    /// The words of the contents panel.
    pub contents: ContentsWords,
    /// The words of the reader's switches.
    pub switches: SwitchWords,
    /// The words of “carry on where I stopped”.
    pub resume: ResumeWords,
    /// The words for the source of a number or of a quotation.
    pub citation: CitationWords,
    /// The words around quotations that are set apart.
    pub quote: QuoteWords,
    /// The words of the note.
    pub note: NoteWords,
    /// The words of painted pictures.
    pub picture: PictureWords,
    /// The words of the wall of numbers.
    pub wall: WallWords,
    /// The words of the explorer.
    pub explorer: ExplorerWords,
    /// The names of facets and of their options.
    pub facets: FacetWords,
    /// The words of the share dialog.
    pub share: ShareWords,
}

/// The words of all languages.
const ALL: [&Words; 1] = [&ZH_CN];

impl Words {
    /// The words of a language by its tag; `None` for a language without words.
    pub fn of(locale: &str) -> Option<&'static Self> {
        ALL.into_iter().find(|words| words.locale == locale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_tag() {
        assert_eq!(
            Words::of("zh-CN").map(|words| words.contents.heading),
            Some("目录")
        );
        assert!(Words::of("xx").is_none());
    }

    #[test]
    fn chapters_are_numbered_in_words_up_to_ten() {
        assert_eq!((ZH_CN.chapter_number)(0), "第一章");
        assert_eq!((ZH_CN.chapter_number)(9), "第十章");
        assert_eq!((ZH_CN.chapter_number)(10), "第11章");
    }
}
