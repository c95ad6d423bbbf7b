//! A card in words: what the table, the comparison and the downloads tell of it.

use serde::Serialize;

/// A card in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    pub id: String,
    pub title: String,
    pub place: String,
    pub topic: String,
    pub kind: String,
    /// The title of the report.
    pub article: String,
    /// The report by its short name.
    #[serde(skip)]
    pub report: String,
    pub summary: String,
    pub figures: Vec<RowFigure>,
    /// The step of the story that it comes from, as an address.
    pub link: String,
}

/// One of a card's figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowFigure {
    pub id: String,
    /// As written, with hedge and unit: 超70家.
    pub figure: String,
    /// What is counted.
    pub label: String,
    /// Whose figure it is.
    pub scope: String,
    /// The measure within which it may be compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
}

impl RowFigure {
    /// What is counted and how many: 走访企业：825家次.
    pub fn line(&self) -> String {
        [self.label.as_str(), "：", &self.figure].concat()
    }
}
