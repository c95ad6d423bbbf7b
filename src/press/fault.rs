//! Faults: what is wrong in a content file, where, and what to do about it.

use std::fmt::{self, Write};
use std::path::{Path, PathBuf};

/// Something an editor has to put right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file it stands in.
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

/// All faults, one a line, places in one column so that messages line up.
pub fn table(faults: &[Fault]) -> String {
    let places: Vec<String> = faults
        .iter()
        .map(|fault| format!("{}:{}:{}", fault.file.display(), fault.line, fault.column))
        .collect();
    let width = places
        .iter()
        .map(|place| place.chars().count())
        .max()
        .unwrap_or(0);
    let mut out = String::new();
    for (place, fault) in places.iter().zip(faults) {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{place:width$}  {}", fault.message);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_line_up() {
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
