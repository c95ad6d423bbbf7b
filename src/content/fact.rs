//! Facts: a figure with its unit, its hedge, its scope and its place in the sources.

use super::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The permanent id of a fact, as in the ledger: article letter, paragraph
/// number, a dot and a name, e.g. `A4.visits`. Captions have no paragraph
/// (`A.figure`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactId(pub String);

impl FactId {
    /// The id of the article that the fact comes from, e.g. `A`; empty when the id is malformed.
    pub fn article(&self) -> &str {
        let end = self
            .0
            .find(|c: char| !c.is_ascii_uppercase())
            .unwrap_or(self.0.len());
        &self.0[..end]
    }

    /// The logical paragraph of that article, counted from 1 (bylines, section
    /// heads and captions not counted); `None` for a caption.
    pub fn paragraph(&self) -> Option<u8> {
        let (head, _) = self.0.split_once('.')?;
        head[self.article().len()..].parse().ok()
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How sure the report is of a figure.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// Told as it is.
    Exact,
    /// 超、余、多: the true figure is larger.
    Over,
    /// 近: the true figure is a little smaller.
    Nearly,
    /// 最长: a limit.
    UpTo,
    /// 第…: a place in a row, never counted up.
    Ordinal,
    /// A calendar year, never counted up.
    Year,
}

/// The word that carries the hedge, as the report has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hedge {
    /// Before the number: 超70家.
    #[serde(rename = "超")]
    Chao,
    /// Between number and unit: 900余平方米.
    #[serde(rename = "余")]
    Yu,
    /// Between number and unit: 30多个.
    #[serde(rename = "多")]
    Duo,
    /// Before the number: 近2000名.
    #[serde(rename = "近")]
    Jin,
    /// Before the number: 最长3年.
    #[serde(rename = "最长")]
    ZuiChang,
    /// Before the number: 第9年.
    #[serde(rename = "第")]
    Di,
}

/// A figure of the reports: written once, here, and referred to by id everywhere else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The permanent id; it also says which article and paragraph the figure comes from.
    pub id: FactId,
    /// The number in the given unit, e.g. 81.04 with 亿元.
    pub value: Decimal,
    /// The unit with its classifier, e.g. 家次, 万平方米.
    pub unit: String,
    /// How the report hedges the figure.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub qualifier: Qualifier,
    /// The hedge's word; present exactly when the qualifier is over, nearly, up-to or ordinal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hedge: Option<Hedge>,
    /// What is counted, in a few words, without the number.
    pub label: String,
    /// Whose figure it is, e.g. 上城区彭埠街道.
    pub scope: String,
    /// The measure within which figures may be compared by size; absent when none may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
}
