//! A reader's requests for the dialogs that islands share: the note of a number, and sharing a
//! view. Any part of the page can open them; the island that shows the dialog reads them.

use crate::view::View;
use leptos::prelude::*;
use std::rc::Rc;
use story::FactId;
use web_sys::HtmlElement;

/// A request for the note of a number.
pub type NoteRequest = Request<FactId>;

/// A request to share a view.
pub type ShareRequest = Request<View>;

/// A request for a dialog about something. Copies are the same request.
pub struct Request<T: Send + Sync + 'static> {
    subject: RwSignal<Option<T>>,
    /// The control that was used, which gets the focus back.
    opener: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// Loads the dialog; `None` once the dialog is live, or where it is live from the start.
    loader: StoredValue<Option<Rc<dyn Fn()>>, LocalStorage>,
}

impl<T: Send + Sync> Clone for Request<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Request<T> {}

impl<T: Send + Sync> Default for Request<T> {
    fn default() -> Self {
        Self {
            subject: RwSignal::new(None),
            opener: StoredValue::new_local(None),
            loader: StoredValue::new_local(None),
        }
    }
}

impl<T: Clone + Send + Sync> Request<T> {
    /// Opens the dialog about a subject, as soon as the dialog is live. `opener` is the control that
    /// was used.
    pub fn open(self, subject: T, opener: Option<HtmlElement>) {
        self.opener.set_value(opener);
        self.subject.set(Some(subject));
        if let Some(load) = self.loader.get_value() {
            load();
        }
    }

    /// Runs `load` at each request until the dialog is live.
    pub fn load_with(self, load: impl Fn() + 'static) {
        self.loader.set_value(Some(Rc::new(load)));
    }

    /// The dialog is live: nothing is loaded any more.
    pub fn set_live(self) {
        self.loader.set_value(None);
    }

    /// Ends the request, once the dialog is closed.
    pub fn end(self) {
        self.subject.set(None);
    }

    /// What the dialog is about; `None` while there is no request. Tracked.
    pub fn subject(self) -> Option<T> {
        self.subject.get()
    }

    /// The same, not tracked.
    pub fn subject_now(self) -> Option<T> {
        self.subject.get_untracked()
    }

    /// The control that was used.
    pub fn opener(self) -> Option<HtmlElement> {
        self.opener.get_value()
    }
}
