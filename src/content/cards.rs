//! What the explorer is made of: places, topics, cards. As in `model`, fields that are not for wasm32
//! are printed and stay out of the bundle.

#[cfg(not(target_arch = "wasm32"))]
use super::FactId;
use serde::{Deserialize, Serialize};

/// 全市 or one of the city's divisions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Permanent; used in URLs, e.g. `yuhang`.
    pub id: String,
    /// The short name: 余杭.
    pub name: String,
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub kind: PlaceKind,
    /// Row and column of its tile, from 1; `None` for the whole city, a bar under the grid.
    pub cell: Option<(u8, u8)>,
}

/// What sort of division a place is.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlaceKind {
    #[serde(rename = "市")]
    City,
    #[serde(rename = "区")]
    District,
    #[serde(rename = "县")]
    County,
    #[serde(rename = "县级市")]
    CountyCity,
}

/// A topic that cards are filed under.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Permanent; used in URLs, e.g. `family`.
    pub id: String,
    pub name: String,
}

/// A card of the explorer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Permanent.
    pub id: String,
    /// A place's id.
    pub place: String,
    /// A topic's id.
    pub topic: String,
    pub kind: CardKind,
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub title: String,
    /// Prose with placeholders.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub summary: String,
    /// The figures that belong to it.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing)]
    pub facts: Vec<FactId>,
    /// Ledger ids of what it tells beside figures.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing)]
    pub sources: Vec<FactId>,
    /// The step of the story that it comes from.
    pub step: String,
}

/// What a card is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CardKind {
    #[serde(rename = "案例")]
    Case,
    #[serde(rename = "空间")]
    Space,
    #[serde(rename = "人物")]
    Person,
    #[serde(rename = "活动")]
    Event,
    #[serde(rename = "数据")]
    Data,
}

#[cfg(not(target_arch = "wasm32"))]
impl Card {
    /// The card's figures that its summary does not tell already.
    pub fn untold_facts(&self) -> impl Iterator<Item = &FactId> {
        let told = super::pieces(&self.summary);
        self.facts.iter().filter(move |id| {
            !told
                .iter()
                .any(|piece| matches!(piece, super::Piece::Figure(told) if *told == id.as_str()))
        })
    }
}
