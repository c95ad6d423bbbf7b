//! The matching cards of a query, and the number of cards that each option would give. Every card is checked.
//!
//! A card that passes all facets matches if it has the text. A card that fails exactly one facet counts for
//! the options of that facet only, because it would match if its option were chosen there.

use crate::{Facet, Filing, Query, Sort, text::Texts};
use enum_map::EnumMap;

/// Cards by number: where they are filed, and what text they have.
#[derive(Default)]
pub struct Finder {
    filings: Vec<Filing>,
    sizes: EnumMap<Facet, usize>,
    texts: Texts,
}

/// What a [`Finder`] answers to a [`Query`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The matching cards, in order.
    cards: Vec<usize>,
    counts: EnumMap<Facet, Vec<usize>>,
    without: EnumMap<Facet, usize>,
    without_text: usize,
}

impl Finder {
    /// Cards without their texts. `sizes` is the number of options of each facet.
    pub fn new(filings: Vec<Filing>, sizes: EnumMap<Facet, usize>) -> Self {
        Self {
            filings,
            sizes,
            texts: Texts::default(),
        }
    }

    /// Adds the text of the next card, part by part. Nothing is found across two parts.
    pub fn add_text<'a>(&mut self, parts: impl IntoIterator<Item = &'a str>) {
        self.texts.add(parts);
    }

    /// How many cards have their text.
    pub fn texts(&self) -> usize {
        self.texts.len()
    }

    /// How many cards there are.
    pub fn len(&self) -> usize {
        self.filings.len()
    }

    /// Whether there are no cards.
    pub fn is_empty(&self) -> bool {
        self.filings.is_empty()
    }

    /// Where a card is filed; nowhere when there is no such card.
    pub fn filing(&self, card: usize) -> Filing {
        self.filings.get(card).copied().unwrap_or_default()
    }

    /// The matching cards, and for each option how many cards it would give with the other facets
    /// as they are. While some cards have no text yet, the query's text is passed over.
    pub fn answer(&self, query: &Query) -> Answer {
        let search = if self.texts.len() == self.len() {
            query.text()
        } else {
            ""
        };
        let search = self.texts.search(search);
        let mut answer = Answer {
            counts: self.sizes.map(|_, size| vec![0; size]),
            ..Answer::default()
        };
        for (card, filing) in self.filings.iter().enumerate() {
            let mut refusals = filing
                .iter()
                .filter(|(facet, option)| !query.lets_through(*facet, **option))
                .map(|(facet, _)| facet);
            let refused = refusals.next();
            if refusals.next().is_some() {
                continue;
            }
            if refused.is_none() {
                answer.without_text += 1;
            }
            if !search.finds(card) {
                continue;
            }
            match refused {
                Some(facet) => answer.add(facet, filing[facet]),
                None => {
                    answer.cards.push(card);
                    for (facet, option) in filing {
                        answer.add(facet, *option);
                    }
                }
            }
        }
        answer
    }

    /// The first `most` matching cards in this order. Cards without an option in the facet that
    /// sorts come last in both directions.
    pub fn sorted(&self, answer: &Answer, sort: Sort, most: usize) -> Vec<usize> {
        let cards = || answer.cards.iter().copied();
        let Some(by) = sort.by else {
            return if sort.descending {
                cards().rev().take(most).collect()
            } else {
                cards().take(most).collect()
            };
        };
        let size = self.sizes[by];
        (0..size)
            .map(|at| if sort.descending { size - 1 - at } else { at })
            .map(Some)
            .chain([None])
            .flat_map(|option| cards().filter(move |card| self.filings[*card][by] == option))
            .take(most)
            .collect()
    }
}

impl Answer {
    /// Counts a card that matches when the choice in a facet is left aside.
    fn add(&mut self, facet: Facet, option: Option<usize>) {
        self.without[facet] += 1;
        if let Some(count) = option.and_then(|option| self.counts[facet].get_mut(option)) {
            *count += 1;
        }
    }

    /// Whether the card with this number matches.
    pub fn has(&self, card: usize) -> bool {
        self.cards.binary_search(&card).is_ok()
    }

    /// How many cards match.
    pub fn total(&self) -> usize {
        self.cards.len()
    }

    /// How many cards an option would give with the other facets as they are.
    pub fn count(&self, facet: Facet, option: usize) -> usize {
        self.counts[facet].get(option).copied().unwrap_or_default()
    }

    /// How many cards would match if nothing were chosen in a facet, or nothing searched for (`None`).
    pub fn without(&self, facet: Option<Facet>) -> usize {
        facet.map_or(self.without_text, |facet| self.without[facet])
    }

    /// When nothing matches: which facet, or the text (`None`), can be given up alone so that cards
    /// match, and how many; the most first. Empty while something matches.
    pub fn loosening(&self) -> Vec<(Option<Facet>, usize)> {
        if self.total() > 0 {
            return Vec::new();
        }
        let all = Facet::ALL.into_iter().map(Some).chain([None]);
        let mut ways: Vec<_> = all
            .map(|facet| (facet, self.without(facet)))
            .filter(|(_, cards)| *cards > 0)
            .collect();
        ways.sort_by_key(|(_, cards)| std::cmp::Reverse(*cards));
        ways
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::query;
    use proptest::{collection::vec, option, prelude::*};

    const SIZES: [usize; Facet::ALL.len()] = [5, 4, 3, 2];
    const MOST: usize = 150;

    fn finder(cards: &[Filing]) -> Finder {
        Finder::new(cards.to_vec(), EnumMap::from_array(SIZES))
    }

    /// The same rule, in other words.
    fn matches(card: &Filing, query: &Query, but: Option<Facet>) -> bool {
        Facet::ALL.into_iter().all(|facet| {
            let chosen = query.chosen(facet);
            Some(facet) == but
                || chosen.is_empty()
                || card[facet].is_some_and(|option| chosen.contains(&option))
        })
    }

    fn cards() -> impl Strategy<Value = Vec<Filing>> {
        let card = SIZES.map(|size| option::weighted(0.9, 0..size));
        vec(card.prop_map(Filing::from_array), 0..MOST)
    }

    fn queries() -> impl Strategy<Value = Query> {
        // One number past the end: an option that no card has must find nothing.
        let list = vec(0..6_usize, 0..3);
        SIZES.map(|_| list.clone()).prop_map(|lists| query(&lists))
    }

    proptest! {
        #[test]
        fn answers_as_a_naive_filter_would(
            cards in cards(),
            mut query in queries(),
            text in option::of(vec(any::<bool>(), MOST)),
        ) {
            let hit = |card: usize| text.as_ref().is_none_or(|text| text[card]);
            let mut finder = finder(&cards);
            for card in 0..cards.len() {
                finder.add_text([if hit(card) { "有家风" } else { "没有" }]);
            }
            if text.is_some() {
                query.search("家风");
            }
            let found = |but| {
                let card = move |(number, card): (usize, &Filing)| (number, *card);
                cards.iter().enumerate().map(card)
                    .filter(|(number, card)| hit(*number) && matches(card, &query, but))
                    .collect::<Vec<_>>()
            };
            let answer = finder.answer(&query);
            for (number, card) in cards.iter().enumerate() {
                prop_assert_eq!(answer.has(number), hit(number) && matches(card, &query, None));
            }
            prop_assert_eq!(answer.total(), found(None).len());
            for facet in Facet::ALL {
                let others = found(Some(facet));
                prop_assert_eq!(answer.without(Some(facet)), others.len());
                for option in 0..finder.sizes[facet] {
                    let count = others.iter()
                        .filter(|(_, card)| card[facet] == Some(option))
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
            by in option::of(0..Facet::ALL.len()),
            descending: bool,
            most in 0..MOST + 10,
        ) {
            let finder = finder(&cards);
            let answer = finder.answer(&query);
            let sort = Sort { by: by.map(|by| Facet::ALL[by]), descending };
            let mut expected: Vec<usize> = (0..cards.len()).filter(|card| answer.has(*card)).collect();
            match (sort.by, descending) {
                (None, true) => expected.reverse(),
                (None, false) => {}
                (Some(by), _) => expected.sort_by_key(|card| cards[*card][by].map_or(i64::MAX, |option| {
                    if descending { -(option as i64) } else { option as i64 }
                })),
            }
            expected.truncate(most);
            prop_assert_eq!(finder.sorted(&answer, sort, most), expected);
        }
    }

    #[test]
    fn an_empty_query_finds_everything() {
        let mut first = Filing::default();
        first[Facet::Place] = Some(0);
        let answer = finder(&[first, Filing::default()]).answer(&Query::default());
        assert_eq!(answer.total(), 2);
        assert_eq!(answer.count(Facet::Place, 0), 1);
        assert_eq!(answer.count(Facet::Place, 1), 0);
        assert_eq!(answer.loosening(), []);
    }

    #[test]
    fn a_text_is_passed_over_until_all_texts_are_there() {
        let mut finder = finder(&[Filing::default(); 2]);
        let mut query = Query::default();
        query.search("家风");
        finder.add_text(["家风"]);
        assert_eq!(finder.answer(&query).total(), 2);
        finder.add_text(["空间"]);
        assert_eq!(finder.answer(&query).total(), 1);
    }

    #[test]
    fn what_can_be_given_up_gives_cards_by_itself() {
        let card = |place, topic| {
            let mut filing = Filing::default();
            filing[Facet::Place] = Some(place);
            filing[Facet::Topic] = Some(topic);
            filing
        };
        let finder = finder(&[card(0, 1), card(1, 0), card(1, 0), card(2, 2)]);
        let mut query = Query::default();
        query.choose(Facet::Place, 0);
        query.choose(Facet::Topic, 0);
        let ways = finder.answer(&query).loosening();
        assert_eq!(ways, [(Some(Facet::Place), 2), (Some(Facet::Topic), 1)]);
    }
}
