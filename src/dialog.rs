//! The dialogs of the page: contents, note and share dialog. They open, close and give the focus
//! back in one way (see [`dom::dialog`](crate::dom::dialog)).

use crate::context::words;
use crate::dom::dialog;
use leptos::{html::Dialog, prelude::*};
use web_sys::HtmlElement;

/// One dialog of the page. Copies are the same dialog.
#[derive(Clone, Copy)]
pub struct DialogHandle {
    node: NodeRef<Dialog>,
    opener: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl Default for DialogHandle {
    fn default() -> Self {
        Self {
            node: NodeRef::new(),
            opener: StoredValue::new_local(None),
        }
    }
}

impl DialogHandle {
    /// Opens the dialog; `opener` is the control that was used, which gets the focus back.
    pub fn open(self, opener: Option<HtmlElement>) {
        if let Some(element) = self.node.get_untracked() {
            dialog::open(&element, opener.as_ref());
            self.opener.set_value(opener);
        }
    }

    /// Closes the dialog.
    pub fn close(self) {
        if let Some(dialog) = self.node.get_untracked() {
            dialog.close();
        }
    }

    /// Whether the dialog is open.
    pub fn is_open(self) -> bool {
        self.node
            .get_untracked()
            .is_some_and(|dialog| dialog.open())
    }

    fn focus_opener(self) {
        if let Some(opener) = self.opener.get_value() {
            dialog::focus_opener(&opener);
        }
    }
}

/// A `<dialog>` that its handle opens. It closes on Escape, on a click beside it, and by its handle;
/// `on_close` runs after that.
#[component]
pub fn DialogBox<C: IntoView + 'static>(
    handle: DialogHandle,
    class: &'static str,
    /// The id of the element that names it.
    labelled_by: &'static str,
    #[prop(optional, into)] on_close: Option<Callback<()>>,
    children: TypedChildren<C>,
) -> impl IntoView {
    view! {
        <dialog
            class=class
            aria-labelledby=labelled_by
            node_ref=handle.node
            on:close=move |_| {
                if let Some(on_close) = on_close {
                    on_close.run(());
                }
                handle.focus_opener();
            }
            // The browser does this for modal dialogs only.
            on:keydown=move |event| if event.key() == "Escape" { handle.close() }
            // A click on the dialog itself, not on what is in it, is a click on its backdrop.
            on:click=move |event| if event.target() == event.current_target() { handle.close() }
        >
            {children.into_inner()()}
        </dialog>
    }
}

/// The button that closes a dialog.
#[component]
pub fn CloseButton(handle: DialogHandle, class: &'static str) -> impl IntoView {
    view! {
        <button type="button" class=class on:click=move |_| handle.close()>{words().close}</button>
    }
}
