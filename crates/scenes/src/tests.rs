//! Properties of every layout: exact counts, nothing outside the box, no mark on another,
//! the same marks at every step, no scope outside its frame.

mod measure;

use super::picture::{Group, HEIGHT, Shape, WIDTH};
use super::sample::{picture, story};
use super::track;
use ::story::{Drawing, Qualifier, Story};
use kurbo::{BezPath, Shape as _};
use measure::{Bounds, all, boxes, marks, of, overlap, texts};

#[test]
fn one_mark_is_one_thing() {
    let story = story();
    let chart = picture(&story, 0, 1);
    for (id, count) in [
        ("A2.teams", 12),
        ("A3.cadres", 10),
        ("A3.estates", 5),
        ("A3.disputes", 3),
        ("A4.visits", 825),
        ("A4.issues", 179),
        ("A4.hq", 3),
        ("A4.projects", 4),
    ] {
        assert_eq!(marks(&chart, id), count, "{id}");
    }
    let house = picture(&story, 1, 1);
    for (id, count) in [
        ("B2.companies", 70),
        ("B2.chains", 6),
        ("B2.youth", 150),
        ("B5.facilities", 16),
        ("B5.assets", 1),
    ] {
        assert_eq!(marks(&house, id), count, "{id}");
    }
    let bush = picture(&story, 2, 1);
    assert_eq!(marks(&bush, "C1.activities"), 10);
    assert_eq!(marks(&bush, "C1.kinds"), 3);
    assert_eq!(of(&bush, "written").count(), 4);
    let run = picture(&story, 3, 1);
    // Posts from 0 to 10; the last half kilometre has none.
    assert_eq!(marks(&run, "D12.distance"), 11);
    assert_eq!(marks(&run, "D13.team"), 4);
    assert_eq!(marks(&run, "D3.loans"), 1);
}

#[test]
fn drawn_rows_have_as_many_strokes_as_marks() {
    let chart = picture(&story(), 0, 1);
    let drawn = |id: &str, stroke: &str| -> usize {
        of(&chart, id)
            .flat_map(|group| &group.shapes)
            .map(|shape| match shape {
                Shape::Path(_, d) => d.matches(stroke).count(),
                Shape::Text { .. } => 0,
            })
            .sum()
    };
    assert_eq!(drawn("A4.visits", "h.01"), 825);
    assert_eq!(drawn("A4.issues", "z"), 179);
}

#[test]
fn labels_stand_beside_their_numbers_where_there_is_space() {
    let story = story();
    let words = |step: usize| -> Vec<String> {
        let chart = picture(&story, 0, step);
        let shown = chart.groups.iter().filter(|group| group.pose.shown);
        shown
            .filter(|group| group.id.ends_with("/words"))
            .map(|group| group.id.clone())
            .collect()
    };
    assert_eq!(words(0), ["A2.teams/words"]);
    assert!(
        words(1).is_empty(),
        "the full chart is too narrow for words"
    );
}

#[test]
fn the_band_lies_under_exactly_thirty_windows() {
    let house = picture(&story(), 1, 1);
    let Some(band) = of(&house, "B2.creative").find(|group| group.id.ends_with("/band")) else {
        panic!("no band");
    };
    // Three rows of ten, 28 units each.
    let (top, bottom) = (band.pose.y, band.pose.y + 84.0);
    let under = of(&house, "B2.companies")
        .flat_map(boxes)
        .filter(|mark| mark.1 >= top && mark.3 <= bottom)
        .count();
    assert_eq!(under, 30);
}

#[test]
fn hedged_numbers_have_an_open_edge_and_exact_ones_none() {
    let mut story = story();
    let open = |story: &Story| {
        picture(story, 1, 1)
            .groups
            .iter()
            .filter(|group| group.id.ends_with("/open"))
            .map(|group| group.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(open(&story), ["B2.companies/open", "B2.youth/open"]);
    for fact in &mut story.facts {
        fact.qualifier = Qualifier::Exact;
        fact.hedge = None;
    }
    assert!(open(&story).is_empty());
}

#[test]
fn everything_stays_inside_the_box() {
    inside(&story());
}

pub fn inside(story: &Story) {
    for (chapter, step, picture) in all(story) {
        for group in picture.groups.iter().filter(|group| group.pose.shown) {
            for (left, top, right, bottom) in boxes(group).into_iter().chain(texts(group)) {
                assert!(
                    left >= -1.0 && top >= -1.0 && right <= WIDTH + 1.0 && bottom <= HEIGHT + 1.0,
                    "{chapter}-{step} {}: {left} {top} {right} {bottom}",
                    group.id
                );
            }
        }
    }
}

#[test]
fn no_mark_and_no_label_lies_on_another() {
    apart(&story());
}

pub fn apart(story: &Story) {
    for (chapter, step, picture) in all(story) {
        let shown: Vec<&Group> = picture
            .groups
            .iter()
            .filter(|group| group.pose.shown)
            .collect();
        for (index, a) in shown.iter().enumerate() {
            for b in &shown[index + 1..] {
                // Runners follow the bends of the road close behind one another.
                if a.linked || b.linked {
                    continue;
                }
                for (first, second) in [(boxes(a), boxes(b)), (texts(a), texts(b))] {
                    for one in &first {
                        for other in &second {
                            assert!(
                                !overlap(*one, *other),
                                "{chapter}-{step} {} and {}: {one:?} {other:?}",
                                a.id,
                                b.id
                            );
                        }
                    }
                }
            }
            let within = boxes(a);
            for pair in within.windows(2) {
                assert!(!overlap(pair[0], pair[1]), "{}", a.id);
            }
        }
    }
}

#[test]
fn marks_keep_their_identity_and_shape_between_steps() {
    let story = story();
    for chapter in 0..story.chapters.len() {
        let (first, last) = (picture(&story, chapter, 0), picture(&story, chapter, 1));
        assert_eq!(first.groups.len(), last.groups.len());
        for (a, b) in first.groups.iter().zip(&last.groups) {
            assert_eq!(a.id, b.id);
            assert_eq!(a.shapes, b.shapes);
        }
        let mut ids: Vec<&str> = last.groups.iter().map(|group| group.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), last.groups.len());
    }
}

#[test]
fn frames_never_mix_scopes() {
    for step in 0..2 {
        let chart = picture(&story(), 0, step);
        let reach = |ids: &[&str]| {
            let marks: Vec<Bounds> = ids
                .iter()
                .flat_map(|id| of(&chart, id))
                .filter(|group| group.pose.shown)
                .flat_map(|group| boxes(group).into_iter().chain(texts(group)))
                .collect();
            (
                marks.iter().map(|mark| mark.1).fold(f64::MAX, f64::min),
                marks.iter().map(|mark| mark.3).fold(f64::MIN, f64::max),
            )
        };
        let wide = reach(&["wide", "A2.teams"]);
        let narrow = reach(&[
            "narrow",
            "A3.cadres",
            "A3.estates",
            "A3.disputes",
            "A4.visits",
            "A4.issues",
            "A4.hq",
            "A4.projects",
        ]);
        assert!(wide.1 < narrow.0, "{wide:?} {narrow:?}");
    }
}

#[test]
fn a_step_shows_only_what_it_lists() {
    let chart = picture(&story(), 0, 0);
    let shown: Vec<&str> = chart
        .groups
        .iter()
        .filter(|group| group.pose.shown)
        .map(|group| group.id.as_str())
        .filter(|id| !id.starts_with("A2.teams/"))
        .collect();
    assert_eq!(shown, ["wide"]);
}

#[test]
fn leaves_touch_no_branch() {
    let bush = picture(&story(), 2, 1);
    let lowest = of(&bush, "C1.activities")
        .flat_map(boxes)
        .map(|leaf| leaf.3)
        .fold(0.0, f64::max);
    // Branches end at 350.
    assert!(lowest < 350.0, "{lowest}");
}

#[test]
fn words_stay_on_their_leaf() {
    // On every leaf, of either kind, the longest names of one line and of two.
    let mut story = story();
    for name in ["亲子共读", "记录互助瞬间", "简约生活计划", "记录行动小美好"]
    {
        let Drawing::Branches(bush) = &mut story.chapters[2].scene.drawing else {
            panic!("the sample's third scene is a bush");
        };
        bush.written = vec![name.to_owned(); 10];
        let bush = picture(&story, 2, 1);
        assert_eq!(of(&bush, "written").count(), 10);
        for leaf in of(&bush, "written") {
            let Some(Shape::Path(_, outline)) = leaf.shapes.first() else {
                panic!("{} has no outline", leaf.id);
            };
            let outline = BezPath::from_svg(outline).expect("a path");
            for (left, top, right, bottom) in texts(leaf) {
                // A character leaves a little of its box free on every side.
                let (left, right) = (left + 1.0, right - 1.0);
                for (x, y) in [(left, top), (right, top), (left, bottom), (right, bottom)] {
                    let corner = (x - leaf.pose.x, y - leaf.pose.y);
                    assert!(
                        outline.contains(corner.into()),
                        "{name} on {}: {corner:?}",
                        leaf.id
                    );
                }
            }
        }
    }
}

#[test]
fn the_road_opens_with_the_scroll_and_the_team_runs_along() {
    let road = track::Track::new();
    let poses = |progress| track::moving(&road, 4, progress);
    // At the start every cover lies on its lane; at the end none is in the box.
    let start = poses(0.0);
    assert_eq!(start[0].x, 22.0);
    assert_eq!((start[1].x, start[2].x), (0.0, 0.0));
    for cover in &poses(1.0)[..3] {
        assert!(cover.x.abs() >= WIDTH);
    }
    // The first runner ends at the finish; the last starts at the start.
    let end = poses(1.0);
    assert_eq!((end[3].x, end[3].y), (548.0, 477.0));
    assert_eq!(start[6].x, 22.0);
    // Covers only ever move away.
    let mut before = start;
    for percent in 1..=100 {
        let now = poses(percent as f64 / 100.0);
        for (cover, earlier) in now[..3].iter().zip(&before[..3]) {
            assert!(cover.x.abs() >= earlier.x.abs() - 0.01, "{percent}");
        }
        before = now;
    }
}
