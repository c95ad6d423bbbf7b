//! What the explorer is measured with (`make bench`), never for readers.
//!
//! - `sample site CARDS SEED DIST FOLDER` writes a site whose explorer has that many cards, made from
//!   a seed, with the program of the finished site (needs the feature `press`).
//! - `sample lines CARDS SEED` prints such cards, one a line: the numbers of their options, then their
//!   texts (needs the feature `press`).
//! - `sample time QUERIES < lines` prints how long the engine takes for each query, in
//!   microseconds, and what it found.
//!
//! For wasm32 it exports the engine, so that a browser can be timed with the same cards.

use changjuan::explorer::{Answer, Facet, Filing, Index, Query, TextIndex};

/// Separates a card's texts on a line.
const UNIT: char = '\u{1f}';

/// The engine with cards and queries. `facets|text` is a query: `3,5|0||1|家风` asks for places 3 and
/// 5, topic 0, article 1 and a text.
struct Trial {
    index: Index,
    texts: TextIndex,
    sizes: [usize; 4],
    queries: Vec<Query>,
}

impl Trial {
    fn new(lines: &str, queries: &str) -> Self {
        let mut filings: Vec<Filing> = Vec::new();
        let mut texts = TextIndex::default();
        let mut sizes = [0; 4];
        for line in lines.lines() {
            let mut parts = line.split('\t');
            let mut filing: Filing = [None; 4];
            for (option, size) in filing.iter_mut().zip(&mut sizes) {
                *option = parts.next().and_then(|number| number.parse().ok());
                *size = option.map_or(*size, |option| (*size).max(option + 1));
            }
            filings.push(filing);
            texts.add(parts.next().unwrap_or_default().split(UNIT));
        }
        Self {
            index: Index::new(&filings, sizes),
            texts,
            sizes,
            queries: queries.lines().map(query).collect(),
        }
    }

    /// What the page does at a keystroke: the text, the cards, every count.
    fn ask(&self, query: usize) -> Answer {
        let query = &self.queries[query];
        let hits = (!query.text().is_empty()).then(|| self.texts.search(query.text()));
        self.index.answer(query, hits.as_ref())
    }

    /// The total and the sum of all counts, so that engines can be held to one another.
    fn sum(&self, answer: &Answer) -> (usize, usize) {
        let counts = Facet::ALL.into_iter().flat_map(|facet| {
            (0..self.sizes[facet as usize]).map(move |option| answer.count(facet, option))
        });
        (answer.total(), counts.sum())
    }
}

fn query(text: &str) -> Query {
    let mut parts = text.splitn(5, '|');
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

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::Trial;
    use changjuan::explorer::normal;
    use std::cell::RefCell;
    use wasm_bindgen::prelude::*;

    thread_local! {
        static TRIAL: RefCell<Option<Trial>> = const { RefCell::new(None) };
    }

    /// Takes the cards and the queries.
    #[wasm_bindgen]
    pub fn load(lines: &str, queries: &str) {
        TRIAL.set(Some(Trial::new(lines, queries)));
    }

    /// Answers a query; the total.
    #[wasm_bindgen]
    pub fn ask(query: usize) -> usize {
        TRIAL.with_borrow(|trial| trial.as_ref().map_or(0, |trial| trial.ask(query).total()))
    }

    /// The total and the sum of all counts.
    #[wasm_bindgen]
    pub fn sum(query: usize) -> Vec<usize> {
        TRIAL.with_borrow(|trial| {
            let sum = trial.as_ref().map(|trial| trial.sum(&trial.ask(query)));
            sum.map_or_else(Vec::new, |(total, counts)| vec![total, counts])
        })
    }

    /// The form in which texts are compared.
    #[wasm_bindgen]
    pub fn normal_form(text: &str) -> String {
        normal(text)
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args();
    // The program's own name.
    arguments.next();
    let arguments: Vec<String> = arguments.collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        #[cfg(feature = "press")]
        ["lines", cards, seed] => made::lines(cards.parse()?, seed.parse()?),
        #[cfg(feature = "press")]
        ["site", cards, seed, dist, folder] => made::site(
            cards.parse()?,
            seed.parse()?,
            dist.as_ref(),
            folder.as_ref(),
        ),
        ["time", queries] => time(queries),
        _ => Err(
            "usage: sample lines CARDS SEED | site CARDS SEED DIST FOLDER | time QUERIES".into(),
        ),
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

/// Prints the median time of each query, and what it found.
#[cfg(not(target_arch = "wasm32"))]
fn time(queries: &str) -> Result<(), Box<dyn std::error::Error>> {
    use std::{hint::black_box, io::Read, time::Instant};
    const TIMES: usize = 101;
    let mut lines = String::new();
    std::io::stdin().read_to_string(&mut lines)?;
    let trial = Trial::new(&lines, queries);
    for query in 0..trial.queries.len() {
        let mut times: Vec<u128> = (0..TIMES)
            .map(|_| {
                let started = Instant::now();
                black_box(trial.ask(black_box(query)));
                started.elapsed().as_nanos()
            })
            .collect();
        times.sort_unstable();
        let (total, counts) = trial.sum(&trial.ask(query));
        println!("{} {total} {counts}", times[TIMES / 2] as f64 / 1_000.0);
    }
    Ok(())
}

#[cfg(all(not(target_arch = "wasm32"), feature = "press"))]
mod made {
    use super::UNIT;
    use changjuan::{
        explorer::{Options, in_story_order},
        figure::plain,
        press::sample,
    };
    use std::{error::Error, path::Path};

    /// Where `make` runs it.
    const ROOT: &str = ".";

    pub fn lines(cards: usize, seed: u64) -> Result<(), Box<dyn Error>> {
        let story = sample::story(ROOT.as_ref(), cards, seed)?;
        let options = Options::of(&story);
        let mut out = String::new();
        for card in in_story_order(&story) {
            for option in options.filing(&story, card) {
                out.push_str(&option.map_or_else(String::new, |option| option.to_string()));
                out.push('\t');
            }
            out.push_str(&card.title);
            out.push(UNIT);
            out.push_str(&plain(&story, &card.summary));
            out.push('\n');
        }
        print!("{out}");
        Ok(())
    }

    pub fn site(cards: usize, seed: u64, dist: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
        let root = ROOT.as_ref();
        let story = sample::story(root, cards, seed)?;
        println!("{}", sample::site(root, dist, folder, story)?);
        Ok(())
    }
}
