//! What screens show.

use crate::model::Kind;
use crate::paint::drawn;
use crate::plan::{Plan, Shot};
use crate::testing::painting;

const SCREENS: [(f64, f64); 5] = [
    (360.0, 640.0),
    (390.0, 844.0),
    (768.0, 1024.0),
    (1440.0, 900.0),
    (1920.0, 1080.0),
];

fn shots() -> Vec<(Shot, (f64, f64))> {
    let painting = painting();
    let plan = Plan::of(&painting);
    let steps: Vec<String> = painting.steps().map(|(_, step)| step.id.clone()).collect();
    SCREENS
        .into_iter()
        .flat_map(|size| {
            let shots = steps.iter().map(move |step| (step.clone(), size));
            shots.collect::<Vec<_>>()
        })
        .map(|(step, size)| (plan.shot(&step, size.0, size.1).expect("a shot"), size))
        .collect()
}

#[test]
fn cameras_are_those_of_the_reference() {
    let painting = painting();
    for (step, (width, height), [k, cx, cy, tx, ty]) in [
        ("sc-1", (1440.0, 900.0), [1.0, -2140.0, 450.0, 2634.0, 0.0]),
        (
            "sc-5",
            (390.0, 844.0),
            [0.352, -4480.0, 362.3, 1778.874, 62.816],
        ),
    ] {
        let own = Plan::of(&painting)
            .shot(step, width, height)
            .expect("a shot")
            .camera;
        for (own, reference) in [
            (own.k, k),
            (own.cx, cx),
            (own.cy, cy),
            (own.tx, tx),
            (own.ty, ty),
        ] {
            assert!((own - reference).abs() < 0.001, "{step}: {own} {reference}");
        }
    }
}

/// On wide screens the painting is at least as high as the screen. Where the screen is not wide enough
/// for that, the rectangle is cut at both sides, by no more than the rollers and the tongues of paper
/// hide. On others the painting's foot, 8 pixels, is below the picture area.
#[test]
fn the_rectangle_of_every_step_stays_visible() {
    let painting = painting();
    let mut hidden = Vec::new();
    for (shot, size) in shots() {
        let (_, step) = painting.step(&shot.step).expect("the step");
        let [x, y, w, h] = match &step.narrow {
            Some(narrow) if shot.narrow => narrow.camera,
            _ => step.cameras.get(shot.kind),
        };
        let x = x + painting.station(&shot.station).expect("the station").x;
        let [left, top, seen_w, seen_h] = shot.camera.seen(shot.area);
        let sides = (left - x).max(x + w - left - seen_w) * shot.camera.k;
        let ends = (top - y).max(y + h - top - seen_h) * shot.camera.k;
        let wide = shot.kind == Kind::Wide;
        if sides > if wide { 27.0 } else { 0.01 } || ends > if wide { 0.01 } else { 8.01 } {
            hidden.push((shot.step, size, sides, ends));
        }
    }
    assert_eq!(hidden, []);
}

#[test]
fn every_mark_of_a_step_stands_in_the_picture() {
    let painting = painting();
    let mut hidden = Vec::new();
    for (shot, size) in shots() {
        let (scene, step) = painting.step(&shot.step).expect("the step");
        let [ax, ay, aw, ah] = shot.area;
        for mark in scene
            .marks
            .iter()
            .filter(|mark| step.shows.contains(&mark.id))
        {
            let Some(rule) = mark.rule(&step.id, shot.kind == Kind::Phone) else {
                continue;
            };
            let station = rule.station.as_ref().unwrap_or(&mark.station);
            let station = painting.station(station).expect("the station");
            for one in drawn(mark, rule).expect("places") {
                let x = (one.at[0] + station.x) * shot.camera.k + shot.camera.tx;
                let y = one.at[1] * shot.camera.k + shot.camera.ty;
                if !(ax..=ax + aw).contains(&x) || !(ay..=ay + ah).contains(&y) {
                    hidden.push((step.id.clone(), mark.id.clone(), one.index, size, [x, y]));
                }
            }
        }
    }
    assert_eq!(hidden, []);
}
