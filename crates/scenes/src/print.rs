//! A chapter's scene as it is printed: the picture of its last step, with the score of all steps.

use crate::picture;
use crate::picture::{LegendEntry, Picture, Pose, count};
use crate::svg::{by_class, markup, shapes};
use crate::track::{self, Track};
use score::{Sample, Stand, write_runs, write_steps};
use story::{Chapter, Drawing, Story, plain};

/// The number of equal intervals of progress between the samples of a run.
const INTERVALS: usize = 96;

/// What a page needs of a chapter's scene.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenePrint {
    /// The inside of the `<svg>`, whose `viewBox` is [`WIDTH`](crate::WIDTH) by
    /// [`HEIGHT`](crate::HEIGHT): the picture of the last step.
    pub markup: String,
    /// The value of `data-steps`.
    pub steps: String,
    /// The value of `data-run`; `None` where nothing moves with the scroll.
    pub runs: Option<String>,
    /// The lines of the legend.
    pub legend: Vec<LegendPrint>,
    /// The text alternative of the picture, as plain text.
    pub alt: String,
}

/// A line of a legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendPrint {
    /// The inside of an `<svg>` with the `viewBox` `-17 -17 34 34`.
    pub swatch: String,
    /// What one mark is, as plain text.
    pub words: String,
}

/// Lays out the scene of a chapter of the story. Panics if a group has more than 26 different transforms
/// (see [`write_steps`]).
pub fn scene_print(story: &Story, chapter: &Chapter) -> ScenePrint {
    let drawing = &chapter.scene.drawing;
    let pictures: Vec<Picture> = chapter
        .steps
        .iter()
        .map(|step| picture(story, drawing, &step.show))
        .collect();
    let last = pictures
        .last()
        .cloned()
        .unwrap_or_else(|| picture(story, drawing, &[]));
    ScenePrint {
        markup: markup(&last.groups, by_class),
        steps: steps(&pictures),
        runs: runs(story, drawing),
        legend: last.legend.iter().map(legend).collect(),
        alt: plain(story, &chapter.scene.alt),
    }
}

/// The score of the pictures of all steps, which have the same groups in the same order.
fn steps(pictures: &[Picture]) -> String {
    let groups = pictures.first().map_or(0, |picture| picture.groups.len());
    let poses = |group: usize| {
        pictures
            .iter()
            .map(move |picture| picture.groups[group].pose)
    };
    let transforms: Vec<Vec<(String, bool)>> = (0..groups)
        .map(|group| {
            let stands = poses(group).map(|pose| (pose.transform("px"), pose.shown));
            stands.collect()
        })
        .collect();
    let stands: Vec<Vec<Stand>> = transforms
        .iter()
        .map(|group| {
            let stands = group.iter();
            stands
                .map(|(transform, shown)| Stand {
                    transform,
                    shown: *shown,
                })
                .collect()
        })
        .collect();
    write_steps(&stands)
}

/// The runs of what moves with the scroll; `None` where nothing does.
fn runs(story: &Story, drawing: &Drawing) -> Option<String> {
    match drawing {
        Drawing::UnitChart(_) | Drawing::Section(_) | Drawing::Branches(_) => None,
        Drawing::Course(data) => {
            let track = Track::new();
            let team = count(story, &data.team);
            let runs = sampled(|progress| track::moving(&track, team, progress));
            Some(write_runs(&runs))
        }
    }
}

/// Samples the runs of several groups. `moving` returns the poses of all of them at a progress.
fn sampled(moving: impl Fn(f64) -> Vec<Pose>) -> Vec<Vec<Sample>> {
    let mut runs: Vec<Vec<Sample>> = Vec::new();
    for at in 0..=INTERVALS {
        let poses = moving(at as f64 / INTERVALS as f64);
        runs.resize_with(poses.len(), Vec::new);
        for (run, pose) in runs.iter_mut().zip(&poses) {
            run.push(sample(pose));
        }
    }
    runs
}

fn sample(pose: &Pose) -> Sample {
    let tenths = |units: f64| (units * 10.0).round() as i32;
    Sample {
        x: tenths(pose.x),
        y: tenths(pose.y),
        left: pose.scale.0 < 0.0,
    }
}

fn legend(entry: &LegendEntry) -> LegendPrint {
    let mut swatch = String::new();
    shapes(&entry.swatch, &by_class, &mut swatch);
    LegendPrint {
        swatch,
        words: entry.words.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn the_last_step_is_printed_without_style_attributes() {
        let story = sample::story();
        for chapter in &story.chapters {
            let print = scene_print(&story, chapter);
            assert_eq!(print.alt, "图中有825家次走访");
            assert!(!print.markup.contains("style="));
            // The last steps of the sample show every element, so only words are hidden for which the
            // full chart has no space.
            for group in print.markup.split("<g ") {
                if group.contains("opacity=\"0\"") {
                    assert!(group.contains("/words\""), "{group}");
                }
            }
        }
        let chart = scene_print(&story, &story.chapters[0]);
        let row = r#"data-el="A4.visits/14" transform="translate(0.25 "#;
        assert!(chart.markup.contains(row));
        assert_eq!(chart.legend.len(), 8);
        assert_eq!(chart.legend[0].words, "一枚：A2.teams");
        assert!(chart.legend[0].swatch.starts_with("<path class=\"ink\""));
    }

    #[test]
    fn the_score_of_each_step_is_its_picture() {
        let story = sample::story();
        for (number, chapter) in story.chapters.iter().enumerate() {
            let print = scene_print(&story, chapter);
            for step in 0..chapter.steps.len() {
                let picture = sample::picture(&story, number, step);
                let stands = score::stands(&print.steps, step);
                assert_eq!(stands.len(), picture.groups.len());
                for (stand, group) in stands.into_iter().zip(&picture.groups) {
                    let stand = stand.expect("the group stands somewhere");
                    assert_eq!(stand.transform, group.pose.transform("px"));
                    assert_eq!(stand.shown, group.pose.shown);
                }
            }
        }
    }

    #[test]
    fn only_a_course_has_runs_one_for_each_linked_group() {
        let story = sample::story();
        for (number, chapter) in story.chapters.iter().enumerate() {
            let groups = sample::picture(&story, number, 0).groups;
            let linked = groups.iter().filter(|group| group.linked).count();
            let runs = scene_print(&story, chapter).runs;
            assert_eq!(runs.is_some(), linked > 0);
            assert_eq!(runs.map_or(0, |runs| score::runs(&runs).len()), linked);
        }
    }

    /// The interpolated run and the exact one are the same picture within 2 units.
    #[test]
    fn a_sampled_run_keeps_to_the_road() {
        let road = Track::new();
        let moving = |progress| track::moving(&road, 4, progress);
        let runs = score::runs(&write_runs(&sampled(moving)));
        for at in 0..=1_000 {
            let progress = f64::from(at) / 1_000.0;
            for (run, exact) in runs.iter().zip(moving(progress)) {
                let sample = score::position_at(run, progress).expect("a sample");
                let (x, y) = (f64::from(sample.x) / 10.0, f64::from(sample.y) / 10.0);
                let near = (x - exact.x).hypot(y - exact.y);
                // At the end of its lane a cover jumps out of the box. Within that interval it is
                // interpolated, so it leaves the road a little earlier or later.
                let cover = exact.y == 0.0;
                assert!(
                    cover || near <= 2.0,
                    "{near} off at {progress}: {sample:?} {exact:?}"
                );
            }
        }
    }

    #[test]
    fn samples_are_in_tenths_of_a_unit() {
        let pose = Pose::at(12.34, -5.0);
        let left = Pose {
            scale: (-1.0, 1.0),
            ..pose
        };
        let runs = sampled(|_| vec![pose, left]);
        let sample = |left| Sample {
            x: 123,
            y: -50,
            left,
        };
        assert_eq!((runs[0][0], runs[1][96]), (sample(false), sample(true)));
    }
}
