//! How the results are shown: as what, and in which order.

use crate::Facet;

/// What the results are shown as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presentation {
    /// Cards, one below the other.
    #[default]
    Cards,
    /// A table with a row for each card.
    Table,
    /// The chosen places side by side.
    Compare,
}

impl Presentation {
    /// All presentations, in the order in which a reader is offered them.
    pub const ALL: [Self; 3] = [Self::Cards, Self::Table, Self::Compare];

    /// Its value in addresses. Permanent.
    pub const fn value(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::Table => "table",
            Self::Compare => "compare",
        }
    }
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
    /// Ascending by a facet, or in the order of the story for `None`.
    pub const fn by(by: Option<Facet>) -> Self {
        Self {
            by,
            descending: false,
        }
    }

    /// Its value in addresses, without the direction: a facet's key, or `story`.
    pub const fn key(self) -> &'static str {
        match self.by {
            Some(facet) => facet.key(),
            None => "story",
        }
    }
}

/// How the results are shown. The default is the display of the print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Display {
    /// What the results are shown as.
    pub presentation: Presentation,
    /// Their order.
    pub sort: Sort,
}
