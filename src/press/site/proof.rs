//! Proof-reading of a finished page: what the policy forbids, and promises
//! that the page does not keep.

use std::collections::HashSet;

/// All that is wrong with a page's HTML.
pub fn proof(html: &str) -> Vec<String> {
    let mut faults = Vec::new();
    // The text may speak of attributes; only tags have them.
    let tags: Vec<&str> = tags(html);
    if tags.iter().any(|tag| tag.contains(" style=\"")) {
        faults.push(
            "a style attribute: the page's policy forbids it; set a class, or the property from script"
                .to_owned(),
        );
    }
    let mut ids = HashSet::new();
    for id in tags.iter().filter_map(|tag| value(tag, "id")) {
        if !ids.insert(id) {
            faults.push(format!("two elements have the id “{id}”"));
        }
    }
    let mut dead = HashSet::new();
    for target in tags
        .iter()
        .filter_map(|tag| value(tag, "href")?.strip_prefix('#'))
    {
        if !target.is_empty() && !ids.contains(target) && dead.insert(target) {
            faults.push(format!("a link leads to #{target}, which is not there"));
        }
    }
    faults
}

/// The start tags of a page; what scripts and styles hold is not one.
pub fn tags(html: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        rest = &rest[open..];
        if rest.starts_with("<!--") {
            rest = rest.find("-->").map_or("", |end| &rest[end + 3..]);
            continue;
        }
        let Some(end) = end_of(rest) else { break };
        let tag = &rest[..end];
        found.push(tag);
        rest = &rest[end..];
        for (name, close) in [("<script", "</script"), ("<style", "</style")] {
            if tag.starts_with(name) {
                rest = rest.find(close).map_or("", |end| &rest[end..]);
            }
        }
    }
    found
}

/// The end of a tag; a `>` inside a quoted value does not end it.
fn end_of(tag: &str) -> Option<usize> {
    let mut quoted = false;
    for (at, c) in tag.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The value of an attribute of a tag.
pub fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let before = format!(" {name}=\"");
    let start = tag.find(&before)? + before.len();
    let end = start + tag[start..].find('"')?;
    Some(&tag[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_found() {
        let faults = proof(
            "<p id=\"a\" style=\"color:red\">x</p><p id=\"a\"></p><a href=\"#b\" title=\"a > b\">",
        );
        assert_eq!(faults.len(), 3, "{faults:?}");
    }

    #[test]
    fn text_and_scripts_are_no_tags() {
        let fine = "<script>'<a href=\"#x\">'</script><p id=\"a\">= style=\"x\"</p><a href=\"#a\">";
        assert_eq!(proof(fine), [""; 0]);
    }
}
