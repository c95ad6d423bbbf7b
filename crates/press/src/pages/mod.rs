//! The pages of the site as static views. What never changes is laid out here; what changes in the browser
//! is an island of the app, whose first state is printed.

mod blocks;
mod card;
mod chapter;
mod closing;
mod cover;
mod foot;
mod gallery;
mod large_number;
mod missing;
mod number;
mod page;
mod painted;
mod quotation;
mod rollers;
mod sources;
mod step_picture;
mod view_text;
mod wall;

pub use painted::{BESIDE, Painted, PaintedFile, PainterFiles, Vignette};
pub use step_picture::{PictureLabel, StepPicture};
pub use view_text::ViewText;

use card::CardPage;
use changjuan::context::{PageContext, provide_page};
use changjuan::explorer::provide_cards;
use changjuan::view::View;
use gallery::Gallery;
use leptos::prelude::*;
use missing::Missing;
use number::NumberPage;
use page::Page;
use std::collections::BTreeMap;
use std::sync::Arc;
use story::{Bundle, CardSet, Story, Words, words::GalleryWords};

/// Addresses of files that the page itself refers to, as they stand in its HTML.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assets {
    /// The style sheet for everything below the cover.
    pub stylesheet: String,
    /// The sheet of the labels over pictures; empty where there are none.
    pub labels: String,
    /// The pictures of the steps.
    pub pictures: Vec<StepPicture>,
    /// What the painter draws them from.
    pub painter: Vec<PainterFiles>,
    /// What is painted behind the cover, where the story has art.
    pub cover: Option<Painted>,
    /// What is painted under the closing.
    pub closing: Option<Painted>,
    /// The small pictures, by their ids.
    pub vignettes: BTreeMap<String, Vignette>,
}

/// Prints the pages of one story.
#[derive(Clone)]
pub struct Pages {
    /// Everything that editors wrote.
    pub story: Arc<Story>,
    /// The data of it that the browser loads at the start.
    pub bundle: Arc<Bundle>,
    /// The data of it for the explorer.
    pub cards: Arc<CardSet>,
    /// The interface words of its language.
    pub words: &'static Words,
    assets: Arc<Assets>,
    root: String,
}

impl Pages {
    /// The pages of a story. `root` is the address of the site's root as it stands in the HTML; it
    /// ends in `/`.
    pub fn new(story: Story, words: &'static Words, assets: Assets, root: &str) -> Self {
        Self {
            bundle: Arc::new(Bundle::of(&story)),
            cards: Arc::new(CardSet::of(&story)),
            story: Arc::new(story),
            words,
            assets: Arc::new(assets),
            root: root.to_owned(),
        }
    }

    /// The text around a view; `None` where the story has no such thing.
    pub fn text(&self, view: &View) -> Option<ViewText> {
        ViewText::of(&self.story, &self.bundle, view, self.words)
    }

    /// The story page: what stands inside `#app`.
    pub fn story_page(&self) -> String {
        let (story, assets) = (self.story.clone(), self.assets.clone());
        self.print(None, move || {
            view! { <Page story view=View::Story foot=None assets/> }
        })
    }

    /// An embed page: what stands inside `#app`, or inside the wrapper of a page without program.
    /// Empty for one number or one card that the story does not have.
    pub fn embed_page(&self, view: &View, text: ViewText) -> String {
        let story = self.story.clone();
        let context = Some(view.clone());
        match view {
            View::Number(id) => {
                let fact = story.fact(id).cloned();
                self.print(context, move || {
                    fact.map(|fact| view! { <NumberPage story fact text/> })
                })
            }
            View::Card(id) => {
                let card = story.cards.iter().find(|card| card.id == *id).cloned();
                let assets = self.assets.clone();
                self.print(context, move || {
                    card.map(|card| {
                        let picture = card.picture.as_ref();
                        let vignette = picture.and_then(|id| assets.vignettes.get(id)).cloned();
                        view! { <CardPage story card vignette text/> }
                    })
                })
            }
            View::Story | View::Chapter(_) | View::Numbers | View::Districts(_) => {
                let (view, assets) = (view.clone(), self.assets.clone());
                self.print(context, move || {
                    view! { <Page story view foot=Some(text) assets/> }
                })
            }
        }
    }

    /// The body of the page for addresses that lead nowhere.
    pub fn missing_page(&self) -> String {
        let story = self.story.clone();
        let vignette = self.assets.vignettes.get(missing::VIGNETTE).cloned();
        self.print(None, move || view! { <Missing story vignette/> })
    }

    /// The body of the gallery for partners.
    pub fn gallery_page(&self, words: &'static GalleryWords) -> String {
        let story = self.story.clone();
        self.print(None, move || view! { <Gallery story words/> })
    }

    /// Prints a view with everything that components expect from their page. The comments
    /// for hydration are removed, because nothing hydrates these pages.
    fn print<V: IntoView>(&self, view: Option<View>, markup: impl FnOnce() -> V) -> String {
        let page = PageContext {
            view,
            root: self.root.clone(),
        };
        Owner::new().with(|| {
            provide_page(page, self.bundle.clone(), false);
            provide_cards(self.cards.clone());
            markup().into_view().to_html().replace("<!>", "")
        })
    }
}
