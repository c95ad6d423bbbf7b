//! The content of a story: the model of the content files, facts with their ids, prose with
//! placeholders and marks, the written form of numbers, citations, and the words of the interface in each language.
//!
//! [`Story`] is everything that editors wrote; the newsroom's tool reads it. The browser gets
//! [`Bundle`] and [`CardSet`], which are made from it. This crate depends neither on the look of pages
//! nor on browsers.

pub mod anchors;
pub mod html;
pub mod marks;
pub mod words;

mod bundle;
mod card_set;
mod cards;
mod citation;
mod decimal;
mod fact;
mod model;
mod prose;
mod prose_rules;
mod reading_time;
mod written;

pub use bundle::{Bundle, BundledArticle, BundledChapter, BundledFact, BundledQuote};
pub use card_set::{BundledCard, BundledPlace, CardSet, Excerpt};
pub use cards::{Card, CardKind, Place, PlaceKind, Topic};
pub use citation::{Citation, Cited};
pub use decimal::{Decimal, NotDecimal};
pub use fact::{Fact, FactId, Hedge, Qualifier};
pub use marks::{Span, Target, spans, unmarked};
pub use model::{
    Article, Block, Chapter, Closing, Cover, Credits, Pigment, Quote, Sentence, Step, Story,
};
pub use prose::{Numbers, Piece, pieces, plain};
pub use prose_rules::ProseRules;
pub use reading_time::minutes;
pub use words::Words;
pub use written::{SQUARE_METRES, Written, is_hedge_between, is_power, written};
