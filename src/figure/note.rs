//! The note: opens on any figure and says where it comes from.

use super::Citation;
use crate::{content::FactId, content::Story, dom};
use leptos::{html::Dialog, prelude::*};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, MouseEvent};

/// The figure that a reader asks about.
#[derive(Clone, Copy)]
pub struct NoteRequest {
    fact: RwSignal<Option<FactId>>,
    /// The figure's element.
    asked: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl Default for NoteRequest {
    fn default() -> Self {
        Self {
            fact: RwSignal::new(None),
            asked: StoredValue::new_local(None),
        }
    }
}

impl NoteRequest {
    /// Opens the note when a click (or Enter, which browsers turn into one) is
    /// on a figure. Clicks that ask for a new tab or window are left alone.
    pub fn answer(self, event: &MouseEvent) {
        if event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0 {
            return;
        }
        let figure = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|target| target.closest("[data-fact]").ok().flatten());
        let fact = figure
            .as_ref()
            .and_then(|figure| figure.get_attribute("data-fact"));
        if let Some(fact) = fact {
            event.prevent_default();
            self.asked
                .set_value(figure.and_then(|figure| figure.dyn_into().ok()));
            self.fact.set(Some(FactId(fact)));
        }
    }
}

/// What became of a wish to copy.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    NotYet,
    Done,
    /// The clipboard is denied here: the line is shown to be selected by hand.
    Denied,
}

/// The one note of the page. A modal dialog: the browser keeps focus inside,
/// closes it on Escape and gives focus back to the figure. On an embed page it
/// opens in the text, beside the figure: a frame may have no screen to stand over.
#[component]
pub fn Note(story: Arc<Story>, request: NoteRequest) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let copied = RwSignal::new(Copied::NotYet);
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    Effect::new(move |_| {
        let open = request.fact.with(Option::is_some);
        if let (true, Some(dialog)) = (open, dialog.get()) {
            copied.set(Copied::NotYet);
            if dom::embed().is_some() {
                let asked = request.asked.get_value();
                dom::open_beside(&dialog, asked.as_deref());
            } else if !dialog.open() {
                let _ = dialog.show_modal();
            }
        }
    });
    let citation = Memo::new(move |_| {
        request.fact.with(|id| {
            let fact = story.fact(id.as_ref()?)?;
            Some(Citation::of(&story, fact))
        })
    });
    let field = move |read: fn(&Citation) -> &String| {
        move || citation.with(|citation| citation.as_ref().map(|citation| read(citation).clone()))
    };
    let line = move || citation.with(|citation| citation.as_ref().map(Citation::line));
    let step = move || citation.with(|citation| citation.as_ref()?.step.clone());
    let copy = move |_| {
        let Some(line) = line() else { return };
        spawn_local(async move {
            copied.set(match dom::copy(&line).await {
                true => Copied::Done,
                false => Copied::Denied,
            });
        });
    };
    view! {
        <dialog
            class="note"
            aria-labelledby="note-label"
            node_ref=dialog
            on:close=move |_| {
                request.fact.set(None);
                if dom::embed().is_some()
                    && let Some(asked) = request.asked.get_value()
                {
                    let _ = asked.focus();
                }
            }
            // Not modal on an embed page, where Escape is ours to hear.
            on:keydown=move |event| if event.key() == "Escape" { close() }
            // A click on the dialog itself, not on what is in it, is a click on its backdrop.
            on:click=move |event| if event.target() == event.current_target() { close() }
        >
            <div class="note-body">
                <p class="note-label" id="note-label">{field(|citation| &citation.label)}</p>
                <p class="note-figure">{field(|citation| &citation.figure)}</p>
                <dl>
                    <div><dt>"谁的数字"</dt><dd>{field(|citation| &citation.scope)}</dd></div>
                    <div><dt>"哪篇报道"</dt><dd>{field(|citation| &citation.title)}</dd></div>
                    <div><dt>"作者"</dt><dd>{field(|citation| &citation.authors)}</dd></div>
                    <div><dt>"位置"</dt><dd>{field(|citation| &citation.paragraph)}</dd></div>
                </dl>
                <p class="note-actions">
                    <button type="button" class="note-copy" on:click=copy>"复制数字和出处"</button>
                    <a
                        class="note-step"
                        href=move || step().map_or("#top".to_owned(), |step| format!("#{step}"))
                        hidden=move || step().is_none()
                        on:click=move |_| close()
                    >"到故事里看"</a>
                    // The share dialog (`embed`) listens for this attribute.
                    <button
                        type="button"
                        class="note-share"
                        data-share=move || request.fact.with(|id| {
                            id.as_ref().map(|id| ["number/", id.as_str()].concat())
                        })
                    >"分享"</button>
                    <button type="button" class="note-close" on:click=move |_| close()>"关闭"</button>
                </p>
                <p role="status" class="note-status">
                    {move || match copied.get() {
                        Copied::NotYet => "",
                        Copied::Done => "已复制",
                        Copied::Denied => "这里不能直接复制，请选中下面这行文字：",
                    }}
                </p>
                <p class="note-line" hidden=move || copied.get() != Copied::Denied>{line}</p>
            </div>
        </dialog>
    }
}
