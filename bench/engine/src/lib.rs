//! The finder with cards and queries, for measurements only (`make bench`). A browser calls the exported
//! functions; the program beside this library calls [`Trial`] natively.
//!
//! Cards come one a line, as `press sample lines` prints them: the number of the card's option in each
//! facet, or nothing, each followed by a tab; then the parts of its text, between them U+001F.
//! Queries come one a line: for each facet the numbers of options with commas between them, each list
//! followed by `|`; then a text. `3,5|0||1|家风` chooses places 3 and 5, topic 0
//! and article 1, and searches a text.

use finder::{Answer, EnumMap, Facet, Filing, Finder, Query};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

/// Separates the parts of a card's text on a line.
const BETWEEN_PARTS: char = '\u{1f}';

/// Cards, and the queries that are measured with them.
pub struct Trial {
    finder: Finder,
    /// For each facet the number of options, which is one more than the largest that a card has.
    sizes: EnumMap<Facet, usize>,
    queries: Vec<Query>,
}

impl Trial {
    /// Reads cards and queries. Malformed numbers count as absent.
    pub fn new(lines: &str, queries: &str) -> Self {
        let cards: Vec<(Filing, &str)> = lines.lines().map(card).collect();
        let sizes = EnumMap::from_fn(|facet| {
            let options = cards.iter().filter_map(|(filing, _)| filing[facet]);
            options.max().map_or(0, |last| last + 1)
        });
        let filings = cards.iter().map(|(filing, _)| *filing).collect();
        let mut finder = Finder::new(filings, sizes);
        for (_, text) in &cards {
            finder.add_text(text.split(BETWEEN_PARTS));
        }
        Self {
            finder,
            sizes,
            queries: queries.lines().map(query).collect(),
        }
    }

    /// How many queries there are.
    pub fn queries(&self) -> usize {
        self.queries.len()
    }

    /// The answer to a query by its index, as the page computes it at a keystroke: the matching cards
    /// and every count. Panics when there is no such query.
    pub fn answer(&self, query: usize) -> Answer {
        self.finder.answer(&self.queries[query])
    }

    /// The number of cards that match a query, and the sum of all counts, by which engines are
    /// compared. Panics when there is no such query.
    pub fn sum(&self, query: usize) -> (usize, usize) {
        let answer = self.answer(query);
        let sizes = self.sizes.iter();
        let counts = sizes.flat_map(|(facet, size)| {
            let answer = &answer;
            (0..*size).map(move |option| answer.count(facet, option))
        });
        (answer.total(), counts.sum())
    }
}

fn card(line: &str) -> (Filing, &str) {
    let mut rest = line;
    let filing = EnumMap::from_fn(|_| {
        let (option, after) = rest.split_once('\t').unwrap_or_default();
        rest = after;
        option.parse().ok()
    });
    (filing, rest)
}

fn query(line: &str) -> Query {
    let mut parts = line.splitn(Facet::ALL.len() + 1, '|');
    let mut query = Query::default();
    for facet in Facet::ALL {
        let options = parts.next().unwrap_or_default().split(',');
        for option in options.filter_map(|option| option.parse().ok()) {
            query.choose(facet, option);
        }
    }
    query.search(parts.next().unwrap_or_default());
    query
}

thread_local! {
    static TRIAL: RefCell<Option<Trial>> = const { RefCell::new(None) };
}

/// Reads the cards and queries that the functions below use.
#[wasm_bindgen]
pub fn load(lines: &str, queries: &str) {
    TRIAL.set(Some(Trial::new(lines, queries)));
}

/// Answers a query by its index and returns the number of matching cards; 0 before [`load`]. Panics
/// when there is no such query.
#[wasm_bindgen]
pub fn answer(query: usize) -> usize {
    TRIAL.with_borrow(|trial| {
        trial
            .as_ref()
            .map_or(0, |trial| trial.answer(query).total())
    })
}

/// The number of cards that match a query, and the sum of all counts; empty before [`load`]. Panics
/// when there is no such query.
#[wasm_bindgen]
pub fn sum(query: usize) -> Vec<usize> {
    TRIAL.with_borrow(|trial| {
        let sum = trial.as_ref().map(|trial| trial.sum(query));
        sum.map_or_else(Vec::new, |(total, counts)| vec![total, counts])
    })
}

/// The normal form of a text, in which texts are compared.
#[wasm_bindgen]
pub fn normal_form(text: &str) -> String {
    finder::normal(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_cards_and_queries() {
        let lines = "0\t1\t0\t\t家风\u{1f}走访825家次\n1\t1\t2\t0\t空间\u{1f}";
        let trial = Trial::new(lines, "||||\n0,1|1|||空间\n||||风走");
        assert_eq!(trial.queries(), 3);
        assert_eq!(trial.sum(0), (2, 7));
        assert_eq!(trial.sum(1), (1, 4));
        assert_eq!(trial.sum(2), (0, 0));
    }
}
