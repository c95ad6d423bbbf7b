//! Interface words stand in the tables of crates/story, and the story's own in public/content/: no
//! Chinese literal is in a component, a script or a template.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Whether a character belongs to the Han script. Chinese punctuation does not.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{3007}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// All files below a folder whose names end so.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// How a language writes comments: what begins and ends those of several lines, and what begins
/// those that end with their line.
struct Comments {
    block: (&'static str, &'static str),
    line: Option<&'static str>,
}

const C: Comments = Comments {
    block: ("/*", "*/"),
    line: Some("//"),
};
const HTML: Comments = Comments {
    block: ("<!--", "-->"),
    line: None,
};

/// The lines of a text without its comments. A line comment is one at the start of a line or after a
/// space, so that addresses are none.
fn code(text: &str, comments: &Comments) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once(comments.block.0) {
        out.push_str(before);
        let (comment, after) = inside.split_once(comments.block.1).unwrap_or((inside, ""));
        // The lines stay, so that their numbers do.
        out.extend(comment.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    out.push_str(rest);
    let Some(line) = comments.line else {
        return out;
    };
    let without = |text: &str| match text.trim_start().starts_with(line) {
        true => String::new(),
        false => match text.split_once(&format!(" {line}")) {
            Some((code, _)) => code.to_owned(),
            None => text.to_owned(),
        },
    };
    out.lines().map(without).collect::<Vec<_>>().join("\n")
}

/// The code of a Rust file before its tests.
fn without_tests(code: &str) -> &str {
    code.split_once("\n#[cfg(test)]\n")
        .map_or(code, |(code, _)| code)
}

/// The places of Chinese characters in a file's code.
fn faults(path: &Path, code: &str) -> Vec<String> {
    code.lines()
        .enumerate()
        .filter(|(_, line)| line.chars().any(is_han))
        .map(|(number, line)| format!("{}:{}: {}", path.display(), number + 1, line.trim()))
        .collect()
}

#[test]
fn rust_code_has_no_chinese_literals() {
    let root = root();
    let mut found = Vec::new();
    for folder in [
        "src",
        "crates/press/src",
        "crates/finder/src",
        "crates/painting/src",
        "crates/scroll/src",
    ] {
        for path in files(&root.join(folder), ".rs") {
            // Whole files of tests.
            let is_test = path.ends_with("tests.rs")
                || path.components().any(|part| part.as_os_str() == "tests");
            if is_test {
                continue;
            }
            let text = fs::read_to_string(&path).expect("a file");
            let code = code(&text, &C);
            found.extend(faults(&path, without_tests(&code)));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn scripts_and_templates_have_no_chinese_literals() {
    let root = root();
    let mut found = Vec::new();
    let template = root.join("index.html");
    let text = fs::read_to_string(&template).expect("a template");
    found.extend(faults(&template, &code(&text, &HTML)));
    for path in files(&root.join("public"), ".js") {
        let text = fs::read_to_string(&path).expect("a script");
        found.extend(faults(&path, &code(&text, &C)));
    }
    for path in files(&root.join("public/gallery"), ".html") {
        let text = fs::read_to_string(&path).expect("a page");
        found.extend(faults(&path, &code(&text, &HTML)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn comments_and_tests_may_have_them() {
    let text =
        "// 长卷\nlet a = 1; // 长\n/* 卷\n */let b = \"长\";\n#[cfg(test)]\nmod tests { \"卷\" }";
    let code = code(text, &C);
    let found = faults(Path::new("a"), without_tests(&code));
    assert_eq!(found, ["a:4: let b = \"长\";"]);
}
