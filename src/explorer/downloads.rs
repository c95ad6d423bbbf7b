//! The buttons below the results: they download the results, copy the address, or open the share dialog.

use super::state::State;
use crate::{
    button::Button,
    context::{is_live, words},
    dom::{address, clipboard, download},
    request::ShareRequest,
    text::Text,
    view::{Preset, View},
};
use finder::csv;
use leptos::{ev, html, prelude::*};
use story::words::ExplorerWords;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// The outcome of the last button that was used.
#[derive(Clone, Copy)]
struct Outcome {
    /// The message to the reader.
    line: RwSignal<String>,
    /// A text to select by hand, where a sandbox or an insecure page denies downloads and the clipboard.
    area: NodeRef<html::Textarea>,
    words: &'static ExplorerWords,
}

impl Outcome {
    fn done(self, line: &str) {
        if let Some(area) = self.area.get_untracked() {
            area.set_hidden(true);
        }
        self.line.set(line.to_owned());
    }

    fn denied(self, text: &str) {
        self.line.set(self.words.denied.to_owned());
        if let Some(area) = self.area.get_untracked() {
            area.set_value(text);
            area.set_hidden(false);
            let _ = area.focus();
            area.select();
        }
    }

    /// Downloads a file; where that is denied, shows its text.
    fn save(self, name: &str, mime: &str, text: &str) {
        if download::file(name, mime, text) {
            self.done(self.words.downloaded);
        } else {
            self.denied(text);
        }
    }

    /// Copies the address; where that is denied, shows it.
    fn copy_link(self) {
        spawn_local(async move {
            let link = address::whole();
            if clipboard::copy(&link).await {
                self.done(self.words.link_copied);
            } else {
                self.denied(&link);
            }
        });
    }
}

/// The buttons and the outcome of the last one.
#[component]
pub fn Downloads(state: State) -> impl IntoView {
    let words = &words().explorer;
    let share = expect_context::<ShareRequest>();
    let outcome = Outcome {
        line: RwSignal::new(String::new()),
        area: NodeRef::new(),
        words,
    };
    let save_csv = Callback::new(move |()| {
        let text = csv(&state.records(), state.words());
        outcome.save("cards.csv", "text/csv;charset=utf-8", &text);
    });
    let copy_link = Callback::new(move |()| outcome.copy_link());
    let open_share = move |event: ev::MouseEvent| {
        let button = event
            .current_target()
            .and_then(|button| button.dyn_into().ok());
        share.open(View::Districts(Preset::All), button);
    };
    view! {
        <div class="downloads" role="group" aria-label=words.download>
            <Button name=words.download_csv on_press=save_csv/>
            <Button name=words.copy_link on_press=copy_link/>
            <button type="button" class="share-button" disabled=!is_live() on:click=open_share>
                {words.share}
            </button>
            <span class="downloads-status" role="status"><Text value=outcome.line/></span>
            <textarea
                readonly
                rows="4"
                aria-label=words.selectable
                hidden
                node_ref=outcome.area
            ></textarea>
        </div>
    }
}
