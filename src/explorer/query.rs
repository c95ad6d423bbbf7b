//! What the reader has asked for.

/// A way of sorting cards into options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    Place,
    Topic,
    Kind,
    Article,
}

impl Facet {
    /// All facets, in the order in which they are named to the reader and in URLs.
    pub const ALL: [Self; 4] = [Self::Place, Self::Topic, Self::Kind, Self::Article];
}

/// The chosen options, facet by facet. Options of one facet widen the result,
/// facets narrow it; a facet without a choice lets every card through.
///
/// An option is its number among the facet's [`Options`](super::Options).
/// Numbers are kept in order, so equal queries are equal values and have one address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    chosen: [Vec<usize>; 4],
}

impl Query {
    /// Whether nothing is chosen, so that every card matches.
    pub fn is_empty(&self) -> bool {
        self.chosen.iter().all(Vec::is_empty)
    }

    /// The chosen options of a facet, in order.
    pub fn chosen(&self, facet: Facet) -> &[usize] {
        &self.chosen[facet as usize]
    }

    /// Whether an option is chosen.
    pub fn has(&self, facet: Facet, option: usize) -> bool {
        self.chosen(facet).binary_search(&option).is_ok()
    }

    /// Chooses an option, or gives it up.
    pub fn toggle(&mut self, facet: Facet, option: usize) {
        let chosen = &mut self.chosen[facet as usize];
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
    }
}
