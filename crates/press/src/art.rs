//! The art of the story: reads its files and finds faults in them, and in what the content names of them.
//! `crates/painting` knows what they mean.

use crate::check;
use crate::fault::Fault;
use painting::{Facts, File, Painting};
use std::fs;
use std::path::Path;
use story::Story;

/// The painting of a story, from the project's folder. `None` for a story without art; fails with the faults of
/// the files.
pub fn read(root: &Path, story: &Story) -> Result<Option<Painting>, Vec<Fault>> {
    let folder = root.join("public/art");
    if !folder.is_dir() {
        return Ok(None);
    }
    let mut files = Vec::new();
    for folder in [folder.clone(), folder.join("scenes")] {
        files.extend(texts(&folder).map_err(|error| {
            vec![Fault::of_file(
                &folder,
                format!("it cannot be read ({error}): restore it"),
            )]
        })?);
    }
    let painting = Painting::read(files).map_err(faults)?;
    let mut found = faults(painting::check(
        &painting,
        &Facts::from(story.facts.as_slice()),
    ));
    let content = root.join("public/content").join(&story.locale);
    found.extend(check::pictures(
        &content,
        |id| painting.step(id).is_some(),
        |id| painting.vignette(id).is_some(),
    ));
    match found.is_empty() {
        true => Ok(Some(painting)),
        false => Err(found),
    }
}

/// The drawings and data of a folder.
fn texts(folder: &Path) -> std::io::Result<Vec<File>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_art = path
            .extension()
            .is_some_and(|kind| kind == "json" || kind == "svg");
        if is_art {
            files.push(File::new(
                path.to_string_lossy(),
                fs::read_to_string(&path)?,
            ));
        }
    }
    // In one order on all machines, because faults are listed in it.
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn faults(found: Vec<painting::Fault>) -> Vec<Fault> {
    found
        .into_iter()
        .map(|fault| Fault {
            file: fault.file.into(),
            line: fault.line,
            column: 1,
            message: format!("{}: {}", fault.message, fault.remedy),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    fn story() -> Story {
        let checked = check::locale(&root().join("public/content/zh-CN"));
        checked.story.expect("a story")
    }

    #[test]
    fn the_storys_art_has_no_faults() {
        assert!(read(&root(), &story()).expect("no faults").is_some());
    }

    #[test]
    fn a_card_whose_picture_is_missing_is_a_fault() {
        let content = root().join("public/content/zh-CN");
        let found = check::pictures(&content, |_| true, |id| id != "tea");
        let [fault] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert!(fault.file.ends_with("cards.json"), "{fault}");
        assert!(
            fault.line > 1 && fault.message.contains("vignette “tea”"),
            "{fault}"
        );
    }

    #[test]
    fn a_step_whose_picture_is_missing_is_a_fault() {
        let content = root().join("public/content/zh-CN");
        let found = check::pictures(&content, |id| id != "sc-3", |_| true);
        let [fault] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert!(
            fault.file.ends_with("chapters/1-shangcheng.json"),
            "{fault}"
        );
        assert!(fault.line > 1 && fault.message.contains("sc-3"), "{fault}");
    }

    #[test]
    fn a_fault_of_the_art_has_file_and_line() {
        let folder = std::env::temp_dir().join(format!("changjuan-art-{}", std::process::id()));
        let art = folder.join("public/art");
        fs::create_dir_all(art.join("scenes")).expect("a folder");
        for part in ["", "scenes"] {
            for file in texts(&root().join("public/art").join(part)).expect("files") {
                let name = Path::new(&file.name)
                    .file_name()
                    .expect("a name")
                    .to_owned();
                let text = match name == "shangcheng.json" {
                    true => file
                        .text
                        .replacen("\"fact\": \"A4.visits\"", "\"fact\": \"A4.visit\"", 1)
                        .replacen("\"fact\":\"A4.visits\"", "\"fact\":\"A4.visit\"", 1),
                    false => file.text,
                };
                fs::write(art.join(part).join(name), text).expect("a file");
            }
        }
        let found = read(&folder, &story()).expect_err("a fault");
        fs::remove_dir_all(&folder).expect("it is gone");
        let [fault] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert!(fault.file.ends_with("scenes/shangcheng.json"), "{fault}");
        assert!(fault.line > 1, "{fault}");
        assert!(fault.message.contains("A4.visit"), "{fault}");
    }
}
