//! What screen readers get: the accessibility tree of parts of the page, compared with reviewed files.
//!
//! `REWRITE_SNAPSHOTS=1` writes the files in `tests/e2e/snapshots/` anew. Read what has changed in them
//! before it is committed: each line is a role, a name and states, as a screen reader gets them.

use crate::browser::CHROMIUM;
use crate::notes::NOTE_OPEN;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::env;
use std::fs;
use std::path::Path;

tests! {
    CHROMIUM => {
        the_cover,
        a_step,
        the_wall_of_numbers,
        the_explorer,
        a_note,
    }
}

/// The variable that has the files written.
const REWRITE: &str = "REWRITE_SNAPSHOTS";

/// States and properties that are part of a line.
const STATES: [&str; 10] = [
    "level", "disabled", "pressed", "expanded", "checked", "modal", "live", "hasPopup", "readonly",
    "sort",
];

/// Roles that have their names from the text in them.
const NAMED_BY_TEXT: [&str; 5] = ["DisclosureTriangle", "button", "heading", "link", "term"];

/// The nodes of a tree by their ids.
type Nodes<'a> = HashMap<&'a str, &'a Value>;

fn text<'a>(node: &'a Value, field: &str) -> &'a str {
    node[field]["value"].as_str().unwrap_or_default()
}

/// The lines of a node and all in it; `parent` is the role of what it is in. Nodes without a meaning of
/// their own leave no line.
fn lines(nodes: &Nodes, id: &str, depth: usize, parent: &str, out: &mut Vec<String>) {
    let Some(node) = nodes.get(id) else { return };
    let (role, name) = (text(node, "role"), text(node, "name"));
    // What a screen reader has read already: the text of something that has its name from it.
    let is_read = NAMED_BY_TEXT.contains(&parent);
    if role == "InlineTextBox" || role == "StaticText" && is_read {
        return;
    }
    let is_shown = node["ignored"] != true
        && !matches!(role, "none" | "generic")
        && !(role == "StaticText" && name.trim().is_empty());
    if is_shown {
        let mut line = format!("{}{role}", "  ".repeat(depth));
        if !name.is_empty() {
            line.push_str(&format!(" \"{name}\""));
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let state = property["name"].as_str().unwrap_or_default();
            let value = match &property["value"]["value"] {
                Value::String(value) => value.clone(),
                value => value.to_string(),
            };
            // Of levels only those of headings mean anything.
            let means = state != "level" || role == "heading";
            if STATES.contains(&state) && means && value != "false" {
                line.push_str(&format!(" {state}={value}"));
            }
        }
        out.push(line);
    }
    let (depth, parent) = match is_shown {
        true => (depth + 1, role),
        false => (depth, parent),
    };
    for child in node["childIds"].as_array().into_iter().flatten() {
        lines(
            nodes,
            child.as_str().unwrap_or_default(),
            depth,
            parent,
            out,
        );
    }
}

/// The accessibility tree of what a selector finds first.
async fn tree(reader: &Reader, selector: &str) -> Checked<Vec<String>> {
    let document = reader.cdp("DOM.getDocument", json!({"depth": 0})).await?;
    let found = reader
        .cdp(
            "DOM.querySelector",
            json!({"nodeId": document["root"]["nodeId"], "selector": selector}),
        )
        .await?;
    let element = reader
        .cdp("DOM.describeNode", json!({"nodeId": found["nodeId"]}))
        .await?;
    let tree = reader.cdp("Accessibility.getFullAXTree", json!({})).await?;
    let all = tree["nodes"].as_array().ok_or("no tree")?;
    let nodes: Nodes = all
        .iter()
        .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
        .collect();
    let wanted = &element["node"]["backendNodeId"];
    let top = all
        .iter()
        .find(|node| node["backendDOMNodeId"] == *wanted)
        .and_then(|node| node["nodeId"].as_str())
        .ok_or_else(|| format!("{selector} is not in the tree"))?;
    let mut out = Vec::new();
    lines(&nodes, top, 0, "", &mut out);
    Ok(out)
}

/// Compares lines with a file of the snapshots, or writes the file.
fn compare(name: &str, lines: &[String]) -> Checked {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("snapshots")
        .join(format!("{name}.txt"));
    let now = lines.join("\n") + "\n";
    if env::var_os(REWRITE).is_some() {
        return Ok(fs::write(file, now)?);
    }
    let before = fs::read_to_string(&file).unwrap_or_default();
    if now == before {
        return Ok(());
    }
    let same = before
        .lines()
        .zip(lines)
        .take_while(|(a, b)| a == b)
        .count();
    Err(format!(
        "the accessibility tree differs from {} in line {}:\n  was: {}\n  is:  {}\n\
         If that is right, run this test with {REWRITE}=1 and review what has changed.",
        file.display(),
        same + 1,
        before.lines().nth(same).unwrap_or("(nothing)"),
        lines.get(same).map_or("(nothing)", String::as_str),
    )
    .into())
}

async fn the_cover(reader: &Reader) -> Checked {
    reader.open("").await?;
    compare("cover", &tree(reader, "#top").await?)
}

async fn a_step(reader: &Reader) -> Checked {
    reader.open("").await?;
    compare("step", &tree(reader, "#shangcheng-visits").await?)
}

/// Its head, and the numbers of the first groups.
async fn the_wall_of_numbers(reader: &Reader) -> Checked {
    const LINES: usize = 40;
    reader.open("").await?;
    let lines = tree(reader, "#numbers").await?;
    assert!(lines.len() > LINES, "{lines:#?}");
    compare("wall", &lines[..LINES])
}

async fn the_explorer(reader: &Reader) -> Checked {
    reader.open_explorer("?v=1&topic=family#explorer").await?;
    compare("explorer", &tree(reader, "#explorer").await?)
}

async fn a_note(reader: &Reader) -> Checked {
    reader.open("").await?;
    reader
        .run("document.querySelector('.step-text [data-fact=\"A4.visits\"]').click()")
        .await?;
    reader.until("the note is open", NOTE_OPEN).await?;
    reader.settled().await?;
    compare("note", &tree(reader, "dialog.note").await?)
}
