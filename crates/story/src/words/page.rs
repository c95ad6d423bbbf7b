//! The words of pages beside the story's own text.

/// The words of the story page and of the page for unknown addresses.
#[derive(Debug)]
pub struct PageWords {
    /// The link to the main part, which is the first stop of the Tab key.
    pub skip_to_story: &'static str,
    /// The name of the list of chapters on the cover.
    pub chapters: &'static str,
    /// The time to read a chapter, in minutes.
    pub reading_time: fn(usize) -> String,
    /// The link past a chapter.
    pub skip_chapter: &'static str,
    /// The meaning of an open edge in a picture: the true number is larger.
    pub open_edge: &'static str,
    /// The button that shares a chapter.
    pub share_chapter: &'static str,
    /// The heading of the sources.
    pub sources: &'static str,
    /// The word before the day of the last change.
    pub updated: &'static str,
    /// The term for an article's authors.
    pub authors: &'static str,
    /// The term for an article's dateline.
    pub dateline: &'static str,
    /// The term for an article's photographs.
    pub photos: &'static str,
    /// Who gave the photographs.
    pub photos_by: fn(&str) -> String,
    /// The link from the end of the page to the cover.
    pub to_top: &'static str,
    /// The banner of a site that is sent around before it is published.
    pub preview: &'static str,
    /// The quiet line: the interactive parts did not load.
    pub quiet: &'static str,
    /// The button beside it.
    pub retry: &'static str,
    /// The heading of the page for unknown addresses.
    pub missing: &'static str,
    /// The text of that page; given the story's title.
    pub missing_why: fn(&str) -> String,
    /// The link from that page to the story.
    pub missing_home: &'static str,
}

/// The words of embed pages.
#[derive(Debug)]
pub struct ViewWords {
    /// The word before the source.
    pub source: &'static str,
    /// The link to the whole story; given its title.
    pub read_story: fn(&str) -> String,
    /// The title of a filtered explorer; given its heading and what it is filtered by.
    pub filtered: fn(&str, &str) -> String,
    /// The title of a number; given what is counted and the number.
    pub number: fn(&str, &str) -> String,
    /// The title of a chapter; given its place and its title.
    pub chapter: fn(&str, &str) -> String,
    /// The title of a view, and the story's title behind it.
    pub full_title: fn(&str, &str) -> String,
    /// An article and its authors.
    pub article: fn(&str, &[String]) -> String,
    /// Where a number comes from; given the article's title in its title marks, the paragraph and
    /// the authors.
    pub number_source: fn(&str, &str, &str) -> String,
    /// The line over a card; given its place and its topic.
    pub card: fn(&str, &str) -> String,
}
