//! Faults: what is wrong in a content file, where, and what to do about it.

use std::fmt::{self, Write};
use std::path::{Path, PathBuf};

/// A fault that an editor has to correct.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file that has it.
    pub file: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1 in characters.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl Fault {
    /// A fault of a whole file or folder.
    pub fn of_file(file: impl AsRef<Path>, message: impl Into<String>) -> Self {
        Self {
            file: file.as_ref().to_owned(),
            line: 1,
            column: 1,
            message: message.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            message,
        } = self;
        write!(f, "{}:{line}:{column}: {message}", file.display())
    }
}

/// All faults, one on each line. Positions are padded to one width, so that messages are aligned.
pub fn table(faults: &[Fault]) -> String {
    let positions: Vec<String> = faults
        .iter()
        .map(|fault| format!("{}:{}:{}", fault.file.display(), fault.line, fault.column))
        .collect();
    let width = positions
        .iter()
        .map(|position| position.chars().count())
        .max()
        .unwrap_or(0);
    let mut out = String::new();
    for (position, fault) in positions.iter().zip(faults) {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{position:width$}  {}", fault.message);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_line_up() {
        let fault = |line, message: &str| Fault {
            file: "a.json".into(),
            line,
            column: 1,
            message: message.into(),
        };
        assert_eq!(
            table(&[fault(9, "left"), fault(10, "right")]),
            "a.json:9:1   left\na.json:10:1  right\n"
        );
    }
}
