//! Where a figure comes from, in words: what the note shows and what a reader copies.

use super::written;
use crate::content::{Fact, Story};

/// Everything that answers “says who?” of one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The figure with hedge and unit: 超70家.
    pub figure: String,
    /// What is counted.
    pub label: String,
    /// Whose figure it is.
    pub scope: String,
    /// The article's title in its title marks.
    pub title: String,
    /// The article's authors.
    pub authors: String,
    /// The paragraph in words, e.g. 第4段.
    pub paragraph: String,
    /// The step that tells the figure, where one does.
    pub step: Option<String>,
}

impl Citation {
    /// Looks up everything about a figure; an article that the story lacks leaves its fields empty.
    pub fn of(story: &Story, fact: &Fact) -> Self {
        let article = story.article(fact.id.article());
        Self {
            figure: written(fact).to_string(),
            label: fact.label.clone(),
            scope: fact.scope.clone(),
            title: article.map_or_else(String::new, |article| format!("《{}》", article.title)),
            authors: article.map_or_else(String::new, |article| article.authors.join("、")),
            paragraph: fact
                .id
                .paragraph()
                .map_or_else(String::new, |number| format!("第{number}段")),
            step: story.home_of(&fact.id).map(|(_, step)| step.id.clone()),
        }
    }

    /// One line to paste elsewhere, with hedge, scope and source.
    pub fn line(&self) -> String {
        format!(
            "{}：{}（{}）。来源：{}，{}，{}",
            self.label, self.figure, self.scope, self.title, self.authors, self.paragraph
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copied_line_keeps_hedge_scope_and_source() {
        let citation = Citation {
            figure: "超70家".into(),
            label: "青创企业".into(),
            scope: "建德市更楼街道".into(),
            title: "《老厂房》".into(),
            authors: "沈恒阳、刘佳明".into(),
            paragraph: "第2段".into(),
            step: None,
        };
        assert_eq!(
            citation.line(),
            "青创企业：超70家（建德市更楼街道）。来源：《老厂房》，沈恒阳、刘佳明，第2段"
        );
    }
}
