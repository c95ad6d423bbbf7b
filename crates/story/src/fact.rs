//! Facts: a number with its unit, its hedge, its scope, and its paragraph in the sources.

use crate::{Decimal, Written, written};
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

/// How the report qualifies a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// The number is exact.
    Exact,
    /// 超、余、多: the true number is larger.
    Over,
    /// 近: the true number is a little smaller.
    Nearly,
    /// 最长: the number is a limit.
    UpTo,
    /// 第…: a position in an order, never counted up.
    Ordinal,
    /// The number is a calendar year, never counted up.
    Year,
}

impl Qualifier {
    /// The hedges that an editor may choose from; empty where a number has none.
    pub fn hedges(self) -> &'static [Hedge] {
        match self {
            Self::Exact | Self::Year => &[],
            Self::Over => &[Hedge::Chao, Hedge::Yu, Hedge::Duo],
            Self::Nearly => &[Hedge::Jin],
            Self::UpTo => &[Hedge::ZuiChang],
            Self::Ordinal => &[Hedge::Di],
        }
    }
}

/// A hedge: the word by which the report qualifies a number.
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

impl Hedge {
    /// The word, as in the content files and on the page.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chao => "超",
            Self::Yu => "余",
            Self::Duo => "多",
            Self::Jin => "近",
            Self::ZuiChang => "最长",
            Self::Di => "第",
        }
    }
}

/// A number of the reports. It is written once, here; everything else refers to it by its id.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The permanent id, which has the article and the paragraph that the number comes from.
    pub id: FactId,
    /// The number in the given unit, e.g. 81.04 with 亿元.
    pub value: Decimal,
    /// The unit with its classifier, e.g. 家次, 万平方米.
    pub unit: String,
    /// How the report qualifies the number.
    pub qualifier: Qualifier,
    /// The hedge; present exactly where the qualifier is over, nearly, up-to or ordinal.
    #[serde(default)]
    pub hedge: Option<Hedge>,
    /// What is counted, in a few words, without the number.
    pub label: String,
    /// Whose number it is, e.g. 上城区彭埠街道.
    pub scope: String,
    /// The measure within which the number may be compared by size; `None` if it may not.
    #[serde(default)]
    pub measure: Option<String>,
    /// Whether the number is a figure of speech of the report: 十年陪跑.
    #[serde(default)]
    pub figurative: bool,
}

impl Fact {
    /// The number as it is written: 超70家.
    pub fn written(&self) -> Written {
        written(self.value, &self.unit, self.hedge)
    }

    /// Whether the number is an amount. Years, positions in an order and figures of speech are not: they are never
    /// counted up, and stand apart on the wall.
    pub fn is_amount(&self) -> bool {
        use Qualifier::{Exact, Nearly, Ordinal, Over, UpTo, Year};
        match self.qualifier {
            Exact | Over | Nearly | UpTo => !self.figurative,
            Ordinal | Year => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Hedge, Qualifier};

    #[test]
    fn a_hedge_is_written_as_the_files_have_it() {
        use Qualifier::{Exact, Nearly, Ordinal, Over, UpTo, Year};
        for qualifier in [Exact, Over, Nearly, UpTo, Ordinal, Year] {
            for hedge in qualifier.hedges() {
                let text = serde_json::to_string(hedge).expect("JSON");
                assert_eq!(text, format!("\"{}\"", hedge.as_str()));
                let read: Hedge = serde_json::from_str(&text).expect("a hedge");
                assert_eq!(read, *hedge);
            }
        }
    }
}
