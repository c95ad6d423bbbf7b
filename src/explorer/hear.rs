//! What the reader does with the desk: clicks, typing, keys, the way of the focus. Buttons say in
//! `data-` attributes what they do.

use super::{
    Facet, Row, Sort, View, address,
    cards::{self, read_texts},
    controls,
    desk::Desk,
    export::{csv, json},
    passage, sheet, take,
    url::{sort_value, view_value},
};
use crate::dom;
use leptos::{prelude::*, web_sys};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

impl Desk {
    /// One listener for everything, as it goes down to what it is for: `toggle` does not bubble.
    pub fn listen(self, root: &Element) {
        let hear = move |event: web_sys::Event| match event.type_().as_str() {
            _ if self.state.gone() => {}
            "click" => self.clicked(&event),
            "input" | "compositionend" => self.typed(&event),
            "focusin" => self.focused(&event),
            "focusout" => sheet::left(self.state, event.unchecked_ref()),
            "keydown" => self.key(event.unchecked_ref()),
            _ => {
                let target = event
                    .target()
                    .and_then(|target| target.dyn_into::<Element>().ok());
                if let Some(card) = target {
                    passage::show(&card);
                }
            }
        };
        let hear: Closure<dyn Fn(web_sys::Event)> = Closure::new(hear);
        for name in [
            "click",
            "input",
            "compositionend",
            "focusin",
            "focusout",
            "keydown",
            "toggle",
        ] {
            let listener = hear.as_ref().unchecked_ref();
            let _ = root.add_event_listener_with_callback_and_bool(name, listener, true);
        }
        // As long as the page: the section is never taken away.
        hear.forget();
    }

    /// Hears a click on any of the buttons.
    fn clicked(self, event: &web_sys::Event) {
        let state = self.state;
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let Some(button) = target.and_then(|target| target.closest("button").ok().flatten()) else {
            return;
        };
        let value = |name| button.get_attribute(name);
        if let Some((facet, option)) = controls::option(&button) {
            state.toggle(facet, option);
            if button.class_list().contains("chip") {
                state.focus(self.part(".results-status"));
            }
        } else if button.has_attribute("data-loosen") {
            let facet = value("data-loosen").and_then(|number| number.parse::<usize>().ok());
            state.loosen(facet.and_then(|facet| Facet::ALL.get(facet).copied()));
            state.focus(self.part(".results-status"));
        } else if let Some(view) = value("data-view") {
            let view = View::ALL.into_iter().find(|one| view_value(*one) == view);
            state.view(view.unwrap_or_default());
        } else if let Some(by) = value("data-sort").as_deref().map(by) {
            state.sort(Sort::by(by));
        } else if let Some(column) = value("data-column") {
            let by = by(&column);
            let now = state.arrangement.get_untracked().sort;
            let descending = now.by == by && !now.descending;
            state.sort(Sort { by, descending });
            // The head has been written anew.
            let again = ["[data-column=", &column, "]"].concat();
            request_animation_frame(move || state.focus(self.part(&again)));
        } else if let Some(what) = value("data-do") {
            self.asked_for(&what);
        }
    }

    fn asked_for(self, what: &str) {
        let state = self.state;
        match what {
            "clear" => {
                state.clear();
                state.focus(self.part(".results-status"));
            }
            "sheet" => state.sheet.update(|open| *open = !*open),
            "results" => state.sheet.set(false),
            "more" => self.more(),
            "csv" => self.save("cards.csv", "text/csv;charset=utf-8", csv),
            "json" => self.save("cards.json", "application/json", json),
            "link" => spawn_local(async move {
                let link = address::whole();
                if crate::dom::copy(&link).await {
                    self.handed_over("已复制链接");
                } else {
                    self.offer(&link);
                }
            }),
            _ => {}
        }
    }

    /// Shows more, and moves the focus to the first of it.
    fn more(self) {
        let before = cards::more(self.state);
        if self.state.arrangement.get_untracked().view == View::Cards {
            return cards::go_on(self.state, self.cards, before);
        }
        // When it is there.
        request_animation_frame(move || {
            let heads = self.parts(".results-other tbody th");
            if let Some(head) = heads.into_iter().nth(before) {
                let _ = head.set_attribute("tabindex", "-1");
                self.state.focus(head.dyn_into().ok());
            }
        });
    }

    fn save(self, name: &str, kind: &str, write: fn(&[Row]) -> String) {
        let text = write(&self.all_rows());
        if take::file(name, kind, &text) {
            self.handed_over("已下载");
        } else {
            self.offer(&text);
        }
    }

    fn handed_over(self, said: &str) {
        self.hide(".take textarea", true);
        self.tell(".take-said", said);
    }

    /// What a sandbox or an insecure page does not let us hand over is shown, to be selected by hand.
    fn offer(self, text: &str) {
        self.tell(".take-said", "这里不能直接保存或复制，请选中下面的文字：");
        if let Some(area) = self.part::<HtmlTextAreaElement>(".take textarea") {
            area.set_value(text);
            area.set_hidden(false);
            let _ = area.focus();
            area.select();
        }
    }

    /// Hears typing. Half-composed pinyin is not what anybody looks for.
    fn typed(self, event: &web_sys::Event) {
        let composing = event
            .dyn_ref::<web_sys::InputEvent>()
            .is_some_and(web_sys::InputEvent::is_composing);
        let field = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let (false, Some(field)) = (composing, field) {
            // The letter is painted first, and what it finds comes next. Of fast typing only
            // the last is looked for.
            let text = field.value();
            let look = move || {
                if !self.state.gone() && field.value() == text {
                    self.state.type_text(&text);
                }
            };
            dom::after_paint(look);
        }
    }

    /// Hears where the focus goes: who comes to the field is about to search.
    fn focused(self, event: &web_sys::Event) {
        let target = event.target();
        if target.is_some_and(|target| target.has_type::<HtmlInputElement>()) {
            read_texts(self.state, self.cards);
        }
    }

    /// Hears keys: Escape closes the sheet, arrows lead over the map.
    fn key(self, event: &web_sys::KeyboardEvent) {
        let key = event.key();
        if key == "Escape" && self.state.sheet.get_untracked() {
            self.state.sheet.set(false);
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(tile) = target.filter(|target| target.class_list().contains("tile"))
            && let Some(to) = controls::step(self.state, &tile, &key)
        {
            self.state.focus(self.part(&to));
            event.prevent_default();
        }
    }
}

/// What a column or a button sorts by.
fn by(name: &str) -> Option<Facet> {
    Facet::ALL
        .into_iter()
        .find(|facet| sort_value(Some(*facet)) == name)
}
