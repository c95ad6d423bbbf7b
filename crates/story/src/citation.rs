//! The source of a number in words, as the note shows it and as a reader copies it.

use crate::{Bundle, BundledFact, Words};

/// The source of one number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// The number with hedge and unit: 超70家.
    pub number: String,
    /// What is counted.
    pub label: String,
    /// Whose number it is.
    pub scope: String,
    /// The article's title in its title marks.
    pub title: String,
    /// The article's authors.
    pub authors: String,
    /// The paragraph in words, e.g. 第4段; empty for a caption.
    pub paragraph: String,
    /// The id of the first step that mentions the number; `None` if no step does.
    pub step: Option<String>,
}

impl Citation {
    /// Looks up everything about a fact; an article that the story lacks leaves its fields empty.
    pub fn of(bundle: &Bundle, fact: &BundledFact, words: &Words) -> Self {
        let article = bundle.article(fact.id.article());
        let paragraph = fact.id.paragraph();
        Self {
            number: fact.written().to_string(),
            label: fact.label.clone(),
            scope: fact.scope.clone(),
            title: article.map_or_else(String::new, |article| {
                (words.citation.title)(&article.title)
            }),
            authors: article.map_or_else(String::new, |article| {
                article.authors.join(words.citation.between_authors)
            }),
            paragraph: paragraph.map_or_else(String::new, words.citation.paragraph),
            step: fact.step.clone(),
        }
    }

    /// One line to paste elsewhere, with hedge, scope and source.
    pub fn line(&self, words: &Words) -> String {
        (words.citation.line)(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copied_line_keeps_hedge_scope_and_source() {
        let citation = Citation {
            number: "超70家".into(),
            label: "青创企业".into(),
            scope: "建德市更楼街道".into(),
            title: "《老厂房》".into(),
            authors: "沈恒阳、刘佳明".into(),
            paragraph: "第2段".into(),
            step: None,
        };
        assert_eq!(
            citation.line(&crate::words::ZH_CN),
            "青创企业：超70家（建德市更楼街道）。来源：《老厂房》，沈恒阳、刘佳明，第2段"
        );
    }
}
