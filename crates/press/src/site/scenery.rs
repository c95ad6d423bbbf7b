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
                return Err(unknown(step, picture));
            };
            let files = match scenes.entry(&scene.id) {
                Entry::Occupied(files) => files.into_mut(),
                Entry::Vacant(place) => place.insert(painter.scene(scene)?),
            };
            let painted = files.get(picture).ok_or_else(|| unknown(step, picture))?;
            steps.push(painter.step(step, picture, painted.clone(), &mut labels)?);
        }
        Ok(Self {
            cover: painter.whole(COVER)?,
            closing: painter.whole(CLOSING)?,
            steps,
            labels: labels.finish(),
        })
    }
}

/// The files of a scene's steps, by the steps' ids in the art.
type SceneFiles = BTreeMap<String, Painted>;

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

    /// The pictures of a scene's steps.
    fn scene(&mut self, scene: &Scene) -> Result<SceneFiles, SiteError> {
        let mut files = |composition: &Composition, theme: Theme| {
            let flats = paint::flats(self.painting, scene, composition, theme);
            let name = |of: &str| format!("{of}-{}-{}.svg", composition.name, theme.name());
            let [.., width, height] = composition.view;
            let together = self.put(&name(&scene.id), &flats.together)?;
            let alone = flats.alone.iter().map(|(step, svg)| {
                let file = PaintedFile {
                    address: self.put(&name(step), svg)?,
                    drawn: Some(format!("{together}#{step}")),
                    width: width as u32,
                    height: height as u32,
                };
                Ok::<_, SiteError>((step.clone(), file))
            });
            alone.collect::<Result<BTreeMap<_, _>, _>>()
        };
        let mut both = |theme| Ok::<_, SiteError>((files(&BESIDE, theme)?, files(&ABOVE, theme)?));
        let (mut day, mut night) = (both(Theme::Day)?, both(Theme::Night)?);
        let steps = scene.steps.iter().filter_map(|step| {
            let of = |files: &mut (BTreeMap<_, _>, BTreeMap<_, _>)| {
                files.0.remove(&step.id).zip(files.1.remove(&step.id))
            };
            let painted = Painted {
                // The figure has it as its name.
                alternative: String::new(),
                wide: pages::BESIDE,
                day: of(&mut day)?,
                night: of(&mut night)?,
            };
            Some((step.id.clone(), painted))
        });
        Ok(steps.collect())
    }

    /// The picture of a step of the story: the one with this id in the art.
    fn step(
        &self,
        step: &Step,
        picture: &str,
        painted: Painted,
        sheet: &mut LabelSheet,
    ) -> Result<StepPicture, SiteError> {
        let failed = |error| of_step(picture, &error);
        let board = self.painting.storyboard.get(picture);
        let labels = flat_labels(self.painting, picture, self.facts).map_err(failed)?;
        Ok(StepPicture {
            step: step.id.clone(),
            shows: board.map_or(String::new(), |board| board.reads.clone()),
            painted,
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

/// A step of the story whose picture the art lacks.
fn unknown(step: &Step, picture: &str) -> SiteError {
    SiteError::Content(format!("step {}: the art has no step {picture}", step.id))
}

/// An error in the words of a step of the art.
fn of_step(step: &str, error: &impl std::fmt::Display) -> SiteError {
    SiteError::Content(format!("public/art, step {step}: {error}"))
}
