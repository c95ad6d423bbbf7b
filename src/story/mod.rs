//! The story itself: cover, chapters with their steps, closing, sources, and
//! what helps to read it: contents, river, switches, the way back.
//!
//! The pictures are `scenes`' affair, the figures `figure`'s. Modules that only
//! print (see `printed`) are not compiled for the browser.

#[cfg(not(target_arch = "wasm32"))]
mod blocks;
mod chapter;
#[cfg(not(target_arch = "wasm32"))]
mod closing;
mod contents;
mod cover;
mod framed;
#[cfg(not(target_arch = "wasm32"))]
mod reading;
mod resume;
mod river;
#[cfg(not(target_arch = "wasm32"))]
mod sources;
mod switches;

pub use chapter::Chapters;
#[cfg(not(target_arch = "wasm32"))]
pub use closing::Closing;
pub use contents::Contents;
pub use cover::Cover;
pub use river::River;
#[cfg(not(target_arch = "wasm32"))]
pub use sources::Sources;

/// The headings that the story's own sections are set under.
pub const HEADINGS: [&str; 2] = [contents::HEADING, SOURCES_HEADING];

/// The heading of the sources.
pub const SOURCES_HEADING: &str = "来源与致谢";

/// 第一章, 第二章, …: `index` counts from 0. Past the tenth the number is written in digits.
pub fn chapter_number(index: usize) -> String {
    const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match NUMERALS.get(index) {
        Some(numeral) => format!("第{numeral}章"),
        None => format!("第{}章", index + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::chapter_number;

    #[test]
    fn chapters_are_numbered_in_words_while_words_last() {
        assert_eq!(chapter_number(0), "第一章");
        assert_eq!(chapter_number(9), "第十章");
        assert_eq!(chapter_number(10), "第11章");
    }
}
