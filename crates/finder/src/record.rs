//! A card in words: what the table, the comparison and the files show of it.

use crate::Facet;
use enum_map::EnumMap;
use story::{BundledFact, Words};

/// A card in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardRecord {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its option in each facet by name, as on the buttons; empty where it has none.
    pub options: EnumMap<Facet, String>,
    /// The title of the article that it retells.
    pub article: String,
    /// Its text with the numbers written out.
    pub summary: String,
    /// Its numbers, each once, those of its summary first.
    pub numbers: Vec<RecordNumber>,
    /// The id of the step of the story that it comes from.
    pub step: String,
    /// The address of that step.
    pub link: String,
}

/// One of a card's numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordNumber {
    /// The id of the fact.
    pub id: String,
    /// As written, with hedge and unit: 超70家.
    pub number: String,
    /// What is counted.
    pub label: String,
    /// Whose number it is.
    pub scope: String,
    /// The measure within which it may be compared.
    pub measure: Option<String>,
}

impl CardRecord {
    /// Its numbers on one line.
    pub fn numbers_line(&self, words: &Words) -> String {
        let lines: Vec<String> = self.numbers.iter().map(|it| it.line(words)).collect();
        lines.join(words.explorer.between_numbers)
    }
}

impl RecordNumber {
    /// A fact in words.
    pub fn of(fact: &BundledFact) -> Self {
        Self {
            id: fact.id.as_str().to_owned(),
            number: fact.written().to_string(),
            label: fact.label.clone(),
            scope: fact.scope.clone(),
            measure: fact.measure.clone(),
        }
    }

    /// What is counted and how many: 走访企业：825家次.
    pub fn line(&self, words: &Words) -> String {
        (words.explorer.number)(&self.label, &self.number)
    }
}
