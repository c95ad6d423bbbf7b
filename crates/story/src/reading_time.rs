//! The time that a chapter takes to read.

use crate::{Block, Chapter, Piece, unmarked};

/// Characters that an adult reads in a minute of plain Chinese prose: about
/// 260 words a minute in Brysbaert's 2019 survey of reading rates, at about
/// 1.5 characters a word.
const CHARACTERS_A_MINUTE: usize = 390;

/// The characters of a number in a sentence, such as 825家次, on average.
const CHARACTERS_OF_A_NUMBER: usize = 4;

/// The time to read a chapter's prose and quotations, in whole minutes, at least one. Numbers set large do not count.
pub fn minutes(chapter: &Chapter) -> usize {
    let characters: usize = chapter
        .steps
        .iter()
        .flat_map(|step| &step.blocks)
        .map(|block| match block {
            Block::Prose(sentences) => sentences
                .iter()
                .map(|sentence| characters(&sentence.text))
                .sum(),
            Block::Figures(_) => 0,
            Block::Quote(quote) => quote.text.chars().count() + quote.speaker.chars().count(),
        })
        .sum();
    characters.div_ceil(CHARACTERS_A_MINUTE).max(1)
}

/// The characters that a reader sees of a sentence.
fn characters(sentence: &str) -> usize {
    let pieces = unmarked(sentence).into_iter();
    let lengths = pieces.map(|piece| match piece {
        Piece::Text(text) => text.chars().count(),
        Piece::Number(_) => CHARACTERS_OF_A_NUMBER,
    });
    lengths.sum()
}

#[cfg(test)]
mod tests {
    use super::characters;

    #[test]
    fn marks_and_ids_take_no_time() {
        assert_eq!(characters("有{A1.firms}。"), 2 + 4);
        assert_eq!(characters("**有**[一卷](#a-step-with-a-long-id)。"), 4);
    }
}
