//! How the results are laid out: as what, and in which order.

use super::Facet;

/// What the results are shown as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Cards, one below the other.
    #[default]
    Cards,
    /// A table with a row a card.
    Table,
    /// The chosen places side by side.
    Compare,
}

impl View {
    /// All views, in the order shown.
    pub const ALL: [Self; 3] = [Self::Cards, Self::Table, Self::Compare];
}

/// What the results are sorted by: the order of the story, or that of a facet's options.
/// Within one option the order is the story's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// `None` is the order of the story.
    pub by: Option<Facet>,
    /// Whether the last comes first.
    pub descending: bool,
}

impl Sort {
    /// Ascending by a facet; the order of the story for `None`.
    pub const fn by(by: Option<Facet>) -> Self {
        Self {
            by,
            descending: false,
        }
    }
}

/// How the results are laid out. The default is what the HTML shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    pub view: View,
    pub sort: Sort,
}
