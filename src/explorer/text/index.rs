//! Which cards a text is in.
//!
//! For every character and every pair of neighbours the list of the cards that have it. Chinese
//! is written without blanks, so there are no words to index; a pair is in few cards, and
//! most searches are two characters long, which the list of one pair answers as it stands.
//! Longer terms are looked up pair by pair, shortest list first, and only the cards that have all
//! pairs are read. Sorted lists and not bitsets, because nearly all of them are short; a
//! suffix array would answer as fast, but is larger and cannot be built a few cards at a time.

use super::normal::{each, places, terms};
use fixedbitset::FixedBitSet;
use rustc_hash::FxHashMap;

/// The texts of cards, in normal form, and what is where.
#[derive(Default)]
pub struct TextIndex {
    lists: FxHashMap<u64, Vec<u32>>,
    texts: String,
    /// Where each card's text ends.
    ends: Vec<usize>,
}

/// The key of a character, or of two neighbours.
const fn key(before: Option<char>, c: char) -> u64 {
    match before {
        Some(before) => (before as u64) << 32 | c as u64,
        None => c as u64,
    }
}

impl TextIndex {
    /// Adds the next card. Nothing is found across two of its texts.
    pub fn add<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) {
        let card = self.ends.len() as u32;
        let Self {
            lists,
            texts: all,
            ends,
        } = self;
        let mut file = |key| {
            let list = lists.entry(key).or_default();
            if list.last() != Some(&card) {
                list.push(card);
            }
        };
        for text in texts {
            let mut before = None;
            each(text, |c, _, _| {
                file(key(None, c));
                if before.is_some() {
                    file(key(before, c));
                }
                before = Some(c);
                all.push(c);
            });
            all.push('\n');
        }
        ends.push(all.len());
    }

    /// How many cards it knows.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it knows no card.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cards that have every term of a search.
    pub fn search(&self, search: &str) -> FixedBitSet {
        let mut hits = FixedBitSet::with_capacity(self.len());
        hits.insert_range(..);
        for term in terms(search) {
            hits.intersect_with(&self.having(&term));
        }
        hits
    }

    /// The cards that have a term.
    fn having(&self, term: &str) -> FixedBitSet {
        let mut cards = FixedBitSet::with_capacity(self.len());
        let Some(mut lists) = self.lists_of(term) else {
            return cards;
        };
        lists.sort_unstable_by_key(|list| list.len());
        let (shortest, further) = lists
            .split_first()
            .map_or((&[][..], &[][..]), |(a, b)| (*a, b));
        // A list knows that its characters are there, not whether a number begins with them.
        let read = !further.is_empty() || term.starts_with(|c: char| c.is_ascii_digit());
        let mut further: Vec<&[u32]> = further.to_vec();
        for card in shortest {
            let in_all = further.iter_mut().all(|list| {
                // Both are sorted, so what is smaller is never asked for again.
                *list = &list[list.partition_point(|other| other < card)..];
                list.first() == Some(card)
            });
            if in_all && (!read || places(self.text(*card as usize), term).next().is_some()) {
                cards.insert(*card as usize);
            }
        }
        cards
    }

    /// The lists of a term's pairs, or of its one character; `None` when no card has one of them.
    fn lists_of(&self, term: &str) -> Option<Vec<&[u32]>> {
        let list = |before, c| self.lists.get(&key(before, c)).map(Vec::as_slice);
        let (first, mut second) = (term.chars(), term.chars());
        second.next();
        let pairs: Option<Vec<_>> = first.zip(second).map(|(a, b)| list(Some(a), b)).collect();
        match pairs {
            Some(pairs) if pairs.is_empty() => Some(vec![list(None, term.chars().next()?)?]),
            pairs => pairs,
        }
    }

    fn text(&self, card: usize) -> &str {
        let start = card.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.texts[start..self.ends[card]]
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::normal::normal;
    use super::*;
    use proptest::{collection::vec, prelude::*};

    fn index(cards: &[Vec<String>]) -> TextIndex {
        let mut index = TextIndex::default();
        for texts in cards {
            index.add(texts.iter().map(String::as_str));
        }
        index
    }

    fn hits(cards: &[&[&str]], search: &str) -> Vec<usize> {
        let cards: Vec<Vec<String>> = cards
            .iter()
            .map(|texts| texts.iter().map(|text| (*text).to_owned()).collect())
            .collect();
        index(&cards).search(search).ones().collect()
    }

    #[test]
    fn numbers_names_and_programmes_are_found_as_people_type_them() {
        let cards: &[&[&str]] = &[
            &["导师与培训", "创业导师663名，年均1,234场。"],
            &["贷款", "累计发了81.04亿元"],
            &["“木兰女工”", "最长3个月，900余平方米"],
        ];
        for search in [
            "663",
            "663名",
            "６６３",
            "663 名",
            "1234",
            "1,234",
            "１，２３４场",
        ] {
            assert_eq!(hits(cards, search), [0], "{search}");
        }
        for search in ["81.04", "81.04亿", "81", "贷款 81.04亿元"] {
            assert_eq!(hits(cards, search), [1], "{search}");
        }
        for search in ["木兰女工", "“木兰", "900平方米", "900㎡", "900余"] {
            assert_eq!(hits(cards, search), [2], "{search}");
        }
        for search in ["63", "04", "训创", "234", "木兰 导师", "无"] {
            assert_eq!(hits(cards, search), [] as [usize; 0], "{search}");
        }
        assert_eq!(hits(cards, " "), [0, 1, 2]);
    }

    proptest! {
        #[test]
        fn finds_what_reading_every_card_finds(
            cards in vec(vec("[创业陪跑家风1３,.余 Ａ]{0,12}", 1..3), 0..30),
            search in "[创业陪跑家风1３3,.余 aＡ]{0,6}",
        ) {
            let hits = index(&cards).search(&search);
            for (card, texts) in cards.iter().enumerate() {
                let naive = terms(&search).iter().all(|term| {
                    texts.iter().any(|text| places(&normal(text), term).next().is_some())
                });
                prop_assert_eq!(hits.contains(card), naive, "{:?} in {:?}", &search, texts);
            }
        }
    }
}
