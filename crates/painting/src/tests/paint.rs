//! What documents hold.

use crate::flat::ABOVE;
use crate::model::{Kind, Theme};
use crate::paint::{Depth, atlas, chapter, flats, mark_sheet, sheets, shot, still};
use crate::score::Score;
use crate::testing::painting;
use std::collections::BTreeSet;

fn uses(svg: &str) -> Vec<&str> {
    let after = svg.split("<use href=\"#").skip(1);
    after.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_picture_has_a_mark_for_each_that_its_step_shows() {
    let painting = painting();
    for (step, stamp, n) in [
        ("sc-3", "street-lamp", 825),
        ("sc-4", "river-lamp", 179),
        ("jd-3", "window-lit", 70),
        ("jd-4", "window-framed", 30),
        ("hz-1", "person-open", 24),
        ("hz-6", "space-house", 100),
        ("sc-7", "flag-bearer", 12),
    ] {
        let (scene, found) = painting.step(step).expect("the step");
        let body = mark_sheet(&painting, scene, found, Kind::Wide);
        assert_eq!(
            uses(&body.svg)
                .into_iter()
                .filter(|id| *id == stamp)
                .count(),
            n,
            "{step}"
        );
    }
    let (scene, step) = painting.step("hz-7").expect("the step");
    assert_eq!(
        uses(&mark_sheet(&painting, scene, step, Kind::Phone).svg).len(),
        1_500
    );
}

#[test]
fn a_document_has_the_stamps_that_it_uses_and_no_others() {
    let painting = painting();
    for (_, step) in painting.steps() {
        for (width, height) in [(1440.0, 900.0), (390.0, 844.0)] {
            let shot = shot(&painting, &step.id, width, height).expect("a shot");
            let svg = still(&painting, &shot, shot.area, Theme::Day);
            let used: BTreeSet<&str> = uses(&svg).into_iter().collect();
            let defined: BTreeSet<&str> = svg
                .split("<g id=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .collect();
            assert_eq!(used, defined, "{}", step.id);
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{}", step.id);
        }
    }
}

#[test]
fn a_flat_picture_has_what_its_screen_shows_alone_and_with_others() {
    let painting = painting();
    for scene in &painting.scenes {
        let flats = flats(&painting, scene, &ABOVE, Theme::Day);
        assert_eq!(flats.alone.len(), scene.steps.len());
        for step in &scene.steps {
            let shot = shot(&painting, &step.id, 390.0, 844.0).expect("a shot");
            let seen = still(&painting, &shot, ABOVE.view, Theme::Day);
            let alone = &flats.alone[&step.id];
            assert_eq!(uses(alone), uses(&seen), "{}", step.id);
            assert!(!alone.contains("<rect class=\"paper\""), "{}", step.id);
            let start = format!("<svg id=\"{}\"", step.id);
            let (_, picture) = flats.together.split_once(&start).expect("the picture");
            let (picture, _) = picture.split_once("</svg>").expect("its end");
            assert_eq!(uses(picture), uses(&seen), "{}", step.id);
        }
    }
}

#[test]
fn every_class_of_a_document_has_a_colour_of_its_theme() {
    let painting = painting();
    for theme in Theme::ALL {
        for scene in &painting.scenes {
            let svg = chapter(&painting, scene, theme).svg;
            let (style, rest) = svg.split_once("</style>").expect("a style");
            for class in rest
                .split("<path class=\"")
                .skip(1)
                .filter_map(|x| x.split('"').next())
            {
                assert!(
                    style.contains(&format!(".{class}{{")),
                    "{class} in {}",
                    scene.id
                );
            }
        }
    }
    let (_, step) = painting.step("sc-1").expect("the step");
    let shot = shot(&painting, &step.id, 390.0, 844.0).expect("a shot");
    for (theme, paper) in [
        (Theme::Day, "#f6f1e5"),
        (Theme::Night, "#15191b"),
        (Theme::Print, "#fff"),
    ] {
        let svg = still(&painting, &shot, shot.area, theme);
        assert!(
            svg.contains(&format!(".paper{{fill:{paper}}}")),
            "{}",
            theme.name()
        );
    }
}

#[test]
fn groups_for_some_steps_have_sheets_of_their_own() {
    let painting = painting();
    let station = painting.station("jd-quarters").expect("the station");
    let own: Vec<_> = sheets(&painting, station)
        .into_iter()
        .filter_map(|sheet| Some((sheet.depth, sheet.when?)))
        .collect();
    let steps = |ids: &[&str]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        own,
        [
            (Depth::Back, steps(&["jd-2"])),
            (Depth::Back, steps(&["jd-3", "jd-4"])),
            (Depth::Near, steps(&["jd-4"])),
        ]
    );
}

#[test]
fn sheets_of_a_scene_have_ids_and_views_of_their_own() {
    let painting = painting();
    for scene in &painting.scenes {
        let art = chapter(&painting, scene, Theme::Day);
        let ids: BTreeSet<&str> = art.sheets.iter().map(|sheet| sheet.id.as_str()).collect();
        assert_eq!(ids.len(), art.sheets.len());
        for sheet in &art.sheets {
            let [x, y, w, h] = sheet.view;
            let view = format!(
                "id=\"{}\" class=\"a\" viewBox=\"{x} {y} {w} {h}\"",
                sheet.id
            );
            assert!(art.svg.contains(&view), "{view}");
            assert!(y + h <= painting.scroll.height);
        }
    }
}

#[test]
fn an_atlas_has_a_cell_for_each_look() {
    let painting = painting();
    for scene in &painting.scenes {
        let score = Score::of(&painting, scene).expect("a score");
        let atlas = atlas(&painting, &score, Theme::Night);
        assert_eq!(atlas.cells.len(), score.looks.len());
        assert_eq!(uses(&atlas.svg).len(), score.looks.len());
        for (i, a) in atlas.cells.iter().enumerate() {
            let [x, y, w, h] = a.view;
            assert!(x + w <= atlas.size[0] && y + h <= atlas.size[1]);
            for b in &atlas.cells[..i] {
                let [bx, by, bw, bh] = b.view;
                assert!(x + w <= bx || bx + bw <= x || y + h <= by || by + bh <= y);
            }
        }
    }
}

/// What the browser downloads for a chapter in one theme, compressed: sheets, looks and score.
#[test]
fn downloads_stay_within_their_budgets() {
    let painting = painting();
    let size = |text: &str| {
        let mut out = Vec::new();
        let params = brotli::enc::BrotliEncoderParams::default();
        brotli::BrotliCompress(&mut text.as_bytes(), &mut out, &params).expect("compressed");
        out.len()
    };
    for scene in &painting.scenes {
        let score = Score::of(&painting, scene).expect("a score");
        let total = size(&chapter(&painting, scene, Theme::Day).svg)
            + size(&atlas(&painting, &score, Theme::Day).svg)
            + size(&serde_json::to_string(&score).expect("JSON"));
        let budget = if scene.id == "cover" { 24_000 } else { 45_000 };
        assert!(total <= budget, "{}: {total} of {budget} bytes", scene.id);
    }
}
