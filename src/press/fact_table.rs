//! The table of facts: which sentence of which step tells each of them.

use crate::content::{Block, FactId, Piece, Sentence, Story, pieces};
use crate::figure::{plain, written};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why the ledger could not be read.
#[derive(Debug, Error)]
pub enum LedgerError {
    /// The file could not be opened.
    #[error("{file}: cannot be read: {error}", file = .0.display(), error = .1)]
    Read(PathBuf, std::io::Error),
    /// It is not a ledger.
    #[error("{file}: not a ledger: {error}", file = .0.display(), error = .1)]
    Parse(PathBuf, serde_json::Error),
}

/// The list of all facts of the source articles.
#[derive(Debug, Deserialize)]
pub struct Ledger {
    facts: Vec<LedgerFact>,
}

#[derive(Debug, Deserialize)]
struct LedgerFact {
    id: FactId,
}

impl Ledger {
    /// Reads a ledger file.
    pub fn read(file: &Path) -> Result<Self, LedgerError> {
        let text =
            fs::read_to_string(file).map_err(|error| LedgerError::Read(file.to_owned(), error))?;
        serde_json::from_str(&text).map_err(|error| LedgerError::Parse(file.to_owned(), error))
    }
}

/// The sentences of a step that tell a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The sentences, figures written out; a fact may take more than one.
    pub sentence: String,
    /// The step that carries it; `closing` for the closing.
    pub step: String,
}

/// Every fact that the text tells, with the first step that tells it, by id.
pub fn tellings(story: &Story) -> BTreeMap<FactId, Telling> {
    let mut found: BTreeMap<FactId, Telling> = BTreeMap::new();
    let steps = story
        .steps()
        .map(|(_, step)| (step.id.as_str(), &step.blocks));
    for (step, blocks) in steps.chain([("closing", &story.closing.blocks)]) {
        let mut tell = |id: &FactId, sentence: String| {
            let telling = found.entry(id.clone()).or_insert_with(|| Telling {
                sentence: String::new(),
                step: step.to_owned(),
            });
            if telling.step == step && !telling.sentence.contains(&sentence) {
                telling.sentence.push_str(&sentence);
            }
        };
        // Sentences first: a figure's own sentence says more than its label.
        for sentence in blocks.iter().flat_map(sentences) {
            for id in figures(&sentence.text).iter().chain(&sentence.sources) {
                tell(id, plain(story, &sentence.text));
            }
        }
        for block in blocks {
            if let Block::Figures(ids) = block {
                for fact in ids.iter().filter_map(|id| story.fact(id)) {
                    tell(&fact.id, format!("{}：{}", fact.label, written(fact)));
                }
            }
        }
    }
    found
}

/// The Markdown table, in the ledger's order where there is one, and the ids
/// of the ledger that nothing tells.
pub fn table(story: &Story, ledger: Option<&Ledger>) -> (String, Vec<FactId>) {
    let tellings = tellings(story);
    let ids: Vec<FactId> = match ledger {
        Some(ledger) => {
            let order: HashMap<&FactId, usize> = ledger
                .facts
                .iter()
                .enumerate()
                .map(|(at, fact)| (&fact.id, at))
                .collect();
            let listed = ledger.facts.iter().map(|fact| fact.id.clone());
            let others = tellings.keys().filter(|id| !order.contains_key(id));
            listed.chain(others.cloned()).collect()
        }
        None => tellings.keys().cloned().collect(),
    };
    let mut out = String::from("| Fact | Sentence | Step |\n| --- | --- | --- |\n");
    let mut untold = Vec::new();
    for id in ids {
        // Writing to a String cannot fail.
        let _ = match tellings.get(&id) {
            Some(Telling { sentence, step }) => {
                writeln!(out, "| {id} | {} | {step} |", sentence.replace('|', "\\|"))
            }
            None => {
                let row = writeln!(out, "| {id} | **not told** | |");
                untold.push(id);
                row
            }
        };
    }
    (out, untold)
}

fn sentences(block: &Block) -> &[Sentence] {
    match block {
        Block::Prose(sentences) => sentences,
        Block::Figures(_) => &[],
    }
}

fn figures(prose: &str) -> Vec<FactId> {
    pieces(prose)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Figure(id) => Some(FactId(id.to_owned())),
            Piece::Text(_) => None,
        })
        .collect()
}
