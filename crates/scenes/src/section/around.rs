//! The numbers, the facilities and the people around the building of a section.

use crate::marks;
use crate::masonry::{GROUND, bracket};
use crate::picture::{
    Anchor, Group, Look, MarkRow, Picture, Pose, Shape, count, fact, is_open, shows,
};
use story::{FactId, Mark, Section, Story};

/// The distance from one person of the crowd to the next.
const STRIDE: f64 = 11.0;
/// The number of people in a row.
const CROWD: usize = 50;

/// Adds the number of a fact, with its left end at `at`; nothing if the story lacks the fact.
pub fn figure(picture: &mut Picture, story: &Story, id: &FactId, at: (f64, f64), shown: bool) {
    let Some(fact) = fact(story, id) else {
        return;
    };
    picture.groups.push(Group::new(
        format!("{id}/label"),
        Pose::at(at.0, at.1).unless_hidden(shown, 0.0, 8.0),
        vec![Shape::figure(0.0, 0.0, fact, "")],
    ));
}

/// One facility: a small sign on a post.
pub fn facility() -> Shape {
    Shape::path(Look::Pigment, "M-9-11h18v14h-7.5v8h-3v-8h-7.5z")
}

/// Adds the facilities in a row, and their number after the last.
pub fn facilities(data: &Section, story: &Story, shown: &[String], picture: &mut Picture) {
    let on = shows(shown, data.facilities.as_str());
    let count = count(story, &data.facilities);
    let y = GROUND + 136.0;
    for index in 0..count {
        let pose = Pose::at(14.0 + 24.0 * index as f64, y);
        picture.groups.push(
            Group::new(
                format!("{}/{index}", data.facilities),
                pose.unless_hidden(on, 0.0, 16.0),
                vec![facility()],
            )
            .with_marks(MarkRow::single(18.0, 22.0)),
        );
    }
    figure(
        picture,
        story,
        &data.facilities,
        (14.0 + 24.0 * count as f64, y + 9.0),
        on,
    );
}

/// Adds the people in rows, and their number; with an open edge if the number is only a lower bound.
pub fn people(data: &Section, story: &Story, shown: &[String], picture: &mut Picture) {
    let on = shows(shown, data.people.as_str());
    let count = count(story, &data.people);
    let rows = count.div_ceil(CROWD);
    let top = GROUND + 160.0;
    for row in 0..rows {
        let here = CROWD.min(count - row * CROWD);
        let (shape, marks) = marks::row(Mark::Person, here, STRIDE);
        picture.groups.push(
            Group::new(
                format!("{}/{row}", data.people),
                Pose::at(4.0, top + 27.0 * row as f64).unless_hidden(on, -40.0, 0.0),
                vec![shape],
            )
            .with_marks(marks),
        );
    }
    let tall = 27.0 * rows as f64;
    if is_open(story, &data.people) {
        picture.groups.push(Group::new(
            format!("{}/open", data.people),
            Pose::at(4.0, top - 5.0).unless_hidden(on, -40.0, 0.0),
            bracket(CROWD as f64 * STRIDE, tall, 40.0, Look::Open),
        ));
    }
    if let Some(fact) = fact(story, &data.people) {
        picture.groups.push(Group::new(
            format!("{}/label", data.people),
            Pose::at(598.0, GROUND + 145.0).unless_hidden(on, 0.0, 8.0),
            vec![Shape::figure(0.0, 0.0, fact, "").anchored(Anchor::End)],
        ));
    }
}
