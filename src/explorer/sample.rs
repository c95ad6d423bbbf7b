//! Cards in any number from a seed, made of a story's own places, topics and figures: for tests
//! and measurements, never for readers. The same story, number and seed give the same cards.

use crate::content::{Card, CardKind, FactId, Story};

/// Openings, subjects and doings that sentences are put together from.
const OPENINGS: [&str; 8] = [
    "据报道",
    "这一年",
    "在社区里",
    "大会期间",
    "邻里之间",
    "青年说",
    "导师带队",
    "在园区",
];
const SUBJECTS: [&str; 16] = [
    "创业陪跑",
    "青创空间",
    "家风故事",
    "文创企业",
    "青年干部",
    "孵化基地",
    "社区食堂",
    "产业链",
    "创业导师",
    "志愿小队",
    "运河市集",
    "老厂房",
    "木兰女工",
    "校友团队",
    "楼上楼下",
    "直播课堂",
];
const DOINGS: [&str; 12] = [
    "走进街巷",
    "帮企业解题",
    "办起讲座",
    "对接订单",
    "收到作品",
    "开出课程",
    "带动就业",
    "发放补贴",
    "牵线搭桥",
    "共用车间",
    "讲亲身经历",
    "展出项目",
];
const NAMES: [&str; 12] = [
    "陈", "林", "许", "周", "曹", "黄", "王", "沈", "潘", "吕", "丁", "邵",
];
const KINDS: [CardKind; 5] = [
    CardKind::Person,
    CardKind::Case,
    CardKind::Space,
    CardKind::Event,
    CardKind::Data,
];

/// SplitMix64: small, and the same everywhere for ever.
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

/// `number` cards. Their figures are the story's own, so that every number has its fact.
pub fn cards(story: &Story, number: usize, seed: u64) -> Vec<Card> {
    let mut dice = Dice(seed);
    let steps: Vec<&str> = story.steps().map(|(_, step)| step.id.as_str()).collect();
    let facts: Vec<&FactId> = story.facts.iter().map(|fact| &fact.id).collect();
    (0..number)
        .map(|number| card(story, &steps, &facts, number, &mut dice))
        .collect()
}

fn card(story: &Story, steps: &[&str], facts: &[&FactId], number: usize, dice: &mut Dice) -> Card {
    let subject = *dice.pick(&SUBJECTS);
    let mut summary = String::new();
    let mut told = Vec::new();
    for _ in 0..=dice.roll(3) {
        for part in [
            *dice.pick(&OPENINGS),
            "，",
            *dice.pick(&NAMES),
            *dice.pick(&SUBJECTS),
            *dice.pick(&DOINGS),
        ] {
            summary.push_str(part);
        }
        if !facts.is_empty() && dice.roll(2) == 0 {
            let fact = *dice.pick(facts);
            summary.push_str(&format!("，有{{{fact}}}"));
            if !told.contains(fact) {
                told.push(fact.clone());
            }
        }
        summary.push('。');
    }
    Card {
        id: format!("sample-{}", letters(number)),
        place: dice.pick(&story.places).id.clone(),
        topic: dice.pick(&story.topics).id.clone(),
        kind: *dice.pick(&KINDS),
        title: [dice.pick(&NAMES), subject, dice.pick(&DOINGS)].concat(),
        summary,
        facts: told,
        sources: Vec::new(),
        step: steps
            .get(dice.roll(steps.len()))
            .copied()
            .unwrap_or_default()
            .to_owned(),
    }
}

/// A number in letters, since ids in addresses have none of the page's figures: 0 is a, 26 is ba.
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
    use crate::explorer::tests::story;

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
