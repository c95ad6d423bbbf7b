//! A reader's requests for the dialogs that islands share: the note of a number, and sharing a
//! view. Any part of the page can open them; the island that shows the dialog reads them.

use crate::view::View;
use leptos::prelude::*;
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
        }
    }
}

impl<T: Clone + Send + Sync> Request<T> {
    /// Opens the dialog about a subject. `opener` is the control that was used.
    pub fn open(self, subject: T, opener: Option<HtmlElement>) {
        self.opener.set_value(opener);
        self.subject.set(Some(subject));
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
