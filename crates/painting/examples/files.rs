//! Writes what the browser gets into a folder: `cargo run -p painting --example files -- FOLDER day`.
//! For looking at it; press writes the site's files itself.

mod shared;

use painting::model::Theme;
use painting::paint;
use painting::score::Score;
use shared::read;
use std::path::Path;

fn main() -> Result<(), String> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, theme] = words.as_slice() else {
        return Err("give a folder and a theme".into());
    };
    let theme = Theme::ALL
        .into_iter()
        .find(|known| known.name() == theme)
        .ok_or("a theme is day, night or print")?;
    let painting = read(Path::new("public/art"))?;
    let write = |name: String, text: String| {
        std::fs::write(Path::new(folder).join(&name), text).map_err(|e| format!("{name}: {e}"))
    };
    for scene in &painting.scenes {
        let art = paint::chapter(&painting, scene, theme);
        let score = Score::of(&painting, scene).map_err(|error| error.to_string())?;
        let atlas = paint::atlas(&painting, &score, theme);
        let json = |value: serde_json::Result<String>| value.map_err(|error| error.to_string());
        write(format!("{}.svg", scene.id), art.svg)?;
        write(format!("{}-looks.svg", scene.id), atlas.svg)?;
        write(
            format!("{}-sheets.json", scene.id),
            json(serde_json::to_string(&art.sheets))?,
        )?;
        write(
            format!("{}-score.json", scene.id),
            json(serde_json::to_string(&score))?,
        )?;
    }
    Ok(())
}
