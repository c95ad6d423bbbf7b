//! Movement: browser code that attaches to what is printed and moves it. It never writes the page's
//! text, and it reads ids and positions off the page, never values. Where things stand follows from
//! where the reader is, not from how the reader came there.

mod chapters;
mod counters;
mod frame;
mod frame_band;
mod measure;
mod pictures;
mod rollers;
mod scroll_watch;

use crate::context::CurrentChapter;
use crate::dom::schedule;
use std::sync::Arc;
use story::Bundle;

/// Attaches pictures, rollers and counters to those of them that the page has, each in a task of its
/// own. From then on `current` is the chapter being read, by its index in the story.
pub fn attach(bundle: Arc<Bundle>, current: CurrentChapter) {
    let story = bundle.clone();
    schedule::soon(move || chapters::attach(story, current));
    schedule::soon(move || counters::attach(bundle));
}
