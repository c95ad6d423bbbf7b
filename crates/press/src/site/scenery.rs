//! The painted pictures as files: by day and by night, for boxes above the text and boxes beside it. The cover
//! and every step have files of their own, so that a browser reads no more than it shows. A painter gets the art of
//! a chapter in one file, and a score that says what to draw of it at each step.

use super::labels::LabelSheet;
use super::vignettes;
use super::{Manifest, Options, SiteError};
use crate::pages::{self, Painted, PaintedFile, PainterFiles, StepPicture, Vignette};
use painting::flat::{ABOVE, BESIDE, COMPOSITIONS, Composition, flat_labels, legend};
use painting::model::{Kind, Scene, Theme};
use painting::paint::ChapterArt;
use painting::{Facts, Painting, alternative, paint};
use std::collections::BTreeMap;
use story::{Chapter, Step, Story};

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
    /// What the painter draws them from, for each chapter.
    pub painter: Vec<PainterFiles>,
    /// The small pictures, by their ids.
    pub vignettes: BTreeMap<String, Vignette>,
    /// The sheet of pictures: where labels stand, and what cards and tiles show.
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
        let (mut steps, mut chapters) = (Vec::new(), Vec::new());
        for chapter in &story.chapters {
            chapters.extend(painter.chapter(chapter)?);
            for step in &chapter.steps {
                if let Some(picture) = &step.picture {
                    steps.push(painter.step(step, picture, &mut labels)?);
                }
            }
        }
        let vignettes = vignettes::write(painting, options, painter.manifest)?;
        let labels = labels.finish()
            + &vignettes::card_rules(story, &vignettes)
            + &vignettes::tile_rules(story)
            + &vignettes::waiting_rule(&vignettes);
        Ok(Self {
            cover: painter.whole(COVER)?,
            closing: painter.whole(CLOSING)?,
            steps,
            painter: chapters,
            vignettes,
            labels,
        })
    }
}

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

    /// The files from which a painter draws a chapter; `None` for a chapter without pictures.
    fn chapter(&mut self, chapter: &Chapter) -> Result<Option<PainterFiles>, SiteError> {
        let pictures = || {
            chapter
                .steps
                .iter()
                .filter_map(|step| step.picture.as_deref())
        };
        let Some(first) = pictures().next() else {
            return Ok(None);
        };
        let scene = self.painting.step(first).map(|(scene, _)| scene);
        let scene = scene.ok_or_else(|| unknown(&chapter.id, first))?;
        if let Some(step) = chapter.steps.iter().find(|step| !is_of(scene, step)) {
            return Err(SiteError::Content(format!(
                "step {}: its picture is not of the scene {}, like that of the chapter's first step; a chapter is one \
                 scene, so give the step a picture of it in \"picture\"",
                step.id, scene.id
            )));
        }
        let steps: Vec<&str> = pictures().collect();
        let art = ChapterArt::of(self.painting, scene, &steps)
            .map_err(|error| of_step(&scene.id, &error))?;
        let painting = self.painting;
        let mut paint = |theme: Theme| {
            let name = format!("{}-{}.svg", chapter.id, theme.name());
            self.put(&name, &art.svg(painting, theme))
        };
        let files = [paint(Theme::Day)?, paint(Theme::Night)?];
        let mut score = |index: usize| {
            let (score, composition) = (&art.scores[index], &COMPOSITIONS[index]);
            let text = serde_json::to_string(score).map_err(|error| of_step(&scene.id, &error))?;
            self.put(&format!("{}-{}.json", chapter.id, composition.name), &text)
        };
        Ok(Some(PainterFiles {
            chapter: chapter.id.clone(),
            art: files,
            scores: [score(0)?, score(1)?],
        }))
    }

    /// The flat picture of a step.
    fn flat(&mut self, picture: &str) -> Result<Option<Painted>, SiteError> {
        let mut file = |composition: &Composition, theme: Theme| {
            let Some(svg) = paint::flat(self.painting, picture, composition, theme) else {
                return Ok::<_, SiteError>(None);
            };
            let name = format!("{picture}-{}-{}.svg", composition.name, theme.name());
            let [.., width, height] = composition.view;
            Ok(Some(PaintedFile {
                address: self.put(&name, &svg)?,
                width: width as u32,
                height: height as u32,
            }))
        };
        let mut both = |theme| {
            let files = (file(&BESIDE, theme)?, file(&ABOVE, theme)?);
            Ok::<_, SiteError>(files.0.zip(files.1))
        };
        let files = both(Theme::Day)?.zip(both(Theme::Night)?);
        Ok(files.map(|(day, night)| Painted {
            // The figure has it as its name.
            alternative: String::new(),
            wide: pages::BESIDE,
            day,
            night,
        }))
    }

    /// The picture of a step of the story: the one with this id in the art.
    fn step(
        &mut self,
        step: &Step,
        picture: &str,
        sheet: &mut LabelSheet,
    ) -> Result<StepPicture, SiteError> {
        let painted = self.flat(picture)?;
        let failed = |error| of_step(picture, &error);
        let board = self.painting.storyboard.get(picture);
        let labels = flat_labels(self.painting, picture, self.facts).map_err(failed)?;
        Ok(StepPicture {
            step: step.id.clone(),
            shows: board.map_or(String::new(), |board| board.reads.clone()),
            painted: painted.ok_or_else(|| unknown(&step.id, picture))?,
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

/// Whether a step has no picture, or one of this scene.
fn is_of(scene: &Scene, step: &Step) -> bool {
    let has = |picture: &String| scene.steps.iter().any(|known| known.id == *picture);
    step.picture.as_ref().is_none_or(has)
}

/// A step or chapter of the story whose picture the art lacks.
fn unknown(id: &str, picture: &str) -> SiteError {
    SiteError::Content(format!("{id}: the art has no step {picture}"))
}

/// An error in the words of a step of the art.
fn of_step(step: &str, error: &impl std::fmt::Display) -> SiteError {
    SiteError::Content(format!("public/art, step {step}: {error}"))
}
