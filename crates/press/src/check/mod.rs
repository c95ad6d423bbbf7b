//! The content checker: reads every locale folder into a [`Story`] and finds all its faults, each with
//! file, line and column.
//!
//! `folder` finds the files and `types` reads them into the model. `ids`, `references`, `facts`, `places`, `quotes`,
//! `prose` and `marks` check what types cannot express.

mod facts;
mod folder;
mod ids;
mod marks;
mod places;
mod prose;
mod quotes;
mod references;
mod types;

use crate::fault::Fault;
use crate::source::{File, Node, parse};
use folder::Role;
use std::path::Path;
use story::Story;

/// A locale folder that has been checked.
#[derive(Debug)]
pub struct Checked {
    /// The folder's name, e.g. `zh-CN`.
    pub locale: String,
    /// The story, when every file has the types of the model.
    pub story: Option<Story>,
    /// All faults, by file and line.
    pub faults: Vec<Fault>,
}

/// Checks every locale folder of a content folder. A content folder without locale folders is one fault.
pub fn content(folder: &Path) -> Vec<Checked> {
    match folder::locales(folder) {
        Ok(locales) => locales.iter().map(|folder| locale(folder)).collect(),
        Err(fault) => vec![Checked {
            locale: String::new(),
            story: None,
            faults: vec![fault],
        }],
    }
}

/// Checks one locale folder.
pub fn locale(folder: &Path) -> Checked {
    let mut faults = Vec::new();
    let sources = folder::read(folder, &mut faults);
    let files: Vec<(Role, File<'_>)> = sources
        .iter()
        .map(|source| {
            let file = File {
                path: &source.path,
                text: &source.text,
            };
            (source.role, file)
        })
        .collect();
    let mut trees = Vec::new();
    for (role, file) in &files {
        match parse(file) {
            Ok(value) => trees.push((*role, file, value)),
            Err(fault) => faults.push(fault),
        }
    }
    let nodes: Vec<(Role, Node<'_>)> = trees
        .iter()
        .map(|(role, file, value)| (*role, Node::new(file, value)))
        .collect();
    let tree = Tree { nodes: &nodes };

    let parsed = trees.len() == files.len();
    let story = types::story(&tree, &mut faults).filter(|_| parsed);
    ids::check(&tree, &mut faults);
    references::check(&tree, &mut faults);
    facts::check(&tree, &mut faults);
    places::check(&tree, &mut faults);
    quotes::check(&tree, &mut faults);
    prose::check(&tree, &mut faults);
    faults.sort();
    faults.dedup();
    Checked {
        locale: folder
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        story,
        faults,
    }
}

/// The steps and cards of a locale folder whose picture the art does not have, as faults. Files that cannot be read or
/// parsed have none; [`locale`] reports those.
pub fn pictures(
    folder: &Path,
    is_step: impl Fn(&str) -> bool,
    is_vignette: impl Fn(&str) -> bool,
) -> Vec<Fault> {
    faults_of_files(folder, |role, file| match role {
        Role::Chapter => unknown_pictures(file.items_of("steps"), &is_step, |id| {
            format!("the art has no step “{id}”: take the id of one from public/art/scenes")
        }),
        Role::Cards => unknown_pictures(file.items(), &is_vignette, |id| {
            format!(
                "the art has no vignette “{id}”: take the id of one from public/art/vignettes.json"
            )
        }),
        _ => Vec::new(),
    })
}

/// The quotations of a locale folder whose words the reports do not have, as faults. Files that cannot be read or parsed
/// have none.
pub fn quotations(folder: &Path, reports: &str) -> Vec<Fault> {
    faults_of_files(folder, |role, file| match role {
        Role::Chapter | Role::Story => quotes::unlike(file, reports),
        _ => Vec::new(),
    })
}

/// The faults of each file of a locale folder that can be parsed.
fn faults_of_files(folder: &Path, of: impl Fn(Role, Node<'_>) -> Vec<Fault>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for source in folder::read(folder, &mut Vec::new()) {
        let file = File {
            path: &source.path,
            text: &source.text,
        };
        if let Ok(value) = parse(&file) {
            faults.extend(of(source.role, Node::new(&file, &value)));
        }
    }
    faults
}

fn unknown_pictures<'a>(
    items: impl Iterator<Item = Node<'a>>,
    is_known: impl Fn(&str) -> bool,
    message: impl Fn(&str) -> String,
) -> Vec<Fault> {
    items
        .filter_map(|item| item.text_of("picture"))
        .filter(|picture| !is_known(picture.value))
        .map(|picture| picture.fault(message(picture.value)))
        .collect()
}

/// The parsed files of a locale, by their roles.
struct Tree<'a> {
    nodes: &'a [(Role, Node<'a>)],
}

impl<'a> Tree<'a> {
    /// The files of one role.
    fn of(&self, role: Role) -> impl Iterator<Item = Node<'a>> + use<'a> {
        let nodes = self.nodes;
        nodes
            .iter()
            .filter(move |(own, _)| *own == role)
            .map(|(_, node)| *node)
    }

    /// `story.json`.
    fn story(&self) -> Option<Node<'a>> {
        self.of(Role::Story).next()
    }

    /// The elements of the list files of a role.
    fn items(&self, role: Role) -> impl Iterator<Item = Node<'a>> + use<'a> {
        self.of(role).flat_map(Node::items)
    }

    /// All articles.
    fn articles(&self) -> impl Iterator<Item = Node<'a>> + use<'a> {
        self.story()
            .into_iter()
            .flat_map(|story| story.items_of("articles"))
    }

    /// All steps, each with its chapter.
    fn steps(&self) -> impl Iterator<Item = (Node<'a>, Node<'a>)> + use<'a> {
        self.of(Role::Chapter)
            .flat_map(|chapter| chapter.items_of("steps").map(move |step| (chapter, step)))
    }

    /// All blocks, of the steps and of the closing.
    fn blocks(&self) -> impl Iterator<Item = Node<'a>> + use<'a> {
        let closing = self
            .story()
            .and_then(|story| story.get("closing"))
            .into_iter();
        self.steps()
            .map(|(_, step)| step)
            .chain(closing)
            .flat_map(|holder| holder.items_of("blocks"))
    }
}
