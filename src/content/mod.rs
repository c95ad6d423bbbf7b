//! What the story says: the model of the content files, the ids of facts, the
//! little language of prose placeholders, and loading over the network.
//!
//! Nothing here knows how anything looks, and nothing here imports another
//! part of the project.

mod decimal;
mod fact;
#[cfg(target_arch = "wasm32")]
mod load;
mod model;
mod prose;
mod scene;

pub use decimal::{Decimal, NotDecimal};
pub use fact::{Fact, FactId, Hedge, Qualifier};
#[cfg(target_arch = "wasm32")]
pub use load::{LoadError, load};
pub use model::{
    Article, Block, Card, CardKind, Chapter, Closing, Cover, Credits, Pigment, Place, PlaceKind,
    Sentence, Step, Story, Topic,
};
pub use prose::{Piece, pieces};
pub use scene::{
    Blossom, Branches, Course, Drawing, Frame, Mark, MarkGroup, Scene, Section, UnitChart,
};
