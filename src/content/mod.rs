//! What the story says: the model of the content files, the ids of facts, the
//! little language of prose placeholders, and loading over the network.
//!
//! Nothing here knows how anything looks, and nothing here imports another
//! part of the project.

mod cards;
mod decimal;
mod fact;
#[cfg(target_arch = "wasm32")]
mod load;
mod model;
mod prose;
#[cfg(not(target_arch = "wasm32"))]
mod scene;

#[cfg(not(target_arch = "wasm32"))]
pub use cards::PlaceKind;
pub use cards::{Card, CardKind, Place, Topic};
pub use decimal::{Decimal, NotDecimal};
#[cfg(not(target_arch = "wasm32"))]
pub use fact::Qualifier;
pub use fact::{Fact, FactId, Hedge};
#[cfg(target_arch = "wasm32")]
pub use load::{LoadError, load};
pub use model::{Article, Chapter, Step, Story};
#[cfg(not(target_arch = "wasm32"))]
pub use model::{Block, Closing, Cover, Credits, Pigment, Sentence};
pub use prose::{Piece, pieces};
#[cfg(not(target_arch = "wasm32"))]
pub use scene::{
    Blossom, Branches, Course, Drawing, Frame, Mark, MarkGroup, Scene, Section, UnitChart,
};
