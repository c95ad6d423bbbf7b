//! Map and facets. On a wide screen they are beside the results. On a phone they are above them, and the
//! button “筛选” shows them as a sheet at the bottom of the window. Style sheets choose between both; in a
//! frame they stay in the text.

use super::{facets::Facets, map::Map, state::State};
use crate::{
    context::{is_live, words},
    dom::animation::set_style,
    text::Text,
};
use leptos::{ev, html, prelude::*};
use story::anchors::EXPLORER_FILTERS;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// The sheet. A handle: copies are the same sheet.
#[derive(Clone, Copy, Default)]
pub struct Sheet {
    /// Whether the filters are shown as a sheet.
    pub is_open: RwSignal<bool>,
    /// The element around the filters, which keeps their space while they are shown as a sheet.
    holder: NodeRef<html::Div>,
    filters: NodeRef<html::Div>,
    /// The line with the count, above the sheet.
    pub bar: NodeRef<html::Div>,
    /// The button that opens it.
    pub button: NodeRef<html::Button>,
}

/// Map and facets, and the button that closes the sheet.
#[component]
pub fn Filters(state: State, sheet: Sheet, whole: bool) -> impl IntoView {
    let words = words();
    let show_results = Signal::derive(move || (words.explorer.show_results)(state.total()));
    Effect::new(move |was_open: Option<bool>| {
        let is_open = sheet.is_open.get();
        if is_open != was_open.unwrap_or(false) {
            sheet.show(is_open);
        }
        is_open
    });
    view! {
        <div
            class="explorer-place"
            node_ref=sheet.holder
            on:keydown=move |event| sheet.close_on_escape(&event)
            on:focusout=move |event| sheet.close_when_left(&event)
        >
            <div
                id=EXPLORER_FILTERS
                class="explorer-filters"
                role="group"
                aria-label=words.explorer.filters
                tabindex="-1"
                node_ref=sheet.filters
            >
                <div class="explorer-map">{whole.then(|| view! { <Map state/> })}</div>
                <div class="explorer-facets">{whole.then(|| view! { <Facets state/> })}</div>
                <p class="sheet-foot">
                    <button
                        type="button"
                        disabled=!is_live()
                        on:click=move |_| sheet.is_open.set(false)
                    >
                        <Text value=show_results/>
                    </button>
                </p>
            </div>
        </div>
    }
}

impl Sheet {
    /// Closes the sheet on Escape.
    pub fn close_on_escape(self, event: &ev::KeyboardEvent) {
        if event.key() == "Escape" && self.is_open.get_untracked() {
            self.is_open.set(false);
        }
    }

    /// Closes the sheet when the focus leaves it for what it covers: anything but the sheet, the
    /// line above it, and dialogs.
    pub fn close_when_left(self, event: &ev::FocusEvent) {
        let to: Option<Element> = event
            .related_target()
            .and_then(|target| target.dyn_into().ok());
        let Some(to) = to else { return };
        let inside = [self.filters.get_untracked(), self.bar.get_untracked()]
            .into_iter()
            .flatten()
            .any(|part| part.contains(Some(&to)));
        let in_dialog = to.closest("dialog").is_ok_and(|dialog| dialog.is_some());
        if !inside && !in_dialog && self.is_open.get_untracked() {
            self.is_open.set(false);
        }
    }

    /// Shows the filters as a sheet or puts them back, and moves the focus into them or to the button.
    fn show(self, open: bool) {
        let (Some(holder), Some(filters)) =
            (self.holder.get_untracked(), self.filters.get_untracked())
        else {
            return;
        };
        // The element around the filters keeps its height, so that nothing moves.
        let height = match open {
            true => format!("{}px", holder.offset_height()),
            false => String::new(),
        };
        set_style(&holder, "min-block-size", &height);
        let _ = filters.class_list().toggle_with_force("open", open);
        if open {
            // Scrolls the line with the count to the top, above the sheet.
            if let Some(bar) = self.bar.get_untracked() {
                bar.scroll_into_view();
            }
            let _ = filters.focus();
        } else if is_focused(&filters)
            && let Some(button) = self.button.get_untracked()
        {
            // The button gets the focus back, unless the focus has already left the sheet.
            let _ = button.focus();
        }
    }
}

/// Whether the focus is inside a part of the page.
fn is_focused(part: &Node) -> bool {
    document()
        .active_element()
        .is_some_and(|focused| part.contains(Some(&focused)))
}
