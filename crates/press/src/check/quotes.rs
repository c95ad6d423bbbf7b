//! Quotations that are set apart: short, plain, from one place in the reports each, and word for word.

use super::{Tree, folder::Role, ids};
use crate::fault::Fault;
use crate::source::{Node, Text};
use std::collections::{HashMap, HashSet};

/// The largest number of characters, punctuation aside, that are repeated from a report.
const MOST_CHARACTERS: usize = 19;

/// Checks all quotations.
pub fn check(tree: &Tree<'_>, faults: &mut Vec<Fault>) {
    let numbers: HashSet<&str> = ids::ids(tree.items(Role::Facts))
        .map(|id| id.value)
        .collect();
    let mut quoted: HashMap<&str, Text<'_>> = HashMap::new();
    for quote in tree.blocks().filter_map(|block| block.get("quote")) {
        words(quote, faults);
        let Some(source) = quote.text_of("source") else {
            // It is missing or no text; `types` reports that.
            continue;
        };
        if numbers.contains(source.value) {
            faults.push(source.fault(format!(
                "“{}” is the fact of a number: name the ledger's entry of what was said",
                source.value
            )));
        }
        // The id is the anchor of the quotation's entry among the sources.
        if let Some(first) = quoted.insert(source.value, source) {
            let first = first.fault("");
            faults.push(source.fault(format!(
                "“{}” is quoted already at line {} of {}: set one of the two apart and retell the other",
                source.value,
                first.line,
                first.file.display()
            )));
        }
    }
}

/// The quotations of a chapter file, or of `story.json`, whose words are not in the reports, as faults.
pub fn unlike(file: Node<'_>, reports: &str) -> Vec<Fault> {
    let reports = bare(reports);
    let holders = file.items_of("steps").chain(file.get("closing"));
    let texts = holders
        .flat_map(|holder| holder.items_of("blocks"))
        .filter_map(|block| block.get("quote")?.text_of("text"));
    texts
        .filter(|text| !reports.contains(&bare(text.value)))
        .map(|text| {
            text.fault(format!(
                "“{}” is not in the reports word for word: correct it, or retell it in prose",
                text.value
            ))
        })
        .collect()
}

/// A text without white space, because the reports have line breaks inside sentences. Quotation marks are left out too:
/// a quotation inside a quotation has other ones than alone.
fn bare(text: &str) -> String {
    let is_mark = |c: char| matches!(c, '“' | '”' | '‘' | '’');
    let chars = text.chars();
    chars
        .filter(|c| !c.is_whitespace() && !is_mark(*c))
        .collect()
}

fn words(quote: Node<'_>, faults: &mut Vec<Fault>) {
    let Some(text) = quote.text_of("text") else {
        return;
    };
    let count = text.value.chars().filter(|c| c.is_alphanumeric()).count();
    if count > MOST_CHARACTERS {
        faults.push(text.fault(format!(
            "a quotation of {count} characters: at most {MOST_CHARACTERS} are repeated from a report; cut it, or \
             retell it in prose"
        )));
    }
    if let Some(at) = text.value.find(['“', '”']) {
        faults.push(text.fault_at(
            at,
            "the page puts “…” around a quotation: take them out; inside it they are ‘…’",
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{File, parse};
    use std::path::Path;

    #[test]
    fn a_quotation_that_the_reports_do_not_have_is_found() {
        let text = r#"{"steps": [{"blocks": [
            {"quote": {"text": "有了‘靠山’，做事有底气了。", "speaker": "甲", "source": "B1.a"}},
            {"quote": {"text": "做事有了底气。", "speaker": "甲", "source": "B1.b"}}
        ]}]}"#;
        let file = File {
            path: Path::new("a.json"),
            text,
        };
        let value = parse(&file).expect("JSON");
        let faults = unlike(Node::new(&file, &value), "“有了‘靠\n山’，做事有底气了。”");
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!((faults[0].line, faults[0].column), (3, 33));
    }
}
