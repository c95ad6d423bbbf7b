//! What the reader has chosen and searched for.

use crate::Facet;
use enum_map::EnumMap;

/// The longest text that is searched for, in characters. More is cut off.
pub const LONGEST_TEXT: usize = 60;

/// The chosen options, facet by facet, and the text searched for. Options of one facet widen
/// the result, facets and text narrow it; a facet without a choice lets every card through.
///
/// An option is its number among the facet's [`Options`](crate::Options).
/// Numbers are kept in order, so equal queries are equal values and have one address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    chosen: EnumMap<Facet, Vec<usize>>,
    text: String,
}

impl Query {
    /// Whether nothing is chosen or searched for, so that every card matches.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.chosen.values().all(Vec::is_empty)
    }

    /// Whether there is a searched text or a chosen option of another facet.
    pub fn is_narrowed_beside(&self, facet: Facet) -> bool {
        let mut chosen = self.chosen.iter();
        !self.text.is_empty() || chosen.any(|(other, list)| other != facet && !list.is_empty())
    }

    /// Whether a facet lets a card through that is filed under this option of it.
    pub(crate) fn lets_through(&self, facet: Facet, option: Option<usize>) -> bool {
        self.chosen(facet).is_empty() || option.is_some_and(|option| self.has(facet, option))
    }

    /// The chosen options of a facet, in order.
    pub fn chosen(&self, facet: Facet) -> &[usize] {
        &self.chosen[facet]
    }

    /// Whether an option is chosen.
    pub fn has(&self, facet: Facet, option: usize) -> bool {
        self.chosen(facet).binary_search(&option).is_ok()
    }

    /// Chooses an option, or gives it up.
    pub fn toggle(&mut self, facet: Facet, option: usize) {
        let chosen = &mut self.chosen[facet];
        match chosen.binary_search(&option) {
            Ok(at) => drop(chosen.remove(at)),
            Err(at) => chosen.insert(at, option),
        }
    }

    /// Chooses an option, which may be chosen already.
    pub fn choose(&mut self, facet: Facet, option: usize) {
        if !self.has(facet, option) {
            self.toggle(facet, option);
        }
    }

    /// Gives up everything chosen in a facet.
    pub fn loosen(&mut self, facet: Facet) {
        self.chosen[facet].clear();
    }

    /// The text searched for, as typed but for blanks; empty when none is.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Searches for a text. Several blanks and control characters become one space.
    pub fn search(&mut self, typed: &str) {
        self.text.clear();
        let blank = |c: char| c.is_whitespace() || c.is_control();
        let words = typed.split(blank).filter(|word| !word.is_empty());
        let mut room = LONGEST_TEXT;
        for word in words {
            let space = usize::from(!self.text.is_empty());
            if room <= space {
                break;
            }
            if space > 0 {
                self.text.push(' ');
            }
            room -= space;
            for c in word.chars().take(room) {
                self.text.push(c);
                room -= 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toggling_twice_changes_nothing() {
        let mut query = Query::default();
        query.toggle(Facet::Topic, 2);
        assert!(query.has(Facet::Topic, 2) && !query.has(Facet::Place, 2));
        query.toggle(Facet::Topic, 2);
        assert!(query.is_empty());
    }

    #[test]
    fn the_order_of_choosing_does_not_matter() {
        let (mut a, mut b) = (Query::default(), Query::default());
        for option in [3, 1, 2] {
            a.choose(Facet::Place, option);
        }
        for option in [1, 2, 3, 2] {
            b.choose(Facet::Place, option);
        }
        assert_eq!(a, b);
        assert_eq!(a.chosen(Facet::Place), [1, 2, 3]);
        a.loosen(Facet::Place);
        assert!(a.is_empty());
    }

    #[test]
    fn other_facets_and_the_text_narrow_a_facet() {
        let mut query = Query::default();
        query.choose(Facet::Place, 1);
        assert!(!query.is_narrowed_beside(Facet::Place));
        assert!(query.is_narrowed_beside(Facet::Topic));
        query.search("家风");
        assert!(query.is_narrowed_beside(Facet::Place));
    }

    #[test]
    fn a_searched_text_is_one_line_of_bounded_length() {
        let mut query = Query::default();
        query.search(" 创业\u{3000}\n 陪跑\t");
        assert_eq!(query.text(), "创业 陪跑");
        query.search(&"长".repeat(200));
        assert_eq!(query.text().chars().count(), LONGEST_TEXT);
        query.search("\u{7}  ");
        assert!(query.is_empty());
    }
}
