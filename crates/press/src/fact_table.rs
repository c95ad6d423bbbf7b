//! The table of facts: for each fact the step and the sentence that mention it.

use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use story::{Block, FactId, Piece, Story, Words, pieces, plain};
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

/// The ledger: the list of all facts of the source articles.
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

/// The sentences of a step that mention a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The sentences, with numbers written out; a step may have several for one fact.
    pub sentence: String,
    /// The id of the step; `closing` for the closing.
    pub step: String,
}

/// Every fact that the text mentions, by id, with the first step that mentions it. For a number that is
/// set large the sentence is its label and the number, for a quotation its speaker and the words.
pub fn mentions(story: &Story) -> BTreeMap<FactId, Mention> {
    let mut found: BTreeMap<FactId, Mention> = BTreeMap::new();
    let words = Words::of(&story.locale);
    let steps = story
        .steps()
        .map(|(_, step)| (step.id.as_str(), &step.blocks));
    for (step, blocks) in steps.chain([("closing", &story.closing.blocks)]) {
        let mut add = |id: &FactId, sentence: String| {
            let mention = found.entry(id.clone()).or_insert_with(|| Mention {
                sentence: String::new(),
                step: step.to_owned(),
            });
            if mention.step == step && !mention.sentence.contains(&sentence) {
                mention.sentence.push_str(&sentence);
            }
        };
        // Numbers that are set large come last, because sentences and quotations are more than a label.
        for block in blocks {
            match block {
                Block::Prose(sentences) => {
                    for sentence in sentences {
                        for id in numbers(&sentence.text).iter().chain(&sentence.sources) {
                            add(id, plain(story, &sentence.text));
                        }
                    }
                }
                Block::Quote(quote) => {
                    let line = words.map(|words| (words.quote.line)(&quote.speaker, &quote.text));
                    add(&quote.source, line.unwrap_or_else(|| quote.text.clone()));
                }
                Block::Figures(_) => {}
            }
        }
        for id in blocks.iter().flat_map(figures) {
            if let Some(fact) = story.fact(id) {
                let number = fact.written().to_string();
                let line = words.map(|words| (words.view.number)(&fact.label, &number));
                add(id, line.unwrap_or(number));
            }
        }
    }
    found
}

/// The Markdown table, in the order of the ledger if there is one, and the ids of the ledger that the text
/// does not mention.
pub fn table(story: &Story, ledger: Option<&Ledger>) -> (String, Vec<FactId>) {
    let mentions = mentions(story);
    let ids: Vec<FactId> = match ledger {
        Some(ledger) => {
            let order: HashMap<&FactId, usize> = ledger
                .facts
                .iter()
                .enumerate()
                .map(|(at, fact)| (&fact.id, at))
                .collect();
            let listed = ledger.facts.iter().map(|fact| fact.id.clone());
            let others = mentions.keys().filter(|id| !order.contains_key(id));
            listed.chain(others.cloned()).collect()
        }
        None => mentions.keys().cloned().collect(),
    };
    let mut out = String::from("| Fact | Sentence | Step |\n| --- | --- | --- |\n");
    let mut missing = Vec::new();
    for id in ids {
        // Writing to a String cannot fail.
        let _ = match mentions.get(&id) {
            Some(Mention { sentence, step }) => {
                writeln!(out, "| {id} | {} | {step} |", sentence.replace('|', "\\|"))
            }
            None => {
                let row = writeln!(out, "| {id} | **not told** | |");
                missing.push(id);
                row
            }
        };
    }
    (out, missing)
}

/// The facts whose numbers the block sets large.
fn figures(block: &Block) -> &[FactId] {
    match block {
        Block::Figures(ids) => ids,
        Block::Prose(_) | Block::Quote(_) => &[],
    }
}

/// The ids in the placeholders of a prose string.
fn numbers(prose: &str) -> Vec<FactId> {
    pieces(prose)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Number(id) => Some(FactId(id.to_owned())),
            Piece::Text(_) => None,
        })
        .collect()
}
