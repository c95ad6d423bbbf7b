//! Reads the art's files into a [`Painting`].

use crate::fault::{Fault, File};
use crate::model::{Board, Mark, Palette, Scene, Scroll, Station, Step, Vignette};
use crate::stamp::{self, Stamp};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// The file of the vignettes.
pub(crate) const VIGNETTES: &str = "vignettes.json";

/// All art of the scroll: what `Painting::read` has read. What refers to something is not yet checked;
/// see [`crate::check`].
#[derive(Clone, Debug)]
pub struct Painting {
    /// Order and extent.
    pub scroll: Scroll,
    /// The colours.
    pub palette: Palette,
    /// The drawings by id.
    pub stamps: BTreeMap<String, Stamp>,
    /// The scenes in reading order.
    pub scenes: Vec<Scene>,
    /// What each step says, for people.
    pub storyboard: BTreeMap<String, Board>,
    /// The small pictures of cards and small pages.
    pub vignettes: Vec<Vignette>,
    pub(crate) files: Vec<File>,
}

impl Painting {
    /// Reads the files of the art. Their names end as in the art's folder: `palette.json`, `stamps.svg`,
    /// `figures.svg`, `scenes/scroll.json`, `scenes/storyboard.json`, a scene each, and maybe
    /// `vignettes.json`.
    pub fn read(files: Vec<File>) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut stamps = BTreeMap::new();
        for name in ["stamps.svg", "figures.svg"] {
            match find(&files, name) {
                Ok(file) => stamp::read(file, &mut stamps, &mut faults),
                Err(fault) => faults.push(fault),
            }
        }
        let palette = keep(json(&files, "palette.json"), &mut faults);
        let storyboard = keep(json(&files, "scenes/storyboard.json"), &mut faults);
        // An art may have none.
        let vignettes = match files.iter().any(|file| named(file, VIGNETTES)) {
            true => keep(json(&files, VIGNETTES), &mut faults),
            false => Some(Vec::new()),
        };
        let scroll: Option<Scroll> = keep(json(&files, "scenes/scroll.json"), &mut faults);
        let mut scenes = Vec::new();
        for id in scroll.iter().flat_map(|scroll| &scroll.scenes) {
            let name = format!("scenes/{id}.json");
            if let Some::<Scene>(scene) = keep(json(&files, &name), &mut faults) {
                if scene.id != *id {
                    let message = format!("the scene's id is {}, its file's name {id}", scene.id);
                    let file = keep(find(&files, &name), &mut faults);
                    faults.extend(
                        file.map(|file| {
                            file.fault(&["id", &scene.id], message, "make them the same")
                        }),
                    );
                }
                scenes.push(scene);
            }
        }
        match (scroll, palette, storyboard, vignettes) {
            (Some(scroll), Some(palette), Some(storyboard), Some(vignettes))
                if faults.is_empty() =>
            {
                Ok(Self {
                    scroll,
                    palette,
                    stamps,
                    scenes,
                    storyboard,
                    vignettes,
                    files,
                })
            }
            _ => Err(faults),
        }
    }

    /// The file of a scene.
    pub(crate) fn file_of(&self, scene: &Scene) -> &File {
        self.file(&format!("scenes/{}.json", scene.id))
    }

    /// The file whose name ends like this; it was there when the painting was read.
    pub(crate) fn file(&self, name: &str) -> &File {
        let found = self.files.iter().find(|file| named(file, name));
        found.unwrap_or(&self.files[0])
    }

    /// All stations with their scenes, in reading order.
    pub fn stations(&self) -> impl Iterator<Item = (&Scene, &Station)> {
        self.scenes
            .iter()
            .flat_map(|scene| scene.stations.iter().map(move |station| (scene, station)))
    }

    /// The station of an id.
    pub fn station(&self, id: &str) -> Option<&Station> {
        self.stations()
            .map(|(_, station)| station)
            .find(|station| station.id == id)
    }

    /// All steps with their scenes, in reading order.
    pub fn steps(&self) -> impl Iterator<Item = (&Scene, &Step)> {
        self.scenes
            .iter()
            .flat_map(|scene| scene.steps.iter().map(move |step| (scene, step)))
    }

    /// The vignette of an id.
    pub fn vignette(&self, id: &str) -> Option<&Vignette> {
        self.vignettes.iter().find(|vignette| vignette.id == id)
    }

    /// The step of an id, with its scene.
    pub fn step(&self, id: &str) -> Option<(&Scene, &Step)> {
        self.steps().find(|(_, step)| step.id == id)
    }
}

impl Scene {
    /// The mark of an id.
    pub fn mark(&self, id: &str) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.id == id)
    }
}

fn keep<T>(result: Result<T, Fault>, faults: &mut Vec<Fault>) -> Option<T> {
    result.map_err(|fault| faults.push(fault)).ok()
}

fn named(file: &File, name: &str) -> bool {
    file.name
        .strip_suffix(name)
        .is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
}

fn find<'a>(files: &'a [File], name: &str) -> Result<&'a File, Fault> {
    files.iter().find(|file| named(file, name)).ok_or(Fault {
        file: name.to_owned(),
        line: 1,
        message: "the file is missing".to_owned(),
        remedy: "add it to the folder of the art".to_owned(),
    })
}

fn json<T: DeserializeOwned>(files: &[File], name: &str) -> Result<T, Fault> {
    let file = find(files, name)?;
    serde_json::from_str(&file.text).map_err(|error| {
        let text = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        Fault {
            file: file.name.clone(),
            line: error.line().max(1),
            message: text.strip_suffix(&place).unwrap_or(&text).to_owned(),
            remedy: format!("correct it near column {}", error.column()),
        }
    })
}
