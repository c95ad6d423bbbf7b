//! Cuts HTML into parts, as far as our own pages need it.

use std::fmt;

/// A part of a page's HTML. All parts in their order are the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// A tag with its brackets, or the document type.
    Tag(&'a str),
    /// Text of the body that is not white space alone.
    Text(&'a str),
    /// A comment.
    Comment(&'a str),
    /// All else: the text of the head, white space, and what is inside [`RAW`] elements.
    Other(&'a str),
}

impl fmt::Display for Part<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Tag(text) | Self::Text(text) | Self::Comment(text) | Self::Other(text)) = self;
        out.write_str(text)
    }
}

/// Elements whose content is left as it is.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// The parts of a page.
pub fn parts(html: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = html;
    let mut is_in_body = false;
    while !rest.is_empty() {
        let (part, after) = next(rest, is_in_body);
        parts.push(part);
        rest = after;
        let Part::Tag(tag) = part else { continue };
        is_in_body |= tag.starts_with("<body");
        if let Some(name) = RAW.iter().find(|name| is_tag(tag, name)) {
            let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
            parts.push(Part::Other(&rest[..end]));
            rest = &rest[end..];
        }
    }
    parts
}

/// The first part, and the rest.
fn next(html: &str, is_in_body: bool) -> (Part<'_>, &str) {
    if html.starts_with("<!--") {
        let end = html.find("-->").map_or(html.len(), |at| at + "-->".len());
        return (Part::Comment(&html[..end]), &html[end..]);
    }
    if html.starts_with('<') {
        let end = html.find('>').map_or(html.len(), |at| at + 1);
        return (Part::Tag(&html[..end]), &html[end..]);
    }
    let end = html.find('<').unwrap_or(html.len());
    let (text, rest) = html.split_at(end);
    if is_in_body && !text.trim().is_empty() {
        (Part::Text(text), rest)
    } else {
        (Part::Other(text), rest)
    }
}

/// Whether a tag opens an element of this name.
fn is_tag(tag: &str, name: &str) -> bool {
    let after = tag.strip_prefix('<').and_then(|tag| tag.strip_prefix(name));
    after.is_some_and(|after| after.starts_with(['>', ' ', '\n']))
}
