//! Prints how large the pictures are, compressed with brotli, against their budgets:
//! `cargo run -p painting --example sizes`.

mod shared;

use painting::flat;
use painting::model::{Kind, Theme};
use painting::paint::{self, Depth};
use painting::score::Score;
use shared::read;
use std::path::Path;

fn main() -> Result<(), String> {
    let painting = read(Path::new("public/art"))?;
    println!("station                each sheet by itself     stills wide  phone");
    for scene in &painting.scenes {
        let mut apart = 0;
        for station in &scene.stations {
            let sheets = paint::sheets(&painting, station);
            let mut line = format!("{:22}", station.id);
            for sheet in sheets {
                let extent = sheet.body.extent.unwrap_or_default();
                let text = paint::document(&painting, &sheet.body, extent, None, Theme::Day, false);
                let size = compressed(&text);
                apart += size;
                let mark = match sheet.depth {
                    Depth::Far => "far",
                    Depth::Back => "back",
                    Depth::Near => "near",
                };
                line += &format!(
                    " {mark}{} {size}",
                    if sheet.when.is_some() { "*" } else { "" }
                );
            }
            println!("{line}");
        }
        let mut marks = 0;
        let (mut wide, mut phone) = (0, 0);
        let [above, beside] = flat::COMPOSITIONS
            .map(|composition| paint::flats(&painting, scene, &composition, Theme::Day));
        for step in &scene.steps {
            let body = paint::mark_sheet(&painting, scene, step, Kind::Wide);
            let extent = body.extent.unwrap_or_default();
            let own = compressed(&paint::document(
                &painting,
                &body,
                extent,
                None,
                Theme::Day,
                false,
            ));
            let [p, w] = [&above, &beside]
                .map(|flats| flats.alone.get(&step.id).map_or(0, |flat| compressed(flat)));
            println!(
                "  {:20} marks {own:6}                  {w:6} {p:6}",
                step.id
            );
            marks += own;
            wide += w;
            phone += p;
        }
        let stack = compressed(&paint::chapter(&painting, scene, Theme::Day).svg);
        let score = Score::of(&painting, scene).map_err(|error| error.to_string())?;
        let looks = compressed(&paint::atlas(&painting, &score, Theme::Day).svg);
        let score = compressed(&serde_json::to_string(&score).map_err(|error| error.to_string())?);
        let flats = [&above, &beside].map(|flats| compressed(&flats.together));
        println!(
            "{}: sheets apart {apart}, sheets in one file {stack}, marks {marks}, score {score}, looks {looks}, together {}, flat beside {wide}, above {phone}, together {flats:?}\n",
            scene.id,
            stack + score + looks
        );
    }
    Ok(())
}

fn compressed(text: &str) -> usize {
    let params = brotli::enc::BrotliEncoderParams::default();
    let mut out = Vec::new();
    // Writing to a Vec cannot fail.
    let _ = brotli::BrotliCompress(&mut text.as_bytes(), &mut out, &params);
    out.len()
}
