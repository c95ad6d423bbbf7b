//! The constants that scripts share with the rest of the project. They are defined once, in Rust or in style
//! sheets, and replace the undeclared name `PRESS` in scripts.

use super::SiteError;
use super::tokens::Tokens;
use serde::Serialize;

/// The name that is replaced in scripts.
const NAME: &str = "PRESS";

/// The constants, as one object for scripts.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Constants<'a> {
    /// How far down the visible band a step is read: 0 to 1.
    reading_line: f64,
    /// The paper as `#rrggbb`, by scheme.
    paper: Paper<'a>,
    /// The names of the explorer's filters that an embed takes, in addresses and attributes.
    facets: Vec<&'static str>,
    /// Those filters of which each option has a page of its own.
    presets: Vec<&'static str>,
    /// The story's title.
    title: &'a str,
}

#[derive(Serialize)]
struct Paper<'a> {
    light: &'a str,
    dark: &'a str,
}

/// The constants as an object literal.
pub fn literal(title: &str, tokens: &Tokens) -> Result<String, SiteError> {
    let constants = Constants {
        reading_line: scroll::READING_LINE,
        paper: Paper {
            light: tokens.light("paper")?,
            dark: tokens.dark("paper")?,
        },
        facets: finder::embed_keys().collect(),
        presets: finder::embed_page_keys().collect(),
        title,
    };
    serde_json::to_string(&constants)
        .map_err(|error| SiteError::Content(format!("the constants for scripts: {error}")))
}

/// The script with the name replaced by the literal. Longer names that contain it stay.
pub fn fill(script: &str, literal: &str) -> String {
    let of_a_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut out = String::with_capacity(script.len() + literal.len());
    let mut rest = script;
    while let Some(at) = rest.find(NAME) {
        let (before, after) = (&rest[..at], &rest[at + NAME.len()..]);
        let whole = !before.ends_with(of_a_name) && !after.starts_with(of_a_name);
        out.push_str(before);
        out.push_str(if whole { literal } else { NAME });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_name_is_replaced() {
        assert_eq!(
            fill("const{a:b}=PRESS,c=PRESSED+$PRESS;", "{\"a\":1}"),
            "const{a:b}={\"a\":1},c=PRESSED+$PRESS;"
        );
    }
}
