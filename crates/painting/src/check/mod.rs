//! Finds what is wrong in a painting that could be read: references to nothing, marks that are not as many
//! as their fact says, figures typed into words.

mod drawings;
mod marks;
mod palette;
mod steps;
mod vignettes;
mod words;

#[cfg(test)]
mod tests;

use crate::facts::Facts;
use crate::model::Scene;
use crate::{Fault, File, Painting};
use std::collections::BTreeSet;

/// All faults of a painting, in the order of its files.
pub fn check(painting: &Painting, facts: &Facts) -> Vec<Fault> {
    let mut faults = Vec::new();
    palette::check(painting, &mut faults);
    ids(painting, &mut faults);
    for scene in &painting.scenes {
        let mut inspection = Inspection {
            painting,
            facts,
            scene,
            file: painting.file_of(scene),
            faults: &mut faults,
        };
        drawings::check(&mut inspection);
        marks::check(&mut inspection);
        words::check(&mut inspection);
        steps::check(&mut inspection);
    }
    vignettes::check(painting, &mut faults);
    faults
}

/// What checking a scene needs.
struct Inspection<'a> {
    painting: &'a Painting,
    facts: &'a Facts,
    scene: &'a Scene,
    file: &'a File,
    faults: &'a mut Vec<Fault>,
}

impl Inspection<'_> {
    /// Notes a fault at the line that a trail of words leads to.
    fn fault(&mut self, trail: &[&str], message: impl Into<String>, remedy: &str) {
        self.faults.push(self.file.fault(trail, message, remedy));
    }

    /// Notes a fault where something that is named is not there. `kind` says what it is: `the mark`.
    fn named(&mut self, trail: [&str; 2], kind: &str, id: &str, is_there: bool, remedy: &str) {
        if !is_there {
            self.faults
                .push(missing(self.file, &trail, kind, id, remedy));
        }
    }

    /// A stamp has to be there.
    fn stamp(&mut self, trail: [&str; 2], id: &str) {
        if !self.painting.stamps.contains_key(id) {
            self.faults.push(no_stamp(self.file, &trail, id));
        }
    }

    /// A set of the palette has to be there.
    fn set(&mut self, trail: [&str; 2], name: &str) {
        if !self.painting.palette.sets.contains_key(name) {
            self.faults.push(no_set(self.file, &trail, name));
        }
    }

    /// A fact has to be there.
    fn fact(&mut self, trail: [&str; 2], id: &str) {
        let is_there = self.facts.get(id).is_some();
        self.named(
            trail,
            "the fact",
            id,
            is_there,
            "use the id of a fact of the story",
        );
    }

    /// A step of this scene has to be there.
    fn step(&mut self, trail: [&str; 2], id: &str) {
        let is_there = self.scene.steps.iter().any(|step| step.id == id);
        self.named(
            trail,
            "the step",
            id,
            is_there,
            "use the id of a step of this scene",
        );
    }

    /// A station of this scene has to be there.
    fn station(&mut self, trail: [&str; 2], id: &str) {
        let is_there = self.scene.stations.iter().any(|station| station.id == id);
        let remedy = "use the id of a station of this scene";
        self.named(trail, "the station", id, is_there, remedy);
    }

    /// A mark of this scene has to be there.
    fn mark(&mut self, trail: [&str; 2], id: &str) {
        let is_there = self.scene.mark(id).is_some();
        self.named(
            trail,
            "the mark",
            id,
            is_there,
            "use the id of a mark of this scene",
        );
    }

    /// A label of this scene has to be there.
    fn label(&mut self, trail: [&str; 2], id: &str) {
        let is_there = self.scene.labels.iter().any(|label| label.id == id);
        self.named(
            trail,
            "the label",
            id,
            is_there,
            "use the id of a label of this scene",
        );
    }
}

/// The fault that something which is named is not there. The last word of the trail is what names it.
fn missing(file: &File, trail: &[&str], kind: &str, id: &str, remedy: &str) -> Fault {
    let by = trail.last().unwrap_or(&"");
    let message = format!("{by} names {kind} {id}, which is not there");
    file.fault(&[trail, &[id]].concat(), message, remedy)
}

/// The fault that a stamp is not there.
fn no_stamp(file: &File, trail: &[&str], id: &str) -> Fault {
    let remedy = "use an id of stamps.svg or figures.svg, or draw it there";
    missing(file, trail, "the drawing", id, remedy)
}

/// The fault that a set of the palette is not there.
fn no_set(file: &File, trail: &[&str], name: &str) -> Fault {
    let remedy = "use a name from \"sets\" in palette.json, or add it there";
    missing(file, trail, "the palette", name, remedy)
}

/// Ids that are there twice. Stations and steps are unique in the scroll, marks and labels in a scene.
fn ids(painting: &Painting, faults: &mut Vec<Fault>) {
    let (mut stations, mut steps) = (BTreeSet::new(), BTreeSet::new());
    for scene in &painting.scenes {
        let (mut marks, mut labels) = (BTreeSet::new(), BTreeSet::new());
        let all = scene.stations.iter().map(|x| ("stations", &x.id));
        let all = all.chain(scene.marks.iter().map(|x| ("marks", &x.id)));
        let all = all.chain(scene.labels.iter().map(|x| ("labels", &x.id)));
        let all = all.chain(scene.steps.iter().map(|x| ("steps", &x.id)));
        for (section, id) in all {
            let known = match section {
                "stations" => &mut stations,
                "marks" => &mut marks,
                "labels" => &mut labels,
                _ => &mut steps,
            };
            if !known.insert(id) {
                let message = format!("the id {id} is there twice among the {section}");
                let file = painting.file_of(scene);
                faults.push(file.fault(&[section, id, id], message, "give one of them another id"));
            }
            if !is_name(id) {
                let message = format!("the id {id:?} cannot stand in an address");
                let remedy = "use small letters, digits and hyphens";
                faults.push(
                    painting
                        .file_of(scene)
                        .fault(&[section, id], message, remedy),
                );
            }
        }
    }
}

/// Whether a text can be an id or a class.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
