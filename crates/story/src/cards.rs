//! Places, topics and cards, as an editor writes them for the explorer.

use crate::{FactId, Piece, pieces};
use enum_map::Enum;
use serde::{Deserialize, Serialize};

/// 全市 or one of the city's divisions.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Permanent; used in URLs, e.g. `yuhang`.
    pub id: String,
    /// The short name: 余杭.
    pub name: String,
    /// What sort of division it is.
    pub kind: PlaceKind,
    /// Row and column of its tile, from 1; `None` for the whole city, a bar under the grid.
    pub cell: Option<(u8, u8)>,
}

/// What sort of division a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum PlaceKind {
    /// The whole city.
    #[serde(rename = "市")]
    City,
    /// A district of the city.
    #[serde(rename = "区")]
    District,
    /// A county.
    #[serde(rename = "县")]
    County,
    /// A city of the rank of a county.
    #[serde(rename = "县级市")]
    CountyCity,
}

/// A topic that cards are filed under.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Permanent; used in URLs, e.g. `family`.
    pub id: String,
    /// The name that readers see.
    pub name: String,
}

/// A card of the explorer.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Permanent.
    pub id: String,
    /// A place's id.
    pub place: String,
    /// A topic's id.
    pub topic: String,
    /// What it is about.
    pub kind: CardKind,
    /// Its title.
    pub title: String,
    /// Prose with placeholders.
    pub summary: String,
    /// The ids of the facts that belong to it.
    #[serde(default)]
    pub facts: Vec<FactId>,
    /// Ledger ids of the facts without a number in its text.
    #[serde(default)]
    pub sources: Vec<FactId>,
    /// The step of the story that it comes from.
    pub step: String,
    /// The id of a vignette of the art that decorates it.
    #[serde(default)]
    pub picture: Option<String>,
}

/// What a card is about, in the order in which the kinds are listed to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, Serialize, Deserialize)]
pub enum CardKind {
    /// A person or several.
    #[serde(rename = "人物")]
    Person,
    /// A case.
    #[serde(rename = "案例")]
    Case,
    /// A building or another space.
    #[serde(rename = "空间")]
    Space,
    /// An event or an activity.
    #[serde(rename = "活动")]
    Event,
    /// Numbers.
    #[serde(rename = "数据")]
    Data,
}

impl Card {
    /// The ids of the card's facts whose numbers are not in its summary.
    pub fn other_facts(&self) -> impl Iterator<Item = &FactId> {
        let summary = pieces(&self.summary);
        self.facts.iter().filter(move |id| {
            !summary
                .iter()
                .any(|piece| matches!(piece, Piece::Number(shown) if *shown == id.as_str()))
        })
    }
}
