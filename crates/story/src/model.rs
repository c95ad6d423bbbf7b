//! The story as in the content files: a serde type for each kind of thing that an editor writes.
//!
//! All strings are text, never markup; prose strings may hold `{fact-id}` placeholders
//! (see [`crate::pieces`]), and sentences also marks (see [`crate::marks`]). Unknown fields are errors.

use crate::{Card, Fact, FactId, Numbers, Piece, Place, Topic, Written, pieces};
use serde::Deserialize;

/// A whole story in one language.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// The story's name, on the cover and in the tab.
    pub title: String,
    /// The one sentence that search results and link previews show.
    pub description: String,
    /// BCP 47 tag, e.g. `zh-CN`.
    pub locale: String,
    /// The day of the last change to the content, ISO 8601.
    pub updated: String,
    /// The words on the cover.
    pub cover: Cover,
    /// The source articles, A to D.
    pub articles: Vec<Article>,
    /// The chapters in reading order.
    pub chapters: Vec<Chapter>,
    /// The end of the story proper.
    pub closing: Closing,
    /// The whole city and its divisions, in the order shown.
    pub places: Vec<Place>,
    /// The topics that cards can be filtered by, in the order shown.
    pub topics: Vec<Topic>,
    /// The numbers of the reports.
    pub facts: Vec<Fact>,
    /// The cards of the explorer.
    pub cards: Vec<Card>,
    /// How the story was made.
    pub credits: Credits,
}

/// The words on the cover.
#[derive(Clone, Debug, PartialEq, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// One capital letter, the first of its facts' ids.
    pub id: String,
    /// Its title, without title marks.
    pub title: String,
    /// Its authors' names.
    pub authors: Vec<String>,
    /// The town or district from which the report is dated, where it names one.
    pub dateline: Option<String>,
    /// Who gave the photographs, where the report names somebody.
    pub photo_credit: Option<String>,
}

/// A chapter: one article retold.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// Permanent; the chapter's anchor.
    pub id: String,
    /// The id of the article that it retells.
    pub article: String,
    /// The place's id.
    pub place: String,
    /// Its colour.
    pub pigment: Pigment,
    /// The place's short name, as in the contents: 上城.
    pub name: String,
    /// Its title.
    pub title: String,
    /// One line for the cover and the contents.
    pub line: String,
    /// Its steps in reading order.
    pub steps: Vec<Step>,
}

/// The chapter colours, after the mineral pigments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
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

/// A step: a short piece of text with its picture.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(from = "WrittenStep")]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Permanent; the step's anchor, e.g. `shangcheng-visits`.
    pub id: String,
    /// The id of its state in the painted scroll, e.g. `sc-3`.
    pub picture: Option<String>,
    /// Ids of earlier steps whose facts it took over. They stay anchors, so that old links lead here.
    pub formerly: Vec<String>,
    /// What it tells, in a few words above its text.
    pub lead: Option<String>,
    /// Its text, in reading order.
    pub blocks: Vec<Block>,
    /// The ids of the facts whose numbers are in its text, in order, without repetition. They are taken
    /// from the blocks, so that nobody writes them twice.
    pub facts: Vec<FactId>,
}

/// A step as an editor writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStep {
    id: String,
    #[serde(default)]
    picture: Option<String>,
    #[serde(default)]
    formerly: Vec<String>,
    #[serde(default)]
    lead: Option<String>,
    blocks: Vec<Block>,
}

impl From<WrittenStep> for Step {
    fn from(written: WrittenStep) -> Self {
        let WrittenStep {
            id,
            picture,
            formerly,
            lead,
            blocks,
        } = written;
        let mut facts = Vec::new();
        for id in blocks.iter().flat_map(Block::facts) {
            if !facts.contains(&id) {
                facts.push(id);
            }
        }
        Self {
            id,
            picture,
            formerly,
            lead,
            blocks,
            facts,
        }
    }
}

/// A block of a step.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Block {
    /// A paragraph as sentences, each with the facts that it is taken from.
    Prose(Vec<Sentence>),
    /// Numbers set large, each with its label.
    Figures(Vec<FactId>),
    /// What a speaker said, word for word, set apart.
    Quote(Quote),
}

/// A quotation that is set apart.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The words as the report has them, without quotation marks around them.
    pub text: String,
    /// Who said them, by name or by office.
    pub speaker: String,
    /// The ledger id of what was said; it has the article and the paragraph.
    pub source: FactId,
}

/// A sentence, or two that belong together, and the facts that it is taken from beside its placeholders.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentence {
    /// Prose with placeholders and marks, with its closing punctuation.
    pub text: String,
    /// Ledger ids of the facts that it gives in words; facts with numbers are its placeholders.
    #[serde(default)]
    pub sources: Vec<FactId>,
}

/// The end of the story proper.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// Its title.
    pub title: String,
    /// Its text, in reading order.
    pub blocks: Vec<Block>,
}

/// The lines at the end about the making of the story.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credits {
    /// The lines, in order. The first is the source line of the whole story.
    pub lines: Vec<String>,
}

impl Pigment {
    /// Its name in style sheets.
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
    /// The fact with this id; `None` if there is none.
    pub fn fact(&self, id: &FactId) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == *id)
    }

    /// The article with this letter; `None` if there is none.
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// The place with this id; `None` if there is none.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }

    /// All steps in reading order, each with its chapter.
    pub fn steps(&self) -> impl Iterator<Item = (&Chapter, &Step)> {
        self.chapters
            .iter()
            .flat_map(|chapter| chapter.steps.iter().map(move |step| (chapter, step)))
    }

    /// All quotations that are set apart, in reading order, each with its step; those of the closing have none.
    pub fn quotes(&self) -> impl Iterator<Item = (Option<&Step>, &Quote)> {
        let of_steps = self.steps().flat_map(|(_, step)| {
            let quotes = step.blocks.iter().filter_map(Block::quote);
            quotes.map(move |quote| (Some(step), quote))
        });
        let of_closing = self.closing.blocks.iter().filter_map(Block::quote);
        of_steps.chain(of_closing.map(|quote| (None, quote)))
    }

    /// The first step that mentions a number, with its chapter; `None` if no step does.
    pub fn home_of(&self, id: &FactId) -> Option<(&Chapter, &Step)> {
        self.steps().find(|(_, step)| step.facts.contains(id))
    }
}

impl Block {
    /// The ids of the facts whose numbers are in the block, in order.
    pub fn facts(&self) -> Vec<FactId> {
        match self {
            Self::Prose(sentences) => sentences
                .iter()
                .flat_map(|sentence| pieces(&sentence.text))
                .filter_map(|piece| match piece {
                    Piece::Number(id) => Some(FactId(id.to_owned())),
                    Piece::Text(_) => None,
                })
                .collect(),
            Self::Figures(ids) => ids.clone(),
            Self::Quote(_) => Vec::new(),
        }
    }

    /// The quotation; `None` if the block is none.
    pub fn quote(&self) -> Option<&Quote> {
        match self {
            Self::Quote(quote) => Some(quote),
            Self::Prose(_) | Self::Figures(_) => None,
        }
    }
}

impl Numbers for Story {
    fn number(&self, id: &str) -> Option<Written> {
        let fact = self.facts.iter().find(|fact| fact.id.as_str() == id)?;
        Some(fact.written())
    }
}
