//! Which cards a query finds, and how many each option would give.
//!
//! For every option one bitset with a bit a card, built once. A query is then a few unions
//! and intersections of machine words, whatever the number of cards. `fixedbitset` because
//! it is small in wasm, maintained, and the sets are dense: compressed sets (roaring) cost
//! more code and gain nothing below some hundred thousand cards.

use super::{Facet, Filing, Query};
use fixedbitset::FixedBitSet;

/// The cards, filed under every option.
pub struct Index {
    all: FixedBitSet,
    filed: [Vec<FixedBitSet>; 4],
}

/// What an [`Index`] answers to a [`Query`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    matching: FixedBitSet,
    counts: [Vec<usize>; 4],
}

impl Index {
    /// Files the cards. `sizes` is the number of options of each facet.
    pub fn new(cards: &[Filing], sizes: [usize; 4]) -> Self {
        let none = FixedBitSet::with_capacity(cards.len());
        let mut all = none.clone();
        all.insert_range(..);
        let mut filed = sizes.map(|size| vec![none.clone(); size]);
        for (number, card) in cards.iter().enumerate() {
            for (options, option) in filed.iter_mut().zip(card) {
                if let Some(set) = option.and_then(|option| options.get_mut(option)) {
                    set.insert(number);
                }
            }
        }
        Self { all, filed }
    }

    /// The matching cards, and for each option how many cards it would give with the other
    /// facets as they are.
    pub fn answer(&self, query: &Query) -> Answer {
        let chosen = Facet::ALL.map(|facet| self.chosen(facet, query));
        let others = |but: Option<Facet>| {
            let mut cards = self.all.clone();
            for facet in Facet::ALL {
                if Some(facet) != but
                    && let Some(chosen) = &chosen[facet as usize]
                {
                    cards.intersect_with(chosen);
                }
            }
            cards
        };
        Answer {
            matching: others(None),
            counts: Facet::ALL.map(|facet| {
                let others = others(Some(facet));
                self.filed[facet as usize]
                    .iter()
                    .map(|option| option.intersection_count(&others))
                    .collect()
            }),
        }
    }

    /// The cards under any chosen option of a facet; `None` when nothing is chosen there.
    fn chosen(&self, facet: Facet, query: &Query) -> Option<FixedBitSet> {
        let options = query.chosen(facet);
        if options.is_empty() {
            return None;
        }
        let mut cards = FixedBitSet::with_capacity(self.all.len());
        for option in options {
            if let Some(set) = self.filed[facet as usize].get(*option) {
                cards.union_with(set);
            }
        }
        Some(cards)
    }
}

impl Answer {
    /// Whether the card with this number matches.
    pub fn has(&self, card: usize) -> bool {
        self.matching.contains(card)
    }

    /// How many cards match.
    pub fn total(&self) -> usize {
        self.matching.count_ones(..)
    }

    /// How many cards an option would give with the other facets as they are.
    pub fn count(&self, facet: Facet, option: usize) -> usize {
        self.counts[facet as usize]
            .get(option)
            .copied()
            .unwrap_or_default()
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::{array::uniform4, collection::vec, option, prelude::*};

    const SIZES: [usize; 4] = [5, 4, 3, 2];

    /// The same rule, card by card.
    fn matches(card: &Filing, query: &Query, but: Option<Facet>) -> bool {
        Facet::ALL.into_iter().all(|facet| {
            let chosen = query.chosen(facet);
            Some(facet) == but
                || chosen.is_empty()
                || card[facet as usize].is_some_and(|option| chosen.contains(&option))
        })
    }

    fn cards() -> impl Strategy<Value = Vec<Filing>> {
        let [a, b, c, d] = SIZES.map(|size| option::weighted(0.9, 0..size));
        vec((a, b, c, d).prop_map(|(a, b, c, d)| [a, b, c, d]), 0..150)
    }

    fn queries() -> impl Strategy<Value = Query> {
        // One number past the end: an option that no index knows must find nothing.
        uniform4(vec(0..6_usize, 0..3)).prop_map(|lists| {
            let mut query = Query::default();
            for (facet, list) in Facet::ALL.into_iter().zip(lists) {
                for option in list {
                    query.choose(facet, option);
                }
            }
            query
        })
    }

    proptest! {
        #[test]
        fn answers_as_a_naive_filter_would(cards in cards(), query in queries()) {
            let answer = Index::new(&cards, SIZES).answer(&query);
            for (number, card) in cards.iter().enumerate() {
                prop_assert_eq!(answer.has(number), matches(card, &query, None));
            }
            let total = cards.iter().filter(|card| matches(card, &query, None)).count();
            prop_assert_eq!(answer.total(), total);
            for facet in Facet::ALL {
                for option in 0..SIZES[facet as usize] {
                    let count = cards
                        .iter()
                        .filter(|card| card[facet as usize] == Some(option))
                        .filter(|card| matches(card, &query, Some(facet)))
                        .count();
                    prop_assert_eq!(answer.count(facet, option), count);
                }
            }
        }
    }

    #[test]
    fn an_empty_query_finds_everything() {
        let cards = [[Some(0), Some(0), Some(0), None], [None; 4]];
        let answer = Index::new(&cards, SIZES).answer(&Query::default());
        assert_eq!(answer.total(), 2);
        assert_eq!(answer.count(Facet::Place, 0), 1);
        assert_eq!(answer.count(Facet::Place, 1), 0);
    }
}
