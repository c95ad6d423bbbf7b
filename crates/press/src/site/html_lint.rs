//! Linting of a finished page: style attributes, which the policy forbids, ids that occur twice, and links to
//! anchors that the page lacks.

use super::html::{attribute, tags};
use std::collections::HashSet;

/// The faults of a page's HTML; empty if there are none.
pub fn lint(html: &str) -> Vec<String> {
    let mut faults = Vec::new();
    // Only tags are searched, because the text may mention attributes.
    let tags = tags(html);
    if tags.iter().any(|tag| attribute(tag, "style").is_some()) {
        faults.push(
            "a style attribute: the page's policy forbids it; set a class, or the property from script"
                .to_owned(),
        );
    }
    let mut ids = HashSet::new();
    for id in tags.iter().filter_map(|tag| attribute(tag, "id")) {
        if !ids.insert(id) {
            faults.push(format!("two elements have the id “{id}”"));
        }
    }
    let mut dead = HashSet::new();
    for target in tags
        .iter()
        .filter_map(|tag| attribute(tag, "href")?.strip_prefix('#'))
    {
        if !target.is_empty() && !ids.contains(target) && dead.insert(target) {
            faults.push(format!("a link leads to #{target}, which is not there"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::lint;

    #[test]
    fn faults_are_found() {
        let faults = lint(
            "<p id=\"a\" style=\"color:red\">x</p><p id=\"a\"></p><a href=\"#b\" title=\"a > b\">",
        );
        assert_eq!(faults.len(), 3, "{faults:?}");
    }

    #[test]
    fn text_and_scripts_are_no_tags() {
        let fine = "<script>'<a href=\"#x\">'</script><p id=\"a\">= style=\"x\"</p><a href=\"#a\">";
        assert_eq!(lint(fine), [""; 0]);
    }
}
