//! The texts of cards in normal form, and which of them a search finds.
//!
//! A search reads the texts from beginning to end: 10,000 cards take 5 ms in wasm on a CPU 4 times
//! slower, and nothing has to be built or kept up to date. (An index of neighbouring characters took
//! 0.2 to 6 ms, and twice as long to build.) The texts are kept in UTF-16 units because a
//! Chinese character is one unit and three bytes of UTF-8: a third as many steps.

use super::normal::{each, find_from, terms, units};

/// The texts of cards by number.
#[derive(Default)]
pub struct Texts {
    units: Vec<u16>,
    /// Where each card's text ends.
    ends: Vec<usize>,
}

/// A search over texts.
pub struct Search<'a> {
    texts: &'a Texts,
    /// All of them must be found.
    terms: Vec<Vec<u16>>,
}

/// Stands between two parts of a card. No term has it.
const BETWEEN_PARTS: u16 = b'\n' as u16;

impl Texts {
    /// Adds the next card's text, part by part. Nothing is found across two parts.
    pub fn add<'a>(&mut self, parts: impl IntoIterator<Item = &'a str>) {
        for part in parts {
            each(part, |c, _, _| {
                self.units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
            });
            self.units.push(BETWEEN_PARTS);
        }
        self.ends.push(self.units.len());
    }

    /// How many cards have a text.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Prepares a search for all terms of a text as typed. Without a term it finds every card.
    pub fn search(&self, typed: &str) -> Search<'_> {
        Search {
            texts: self,
            terms: terms(typed).iter().map(|term| units(term)).collect(),
        }
    }

    fn of(&self, card: usize) -> &[u16] {
        let start = card.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.units[start..self.ends[card]]
    }
}

impl Search<'_> {
    /// Whether a card has all terms. There must be such a card, unless there is no term.
    pub fn finds(&self, card: usize) -> bool {
        let mut terms = self.terms.iter();
        terms.all(|term| find_from(self.texts.of(card), term, 0).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::super::normal::normal;
    use super::*;
    use proptest::{collection::vec, prelude::*};

    fn hits(cards: &[Vec<String>], search: &str) -> Vec<usize> {
        let mut texts = Texts::default();
        for parts in cards {
            texts.add(parts.iter().map(String::as_str));
        }
        let search = texts.search(search);
        (0..cards.len())
            .filter(|card| search.finds(*card))
            .collect()
    }

    #[test]
    fn numbers_names_and_programmes_are_found_as_people_type_them() {
        let cards: Vec<Vec<String>> = [
            ["导师与培训", "创业导师663名，年均1,234场。"],
            ["贷款", "累计发了81.04亿元"],
            ["“木兰女工”", "最长3个月，900余平方米"],
        ]
        .map(|parts| parts.map(str::to_owned).to_vec())
        .to_vec();
        for search in [
            "663",
            "663名",
            "６６３",
            "663 名",
            "1234",
            "1,234",
            "１，２３４场",
        ] {
            assert_eq!(hits(&cards, search), [0], "{search}");
        }
        for search in ["81.04", "81.04亿", "81", "贷款 81.04亿元"] {
            assert_eq!(hits(&cards, search), [1], "{search}");
        }
        for search in ["木兰女工", "“木兰", "900平方米", "900㎡", "900余"] {
            assert_eq!(hits(&cards, search), [2], "{search}");
        }
        for search in ["63", "04", "训创", "234", "木兰 导师", "无"] {
            assert_eq!(hits(&cards, search), [] as [usize; 0], "{search}");
        }
        assert_eq!(hits(&cards, " "), [0, 1, 2]);
    }

    /// Whether a text has a term, by searching the text as a string.
    fn has(text: &str, term: &str) -> bool {
        let number = term.starts_with(|c: char| c.is_ascii_digit());
        text.match_indices(term).any(|(at, _)| {
            let before = &text[..at];
            let before = before.strip_suffix('.').unwrap_or(before);
            !number || !before.ends_with(|c: char| c.is_ascii_digit())
        })
    }

    proptest! {
        #[test]
        fn finds_what_reading_every_card_finds(
            cards in vec(vec("[创业陪跑家风1３,.余 Ａ𠮷]{0,12}", 1..3), 0..30),
            search in "[创业陪跑家风1３3,.余 aＡ𠮷]{0,6}",
        ) {
            let hits = hits(&cards, &search);
            for (card, parts) in cards.iter().enumerate() {
                let naive = terms(&search).iter().all(|term| {
                    parts.iter().any(|part| has(&normal(part), term))
                });
                prop_assert_eq!(hits.contains(&card), naive, "{:?} in {:?}", &search, parts);
            }
        }
    }
}
