//! References: every id that something names exists.

use super::{Tree, folder::Role, ids};
use crate::fault::Fault;
use crate::source::{Node, Text};
use std::collections::HashSet;
use story::FactId;

/// Checks all references.
pub fn check(tree: &Tree<'_>, faults: &mut Vec<Fault>) {
    let known = Known::of(tree);
    for chapter in tree.of(Role::Chapter) {
        expect(
            &known.articles,
            "article",
            chapter.text_of("article"),
            faults,
        );
        expect(&known.places, "place", chapter.text_of("place"), faults);
    }
    for block in tree.blocks() {
        for fact in block.texts_of("figures") {
            expect(&known.facts, "fact", Some(fact), faults);
        }
        for sentence in block.items_of("prose") {
            sources(&known, sentence, faults);
        }
        let quote = block.get("quote");
        if let Some(id) = quote.and_then(|quote| quote.text_of("source")) {
            source(&known, id, faults);
        }
    }
    for card in tree.items(Role::Cards) {
        expect(&known.places, "place", card.text_of("place"), faults);
        expect(&known.topics, "topic", card.text_of("topic"), faults);
        expect(&known.steps, "step", card.text_of("step"), faults);
        for fact in card.texts_of("facts") {
            expect(&known.facts, "fact", Some(fact), faults);
        }
        sources(&known, card, faults);
    }
    for id in ids::ids(tree.items(Role::Facts)) {
        of_known_article(&known, id, faults);
    }
}

/// Ids that may be referred to.
struct Known<'a> {
    articles: HashSet<&'a str>,
    places: HashSet<&'a str>,
    topics: HashSet<&'a str>,
    steps: HashSet<&'a str>,
    facts: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(tree: &Tree<'a>) -> Self {
        Self {
            articles: values(tree.articles()),
            places: values(tree.items(Role::Places)),
            topics: values(tree.items(Role::Topics)),
            steps: values(tree.steps().map(|(_, step)| step)),
            facts: values(tree.items(Role::Facts)),
        }
    }
}

fn values<'a>(nodes: impl Iterator<Item = Node<'a>>) -> HashSet<&'a str> {
    ids::ids(nodes).map(|id| id.value).collect()
}

fn expect(known: &HashSet<&str>, kind: &str, id: Option<Text<'_>>, faults: &mut Vec<Fault>) {
    if let Some(id) = id
        && !known.contains(id.value)
    {
        faults.push(id.fault(format!(
            "there is no {kind} “{}”: correct the id or add the {kind}",
            id.value
        )));
    }
}

/// Checks sources. They are ids of the ledger; only those of numbers have an entry among the facts.
fn sources(known: &Known<'_>, holder: Node<'_>, faults: &mut Vec<Fault>) {
    for id in holder.texts_of("sources") {
        source(known, id, faults);
    }
}

fn source(known: &Known<'_>, id: Text<'_>, faults: &mut Vec<Fault>) {
    if ids::is_fact_id(id.value) {
        of_known_article(known, id, faults);
    } else {
        faults.push(id.fault(format!(
            "“{}” is not a fact id: expected one such as A4.visits",
            id.value
        )));
    }
}

fn of_known_article(known: &Known<'_>, id: Text<'_>, faults: &mut Vec<Fault>) {
    let fact = FactId(id.value.to_owned());
    let article = fact.article();
    if !article.is_empty() && !known.articles.contains(article) {
        faults.push(id.fault(format!("there is no article “{article}”")));
    }
}
