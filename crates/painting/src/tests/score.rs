//! Scores.

use crate::flat::COMPOSITIONS;
use crate::model::{Kind, Mark, Scene};
use crate::paint::{ChapterArt, Depth, drawn};
use crate::score::{Score, ScoredStep, Stand, Standing};
use crate::testing::painting;

/// The scores of a scene, as they arrive in the browser.
fn scores(scene: &str) -> [Score; 2] {
    let painting = painting();
    let scene = painting.scenes.iter().find(|it| it.id == scene);
    let scene = scene.expect("the scene");
    let steps: Vec<&str> = scene.steps.iter().map(|step| step.id.as_str()).collect();
    let art = ChapterArt::of(&painting, scene, &steps).expect("art");
    art.scores.map(|score| {
        let text = serde_json::to_string(&score).expect("JSON");
        let arrived: Score = serde_json::from_str(&text).expect("the same score");
        assert_eq!(arrived, score);
        arrived
    })
}

fn stand<'a>(score: &Score, step: &'a ScoredStep, scene: &Scene, mark: &Mark) -> Option<&'a Stand> {
    let id = (scene.id.clone(), mark.id.clone());
    let index = score.marks.iter().position(|known| known.id == id)?;
    step.marks.iter().find(|it| usize::from(it.mark) == index)
}

fn standing(score: &Score, stand: &Stand) -> Vec<Standing> {
    score.poses[usize::from(stand.pose)].standing()
}

#[test]
fn a_score_has_every_mark_where_it_is_drawn() {
    let painting = painting();
    for scene in &painting.scenes {
        for (score, composition) in scores(&scene.id).iter().zip(COMPOSITIONS) {
            assert_eq!(score.steps.len(), scene.steps.len());
            for (scored, step) in score.steps.iter().zip(&scene.steps) {
                assert_eq!(scored.id, step.id);
                for mark in &scene.marks {
                    let rule = mark.rule(&step.id, composition.kind() == Kind::Phone);
                    let Some(rule) = rule.filter(|_| step.shows.contains(&mark.id)) else {
                        continue;
                    };
                    let station = rule.station.as_ref().unwrap_or(&mark.station);
                    let x = painting.station(station).expect("the station").x;
                    let stand = stand(score, scored, scene, mark).expect("marks");
                    let standing = standing(score, stand);
                    let drawn = drawn(mark, rule).expect("places");
                    assert_eq!(standing.len(), drawn.len(), "{}", mark.id);
                    for one in drawn {
                        let own = standing[one.index as usize];
                        assert!((own.at[0] - one.at[0] - x).abs() < 0.051, "{}", mark.id);
                        assert!((own.at[1] - one.at[1]).abs() < 0.051, "{}", mark.id);
                        assert!((own.scale[0] - one.scale[0]).abs() < 0.0051, "{}", mark.id);
                        assert!((own.scale[1] - one.scale[1]).abs() < 0.0051, "{}", mark.id);
                    }
                }
            }
        }
    }
}

#[test]
fn listeners_travel_and_cords_loosen() {
    let painting = painting();
    let (scene, _) = painting.step("sc-2").expect("the step");
    let mark = |id: &str| scene.mark(id).expect("the mark");
    for score in scores("shangcheng") {
        let stands = |step: usize, id: &str| stand(&score, &score.steps[step], scene, mark(id));
        let before = standing(&score, stands(0, "cadres").expect("listeners"));
        let after = standing(&score, stands(1, "cadres").expect("listeners"));
        assert_eq!(before.len(), after.len());
        assert!(before.iter().zip(&after).all(|(a, b)| a.at[0] > b.at[0]));
        let cords = stands(1, "cords").expect("cords");
        let was = cords.was.expect("an earlier look");
        let own = standing(&score, cords)[0].look;
        assert!(was != own && score.looks[usize::from(was)] > 0.0);
    }
}

#[test]
fn what_is_counted_comes_with_the_reader_and_stays() {
    let painting = painting();
    let (scene, _) = painting.step("sc-3").expect("the step");
    let lamps = scene.mark("visits").expect("the lamps");
    for score in scores("shangcheng") {
        let lit: Vec<usize> = (score.steps.iter())
            .map(|step| {
                let stand = stand(&score, step, scene, lamps);
                stand.map_or(0, |stand| standing(&score, stand).len())
            })
            .collect();
        assert_eq!(lit[..4], [0, 0, 825, 825]);
    }
}

#[test]
fn a_step_has_the_sheets_of_its_state() {
    for score in scores("jiande") {
        let own = |step: usize| -> Vec<&str> {
            let sheets = score.steps[step].sheets.iter();
            sheets
                .map(|index| &score.sheets[usize::from(*index)])
                .inspect(|sheet| assert!(sheet.some))
                .map(|sheet| sheet.id.as_str())
                .filter(|id| id.starts_with("jd-"))
                .collect()
        };
        assert_eq!(own(0), ["jd-quarters-middle-3"]);
        assert_eq!(own(1), ["jd-quarters-middle-2"]);
        assert_eq!(own(3), ["jd-quarters-middle-3", "jd-quarters-near"]);
        let far = score.sheets.iter().find(|it| it.id == "jd-section-far");
        let far = far.expect("the hills");
        assert_eq!((far.depth, far.home), (Depth::Far, Some(far.x + 480.0)));
    }
}

#[test]
fn a_chapter_has_what_is_seen_of_its_neighbours() {
    for score in scores("jiande") {
        let has = |id: &str| score.sheets.iter().any(|sheet| sheet.id == id);
        assert!(has("sc-hall-middle") && has("yh-table-middle"));
        assert!(!has("sc-gallery-middle") && !has("hz-plaza-middle"));
    }
}
