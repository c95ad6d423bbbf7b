//! Prints the picture of a step: `cargo run -p painting --example still -- sc-1 wide 1440x900 day`.

use painting::model::Theme;
use painting::{File, Painting, paint};
use std::path::Path;

fn main() -> Result<(), String> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [step, kind, size, theme] = words.as_slice() else {
        return Err("give a step, a kind (wide, middle, phone), a size (1440x900), a theme".into());
    };
    let (width, height) = size.split_once('x').ok_or("a size is WIDTHxHEIGHT")?;
    let number = |text: &str| {
        text.parse::<f64>()
            .map_err(|error| format!("{text}: {error}"))
    };
    let theme = Theme::ALL
        .into_iter()
        .find(|known| known.name() == theme)
        .ok_or("a theme is day, night or print")?;
    let painting = read(Path::new("public/art"))?;
    let shot = paint::shot(&painting, step, number(width)?, number(height)?)
        .ok_or_else(|| format!("there is no step {step}"))?;
    if shot.kind.name() != kind {
        return Err(format!("a screen of {size} is {}", shot.kind.name()));
    }
    println!("{}", paint::still(&painting, &shot, shot.area, theme));
    Ok(())
}

fn read(folder: &Path) -> Result<Painting, String> {
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
