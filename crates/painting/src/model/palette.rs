//! The colours: slots with a colour for each theme, aliases, and sets that recolour one drawing.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The colours of all drawings.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palette {
    /// A remark for people.
    #[serde(default)]
    pub note: String,
    /// Colours by slot.
    pub slots: BTreeMap<String, Shades>,
    /// Slots that point to another slot.
    pub aliases: BTreeMap<String, String>,
    /// Sets: which slots and aliases point elsewhere, for one drawing.
    pub sets: BTreeMap<String, BTreeMap<String, String>>,
}

/// The colour of a slot in each theme, as `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shades {
    /// On paper by day.
    pub day: String,
    /// 泥金: gold on dark.
    pub night: String,
    /// On white.
    pub print: String,
}

/// A theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// On paper by day.
    Day,
    /// Gold on dark.
    Night,
    /// On white.
    Print,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 3] = [Self::Day, Self::Night, Self::Print];

    /// The theme's name, for files and classes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Night => "night",
            Self::Print => "print",
        }
    }
}

impl Palette {
    /// Whether a slot or an alias has this name.
    pub fn has(&self, name: &str) -> bool {
        self.slots.contains_key(name) || self.aliases.contains_key(name)
    }

    /// The colour of a slot or alias, without any set.
    pub fn colour(&self, name: &str, theme: Theme) -> Option<&str> {
        let slot = self.aliases.get(name).map_or(name, String::as_str);
        let shades = self.slots.get(slot)?;
        Some(match theme {
            Theme::Day => &shades.day,
            Theme::Night => &shades.night,
            Theme::Print => &shades.print,
        })
    }
}
