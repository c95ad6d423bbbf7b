//! Prose: placeholders are whole and known, and no number is typed beside them.

use super::{Tree, folder::Role, ids};
use crate::content::{Piece, pieces};
use crate::press::{
    fault::Fault,
    source::{Node, Text},
};
use std::collections::HashSet;

/// Keys whose strings are ids, codes or units, not words to read.
const CODES: [&str; 17] = [
    "id",
    "show",
    "place",
    "topic",
    "article",
    "step",
    "locale",
    "updated",
    "unit",
    "kind",
    "pigment",
    "qualifier",
    "hedge",
    "mark",
    "measure",
    "sources",
    "facts",
];

/// Keys whose strings may hold placeholders.
const PROSE: [&str; 4] = ["text", "summary", "alt", "caption"];

const NUMERALS: &str = "〇零一二两三四五六七八九十百千万亿半";

const CLASSIFIERS: &str = "个名位家支起件条处次场项届年座间层楼张份批种类套步顿台只枚片人天岁\
                           句段篇代双对组队块番站户所栋幢期轮亩元倍";

/// Checks every string that readers read.
pub fn check(tree: &Tree<'_>, faults: &mut Vec<Fault>) {
    let mut check = Check {
        facts: ids::ids(tree.items(Role::Facts))
            .map(|id| id.value)
            .collect(),
        allowed: tree
            .items(Role::Allowed)
            .filter_map(|entry| entry.text_of("phrase"))
            .map(|phrase| phrase.value)
            .filter(|phrase| !phrase.is_empty())
            .collect(),
        faults,
    };
    for (role, node) in tree.nodes {
        match role {
            Role::Allowed => {}
            // Titles and names of the sources stand as they were printed.
            Role::Story => {
                for (key, value) in node.properties() {
                    if key != "articles" {
                        check.value(key, value);
                    }
                }
            }
            _ => check.value("", *node),
        }
    }
}

struct Check<'a, 'f> {
    facts: HashSet<&'a str>,
    allowed: Vec<&'a str>,
    faults: &'f mut Vec<Fault>,
}

impl<'a> Check<'a, '_> {
    /// Everything under a key.
    fn value(&mut self, key: &str, node: Node<'a>) {
        for item in node.items() {
            self.value(key, item);
        }
        for (key, value) in node.properties() {
            self.value(key, value);
        }
        let Some(text) = node.text() else { return };
        // Scenes and figure lists hold fact ids under many keys.
        if CODES.contains(&key) || ids::is_fact_id(text.value) {
            return;
        }
        if text.value.trim().is_empty() {
            self.faults
                .push(text.fault(format!("“{key}” is empty: write it or leave it out")));
        }
        if text.value.contains(char::is_control) {
            self.faults.push(text.fault(
                "a line break or a tab, which nobody would see: take it out, or make a block of its own",
            ));
        }
        self.placeholders(key, text);
        self.numbers(text);
    }

    fn placeholders(&mut self, key: &str, text: Text<'a>) {
        let whole = text.value;
        for piece in pieces(whole) {
            match piece {
                Piece::Figure(id) => {
                    let at = offset(whole, id);
                    if !PROSE.contains(&key) {
                        self.faults.push(text.fault_at(
                            at - 1,
                            format!("“{key}” is plain text: a placeholder would stay as it is"),
                        ));
                    } else if !self.facts.contains(id) {
                        self.faults.push(text.fault_at(
                            at,
                            format!("there is no fact “{id}”: correct the id or add the fact"),
                        ));
                    }
                }
                Piece::Text(plain) => {
                    if let Some(brace) = plain.find(['{', '}']) {
                        self.faults.push(text.fault_at(
                            offset(whole, plain) + brace,
                            "a brace without its partner: a placeholder is written {A4.visits}",
                        ));
                    }
                }
            }
        }
    }

    fn numbers(&mut self, text: Text<'a>) {
        let whole = text.value;
        let permitted: Vec<(usize, usize)> = self
            .allowed
            .iter()
            .flat_map(|phrase| whole.match_indices(phrase))
            .map(|(at, phrase)| (at, at + phrase.len()))
            .collect();
        for piece in pieces(whole) {
            let Piece::Text(plain) = piece else { continue };
            let base = offset(whole, plain);
            for (start, end) in typed_numbers(plain) {
                let (start, end) = (base + start, base + end);
                if permitted
                    .iter()
                    .any(|(from, to)| *from <= start && end <= *to)
                {
                    continue;
                }
                self.faults.push(text.fault_at(
                    start,
                    format!(
                        "“{}” is typed by hand: refer to the fact as {{id}}, or reword, \
                         or list the phrase in allowed.json with its reason",
                        &whole[start..end]
                    ),
                ));
            }
        }
    }
}

/// The byte offset of a part within the string that it was cut from.
fn offset(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

/// The byte ranges of digits, and of Chinese numerals with a classifier.
fn typed_numbers(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let end_of = |at: usize| chars.get(at).map_or(text.len(), |(offset, _)| *offset);
    let run = |from: usize, member: &dyn Fn(char) -> bool| {
        from + chars[from..].iter().take_while(|(_, c)| member(*c)).count()
    };
    let mut at = 0;
    while at < chars.len() {
        let (start, c) = chars[at];
        if is_digit(c) {
            at = run(at, &is_digit);
            found.push((start, end_of(at)));
        } else if NUMERALS.contains(c) {
            at = run(at, &|c| NUMERALS.contains(c));
            // 三大类: an adjective may stand between numeral and classifier.
            let counted = if chars.get(at).is_some_and(|(_, c)| *c == '大') {
                at + 1
            } else {
                at
            };
            if chars
                .get(counted)
                .is_some_and(|(_, c)| CLASSIFIERS.contains(*c))
            {
                found.push((start, end_of(counted + 1)));
            }
        } else {
            at += 1;
        }
    }
    found
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        typed_numbers(text)
            .into_iter()
            .map(|(start, end)| &text[start..end])
            .collect()
    }

    #[test]
    fn digits_and_counted_numerals_are_found() {
        assert_eq!(found("走访825家次、８次"), ["825", "８"]);
        assert_eq!(found("十二支队伍，第三届"), ["十二支", "三届"]);
        assert_eq!(found("三大类服务"), ["三大类"]);
        assert_eq!(found("一百二十人"), ["一百二十人"]);
    }

    #[test]
    fn words_that_only_look_like_numbers_pass() {
        assert_eq!(found("一起走，万一，千方百计，统一"), ["一起"]);
        assert_eq!(found("万分感谢，一线，十分"), [""; 0]);
    }
}
