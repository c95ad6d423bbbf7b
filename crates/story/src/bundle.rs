//! The data of a story that the browser loads at the start: enough for the contents, the note, the
//! filter of the wall, the counters and “carry on where I stopped”. Everything else is in the printed
//! page, or in the [`CardSet`](crate::CardSet), which is loaded later.

use crate::{Decimal, FactId, Hedge, Numbers, Story, Written, decimal, minutes, written};
use serde::{Deserialize, Serialize};

/// A story as the browser gets it, as JSON.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bundle {
    /// BCP 47 tag of the language, by which the [`Words`](crate::Words) are found.
    pub locale: String,
    /// The story's name.
    pub title: String,
    /// The title of the closing, for the contents.
    pub closing: String,
    /// The source articles, in the order of the content.
    pub articles: Vec<BundledArticle>,
    /// The chapters in reading order.
    pub chapters: Vec<BundledChapter>,
    /// The facts, in the order of the content.
    pub facts: Vec<BundledFact>,
    /// The quotations that are set apart, in reading order.
    #[serde(default)]
    pub quotes: Vec<BundledQuote>,
}

/// A source article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BundledArticle {
    /// One capital letter, the first of its facts' ids.
    pub id: String,
    /// Its title, without title marks.
    pub title: String,
    /// Its authors' names.
    pub authors: Vec<String>,
}

/// A chapter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BundledChapter {
    /// Its anchor.
    pub id: String,
    /// The id of the article that it retells.
    pub article: String,
    /// The place's short name: 上城.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The name of its colour in style sheets, e.g. `azurite`.
    pub pigment: String,
    /// The time that it takes to read, in whole minutes.
    pub minutes: usize,
    /// The ids of its steps, in order.
    pub steps: Vec<String>,
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BundledFact {
    /// Its id.
    pub id: FactId,
    /// Whether it is no amount (see [`Fact::is_amount`]).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub apart: bool,
    /// The number in the unit `unit`.
    #[serde(with = "decimal::as_text")]
    pub value: Decimal,
    /// The unit with its classifier, e.g. 家次.
    pub unit: String,
    /// The hedge; `None` for an exact number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hedge: Option<Hedge>,
    /// What is counted.
    pub label: String,
    /// Whose number it is.
    pub scope: String,
    /// The measure within which it may be compared; `None` if it may not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// The id of the first step that mentions it; `None` if no step does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
}

/// A quotation that is set apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BundledQuote {
    /// The ledger id of what was said.
    pub id: FactId,
    /// The words, without quotation marks around them.
    pub text: String,
    /// Who said them.
    pub speaker: String,
    /// The id of its step; `None` for one of the closing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
}

impl BundledFact {
    /// The number as it is written: 超70家.
    pub fn written(&self) -> Written {
        written(self.value, &self.unit, self.hedge)
    }
}

impl Bundle {
    /// The browser's part of a story.
    pub fn of(story: &Story) -> Self {
        Self {
            locale: story.locale.clone(),
            title: story.title.clone(),
            closing: story.closing.title.clone(),
            articles: story
                .articles
                .iter()
                .map(|article| BundledArticle {
                    id: article.id.clone(),
                    title: article.title.clone(),
                    authors: article.authors.clone(),
                })
                .collect(),
            chapters: story
                .chapters
                .iter()
                .map(|chapter| BundledChapter {
                    id: chapter.id.clone(),
                    article: chapter.article.clone(),
                    name: chapter.name.clone(),
                    title: chapter.title.clone(),
                    pigment: chapter.pigment.name().to_owned(),
                    minutes: minutes(chapter),
                    steps: chapter.steps.iter().map(|step| step.id.clone()).collect(),
                })
                .collect(),
            facts: story
                .facts
                .iter()
                .map(|fact| BundledFact {
                    id: fact.id.clone(),
                    apart: !fact.is_amount(),
                    value: fact.value,
                    unit: fact.unit.clone(),
                    hedge: fact.hedge,
                    label: fact.label.clone(),
                    scope: fact.scope.clone(),
                    measure: fact.measure.clone(),
                    step: story.home_of(&fact.id).map(|(_, step)| step.id.clone()),
                })
                .collect(),
            quotes: story
                .quotes()
                .map(|(step, quote)| BundledQuote {
                    id: quote.source.clone(),
                    text: quote.text.clone(),
                    speaker: quote.speaker.clone(),
                    step: step.map(|step| step.id.clone()),
                })
                .collect(),
        }
    }

    /// The fact with this id; `None` if there is none.
    pub fn fact(&self, id: &str) -> Option<&BundledFact> {
        self.facts.iter().find(|fact| fact.id.as_str() == id)
    }

    /// The quotation with this ledger id; `None` if there is none.
    pub fn quote(&self, id: &str) -> Option<&BundledQuote> {
        self.quotes.iter().find(|quote| quote.id.as_str() == id)
    }

    /// The article with this letter; `None` if there is none.
    pub fn article(&self, id: &str) -> Option<&BundledArticle> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// The chapter that a step belongs to, with its index; `None` if no chapter has the step.
    pub fn chapter_of(&self, step: &str) -> Option<(usize, &BundledChapter)> {
        let mut chapters = self.chapters.iter().enumerate();
        chapters.find(|(_, chapter)| chapter.steps.iter().any(|id| id == step))
    }
}

impl Numbers for Bundle {
    fn number(&self, id: &str) -> Option<Written> {
        Some(self.fact(id)?.written())
    }
}
