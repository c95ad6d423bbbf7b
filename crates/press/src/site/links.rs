//! The links of an embed page: a link to a part that the page lacks opens the story in a new window.

use super::BaseUrl;
use super::html::{attribute, name, tags, try_map_tags, with_attribute, without_attribute};
use std::borrow::Cow;
use std::collections::HashSet;
use std::convert::Infallible;

/// The attribute of a link that leads into the story even if the page has its anchor. It is removed.
const STORY: &str = "data-story";

/// The page with every link that leads out of it changed: it has a whole address and opens a new window that
/// cannot access this one.
pub fn outward(page: &str, base: &BaseUrl) -> String {
    let ids: HashSet<&str> = tags(page)
        .into_iter()
        .filter_map(|tag| attribute(tag, "id"))
        .collect();
    let whole = try_map_tags(page, |tag| {
        let href = attribute(tag, "href").filter(|_| name(tag) == "a");
        Ok::<_, Infallible>(match href {
            Some(href) if leads_out(tag, href, &ids) => Cow::Owned(in_the_story(tag, href, base)),
            _ => Cow::Borrowed(tag),
        })
    });
    match whole {
        Ok(page) => page,
    }
}

fn leads_out(tag: &str, href: &str, ids: &HashSet<&str>) -> bool {
    attribute(tag, STORY).is_some() || href.strip_prefix('#').is_some_and(|id| !ids.contains(id))
}

/// The link with the address of the story before its own, which is escaped already.
fn in_the_story(tag: &str, href: &str, base: &BaseUrl) -> String {
    let bare = format!(" href=\"{href}\"");
    let whole = format!(" href=\"{}{href}\"", base.path());
    let tag = without_attribute(&tag.replacen(&bare, &whole, 1), STORY);
    with_attribute(&with_attribute(&tag, "target", "_blank"), "rel", "noopener")
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
                 href=\"/sub/#source-A4.visits\" data-fact=\"A4.visits\"{new}>x</a>\
                 <a href=\"/sub/?v=1&amp;place=a#here\"{new}>x</a><a href=\"/sub/\"{new}>x</a>\
                 <a href=\"https://b/\">x</a>"
            )
        );
    }
}
