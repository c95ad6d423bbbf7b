//! The note: a dialog that opens for any number and any quotation that is set apart, and shows its source.

use crate::context::{bundle, words};
use crate::dialog::{CloseButton, DialogBox, DialogHandle};
use crate::dom::{clipboard, query};
use crate::number::FACT;
use crate::request::{NoteRequest, ShareRequest};
use crate::text::Text;
use crate::view::View;
use leptos::{ev, prelude::*};
use story::{Citation, Cited, FactId, anchors};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::MouseEvent;

/// Opens the note of any number or quotation of the page whose link is clicked (Enter is a click to browsers). Clicks
/// that open a new tab or window are ignored.
fn open_on_click(request: NoteRequest, event: &MouseEvent) {
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0 {
        return;
    }
    let Some(number) = query::closest_target(event, &format!("[{FACT}]")) else {
        return;
    };
    if let Some(id) = number.get_attribute(FACT) {
        event.prevent_default();
        request.open(FactId(id), number.dyn_into().ok());
    }
}

/// Whether number or quotation and source have been copied.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    NotYet,
    Done,
    /// The clipboard is denied, so the line is shown, to be selected by hand.
    Denied,
}

/// The note of the page. One listener opens it for all numbers and quotations, printed or live.
#[component]
pub fn Note() -> impl IntoView {
    let words = words();
    let bundle = bundle();
    let request: NoteRequest = expect_context();
    let dialog = DialogHandle::default();
    let copied = RwSignal::new(Copied::NotYet);
    Effect::new(move |_| {
        let listener =
            window_event_listener(ev::click, move |event| open_on_click(request, &event));
        on_cleanup(move || listener.remove());
    });
    Effect::new(move |_| {
        if request.subject().is_some() {
            copied.set(Copied::NotYet);
            dialog.open(request.opener());
        }
    });
    let citation = Memo::new(move |_| Citation::find(&bundle, request.subject()?.as_str(), words));
    let cited = Memo::new(move |_| {
        citation.with(|it| it.as_ref().map_or_else(Cited::default, |it| it.cited))
    });
    let is_quotation = Signal::derive(move || match cited.get() {
        Cited::Number => false,
        Cited::Quotation => true,
    });
    let copy_words = Signal::derive(move || (words.note.copy)(cited.get()).to_owned());
    let field = move |read: fn(&Citation) -> &str| {
        Signal::derive(move || {
            citation.with(|it| {
                it.as_ref()
                    .map_or_else(String::new, |it| read(it).to_owned())
            })
        })
    };
    let line = Signal::derive(move || {
        citation.with(|it| it.as_ref().map_or_else(String::new, |it| it.line(words)))
    });
    let step = move || citation.with(|it| it.as_ref()?.step.clone());
    let copy = move |_| {
        let line = line.get_untracked();
        spawn_local(async move {
            copied.set(match clipboard::copy(&line).await {
                true => Copied::Done,
                false => Copied::Denied,
            });
        });
    };
    let status = Signal::derive(move || {
        let text = match copied.get() {
            Copied::NotYet => "",
            Copied::Done => words.copied,
            Copied::Denied => words.note.copy_denied,
        };
        text.to_owned()
    });
    view! {
        <DialogBox
            handle=dialog
            class="note"
            labelled_by=anchors::NOTE_LABEL
            on_close=Callback::new(move |()| request.end())
        >
            <div class="note-body" class:of-quotation=is_quotation>
                <p class="note-label" id=anchors::NOTE_LABEL><Text value=field(|it| &it.label)/></p>
                <p class="note-figure"><Text value=field(|it| &it.number)/></p>
                <dl>
                    <Entry name=words.note.scope value=field(|it| &it.scope) hidden=is_quotation/>
                    <Entry name=words.note.article value=field(|it| &it.title)/>
                    <Entry name=words.note.authors value=field(|it| &it.authors)/>
                    <Entry name=words.note.paragraph value=field(|it| &it.paragraph)/>
                </dl>
                <p class="note-actions">
                    <button type="button" class="note-copy" on:click=copy>
                        <Text value=copy_words/>
                    </button>
                    <a
                        class="note-step"
                        href=move || format!("#{}", step().as_deref().unwrap_or(anchors::TOP))
                        hidden=move || step().is_none()
                        on:click=move |_| dialog.close()
                    >
                        {words.note.to_step}
                    </a>
                    <ShareNumber request hidden=is_quotation/>
                    <CloseButton handle=dialog class="note-close"/>
                </p>
                <p role="status" class="note-status"><Text value=status/></p>
                <p class="note-line" hidden=move || copied.get() != Copied::Denied>
                    <Text value=line/>
                </p>
            </div>
        </DialogBox>
    }
}

/// One entry of the source, with its term.
#[component]
fn Entry(
    name: &'static str,
    value: Signal<String>,
    #[prop(optional, into)] hidden: Signal<bool>,
) -> impl IntoView {
    view! { <div hidden=hidden><dt>{name}</dt><dd><Text value/></dd></div> }
}

/// The button that shares the number whose note is open. Quotations have no page of their own to share.
#[component]
fn ShareNumber(request: NoteRequest, hidden: Signal<bool>) -> impl IntoView {
    let share: ShareRequest = expect_context();
    let open = move |event: MouseEvent| {
        if let Some(id) = request.subject_now() {
            share.open(View::Number(id), query::closest_button(&event));
        }
    };
    view! {
        <button type="button" class="note-share" hidden=hidden on:click=open>{words().note.share}</button>
    }
}
