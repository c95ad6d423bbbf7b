//! The share dialog: links and embed codes of a view, with a preview.

mod codes;

pub use codes::{Codes, shown_filter};

use crate::context::{page, words};
use crate::dialog::{CloseButton, DialogBox, DialogHandle};
use crate::dom::{address, clipboard, native_share, query};
use crate::island;
use crate::later::{Later, Missing};
use crate::request::ShareRequest;
use crate::text::Text;
use crate::view::View;
use leptos::{ev, html::Textarea, prelude::*};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, MouseEvent};

/// The attribute of a printed share button; its value is the name of the view that it shares.
pub const SHARE: &str = "data-share";

/// The ids of the dialog's parts.
const HEADING_ID: &str = "share-heading";
const LINK_ID: &str = "share-link";
const FRAME_ID: &str = "share-frame";
const SCRIPT_ID: &str = "share-script";
const STATUS_ID: &str = "share-status";

/// Opens the dialog when a printed share button is clicked.
fn open_on_click(request: ShareRequest, event: &MouseEvent) {
    let Some(button) = query::closest_target(event, &format!("[{SHARE}]")) else {
        return;
    };
    let view = button.get_attribute(SHARE);
    if let Some(view) = view.and_then(|name| View::named(&name)) {
        request.open(view, button.dyn_into().ok());
    }
}

/// Wakes the printed buttons that share something, and puts the live dialog, whose code is in `L`, in
/// the place of the printed one at the first request. What islands share is provided to `owner`.
///
/// Where the code cannot be fetched the quiet line is shown until it comes; the next request tries
/// again.
pub fn watch<L: Later>(owner: Owner, printed: Element) {
    let request: ShareRequest = owner.with(expect_context);
    let state = Rc::new((Cell::new(false), Missing::default()));
    request.load_with(move || {
        let (owner, printed, state) = (owner.clone(), printed.clone(), state.clone());
        if state.0.replace(true) {
            return;
        }
        spawn_local(async move {
            let (loading, missing) = &*state;
            let built = L::share(owner, printed).await;
            missing.set(built.is_err());
            match built {
                Ok(()) => request.set_live(),
                Err(_) => {
                    loading.set(false);
                    request.end();
                }
            }
        });
    });
    for button in query::all(&format!("[{SHARE}][disabled]")) {
        let _ = button.remove_attribute("disabled");
    }
    // As long as the page lives.
    let _ = window_event_listener(ev::click, move |event| open_on_click(request, &event));
}

/// Puts the live share dialog in the place of the printed one.
pub fn build(owner: Owner, printed: Element) {
    island::swap(owner, printed, |_| view! { <Share/> }, |_| ());
}

/// The one share dialog of the page. It opens for every [`ShareRequest`], also for one that was made
/// before it was there.
#[component]
pub fn Share() -> impl IntoView {
    let words = &words().share;
    let page = page();
    let request: ShareRequest = expect_context();
    let dialog = DialogHandle::default();
    let codes = RwSignal::new(Codes::default());
    let status = RwSignal::new("");
    Effect::new(move |_| {
        let Some(view) = request.subject() else {
            return;
        };
        let search = shown_filter(page.view.as_ref(), address::search());
        let root = [address::origin(), page.root.clone()].concat();
        codes.set(Codes::of(&root, &view, &search, &document().title()));
        status.set("");
        dialog.open(request.opener());
    });
    let text = move |read: fn(&Codes) -> &String| {
        Signal::derive(move || codes.with(|codes| read(codes).clone()))
    };
    view! {
        <DialogBox
            handle=dialog
            class="share"
            labelled_by=HEADING_ID
            on_close=Callback::new(move |()| request.end())
        >
            <div class="share-body">
                <p class="share-heading" id=HEADING_ID>{words.heading}</p>
                <Field id=LINK_ID name=words.link rows=1 text=text(|it| &it.link) status/>
                <NativeShare link=text(|it| &it.link)/>
                <Field id=FRAME_ID name=words.frame_code rows=3 text=text(|it| &it.frame) status/>
                <Field id=SCRIPT_ID name=words.script_code rows=3 text=text(|it| &it.script) status/>
                <p role="status" class="share-status" id=STATUS_ID>
                    <Text value=Signal::derive(move || status.get().to_owned())/>
                </p>
                <p class="share-label">{words.preview_line}</p>
                <div class="share-place"><Preview address=text(|it| &it.page)/></div>
                <CloseButton handle=dialog class="share-close"/>
            </div>
        </DialogBox>
    }
}

/// A text with a button that copies it. Where the clipboard is denied, the text is selected instead.
#[component]
fn Field(
    id: &'static str,
    name: &'static str,
    rows: u8,
    text: Signal<String>,
    status: RwSignal<&'static str>,
) -> impl IntoView {
    let words = words();
    let area = NodeRef::<Textarea>::new();
    let copy = move |_| {
        spawn_local(async move {
            let copied = clipboard::copy(&text.get_untracked()).await;
            if !copied && let Some(area) = area.get_untracked() {
                area.select();
            }
            status.set(match copied {
                true => words.copied,
                false => words.share.copy_denied,
            });
        });
    };
    view! {
        <div class="share-field">
            <label for=id>{name}</label>
            <textarea id=id readonly rows=rows node_ref=area prop:value=text></textarea>
            <button type="button" aria-label=(words.share.copy_of)(name) data-copy=id on:click=copy>
                {words.share.copy}
            </button>
        </div>
    }
}

/// The button for the browser's own sharing. It is shown where the browser lets this page share.
#[component]
fn NativeShare(link: Signal<String>) -> impl IntoView {
    let possible = RwSignal::new(false);
    Effect::new(move |_| {
        // This is checked for each link, because a host may allow sharing later.
        let link = link.get();
        possible.set(native_share::is_possible(&link));
    });
    view! {
        <button
            type="button"
            class="share-native"
            hidden=move || !possible.get()
            on:click=move |_| native_share::share(&link.get_untracked())
        >
            {words().share.native}
        </button>
    }
}

/// A frame with the page that would be embedded. There is none before the dialog is first opened.
#[component]
fn Preview(address: Signal<String>) -> impl IntoView {
    let name = words().share.preview;
    move || {
        let address = address.get();
        (!address.is_empty()).then(|| {
            view! { <iframe class="share-preview" title=name src=address></iframe> }
        })
    }
}
