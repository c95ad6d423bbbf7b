//! The painted pictures as files: by day and by night, for boxes above the text and boxes beside it. The cover
//! and every step have files of their own, so that a browser reads no more than it shows. A painter gets the
//! pictures of a scene in one file.

use super::labels::LabelSheet;
use super::{Manifest, Options, SiteError};
use crate::pages::{self, Painted, PaintedFile, StepPicture};
use painting::flat::{ABOVE, BESIDE, Composition, flat_labels, legend};
use painting::model::{Kind, Scene, Theme};
use painting::{Facts, Painting, alternative, paint};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use story::{Step, Story};

/// A picture to paint: the step of the art, and the screens that it is painted for, in pixels.
#[derive(Clone, Copy)]
struct View {
    step: &'static str,
    wide: [f64; 2],
    narrow: [f64; 2],
}

/// The cover fills the window. So it shows more of the scroll at both sides, and what a window does not show
/// is cut.
const COVER: View = View {
    step: "cover",
    wide: [1800.0, 900.0],
    narrow: [590.0, 1000.0],
};

/// The closing has the same part of the scroll on all windows.
const CLOSING: View = View {
    step: "closing",
    wide: [1440.0, 900.0],
    narrow: [590.0, 900.0],
};

/// The screens that show the wide picture of the cover and the closing.
const WIDE: &str = "(min-width: 600px)";

/// All pictures of a story, written. Empty for a story without art.
#[derive(Default)]
pub struct Scenery {
    /// What is painted behind the cover.
    pub cover: Option<Painted>,
    /// What is painted under the closing.
    pub closing: Option<Painted>,
    /// The pictures of the steps.
    pub steps: Vec<StepPicture>,
    /// The sheet of their labels.
    pub labels: String,
}

impl Scenery {
    /// Paints and writes all pictures.
    pub fn write(
        painting: &Painting,
        story: &Story,
        options: &Options,
        manifest: &mut Manifest,
    ) -> Result<Self, SiteError> {
        let facts = Facts::from(story.facts.as_slice());
        let mut painter = Painter {
            painting,
            facts: &facts,
            options,
            manifest,
        };
        let mut labels = LabelSheet::default();
        let mut steps = Vec::new();
        let mut scenes: BTreeMap<&str, SceneFiles> = BTreeMap::new();
        for (_, step) in story.steps() {
            let Some(picture) = &step.picture else {
                continue;
            };
            let Some((scene, _)) = painting.step(picture) else {
                let message = format!("step {}: the art has no step {picture}", step.id);
                return Err(SiteError::Content(message));
            };
            let files = match scenes.entry(&scene.id) {
                Entry::Occupied(files) => files.into_mut(),
                Entry::Vacant(place) => place.insert(painter.scene(scene)?),
            };
            steps.push(painter.step(step, picture, files, &mut labels)?);
        }
        Ok(Self {
            cover: painter.whole(COVER)?,
            closing: painter.whole(CLOSING)?,
            steps,
            labels: labels.finish(),
        })
    }
}

/// The addresses of a scene's files for painters, by the names of composition and theme.
type SceneFiles = BTreeMap<(&'static str, &'static str), String>;

/// Paints pictures into files.
struct Painter<'a> {
    painting: &'a Painting,
    facts: &'a Facts,
    options: &'a Options,
    manifest: &'a mut Manifest,
}

impl Painter<'_> {
    /// A picture with files of its own; `None` where the painting has no such step.
    fn whole(&mut self, View { step, wide, narrow }: View) -> Result<Option<Painted>, SiteError> {
        let mut file = |theme: Theme, width: &str, [w, h]: [f64; 2]| {
            let Some(shot) = paint::shot(self.painting, step, w, h) else {
                return Ok::<_, SiteError>(None);
            };
            let svg = paint::still(self.painting, &shot, shot.area, theme);
            let [.., width_of, height_of] = shot.area;
            let address = self.put(&format!("{step}-{width}-{}.svg", theme.name()), &svg)?;
            Ok(Some(PaintedFile {
                address,
                drawn: None,
                width: width_of as u32,
                height: height_of as u32,
            }))
        };
        let mut both = |theme| {
            let files = (file(theme, "wide", wide)?, file(theme, "narrow", narrow)?);
            Ok::<_, SiteError>(files.0.zip(files.1))
        };
        let Some((day, night)) = both(Theme::Day)?.zip(both(Theme::Night)?) else {
            return Ok(None);
        };
        let words = alternative(self.painting, step, Kind::Wide, self.facts)
            .map_err(|error| of_step(step, &error))?;
        Ok(Some(Painted {
            alternative: words,
            wide: WIDE,
            day,
            night,
        }))
    }

    /// Writes the files of a scene for painters.
    fn scene(&mut self, scene: &Scene) -> Result<SceneFiles, SiteError> {
        let mut files = SceneFiles::default();
        for composition in [ABOVE, BESIDE] {
            for theme in [Theme::Day, Theme::Night] {
                let svg = paint::flats(self.painting, scene, &composition, theme);
                let name = format!("{}-{}-{}.svg", scene.id, composition.name, theme.name());
                let address = self.put(&name, &svg)?;
                files.insert((composition.name, theme.name()), address);
            }
        }
        Ok(files)
    }

    /// The picture of a step of the story: the one with this id in the art.
    fn step(
        &mut self,
        step: &Step,
        picture: &str,
        scene: &SceneFiles,
        sheet: &mut LabelSheet,
    ) -> Result<StepPicture, SiteError> {
        let mut file = |composition: &Composition, theme: Theme| {
            let svg = paint::flat(self.painting, picture, composition, theme).unwrap_or_default();
            let together = scene.get(&(composition.name, theme.name()));
            let name = format!("{picture}-{}-{}.svg", composition.name, theme.name());
            let [.., width, height] = composition.view;
            Ok::<_, SiteError>(PaintedFile {
                address: self.put(&name, &svg)?,
                drawn: together.map(|file| format!("{file}#{picture}")),
                width: width as u32,
                height: height as u32,
            })
        };
        let mut both = |theme| {
            let beside = file(&BESIDE, theme)?;
            Ok::<_, SiteError>((beside, file(&ABOVE, theme)?))
        };
        let (day, night) = (both(Theme::Day)?, both(Theme::Night)?);
        let failed = |error| of_step(picture, &error);
        let board = self.painting.storyboard.get(picture);
        let labels = flat_labels(self.painting, picture, self.facts).map_err(failed)?;
        Ok(StepPicture {
            step: step.id.clone(),
            shows: board.map_or(String::new(), |board| board.reads.clone()),
            painted: Painted {
                // The figure has it as its name.
                alternative: String::new(),
                wide: pages::BESIDE,
                day,
                night,
            },
            labels: sheet.add(labels),
            legend: legend(self.painting, picture, self.facts).map_err(failed)?,
        })
    }

    /// Writes a file; its address as in pages.
    fn put(&mut self, name: &str, svg: &str) -> Result<String, SiteError> {
        let staging = &self.options.staging;
        let written = self.manifest.write(staging, name, svg.as_bytes())?;
        Ok(self.options.base.local(&written))
    }
}

/// An error in the words of a step of the art.
fn of_step(step: &str, error: &impl std::fmt::Display) -> SiteError {
    SiteError::Content(format!("public/art, step {step}: {error}"))
}
