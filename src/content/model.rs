//! The story as the content files tell it: serde types, one for each kind of thing an editor writes.
//!
//! All strings are text, never markup; prose strings may hold `{fact-id}` placeholders
//! (see [`super::pieces`]). Unknown fields are errors.
//!
//! Fields that are not for wasm32 are printed into the HTML and stay out of the
//! bundle: the browser has no use for them (see `printed`), and reading them would
//! make its program a fifth larger.

#[cfg(not(target_arch = "wasm32"))]
use super::Scene;
use super::{Card, Fact, FactId, Place, Topic};
use serde::{Deserialize, Serialize};

/// A whole story, as bundled for one locale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// The story's name, on the cover and in the tab.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub title: String,
    /// The one sentence that search results and link previews show.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub description: String,
    /// BCP 47 tag, e.g. `zh-CN`.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub locale: String,
    /// The day of the last change to the content, ISO 8601.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub updated: String,
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub cover: Cover,
    /// The source articles, A to D.
    pub articles: Vec<Article>,
    pub chapters: Vec<Chapter>,
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub closing: Closing,
    pub places: Vec<Place>,
    /// The topics that cards can be filtered by, in the order shown.
    pub topics: Vec<Topic>,
    pub facts: Vec<Fact>,
    pub cards: Vec<Card>,
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub credits: Credits,
}

/// The words on the cover.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    /// The short line above the title.
    pub line: String,
    /// The two characters on the seal.
    pub seal: String,
    /// The deck under the title.
    pub deck: String,
}

/// A source article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// One capital letter, the first of its facts' ids.
    pub id: String,
    pub title: String,
    pub authors: Vec<String>,
    /// The place the report is dated from, where it has one.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub dateline: Option<String>,
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub photo_credit: Option<String>,
}

/// A chapter: one article retold beside one scene.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// Permanent; the chapter's anchor.
    pub id: String,
    /// Which article it retells.
    pub article: String,
    /// The place's id.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub place: String,
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub pigment: Pigment,
    /// The place's short name, as in the contents: 上城.
    pub name: String,
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub title: String,
    /// One line for the cover and the contents.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub line: String,
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub scene: Scene,
    pub steps: Vec<Step>,
}

/// The chapter colours, after the mineral pigments.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pigment {
    /// 石青, azurite.
    Azurite,
    /// 赭石, ochre.
    Ochre,
    /// 石绿, malachite.
    Malachite,
    /// 藤黄, gamboge.
    Gamboge,
}

/// A step: a short piece of text beside one state of the scene.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), serde(from = "WrittenStep"))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Permanent; the step's anchor, e.g. `shangcheng-visits`.
    pub id: String,
    /// See [`WrittenStep::show`].
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub show: Vec<String>,
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub blocks: Vec<Block>,
    /// The figures that its text tells, in order, without repetition: read off
    /// the blocks, so that nobody writes them twice.
    pub facts: Vec<FactId>,
}

/// A step as an editor writes it.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStep {
    id: String,
    /// The elements of the scene that are drawn at this step: fact ids, or
    /// ids the scene's data declares. What is not listed is not drawn yet.
    show: Vec<String>,
    blocks: Vec<Block>,
}

#[cfg(not(target_arch = "wasm32"))]
impl From<WrittenStep> for Step {
    fn from(WrittenStep { id, show, blocks }: WrittenStep) -> Self {
        let mut facts = Vec::new();
        for id in blocks.iter().flat_map(Block::facts) {
            if !facts.contains(&id) {
                facts.push(id);
            }
        }
        Self {
            id,
            show,
            blocks,
            facts,
        }
    }
}

/// A block of a step.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Block {
    /// A paragraph, sentence by sentence, so that each says which facts it tells.
    Prose(Vec<Sentence>),
    /// Figures shown large, each with its label.
    Figures(Vec<FactId>),
}

/// A sentence (or two that cannot be parted) and the facts it tells beside its placeholders.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentence {
    /// Prose with placeholders, with its closing punctuation.
    pub text: String,
    /// Ledger ids of the facts told in words; figures are told by their placeholders.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<FactId>,
}

/// The end of the story proper.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    pub title: String,
    pub blocks: Vec<Block>,
}

/// The lines at the end that say where the story comes from.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credits {
    /// How the story was made, a line each.
    pub lines: Vec<String>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Pigment {
    /// The name that style sheets know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Azurite => "azurite",
            Self::Ochre => "ochre",
            Self::Malachite => "malachite",
            Self::Gamboge => "gamboge",
        }
    }
}

impl Story {
    /// The fact with this id.
    pub fn fact(&self, id: &FactId) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == *id)
    }

    /// The article with this letter.
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// The place with this id.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }

    /// All steps in reading order, each with its chapter.
    pub fn steps(&self) -> impl Iterator<Item = (&Chapter, &Step)> {
        self.chapters
            .iter()
            .flat_map(|chapter| chapter.steps.iter().map(move |step| (chapter, step)))
    }

    /// The first step that tells a figure.
    pub fn home_of(&self, id: &FactId) -> Option<(&Chapter, &Step)> {
        self.steps().find(|(_, step)| step.facts.contains(id))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Block {
    /// The figures that the block tells, in order.
    pub fn facts(&self) -> Vec<FactId> {
        match self {
            Self::Prose(sentences) => sentences
                .iter()
                .flat_map(|sentence| super::pieces(&sentence.text))
                .filter_map(|piece| match piece {
                    super::Piece::Figure(id) => Some(FactId(id.to_owned())),
                    super::Piece::Text(_) => None,
                })
                .collect(),
            Self::Figures(ids) => ids.clone(),
        }
    }
}
