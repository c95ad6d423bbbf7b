//! Measures where the parts of a picture are.

use crate::picture::{Anchor, FIGURE, Group, Look, Picture, Pose, Shape, TEXT, ems};
use crate::sample::picture;
use story::Story;

/// A box: left, top, right, bottom.
pub type Bounds = (f64, f64, f64, f64);

/// How many marks an element is drawn with; its rows are `id/0`, `id/1` ….
pub fn marks(picture: &Picture, id: &str) -> usize {
    of(picture, id).map(|group| group.marks.count).sum()
}

pub fn of<'a>(picture: &'a Picture, id: &'a str) -> impl Iterator<Item = &'a Group> {
    picture.groups.iter().filter(move |group| {
        group.id == id
            || group
                .id
                .strip_prefix(id)
                .is_some_and(|rest| rest.starts_with('/'))
    })
}

/// The boxes of a group's marks where it stands.
pub fn boxes(group: &Group) -> Vec<Bounds> {
    let Pose { x, y, scale, .. } = group.pose;
    let run = &group.marks;
    (0..run.count)
        .map(|index| {
            let (a, b) = (
                x + (run.x + run.pitch * index as f64) * scale.0,
                x + (run.x + run.pitch * index as f64 + run.width) * scale.0,
            );
            (
                a.min(b),
                y + run.y * scale.1,
                a.max(b),
                y + (run.y + run.height) * scale.1,
            )
        })
        .filter(|_| run.width > 0.0)
        .collect()
}

/// The estimated boxes of a group's lines of text.
pub fn texts(group: &Group) -> Vec<Bounds> {
    group
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Text {
                look,
                x,
                y,
                anchor,
                figure,
                words,
            } => {
                let size = if *look == Look::Head { 24.0 } else { TEXT };
                let space = if figure.is_empty() || words.is_empty() {
                    0.0
                } else {
                    8.0
                };
                let width = ems(figure) * FIGURE + space + ems(words) * size;
                let left = group.pose.x + x
                    - match anchor {
                        Anchor::Start => 0.0,
                        Anchor::Middle => width / 2.0,
                        Anchor::End => width,
                    };
                let y = group.pose.y + y;
                // Chinese characters reach from 0.82 em above their line to 0.08 below.
                Some((left, y - size * 0.82, left + width, y + size * 0.08))
            }
            Shape::Path(..) => None,
        })
        .collect()
}

pub fn overlap(a: Bounds, b: Bounds) -> bool {
    let slack = 0.6;
    a.0 + slack < b.2 && b.0 + slack < a.2 && a.1 + slack < b.3 && b.1 + slack < a.3
}

/// All pictures of a story.
pub fn all(story: &Story) -> Vec<(usize, usize, Picture)> {
    story
        .chapters
        .iter()
        .enumerate()
        .flat_map(|(chapter, data)| (0..data.steps.len()).map(move |step| (chapter, step)))
        .map(|(chapter, step)| (chapter, step, picture(story, chapter, step)))
        .collect()
}
