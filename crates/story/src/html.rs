//! Escapes text for HTML and SVG.

/// The text, escaped for between tags and for attributes in double quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, &mut out);
    out
}

/// Appends the text to `out`, escaped as by [`escape`].
pub fn escape_into(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(
            escape("<img alt=\"a\">&长卷"),
            "&lt;img alt=&quot;a&quot;&gt;&amp;长卷"
        );
    }
}
