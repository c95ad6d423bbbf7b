//! The real art and the real facts, for tests.

use crate::{Facts, File, Painting};
use story::Fact;

macro_rules! art {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../../../public/art/", $name)))),+]
    };
}

/// The files of the art.
pub fn art() -> Vec<File> {
    let files = art![
        "palette.json",
        "stamps.svg",
        "figures.svg",
        "vignettes.json",
        "scenes/scroll.json",
        "scenes/storyboard.json",
        "scenes/cover.json",
        "scenes/shangcheng.json",
        "scenes/jiande.json",
        "scenes/yuhang.json",
        "scenes/hangzhou.json",
        "scenes/closing.json",
    ];
    files
        .into_iter()
        .map(|(name, text)| File::new(name, text))
        .collect()
}

/// The painting.
pub fn painting() -> Painting {
    Painting::read(art()).expect("art without faults")
}

fn story_facts() -> Vec<Fact> {
    let files = [
        include_str!("../../../public/content/zh-CN/facts/A.json"),
        include_str!("../../../public/content/zh-CN/facts/B.json"),
        include_str!("../../../public/content/zh-CN/facts/C.json"),
        include_str!("../../../public/content/zh-CN/facts/D.json"),
    ];
    files
        .into_iter()
        .flat_map(|text| serde_json::from_str::<Vec<Fact>>(text).expect("facts"))
        .collect()
}

/// The facts of the story.
pub fn facts() -> Facts {
    Facts::from(story_facts().as_slice())
}

/// The facts of the story, one with another value.
pub fn facts_with(id: &str, value: &str) -> Facts {
    let mut facts = story_facts();
    let fact = facts
        .iter_mut()
        .find(|fact| fact.id.0 == id)
        .expect("the fact");
    fact.value = value.parse().expect("a decimal");
    Facts::from(facts.as_slice())
}
