//! Reads and changes the tags of finished HTML. This is the only scanner of markup; `html_lint`, `template`
//! and `links` use it.

use std::borrow::Cow;
use story::html::escape;

/// The start tags of a page, in order, without those inside comments, scripts and styles.
pub fn tags(html: &str) -> Vec<&str> {
    Scanner::new(html)
        .filter_map(|part| match part {
            Part::Tag(tag) => Some(tag),
            Part::Other(_) => None,
        })
        .collect()
}

/// The page with every start tag replaced by what `change` returns for it; fails if `change` fails. All
/// other bytes stay.
pub fn try_map_tags<'a, E>(
    html: &'a str,
    mut change: impl FnMut(&'a str) -> Result<Cow<'a, str>, E>,
) -> Result<String, E> {
    let mut out = String::with_capacity(html.len());
    for part in Scanner::new(html) {
        match part {
            Part::Tag(tag) => out.push_str(&change(tag)?),
            Part::Other(text) => out.push_str(text),
        }
    }
    Ok(out)
}

/// The name of a start tag: `a` for `<a href="…">`.
pub fn name(tag: &str) -> &str {
    let name = tag.trim_start_matches('<');
    let end = name
        .find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')
        .unwrap_or(name.len());
    &name[..end]
}

/// The value of an attribute of a tag, as it is written, with its escapes.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (start, end) = value_range(tag, name)?;
    Some(&tag[start..end])
}

/// The tag with the attribute set to a text, which is escaped.
pub fn with_attribute(tag: &str, name: &str, value: &str) -> String {
    let value = escape(value);
    match value_range(tag, name) {
        Some((start, end)) => format!("{}{value}{}", &tag[..start], &tag[end..]),
        None => {
            let close = if tag.ends_with("/>") { "/>" } else { ">" };
            let open = tag.strip_suffix(close).unwrap_or(tag);
            format!("{open} {name}=\"{value}\"{close}")
        }
    }
}

/// The tag without the attribute.
pub fn without_attribute(tag: &str, name: &str) -> String {
    match value_range(tag, name) {
        // The space and the name before the value, and both quotes.
        Some((start, end)) => format!(
            "{}{}",
            &tag[..start - name.len() - " =\"".len()],
            &tag[end + 1..]
        ),
        None => tag.to_owned(),
    }
}

/// Where the quoted value of an attribute stands in its tag.
fn value_range(tag: &str, name: &str) -> Option<(usize, usize)> {
    for quote in ['"', '\''] {
        let before = format!(" {name}={quote}");
        if let Some(at) = tag.find(&before) {
            let start = at + before.len();
            let end = start + tag[start..].find(quote)?;
            return Some((start, end));
        }
    }
    None
}

/// A part of a page.
enum Part<'a> {
    /// A start tag, from `<` to `>`.
    Tag(&'a str),
    /// Text, an end tag, a comment, a doctype, or the text of a script or style.
    Other(&'a str),
}

/// Cuts a page into its parts, in order and without loss.
struct Scanner<'a> {
    rest: &'a str,
    /// The end tag that ends the script or style which has just begun.
    raw_until: Option<&'static str>,
}

impl<'a> Scanner<'a> {
    fn new(html: &'a str) -> Self {
        Self {
            rest: html,
            raw_until: None,
        }
    }

    fn cut(&mut self, length: usize) -> &'a str {
        let (part, rest) = self.rest.split_at(length);
        self.rest = rest;
        part
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some(close) = self.raw_until.take() {
            let length = self.rest.find(close).unwrap_or(self.rest.len());
            return Some(Part::Other(self.cut(length)));
        }
        if !self.rest.starts_with('<') {
            let length = self.rest.find('<').unwrap_or(self.rest.len());
            return Some(Part::Other(self.cut(length)));
        }
        if self.rest.starts_with("<!--") {
            let end = self.rest.find("-->").map(|at| at + "-->".len());
            let length = end.unwrap_or(self.rest.len());
            return Some(Part::Other(self.cut(length)));
        }
        let length = end_of_tag(self.rest).unwrap_or(self.rest.len());
        let tag = self.cut(length);
        if !tag[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Some(Part::Other(tag));
        }
        self.raw_until = match name(tag) {
            "script" => Some("</script"),
            "style" => Some("</style"),
            _ => None,
        };
        Some(Part::Tag(tag))
    }
}

/// The end of a tag; a `>` inside a quoted value does not end it.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return Some(at + 1),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_comments_and_scripts_are_no_tags() {
        let page = "<!doctype html><!-- <p> --><script>'<a href=\"#x\">'</script>\
                    <p title=\"a > b\">1 < 2</p><br/>";
        assert_eq!(
            tags(page),
            ["<script>", "<p title=\"a > b\">", "<br/>"],
            "{:?}",
            tags(page)
        );
        let same = try_map_tags(page, |tag| Ok::<_, ()>(Cow::Borrowed(tag)));
        assert_eq!(same.as_deref(), Ok(page));
    }

    #[test]
    fn attributes_are_read_set_and_removed() {
        let tag = "<a class='b' href=\"#c\">";
        assert_eq!(name(tag), "a");
        assert_eq!(attribute(tag, "class"), Some("b"));
        assert_eq!(attribute(tag, "lass"), None);
        assert_eq!(
            with_attribute(tag, "href", "\"d\""),
            "<a class='b' href=\"&quot;d&quot;\">"
        );
        assert_eq!(with_attribute("<br/>", "id", "e"), "<br id=\"e\"/>");
        assert_eq!(without_attribute(tag, "class"), "<a href=\"#c\">");
        assert_eq!(without_attribute(tag, "id"), tag);
    }
}
