//! Reads the files into the types of the model and puts the story together.

use super::{Tree, folder::Role};
use crate::fault::Fault;
use crate::source::Node;
use serde::{Deserialize, de::DeserializeOwned};
use story::{
    Article, Card, Chapter, Closing, Cover, Credits, Fact, Place, Step, Story, Topic, Words,
};

/// `story.json`: the parts of the story that have no files of their own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoryFile {
    title: String,
    description: String,
    locale: String,
    updated: String,
    cover: Cover,
    articles: Vec<Article>,
    closing: Closing,
    credits: Credits,
}

/// An entry of `allowed.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Allowed {
    #[serde(rename = "phrase")]
    _phrase: String,
    #[serde(rename = "why")]
    _why: String,
}

/// The story; `None` if a value has another type than in the model.
pub fn story(tree: &Tree<'_>, faults: &mut Vec<Fault>) -> Option<Story> {
    let before = faults.len();
    let head = tree.story().and_then(|node| {
        for article in node.items_of("articles") {
            keep::<Article>(article, faults);
        }
        if let Some(locale) = node.text_of("locale")
            && Words::of(locale.value).is_none()
        {
            faults.push(locale.fault(format!(
                "the interface has no words in “{}”: correct the tag or add a table to crates/story/src/words",
                locale.value
            )));
        }
        keep::<StoryFile>(node, faults)
    });
    let places = list::<Place>(tree, Role::Places, faults);
    let topics = list::<Topic>(tree, Role::Topics, faults);
    let facts = list::<Fact>(tree, Role::Facts, faults);
    let cards = list::<Card>(tree, Role::Cards, faults);
    list::<Allowed>(tree, Role::Allowed, faults);
    let mut chapters = Vec::new();
    for node in tree.of(Role::Chapter) {
        // Steps come first, one by one, so that each reports its own fault. The first of these
        // faults is found again in the whole chapter; `locale` removes repetitions.
        for step in node.items_of("steps") {
            keep::<Step>(step, faults);
        }
        chapters.extend(keep::<Chapter>(node, faults));
    }
    let head = head?;
    if faults.len() > before {
        return None;
    }
    Some(Story {
        title: head.title,
        description: head.description,
        locale: head.locale,
        updated: head.updated,
        cover: head.cover,
        articles: head.articles,
        chapters,
        closing: head.closing,
        places,
        topics,
        facts,
        cards,
        credits: head.credits,
    })
}

fn keep<T: DeserializeOwned>(node: Node<'_>, faults: &mut Vec<Fault>) -> Option<T> {
    node.read().map_err(|fault| faults.push(fault)).ok()
}

/// Reads list files element by element, so that each bad element is reported.
fn list<T: DeserializeOwned>(tree: &Tree<'_>, role: Role, faults: &mut Vec<Fault>) -> Vec<T> {
    let mut found = Vec::new();
    for node in tree.of(role) {
        if !node.is_array() {
            faults.push(node.fault("expected a list: […]"));
        }
        for item in node.items() {
            found.extend(keep(item, faults));
        }
    }
    found
}
