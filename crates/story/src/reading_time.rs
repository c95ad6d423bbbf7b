//! The time that a chapter takes to read.

use crate::{Block, Chapter};

/// Characters that an adult reads in a minute of plain Chinese prose: about
/// 260 words a minute in Brysbaert's 2019 survey of reading rates, at about
/// 1.5 characters a word.
const CHARACTERS_A_MINUTE: usize = 390;

/// The time to read a chapter's prose, in whole minutes, at least one. Numbers set large do not count.
pub fn minutes(chapter: &Chapter) -> usize {
    let characters: usize = chapter
        .steps
        .iter()
        .flat_map(|step| &step.blocks)
        .map(|block| match block {
            Block::Prose(sentences) => sentences
                .iter()
                .map(|sentence| sentence.text.chars().count())
                .sum(),
            Block::Figures(_) => 0,
        })
        .sum();
    characters.div_ceil(CHARACTERS_A_MINUTE).max(1)
}
