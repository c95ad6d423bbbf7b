//! Faults: what is wrong in a file of the art, where, and what to do about it.

use std::fmt;

/// A fault that somebody has to correct.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub struct Fault {
    /// The file that has it, by the name that the caller gave.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            message,
            remedy,
        } = self;
        write!(f, "{file}:{line}: {message}; {remedy}")
    }
}

/// A file of the art: its name, which ends as in the art's folder (`scenes/cover.json`), and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The name, as faults show it.
    pub name: String,
    /// The text.
    pub text: String,
}

impl File {
    /// A file of a name and a text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
        }
    }

    /// The fault at the line where the texts of `trail` follow each other, as far as they do:
    /// `["marks", "visits", "street-lamp"]` is the first street-lamp after the mark visits.
    pub fn fault(&self, trail: &[&str], message: impl Into<String>, remedy: &str) -> Fault {
        Fault {
            file: self.name.clone(),
            line: self.line(trail),
            message: message.into(),
            remedy: remedy.to_owned(),
        }
    }

    fn line(&self, trail: &[&str]) -> usize {
        let mut at = 0;
        for word in trail {
            // JSON writes the word between quotation marks, maybe with escapes; SVG too.
            let quoted = serde_json::to_string(word).unwrap_or_default();
            let rest = self.text.get(at..).unwrap_or_default();
            match rest.find(&quoted) {
                Some(found) => at += found + quoted.len(),
                None => break,
            }
        }
        // `at` is behind the last word, which has no line breaks of its own.
        1 + self.text[..at].matches('\n').count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trail_leads_to_the_line_of_its_last_word() {
        let file = File::new(
            "a.json",
            "{\n\"marks\":[\n{\"id\":\"one\"},\n{\"id\":\"two\"}]}",
        );
        let line = |trail: &[&str]| file.fault(trail, "m", "r").line;
        assert_eq!(line(&[]), 1);
        assert_eq!(line(&["marks", "two"]), 4);
        assert_eq!(line(&["marks", "nowhere"]), 2);
        assert_eq!(
            file.fault(&["two"], "it is wrong", "do it right")
                .to_string(),
            "a.json:4: it is wrong; do it right"
        );
    }
}
