//! The colours of `style/tokens.css`, for everything that cannot use a style sheet: the browser's bars and
//! `frame.js`.

use super::SiteError;
use super::assets::read_text;
use std::collections::BTreeMap;
use std::path::Path;

/// The style sheet, from the project's folder.
pub const FILE: &str = "style/tokens.css";

/// The selector of the block with the light colours.
const LIGHT: &str = ":root {";
/// The selector of the block with the dark colours for readers whose system is dark.
const DARK_BY_SYSTEM: &str = ":root:not([data-theme=\"light\"]) {";
/// The selector of the block with the dark colours for readers who chose them.
const DARK_BY_CHOICE: &str = ":root[data-theme=\"dark\"] {";

/// Custom properties by name, without the dashes: `paper` is `#f6f1e5`.
type Block = BTreeMap<String, String>;

/// The tokens of both schemes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    light: Block,
    dark: Block,
}

impl Tokens {
    /// Reads the tokens of a project. Fails where a block is missing or where the two dark blocks
    /// differ.
    pub fn read(root: &Path) -> Result<Self, SiteError> {
        let file = root.join(FILE);
        Self::parse(&read_text(&file)?)
            .map_err(|fault| SiteError::Content(format!("{}: {fault}", file.display())))
    }

    fn parse(css: &str) -> Result<Self, String> {
        let [light, dark, chosen] = [LIGHT, DARK_BY_SYSTEM, DARK_BY_CHOICE].map(|selector| {
            let (_, rest) = css
                .split_once(selector)
                .ok_or_else(|| format!("“{selector}” is missing"))?;
            let (block, _) = rest
                .split_once('}')
                .ok_or_else(|| format!("“{selector}” has no end"))?;
            Ok::<Block, String>(properties(block))
        });
        let (light, dark, chosen) = (light?, dark?, chosen?);
        let differs = dark
            .iter()
            .chain(&chosen)
            .find(|(name, _)| dark.get(*name) != chosen.get(*name));
        match differs {
            Some((name, _)) => Err(format!(
                "--{name} is not the same in the two dark blocks: write it in both"
            )),
            None => Ok(Self { light, dark }),
        }
    }

    /// A light colour by its name without the dashes: `#f6f1e5` for `paper`. Fails if there is none.
    pub fn light(&self, name: &str) -> Result<&str, SiteError> {
        value(&self.light, name)
    }

    /// A dark colour; the light one if both schemes share it. Fails if there is none.
    pub fn dark(&self, name: &str) -> Result<&str, SiteError> {
        value(&self.dark, name).or_else(|_| self.light(name))
    }
}

fn value<'a>(block: &'a Block, name: &str) -> Result<&'a str, SiteError> {
    block
        .get(name)
        .map(String::as_str)
        .ok_or_else(|| SiteError::Content(format!("{FILE}: --{name} is missing")))
}

/// The custom properties that a block declares.
fn properties(block: &str) -> Block {
    without_comments(block)
        .split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .filter_map(|(name, value)| {
            let name = name.trim().strip_prefix("--")?;
            Some((name.to_owned(), value.trim().to_owned()))
        })
        .collect()
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSS: &str = ":root {\n /* a: b; */ --paper: #f6f1e5;\n --lamp: #f5dc9c; }\n\
        @media (prefers-color-scheme: dark) {\n :root:not([data-theme=\"light\"]) {\n --paper: #15191b; } }\n\
        :root[data-theme=\"dark\"] { --paper: #15191b; }";

    #[test]
    fn colours_are_read_by_scheme() {
        let tokens = Tokens::parse(CSS).expect("tokens");
        assert_eq!(tokens.light("paper").expect("a colour"), "#f6f1e5");
        assert_eq!(tokens.dark("paper").expect("a colour"), "#15191b");
        assert_eq!(tokens.dark("lamp").expect("a colour"), "#f5dc9c");
        assert!(tokens.light("gold").is_err());
    }

    #[test]
    fn both_dark_blocks_are_equal() {
        let other = CSS.replace(
            "[data-theme=\"dark\"] { --paper: #15191b",
            "[data-theme=\"dark\"] { --paper: #000",
        );
        assert!(
            Tokens::parse(&other)
                .expect_err("a fault")
                .contains("--paper")
        );
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        Tokens::read(&root).expect("the project's own");
    }
}
