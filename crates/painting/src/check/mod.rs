//! Finds what is wrong in a painting that could be read: references to nothing, marks that are not as many
//! as their fact says, figures typed into words.

mod drawings;
mod marks;
mod palette;
mod steps;
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

    /// A stamp has to be there.
    fn stamp(&mut self, trail: [&str; 2], id: &str) {
        if !self.painting.stamps.contains_key(id) {
            let message = format!("{} uses the drawing {id}, which is not there", trail[1]);
            let remedy = "use an id of stamps.svg or figures.svg, or draw it there";
            self.fault(&[trail[0], trail[1], id], message, remedy);
        }
    }

    /// A set of the palette has to be there.
    fn set(&mut self, trail: [&str; 2], name: &str) {
        if !self.painting.palette.sets.contains_key(name) {
            let message = format!("{} has the palette {name}, which is not there", trail[1]);
            let remedy = "use a name from \"sets\" in palette.json, or add it there";
            self.fault(&[trail[0], trail[1], name], message, remedy);
        }
    }

    /// A fact has to be there.
    fn fact(&mut self, trail: [&str; 2], id: &str) {
        if self.facts.get(id).is_none() {
            let message = format!("{} names the fact {id}, which is not there", trail[1]);
            let remedy = "use the id of a fact of the story";
            self.fault(&[trail[0], trail[1], id], message, remedy);
        }
    }

    /// A step of this scene has to be there.
    fn step(&mut self, trail: [&str; 2], id: &str) {
        if !self.scene.steps.iter().any(|step| step.id == id) {
            let message = format!(
                "{} names the step {id}, which this scene does not have",
                trail[1]
            );
            let remedy = "use the id of a step of this scene";
            self.fault(&[trail[0], trail[1], id], message, remedy);
        }
    }

    /// A station of this scene has to be there.
    fn station(&mut self, trail: [&str; 2], id: &str) {
        if !self.scene.stations.iter().any(|station| station.id == id) {
            let message = format!(
                "{} names the station {id}, which this scene does not have",
                trail[1]
            );
            let remedy = "use the id of a station of this scene";
            self.fault(&[trail[0], trail[1], id], message, remedy);
        }
    }
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
