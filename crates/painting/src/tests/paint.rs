//! What documents hold.

use crate::Painting;
use crate::flat::{ABOVE, BESIDE};
use crate::model::{Scene, Theme};
use crate::paint::{ChapterArt, Depth, flat, sheets, shot, still, vignette};
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
        let svg = flat(&painting, step, &BESIDE, Theme::Day).expect("a picture");
        let drawn = uses(&svg).into_iter().filter(|id| *id == stamp);
        assert_eq!(drawn.count(), n, "{step}");
    }
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
fn a_flat_picture_has_what_its_screen_shows() {
    let painting = painting();
    for (_, step) in painting.steps() {
        let shot = shot(&painting, &step.id, 390.0, 844.0).expect("a shot");
        let seen = still(&painting, &shot, ABOVE.view, Theme::Day);
        let flat = flat(&painting, &step.id, &ABOVE, Theme::Day).expect("a picture");
        assert_eq!(uses(&flat), uses(&seen), "{}", step.id);
        assert!(!flat.contains("<rect class=\"paper\""), "{}", step.id);
    }
}

#[test]
fn every_class_of_a_document_has_a_colour_of_its_theme() {
    let painting = painting();
    for theme in Theme::ALL {
        for scene in &painting.scenes {
            let svg = art(&painting, scene).svg(&painting, theme);
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
    let own: Vec<_> = sheets(&painting, station, None)
        .into_iter()
        .filter_map(|sheet| Some((sheet.depth, sheet.when?)))
        .collect();
    let steps = |ids: &[&str]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        own,
        [
            (Depth::Middle, steps(&["jd-2"])),
            (Depth::Middle, steps(&["jd-3", "jd-4"])),
            (Depth::Near, steps(&["jd-4"])),
        ]
    );
}

#[test]
fn the_art_of_a_chapter_has_the_sheets_and_looks_of_its_scores() {
    let painting = painting();
    for scene in &painting.scenes {
        let art = art(&painting, scene);
        let svg = art.svg(&painting, Theme::Night);
        let elements: Vec<&str> = svg
            .split("<svg id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let ids: BTreeSet<&str> = elements.iter().copied().collect();
        assert_eq!(ids.len(), elements.len(), "{}", scene.id);
        for score in &art.scores {
            for sheet in &score.sheets {
                assert!(ids.contains(sheet.id.as_str()), "{}", sheet.id);
            }
            for look in 0..score.looks.len() {
                assert!(ids.contains(format!("look-{look}").as_str()), "{look}");
            }
        }
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{}", scene.id);
    }
}

/// What the browser downloads for a chapter in one theme and composition, compressed.
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
        let art = art(&painting, scene);
        let svg = size(&art.svg(&painting, Theme::Day));
        for score in &art.scores {
            let score = size(&serde_json::to_string(score).expect("JSON"));
            println!("{} {svg} {score}", scene.id);
            assert!(svg + score <= 45_000, "{}: {svg} + {score} bytes", scene.id);
        }
    }
}

fn art(painting: &Painting, scene: &Scene) -> ChapterArt {
    let steps: Vec<&str> = scene.steps.iter().map(|step| step.id.as_str()).collect();
    ChapterArt::of(painting, scene, &steps).expect("art")
}

#[test]
fn vignettes_are_small_and_show_something_by_day_and_night() {
    let painting = painting();
    assert!(painting.vignettes.len() > 10);
    for small in &painting.vignettes {
        let [day, night] =
            [Theme::Day, Theme::Night].map(|theme| vignette(&painting, small, theme));
        assert_ne!(day, night, "{}", small.id);
        assert!(!uses(&day).is_empty(), "{}", small.id);
        assert!(
            !day.contains("class=\"paper\""),
            "{} has a ground",
            small.id
        );
        assert!(day.len() < 30_000, "{}: {} bytes", small.id, day.len());
    }
}
