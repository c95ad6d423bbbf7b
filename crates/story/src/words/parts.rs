//! The words of the smaller islands: contents, switches, resume, note, wall, share dialog.

use crate::{Citation, Cited};

/// The contents panel.
#[derive(Debug)]
pub struct ContentsWords {
    /// The heading, and the button that opens the panel.
    pub heading: &'static str,
    /// A chapter's place and title.
    pub chapter: fn(&str, &str) -> String,
    /// The time to read a chapter, in minutes.
    pub minutes: fn(usize) -> String,
}

/// The reader's switches.
#[derive(Debug)]
pub struct SwitchWords {
    /// The name of the switch for the theme.
    pub theme: &'static str,
    /// The theme of the system.
    pub auto: &'static str,
    /// The light theme.
    pub light: &'static str,
    /// The dark theme.
    pub dark: &'static str,
    /// The name of the switch for motion.
    pub motion: &'static str,
    /// Motion on.
    pub on: &'static str,
    /// Motion off.
    pub off: &'static str,
}

/// “Carry on where I stopped”.
#[derive(Debug)]
pub struct ResumeWords {
    /// The link; given the chapter's number in words and its place.
    pub carry_on: fn(&str, &str) -> String,
}

/// The source of a number or of a quotation.
#[derive(Debug)]
pub struct CitationWords {
    /// An article's title in its title marks.
    pub title: fn(&str) -> String,
    /// Separates the names of authors.
    pub between_authors: &'static str,
    /// A paragraph by its number.
    pub paragraph: fn(u8) -> String,
    /// One line to paste elsewhere.
    pub line: fn(&Citation) -> String,
}

/// Quotations that are set apart.
#[derive(Debug)]
pub struct QuoteWords {
    /// The words of a speaker in quotation marks.
    pub marked: fn(&str) -> String,
    /// The speaker and the words, as one line.
    pub line: fn(speaker: &str, text: &str) -> String,
    /// The link to the source; given the paragraph in words, or nothing.
    pub source: fn(&str) -> String,
}

/// The note.
#[derive(Debug)]
pub struct NoteWords {
    /// The term for whose number it is.
    pub scope: &'static str,
    /// The term for the article.
    pub article: &'static str,
    /// The term for the authors.
    pub authors: &'static str,
    /// The term for the paragraph.
    pub paragraph: &'static str,
    /// The button that copies number or quotation with the source.
    pub copy: fn(Cited) -> &'static str,
    /// The line above the text to select, where the clipboard is denied.
    pub copy_denied: &'static str,
    /// The link to the step that has it.
    pub to_step: &'static str,
    /// The button that opens the share dialog.
    pub share: &'static str,
}

/// The wall of numbers.
#[derive(Debug)]
pub struct WallWords {
    /// The heading.
    pub heading: &'static str,
    /// The text below the heading.
    pub lede: &'static str,
    /// The name of the filter.
    pub filter: &'static str,
    /// The button that shows all numbers.
    pub all: &'static str,
    /// The number of shown amounts.
    pub total: fn(usize) -> String,
    /// What stands before the numbers of a group that are no amounts.
    pub apart: &'static str,
}

/// The words of painted pictures.
#[derive(Debug)]
pub struct PictureWords {
    /// The text alternative: what the marks stand for, or where nothing is counted what the picture shows; then the
    /// words in the picture; then that the rest is a sketch.
    pub alternative: fn(legends: &[String], shows: &str, words: &[String]) -> String,
    /// What is a sketch, in a picture that counts something or in one that counts nothing.
    pub sketch: fn(counts: bool) -> &'static str,
}

/// The share dialog with links and embed codes.
#[derive(Debug)]
pub struct ShareWords {
    /// The heading.
    pub heading: &'static str,
    /// The label of the link.
    pub link: &'static str,
    /// The button of the browser's own sharing.
    pub native: &'static str,
    /// The label of the code of a plain frame.
    pub frame_code: &'static str,
    /// The label of the code with `embed.js`.
    pub script_code: &'static str,
    /// The button that copies a field.
    pub copy: &'static str,
    /// The name of that button for screen readers; given the label of the field.
    pub copy_of: fn(&str) -> String,
    /// The message where the clipboard is denied and the text is selected instead.
    pub copy_denied: &'static str,
    /// The line above the preview.
    pub preview_line: &'static str,
    /// The name of the preview.
    pub preview: &'static str,
}
