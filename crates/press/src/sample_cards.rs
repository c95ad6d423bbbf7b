//! Cards in any number, made from a seed and from a story's own places, topics and facts, for tests and
//! measurements only. The same story, number and seed give the same cards.

use enum_map::Enum;
use serde::Deserialize;
use std::sync::LazyLock;
use story::{Card, CardKind, FactId, Story};

/// The parts of sentences: an opening, a name, a subject, a verb, and perhaps a number.
#[derive(Deserialize)]
struct Parts {
    openings: Vec<String>,
    subjects: Vec<String>,
    doings: Vec<String>,
    names: Vec<String>,
    /// Separates opening and name.
    comma: String,
    /// Precedes a number.
    has: String,
    /// Ends a sentence.
    stop: String,
}

static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    serde_json::from_str(include_str!("sample_cards.json")).expect("the file beside this one")
});

/// Random numbers by SplitMix64, which is small and gives the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.roll(list.len())]
    }
}

/// Makes `number` cards. Their facts are the story's own, so that every number has its source.
pub fn cards(story: &Story, number: usize, seed: u64) -> Vec<Card> {
    let mut dice = Dice(seed);
    let steps: Vec<&str> = story.steps().map(|(_, step)| step.id.as_str()).collect();
    let facts: Vec<&FactId> = story.facts.iter().map(|fact| &fact.id).collect();
    (0..number)
        .map(|number| card(story, &steps, &facts, number, &mut dice))
        .collect()
}

fn card(story: &Story, steps: &[&str], facts: &[&FactId], number: usize, dice: &mut Dice) -> Card {
    let parts = &*PARTS;
    let subject = dice.pick(&parts.subjects);
    let mut summary = String::new();
    let mut used = Vec::new();
    for _ in 0..=dice.roll(3) {
        for part in [
            dice.pick(&parts.openings),
            &parts.comma,
            dice.pick(&parts.names),
            dice.pick(&parts.subjects),
            dice.pick(&parts.doings),
        ] {
            summary.push_str(part);
        }
        if !facts.is_empty() && dice.roll(2) == 0 {
            let fact = *dice.pick(facts);
            summary.push_str(&format!("{}{{{fact}}}", parts.has));
            if !used.contains(fact) {
                used.push(fact.clone());
            }
        }
        summary.push_str(&parts.stop);
    }
    Card {
        id: format!("sample-{}", letters(number)),
        place: dice.pick(&story.places).id.clone(),
        topic: dice.pick(&story.topics).id.clone(),
        kind: CardKind::from_usize(dice.roll(CardKind::LENGTH)),
        title: format!(
            "{}{subject}{}",
            dice.pick(&parts.names),
            dice.pick(&parts.doings)
        ),
        summary,
        facts: used,
        sources: Vec::new(),
        step: steps
            .get(dice.roll(steps.len()))
            .copied()
            .unwrap_or_default()
            .to_owned(),
        picture: None,
    }
}

/// A number in letters: 0 is a, 26 is ba. An id with digits could be mistaken for a number of the story.
fn letters(number: usize) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    loop {
        letters.insert(0, char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
        if rest == 0 {
            return letters.into_iter().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::tests::story;

    #[test]
    fn a_seed_gives_the_same_cards_and_another_seed_others() {
        let story = story();
        assert_eq!(cards(&story, 50, 7), cards(&story, 50, 7));
        assert_ne!(cards(&story, 50, 7), cards(&story, 50, 8));
        assert_eq!(cards(&story, 50, 7)[..20], cards(&story, 20, 7)[..]);
    }

    #[test]
    fn every_card_has_an_id_of_its_own() {
        let mut ids: Vec<String> = (0..2_000).map(letters).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 2_000);
    }
}
