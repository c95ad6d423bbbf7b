//! Which page a URL is.

use crate::embed::View;

/// A page of the site that the App lays out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The whole story.
    Story,
    /// A piece of it, for partner sites.
    Embed(View),
}

impl Page {
    /// The page whose document has this `data-embed` attribute. A name that nobody
    /// knows is the story, like none.
    pub fn of(embed: Option<&str>) -> Self {
        embed.and_then(View::named).map_or(Self::Story, Self::Embed)
    }

    /// The piece that it shows; the story page shows all.
    pub fn view(&self) -> View {
        match self {
            Self::Story => View::Story,
            Self::Embed(view) => view.clone(),
        }
    }
}
