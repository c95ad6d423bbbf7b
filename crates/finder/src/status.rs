//! The status in words: the number of results, what they are filtered by, and unknown values of a link.

use crate::{Facet, Options, Query, Unknown};
use story::Words;

/// How many cards there are, and what is chosen: 共3张 · 余杭、建德 · 家风 · “663”.
pub fn status(query: &Query, total: usize, options: &Options, words: &Words) -> String {
    let words = &words.explorer;
    let mut parts = vec![(words.total)(total)];
    for facet in Facet::ALL {
        let chosen = query.chosen(facet).iter();
        let names: Vec<&str> = chosen.map(|option| options.name(facet, *option)).collect();
        if !names.is_empty() {
            parts.push(names.join(words.between_options));
        }
    }
    if !query.text().is_empty() {
        parts.push((words.searched)(query.text()));
    }
    parts.join(words.between_parts)
}

/// The line on unknown values in an address; empty if there are none. It names the sorts of the values and
/// does not repeat them, because anybody can write words into a link.
pub fn unknown_line(unknown: &[Unknown], words: &Words) -> String {
    let mut names = Vec::new();
    for what in unknown {
        let name = match what {
            Unknown::Version(_) => words.explorer.unknown_version,
            Unknown::Option(facet, _) => facet.name(words),
            Unknown::Sort(_) => words.explorer.sort,
            Unknown::Presentation(_) => words.explorer.presentation,
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return String::new();
    }
    (words.explorer.unknown)(&names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{bundle, card_set};
    use story::words::ZH_CN;

    #[test]
    fn the_status_names_everything_chosen() {
        let options = Options::of(&card_set(), &bundle(), &ZH_CN);
        let mut query = Query::default();
        assert_eq!(status(&query, 3, &options, &ZH_CN), "共3张");
        query.choose(Facet::Topic, 0);
        query.choose(Facet::Place, 2);
        query.choose(Facet::Place, 1);
        query.search("663");
        assert_eq!(
            status(&query, 1, &options, &ZH_CN),
            "共1张 · 余杭、临安 · 家风 · “663”"
        );
    }

    #[test]
    fn the_line_names_facets_and_never_repeats_the_link() {
        let odd = |facet| Unknown::Option(facet, "请拨打".to_owned());
        let unknown = [
            odd(Facet::Place),
            odd(Facet::Topic),
            odd(Facet::Place),
            Unknown::Sort("请拨打".to_owned()),
        ];
        assert_eq!(
            unknown_line(&unknown, &ZH_CN),
            "链接里有本页没有的区县、主题、排序，已略去。"
        );
        assert_eq!(unknown_line(&[], &ZH_CN), "");
    }
}
