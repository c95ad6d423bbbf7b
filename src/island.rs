//! Islands: the parts of a printed page that are replaced by live components.
//!
//! The newsroom's tool prints the first state of a component inside an element with
//! `data-island`. In the browser the live component is built in a detached element of the same tag
//! with the same attributes, and replaces the printed element in one task. The program does not depend
//! on markup that it did not make, so changes of the printed page by an extension, a translator or a
//! server cannot stop it. If an island cannot be built, its printed state stays.

use crate::dom::{root, schedule};
use leptos::{mount::mount_to, prelude::*};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The attribute that names an island.
pub const ATTRIBUTE: &str = "data-island";

/// The time until the next check whether the reader still uses a printed island.
const RECHECK: Duration = Duration::from_millis(300);

/// The islands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Island {
    /// The contents panel and its button.
    Contents,
    /// The link back to the last step.
    Resume,
    /// The note.
    Note,
    /// The filter of the wall of numbers.
    WallFilter,
    /// The district explorer.
    Explorer,
    /// The share dialog.
    Share,
}

impl Island {
    /// All islands.
    pub const ALL: [Self; 6] = [
        Self::Contents,
        Self::Resume,
        Self::Note,
        Self::WallFilter,
        Self::Explorer,
        Self::Share,
    ];

    /// The value of [`ATTRIBUTE`].
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contents => "contents",
            Self::Resume => "resume",
            Self::Note => "note",
            Self::WallFilter => "wall-filter",
            Self::Explorer => "explorer",
            Self::Share => "share",
        }
    }

    /// The island of a printed element; `None` for an unknown name.
    pub fn of(element: &Element) -> Option<Self> {
        let name = element.get_attribute(ATTRIBUTE)?;
        Self::ALL.into_iter().find(|island| island.name() == name)
    }
}

/// Replaces a printed island by a live component, under the page's `owner`, for as long as the page lives.
/// While the reader's focus, a selection or an open control is inside the printed island, the swap waits.
/// `done` is called with the new element. If the live island cannot be put into the page, the printed one
/// stays and the quiet line is shown.
pub fn swap<V: IntoView + 'static>(
    owner: Owner,
    printed: Element,
    view: impl FnOnce(&HtmlElement) -> V + 'static,
    done: impl FnOnce(&HtmlElement) + 'static,
) {
    if is_in_use(&printed) {
        schedule::later(RECHECK, move || swap(owner, printed, view, done));
        return;
    }
    match mount(&owner, &printed, view) {
        Some(live) => replace(printed, live, |_| (), done),
        None => root::show_quiet_line(),
    }
}

/// Builds a live component, under the page's `owner`, in a detached twin of the printed island. For islands
/// whose building takes several tasks; [`replace`] then ends the swap. `None` where the page has no such
/// element.
pub fn mount<V: IntoView + 'static>(
    owner: &Owner,
    printed: &Element,
    view: impl FnOnce(&HtmlElement) -> V + 'static,
) -> Option<HtmlElement> {
    let live = twin(printed)?;
    let parent = live.clone();
    owner.with(|| fill(&live, move || view(&parent)));
    Some(live)
}

/// Builds a view in an element, under the current owner, for as long as the page lives.
pub fn fill<V: IntoView + 'static>(place: &HtmlElement, view: impl FnOnce() -> V + 'static) {
    // An island is never removed.
    mount_to(place.clone(), view).forget();
}

/// Puts a live island that is built in the place of the printed one, and waits while the reader uses the
/// printed one. `before` is called with the printed element in the task of the swap, `done` after it with
/// the live one.
pub fn replace(
    printed: Element,
    live: HtmlElement,
    before: impl FnOnce(&Element) + 'static,
    done: impl FnOnce(&HtmlElement) + 'static,
) {
    if is_in_use(&printed) {
        schedule::later(RECHECK, move || replace(printed, live, before, done));
        return;
    }
    before(&printed);
    match printed.replace_with_with_node_1(&live) {
        Ok(()) => done(&live),
        Err(_) => root::show_quiet_line(),
    }
}

/// An empty element of the same tag with the same attributes.
fn twin(printed: &Element) -> Option<HtmlElement> {
    let live = document().create_element(&printed.local_name()).ok()?;
    for name in printed.get_attribute_names() {
        let name = name.as_string()?;
        let _ = live.set_attribute(&name, &printed.get_attribute(&name).unwrap_or_default());
    }
    live.dyn_into().ok()
}

/// Whether the reader's focus, a selection or an open control is inside.
fn is_in_use(printed: &Element) -> bool {
    let focused = document().active_element();
    let selected = || {
        let selection = window().get_selection().ok().flatten()?;
        (!selection.is_collapsed()).then_some(())?;
        selection
            .contains_node_with_allow_partial_containment(printed, true)
            .ok()
    };
    let open = || printed.query_selector("details[open], dialog[open]");
    focused.is_some_and(|focused| printed.contains(Some(&focused)))
        || selected() == Some(true)
        || open().is_ok_and(|open| open.is_some())
}

#[cfg(test)]
mod tests {
    use super::Island;
    use std::collections::HashSet;

    #[test]
    fn every_island_has_a_name_of_its_own() {
        let names: HashSet<_> = Island::ALL.into_iter().map(Island::name).collect();
        assert_eq!(names.len(), Island::ALL.len());
    }
}
