//! Scores.

use crate::paint::drawn;
use crate::score::{Move, Score};
use crate::testing::painting;

#[test]
fn a_score_has_every_mark_where_it_is_drawn() {
    let painting = painting();
    for scene in &painting.scenes {
        let score = Score::of(&painting, scene).expect("a score");
        let text = serde_json::to_string(&score).expect("JSON");
        let score: Score = serde_json::from_str(&text).expect("the same score");
        assert_eq!(score.steps.len(), scene.steps.len());
        for step in &score.steps {
            for Move { mark, to, .. } in &step.marks {
                let mark = scene
                    .mark(&score.marks[usize::from(*mark)].id)
                    .expect("the mark");
                let rule = mark.rule(&step.id, false).expect("a rule");
                let station = rule.station.as_ref().unwrap_or(&mark.station);
                let x = painting.station(station).expect("the station").x;
                let standing = score.poses[usize::from(*to)].standing();
                let drawn = drawn(mark, rule).expect("places");
                assert_eq!(standing.len(), drawn.len());
                for one in drawn {
                    let own = standing[one.index as usize];
                    assert!((own.at[0] - one.at[0] - x).abs() < 0.051, "{}", mark.id);
                    assert!((own.at[1] - one.at[1]).abs() < 0.051, "{}", mark.id);
                    assert!((own.scale[0] - one.scale[0]).abs() < 0.0051, "{}", mark.id);
                    assert!((own.scale[1] - one.scale[1]).abs() < 0.0051, "{}", mark.id);
                    let (stamp, set) = &score.looks[usize::from(own.look)];
                    assert_eq!((stamp, set), (&one.stamp, &one.palette));
                }
            }
        }
    }
}

#[test]
fn listeners_travel_and_cords_loosen() {
    let painting = painting();
    let (scene, _) = painting.step("sc-2").expect("the step");
    let score = Score::of(&painting, scene).expect("a score");
    let moves = |step: usize, mark: &str| {
        let is = |found: &&Move| score.marks[usize::from(found.mark)].id == mark;
        score.steps[step].marks.iter().find(is).expect("the mark")
    };
    let listeners = moves(1, "cadres");
    assert_eq!(listeners.from, Some(moves(0, "cadres").to));
    assert_ne!(listeners.from, Some(listeners.to));
    assert!(listeners.seen && !moves(0, "cadres").seen);
    let was = moves(1, "cords").was.expect("an earlier look");
    assert_eq!(score.looks[usize::from(was)].0, "cord-knotted");
}
