//! The links of a page that shows a piece of the story: what the piece lacks is in
//! the whole, in a window of its own.

use super::BaseUrl;
use super::proof::{tags, value};
use std::collections::HashSet;

/// The attribute of a link that leads into the story, whatever is on the page.
const STORY: &str = " data-story=\"\"";

/// The page with every link that leads out of it made whole, opened in a new window
/// that knows nothing of this one.
pub fn outward(page: &str, base: &BaseUrl) -> String {
    let tags = tags(page);
    let ids: HashSet<&str> = tags.iter().filter_map(|tag| value(tag, "id")).collect();
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    for tag in tags {
        let Some(at) = rest.find(tag) else { continue };
        out.push_str(&rest[..at]);
        rest = &rest[at + tag.len()..];
        match value(tag, "href") {
            Some(href) if tag.starts_with("<a ") && leads_out(tag, href, &ids) => {
                let whole = format!(
                    " href=\"{}{href}\" target=\"_blank\" rel=\"noopener\"",
                    base.path()
                );
                let bare = format!(" href=\"{href}\"");
                out.push_str(&tag.replacen(STORY, "", 1).replacen(&bare, &whole, 1));
            }
            _ => out.push_str(tag),
        }
    }
    out.push_str(rest);
    out
}

fn leads_out(tag: &str, href: &str, ids: &HashSet<&str>) -> bool {
    tag.contains(STORY) || href.strip_prefix('#').is_some_and(|id| !ids.contains(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_here_is_in_the_story() {
        let base = BaseUrl::parse("https://a.org/sub/").expect("a base");
        let page = "<p id=\"here\"><a href=\"#here\">x</a><a class=\"figure\" href=\"#source-A4.visits\" \
                    data-fact=\"A4.visits\">x</a><a href=\"?v=1&amp;place=a#here\" data-story=\"\">x</a>\
                    <a href=\"\" data-story=\"\">x</a><a href=\"https://b/\">x</a>";
        let new = " target=\"_blank\" rel=\"noopener\"";
        assert_eq!(
            outward(page, &base),
            format!(
                "<p id=\"here\"><a href=\"#here\">x</a><a class=\"figure\" \
                 href=\"/sub/#source-A4.visits\"{new} data-fact=\"A4.visits\">x</a>\
                 <a href=\"/sub/?v=1&amp;place=a#here\"{new}>x</a><a href=\"/sub/\"{new}>x</a>\
                 <a href=\"https://b/\">x</a>"
            )
        );
    }
}
