//! Which cards a query finds, and how many each option would give.
//!
//! For every option one bitset with a bit a card, built once. A query is then a few unions
//! and intersections of machine words, whatever the number of cards. `fixedbitset` because
//! it is small in wasm, maintained, and the sets are dense: compressed sets (roaring) cost
//! more code and gain nothing below some hundred thousand cards.

use super::{Facet, Filing, Query, Sort};
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
    total: usize,
    counts: [Vec<usize>; 4],
    without: [usize; 4],
    without_text: usize,
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

    /// How many cards there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are no cards.
    pub fn is_empty(&self) -> bool {
        self.all.is_clear()
    }

    /// The matching cards, and for each option how many cards it would give with the other
    /// facets as they are. `hits` are the cards that have the query's text; `None` is all.
    pub fn answer(&self, query: &Query, hits: Option<&FixedBitSet>) -> Answer {
        let chosen = Facet::ALL.map(|facet| self.chosen(facet, query));
        let facets = |but: Option<Facet>| {
            Facet::ALL
                .into_iter()
                .filter(move |facet| Some(*facet) != but)
                .filter_map(|facet| chosen[facet as usize].as_ref())
        };
        let narrowed = |mut cards: FixedBitSet, but| {
            facets(but).for_each(|chosen| cards.intersect_with(chosen));
            cards
        };
        let start = || hits.unwrap_or(&self.all).clone();
        let matching = narrowed(start(), None);
        let mut without = [0; 4];
        let counts = Facet::ALL.map(|facet| {
            let others = narrowed(start(), Some(facet));
            without[facet as usize] = others.count_ones(..);
            self.filed[facet as usize]
                .iter()
                .map(|option| option.intersection_count(&others))
                .collect()
        });
        Answer {
            total: matching.count_ones(..),
            matching,
            counts,
            without,
            without_text: narrowed(self.all.clone(), None).count_ones(..),
        }
    }

    /// The first `most` matching cards as the sort has them.
    pub fn sorted(&self, answer: &Answer, sort: Sort, most: usize) -> Vec<usize> {
        let matching = &answer.matching;
        let Some(by) = sort.by else {
            return if sort.descending {
                let mut cards: Vec<_> = matching.ones().collect();
                cards.reverse();
                cards.truncate(most);
                cards
            } else {
                matching.ones().take(most).collect()
            };
        };
        let filed = &self.filed[by as usize];
        let mut order: Vec<&FixedBitSet> = filed.iter().collect();
        if sort.descending {
            order.reverse();
        }
        let mut nowhere = matching.clone();
        filed.iter().for_each(|set| nowhere.difference_with(set));
        order
            .into_iter()
            .flat_map(|set| set.intersection(matching))
            .chain(nowhere.ones())
            .take(most)
            .collect()
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
        self.total
    }

    /// How many cards an option would give with the other facets as they are.
    pub fn count(&self, facet: Facet, option: usize) -> usize {
        self.counts[facet as usize]
            .get(option)
            .copied()
            .unwrap_or_default()
    }

    /// How many cards would match if nothing were chosen in a facet, or nothing searched for
    /// (`None`): what loosening it gives.
    pub fn without(&self, facet: Option<Facet>) -> usize {
        facet.map_or(self.without_text, |facet| self.without[facet as usize])
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
        fn answers_as_a_naive_filter_would(
            cards in cards(),
            query in queries(),
            text in option::of(vec(any::<bool>(), 150)),
        ) {
            let hits = text.as_ref().map(|text| {
                let mut hits = FixedBitSet::with_capacity(cards.len());
                (0..cards.len()).filter(|card| text[*card]).for_each(|card| hits.insert(card));
                hits
            });
            let hit = |card: usize| text.as_ref().is_none_or(|text| text[card]);
            let found = |but| {
                let card = move |(number, card): (usize, &Filing)| (number, *card);
                cards.iter().enumerate().map(card)
                    .filter(|(number, card)| hit(*number) && matches(card, &query, but))
                    .collect::<Vec<_>>()
            };
            let index = Index::new(&cards, SIZES);
            let answer = index.answer(&query, hits.as_ref());
            for (number, card) in cards.iter().enumerate() {
                prop_assert_eq!(answer.has(number), hit(number) && matches(card, &query, None));
            }
            prop_assert_eq!(answer.total(), found(None).len());
            for facet in Facet::ALL {
                let others = found(Some(facet));
                prop_assert_eq!(answer.without(Some(facet)), others.len());
                for option in 0..SIZES[facet as usize] {
                    let count = others.iter()
                        .filter(|(_, card)| card[facet as usize] == Some(option))
                        .count();
                    prop_assert_eq!(answer.count(facet, option), count);
                }
            }
            let without_text = cards.iter().filter(|card| matches(card, &query, None)).count();
            prop_assert_eq!(answer.without(None), without_text);
        }

        #[test]
        fn sorts_as_a_naive_sort_would(
            cards in cards(),
            query in queries(),
            by in option::of(0..4_usize),
            descending: bool,
            most in 0..160_usize,
        ) {
            let index = Index::new(&cards, SIZES);
            let answer = index.answer(&query, None);
            let sort = Sort { by: by.map(|by| Facet::ALL[by]), descending };
            let mut expected: Vec<usize> = (0..cards.len()).filter(|card| answer.has(*card)).collect();
            match (by, descending) {
                (None, true) => expected.reverse(),
                (None, false) => {}
                // Cards without an option come last in both directions.
                (Some(by), _) => expected.sort_by_key(|card| cards[*card][by].map_or(i64::MAX, |option| {
                    if descending { -(option as i64) } else { option as i64 }
                })),
            }
            expected.truncate(most);
            prop_assert_eq!(index.sorted(&answer, sort, most), expected);
        }
    }

    #[test]
    fn an_empty_query_finds_everything() {
        let cards = [[Some(0), Some(0), Some(0), None], [None; 4]];
        let answer = Index::new(&cards, SIZES).answer(&Query::default(), None);
        assert_eq!(answer.total(), 2);
        assert_eq!(answer.count(Facet::Place, 0), 1);
        assert_eq!(answer.count(Facet::Place, 1), 0);
    }
}
