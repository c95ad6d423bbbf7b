//! What the filters found, in words: how many and why, what could not be understood, what to give
//! up when nothing is left, how many there are to come.

use super::{Facet, Unknown, controls::name, state::State};
use leptos::prelude::*;
use std::{cmp::Reverse, time::Duration};

/// How long nothing must change before the count is announced.
const CALM: Duration = Duration::from_millis(600);

/// Announces the count to who hears the page: once it is calm, and not when the page opens.
#[derive(Clone, Copy)]
pub struct Announcer {
    /// What was said last, or stood there when the page opened.
    last: StoredValue<Option<String>>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Default for Announcer {
    fn default() -> Self {
        Self {
            last: StoredValue::new(None),
            waiting: StoredValue::new(None),
        }
    }
}

impl Announcer {
    /// Says a text by means of `tell`, unless another comes first.
    pub fn say(self, tell: Box<dyn Fn(&str)>, text: String) {
        if let Some(handle) = self.waiting.get_value() {
            handle.clear();
        }
        let last = self.last.get_value();
        if last.is_none() {
            self.last.set_value(Some(text));
            return;
        }
        if last.as_ref() == Some(&text) {
            return;
        }
        let say = move || {
            if !self.last.is_disposed() {
                tell(&text);
                self.last.set_value(Some(text));
            }
        };
        self.waiting
            .set_value(set_timeout_with_handle(say, CALM).ok());
    }
}

/// The status: 共 3 张 · 余杭、建德 · 家风 · “663”.
pub fn found(state: State) -> String {
    let mut text = count(state.total());
    state.deck.with_value(|deck| {
        let options = &deck.options;
        state.query.with(|query| {
            for facet in Facet::ALL {
                for (number, option) in query.chosen(facet).iter().enumerate() {
                    text.push_str(if number == 0 { " · " } else { "、" });
                    text.push_str(options.name(facet, *option));
                }
            }
            if !query.text().is_empty() {
                text.extend([" · “", query.text(), "”"]);
            }
        });
    });
    text
}

fn count(total: usize) -> String {
    ["共 ", &total.to_string(), " 张"].concat()
}

/// The way out of the sheet.
pub fn foot(total: usize) -> String {
    ["看结果（", &count(total), "）"].concat()
}

/// The way to more cards.
pub fn more(next: usize) -> String {
    ["再看 ", &next.to_string(), " 张"].concat()
}

/// How many of the cards are listed.
pub fn listed(shown: usize, total: usize) -> String {
    ["已列 ", &shown.to_string(), " 张，", &count(total)].concat()
}

/// What an address says that nobody knows, without repeating it: the words of a link
/// are not ours to show.
pub fn note(unknown: &[Unknown]) -> String {
    let mut names = Vec::new();
    for what in unknown {
        let name = match what {
            Unknown::Version(_) => "版本",
            Unknown::Option(facet, _) => name(*facet),
            Unknown::Sort(_) => "排序",
            Unknown::View(_) => "版式",
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return String::new();
    }
    ["链接里有本页没有的", &names.join("、"), "，已略去。"].concat()
}

/// When nothing matches: what can be given up (a facet, or the text for `None`) so that
/// something does, and how much; the most first.
pub fn ways(state: State) -> Vec<(Option<Facet>, usize)> {
    if state.total() > 0 {
        return Vec::new();
    }
    let gives = |facet| state.answer.with(|answer| answer.without(facet));
    let all = Facet::ALL.into_iter().map(Some).chain([None]);
    let ways = all.map(|facet| (facet, gives(facet)));
    // What was not asked for gives nothing more by being given up.
    let mut ways: Vec<_> = ways.filter(|(_, number)| *number > 0).collect();
    ways.sort_by_key(|(_, number)| Reverse(*number));
    ways
}

/// What an empty result says.
pub fn empty(ways: &[(Option<Facet>, usize)]) -> &'static str {
    if ways.is_empty() {
        "没有合乎这些条件的卡片。请清除筛选，从头再选。"
    } else {
        "没有卡片同时合乎这些条件。放开一项就有："
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_names_facets_and_never_repeats_the_link() {
        let odd = |facet| Unknown::Option(facet, "请拨打".to_owned());
        let unknown = [
            odd(Facet::Place),
            odd(Facet::Topic),
            odd(Facet::Place),
            Unknown::Sort("请拨打".to_owned()),
        ];
        assert_eq!(
            note(&unknown),
            "链接里有本页没有的区县、主题、排序，已略去。"
        );
        assert_eq!(note(&[]), "");
    }
}
