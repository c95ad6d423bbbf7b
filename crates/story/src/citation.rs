//! The source of a number or of a quotation in words, as the note shows it and as a reader copies it.

use crate::{Bundle, BundledFact, BundledQuote, FactId, Words};

/// What a citation is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cited {
    /// A number.
    #[default]
    Number,
    /// A quotation that is set apart.
    Quotation,
}

/// The source of one number or of one quotation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// What is cited.
    pub cited: Cited,
    /// The number with hedge and unit: 超70家; or the quotation in its marks.
    pub number: String,
    /// What is counted; or who is quoted.
    pub label: String,
    /// Whose number it is; empty for a quotation.
    pub scope: String,
    /// The article's title in its title marks.
    pub title: String,
    /// The article's authors.
    pub authors: String,
    /// The paragraph in words, e.g. 第4段; empty for a caption.
    pub paragraph: String,
    /// The id of the first step that has it; `None` if no step does.
    pub step: Option<String>,
}

impl Citation {
    /// The citation of the number or of the quotation with this id; `None` where the story has neither.
    pub fn find(bundle: &Bundle, id: &str, words: &Words) -> Option<Self> {
        match bundle.fact(id) {
            Some(fact) => Some(Self::of(bundle, fact, words)),
            None => Some(Self::of_quote(bundle, bundle.quote(id)?, words)),
        }
    }

    /// Looks up everything about a fact; an article that the story lacks leaves its fields empty.
    pub fn of(bundle: &Bundle, fact: &BundledFact, words: &Words) -> Self {
        Self {
            cited: Cited::Number,
            number: fact.written().to_string(),
            label: fact.label.clone(),
            scope: fact.scope.clone(),
            step: fact.step.clone(),
            ..Self::of_source(bundle, &fact.id, words)
        }
    }

    /// The same for a quotation.
    pub fn of_quote(bundle: &Bundle, quote: &BundledQuote, words: &Words) -> Self {
        Self {
            cited: Cited::Quotation,
            number: (words.quote.marked)(&quote.text),
            label: quote.speaker.clone(),
            step: quote.step.clone(),
            ..Self::of_source(bundle, &quote.id, words)
        }
    }

    /// The part of a citation that a ledger id alone tells.
    fn of_source(bundle: &Bundle, id: &FactId, words: &Words) -> Self {
        let article = bundle.article(id.article());
        let paragraph = id.paragraph();
        Self {
            title: article.map_or_else(String::new, |article| {
                (words.citation.title)(&article.title)
            }),
            authors: article.map_or_else(String::new, |article| {
                article.authors.join(words.citation.between_authors)
            }),
            paragraph: paragraph.map_or_else(String::new, words.citation.paragraph),
            ..Self::default()
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
    use crate::BundledArticle;

    #[test]
    fn the_copied_line_keeps_hedge_scope_and_source() {
        let citation = Citation {
            cited: Cited::Number,
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

    #[test]
    fn a_quotation_is_cited_with_its_speaker() {
        let bundle = Bundle {
            articles: vec![BundledArticle {
                id: "B".into(),
                title: "老厂房".into(),
                authors: vec!["沈恒阳".into(), "刘佳明".into()],
            }],
            quotes: vec![BundledQuote {
                id: FactId("B1.person".into()),
                text: "做事有底气了。".into(),
                speaker: "黄晓琴".into(),
                step: Some("jiande-arrival".into()),
            }],
            ..Bundle::default()
        };
        let words = &crate::words::ZH_CN;
        let citation = Citation::find(&bundle, "B1.person", words).expect("a citation");
        assert_eq!(
            citation.line(words),
            "黄晓琴：“做事有底气了。”来源：《老厂房》，沈恒阳、刘佳明，第1段"
        );
        assert_eq!(citation.step.as_deref(), Some("jiande-arrival"));
        assert_eq!(Citation::find(&bundle, "B2.none", words), None);
    }
}
