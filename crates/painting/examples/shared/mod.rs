//! Reads the art's folder for the examples.

use painting::{File, Painting};
use std::path::Path;

/// The painting of a folder; the error lists its faults.
pub fn read(folder: &Path) -> Result<Painting, String> {
    let mut files = Vec::new();
    for folder in [folder.to_owned(), folder.join("scenes")] {
        let entries = std::fs::read_dir(&folder).map_err(|error| error.to_string())?;
        for path in entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.is_file())
        {
            let text = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
            files.push(File::new(path.display().to_string(), text));
        }
    }
    Painting::read(files).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })
}
