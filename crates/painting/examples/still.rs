//! Prints the picture of a step: `cargo run -p painting --example still -- sc-1 wide 1440x900 day`.

mod shared;

use painting::model::Theme;
use painting::paint;
use shared::read;
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
