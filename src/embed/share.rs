//! The dialog that hands out links and embed codes, with a preview of what will be
//! embedded. Printed; one listener fills it and hears its buttons.

use super::codes::{Codes, shown_filter};
use crate::{dom, printed};
use leptos::{html::Dialog, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlDialogElement, HtmlTextAreaElement};

const LINK: &str = "share-link";
const FRAME: &str = "share-frame";
const SCRIPT: &str = "share-script";

/// The one dialog of the page. Opens on any button with `data-share`, whose value is the
/// name of a view.
#[component]
pub fn Share() -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        // Printed disabled, like all controls that need the program.
        for button in dom::all(".share-button") {
            let _ = button.remove_attribute("disabled");
        }
        let can_share = sharer().is_some();
        if let Ok(Some(button)) = dialog.query_selector(".share-native") {
            let _ = button.toggle_attribute_with_force("hidden", !can_share);
        }
        let listener = window_event_listener(leptos::ev::click, move |event| {
            let target = event.target().and_then(|target| target.dyn_into().ok());
            if let Some(target) = target {
                answer(&dialog, &target);
            }
        });
        on_cleanup(move || listener.remove());
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let body = printed!(view! { <print::Body/> });
    view! {
        <dialog
            class="share"
            aria-labelledby="share-heading"
            node_ref=dialog
            // Not modal on an embed page, where Escape is ours to hear.
            on:keydown=move |event| if event.key() == "Escape" { close() }
            inner_html=body
        ></dialog>
    }
}

/// What a click means: a wish to share, or one of the dialog's own buttons.
fn answer(dialog: &HtmlDialogElement, target: &Element) {
    let under = |selector: &str| target.closest(selector).ok().flatten();
    if let Some(button) = under("[data-share]") {
        let view = button.get_attribute("data-share").unwrap_or_default();
        open(dialog, &button, &view);
    } else if !dialog.contains(Some(target)) {
        // Not ours.
    } else if let Some(id) = under("[data-copy]").and_then(|it| it.get_attribute("data-copy")) {
        if let Some(field) = field(&id) {
            copy(field);
        }
    } else if under(".share-native").is_some() {
        if let Some(field) = field(LINK) {
            share(&field.value());
        }
    } else if under(".share-close").is_some() || under(".share-body").is_none() {
        // What is not in the body is the backdrop.
        dialog.close();
    }
}

/// Fills the dialog for a view and opens it.
fn open(dialog: &HtmlDialogElement, button: &Element, view: &str) {
    let search = window().location().search().unwrap_or_default();
    let search = shown_filter(dom::embed().as_deref(), search);
    let codes = Codes::of(&dom::root_address(), view, &search, &document().title());
    for (id, text) in [
        (LINK, &codes.link),
        (FRAME, &codes.frame),
        (SCRIPT, &codes.script),
    ] {
        if let Some(field) = field(id) {
            field.set_value(text);
        }
    }
    preview(dialog, &codes.page);
    say("");
    if dom::embed().is_some() {
        dom::open_beside(dialog, Some(button));
    } else if !dialog.open() {
        let _ = dialog.show_modal();
    }
}

/// Shows the view in a frame; there is none before the dialog is opened.
fn preview(dialog: &HtmlDialogElement, page: &str) {
    let Ok(Some(place)) = dialog.query_selector(".share-place") else {
        return;
    };
    place.set_inner_html("");
    if let Ok(frame) = document().create_element("iframe") {
        let _ = frame.set_attribute("class", "share-preview");
        let _ = frame.set_attribute("title", "预览");
        let _ = frame.set_attribute("src", page);
        let _ = place.append_child(&frame);
    }
}

fn field(id: &str) -> Option<HtmlTextAreaElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn say(text: &str) {
    if let Some(status) = document().get_element_by_id("share-status") {
        status.set_text_content(Some(text));
    }
}

/// Copies a field's text; where the clipboard is denied, selects it.
fn copy(field: HtmlTextAreaElement) {
    spawn_local(async move {
        if dom::copy(&field.value()).await {
            say("已复制");
        } else {
            field.select();
            say("这里不能直接复制，文字已选中，请自己复制");
        }
    });
}

/// The browser's own sharing, where it has one and lets this frame use it.
fn sharer() -> Option<js_sys::Function> {
    let navigator = window().navigator();
    let method = |name: &str| {
        let method = js_sys::Reflect::get(&navigator, &name.into()).ok()?;
        method.dyn_into::<js_sys::Function>().ok()
    };
    let allowed = method("canShare").is_none_or(|can| {
        let said = can.call1(&navigator, &what(&dom::root_address()));
        said.is_ok_and(|said| said.is_truthy())
    });
    method("share").filter(|_| allowed)
}

/// What is shared: a link and what it is called.
fn what(link: &str) -> JsValue {
    let what = js_sys::Object::new();
    let set = |name: &str, value: &str| {
        let _ = js_sys::Reflect::set(&what, &name.into(), &JsValue::from_str(value));
    };
    set("url", link);
    set("title", &document().title());
    what.into()
}

fn share(link: &str) {
    let sharing = sharer().and_then(|it| it.call1(&window().navigator(), &what(link)).ok());
    if let Some(promise) = sharing.and_then(|it| it.dyn_into::<js_sys::Promise>().ok()) {
        // A reader who thinks better of it is no error.
        spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod print {
    use super::{FRAME, LINK, SCRIPT};
    use leptos::prelude::*;

    /// All that stands in the dialog.
    #[component]
    pub fn Body() -> impl IntoView {
        view! {
            <div class="share-body">
                <p class="share-heading" id="share-heading">"分享与嵌入"</p>
                <Field id=LINK name="链接" rows=1/>
                <button type="button" class="share-native" hidden>"用手机分享"</button>
                <Field id=FRAME name="嵌入代码：框，不用脚本" rows=3/>
                <Field id=SCRIPT name="嵌入代码：自己定高" rows=3/>
                <p role="status" class="share-status" id="share-status"></p>
                <p class="share-label">"嵌入后是这样："</p>
                <div class="share-place"></div>
                <button type="button" class="share-close">"关闭"</button>
            </div>
        }
    }

    /// A text to copy. It can be selected where the clipboard is denied.
    #[component]
    fn Field(id: &'static str, name: &'static str, rows: u8) -> impl IntoView {
        view! {
            <div class="share-field">
                <label for=id>{name}</label>
                <textarea id=id readonly rows=rows></textarea>
                <button type="button" aria-label=format!("复制{name}") data-copy=id>"复制"</button>
            </div>
        }
    }
}
