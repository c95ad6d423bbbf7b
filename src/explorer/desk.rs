//! The desk: keeps the printed parts around the results up to date, and hears their buttons.

use super::{
    Facet, PAGE, Query, Row, Sort, View, address,
    cards::{self, Cards, read_texts},
    compare::{PLACES, compare},
    controls,
    export::{csv, json},
    markup, passage, reading, results, sheet,
    state::State,
    take,
    url::{sort_value, view_value},
};
use crate::dom;
use leptos::{html, prelude::*, web_sys};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// The explorer's section in the page. A handle.
#[derive(Clone, Copy)]
pub struct Desk {
    pub state: State,
    pub cards: Cards,
    pub root: NodeRef<html::Section>,
}

impl Desk {
    /// An element of the desk.
    fn part<T: JsCast>(self, selector: &str) -> Option<T> {
        let root = self.root.get_untracked()?;
        root.query_selector(selector)
            .ok()
            .flatten()?
            .dyn_into()
            .ok()
    }

    fn tell(self, selector: &str, text: &str) {
        if let Some(part) = self.part::<Element>(selector) {
            part.set_text_content(Some(text));
        }
    }

    fn hide(self, selector: &str, hidden: bool) {
        if let Some(part) = self.part::<HtmlElement>(selector) {
            part.set_hidden(hidden);
        }
    }

    fn fill(self, selector: &str, html: &str) {
        if let Some(part) = self.part::<Element>(selector) {
            part.set_inner_html(html);
        }
    }

    /// Presses those of these buttons whose attribute has the value, and no others.
    fn press(self, attribute: &str, value: &str) {
        let Some(root) = self.root.get_untracked() else {
            return;
        };
        for button in dom::all_in(&root, &["[", attribute, "]"].concat()) {
            let pressed = button.get_attribute(attribute).as_deref() == Some(value);
            let _ = button.set_attribute("aria-pressed", if pressed { "true" } else { "false" });
        }
    }

    /// Follows the state and hears the reader from now on.
    pub fn follow(self) {
        let Self { state, .. } = self;
        let said = results::Announcer::default();
        Effect::new(move |_| {
            self.show_words(said);
            self.show_controls();
        });
        // What the chips are made of is not the whole query: typing must not make them anew.
        Effect::new(move |before: Option<String>| {
            let chips = self.chips();
            if before.as_ref() != Some(&chips) {
                self.fill(".chosen", &chips);
                self.hide(".chosen", chips.is_empty());
            }
            chips
        });
        Effect::new(move |_| {
            let now = state.arrangement.get();
            let other = match now.view {
                View::Cards => String::new(),
                View::Table => self.table(now.sort),
                View::Compare => self.comparison(),
            };
            self.fill(".results-other", &other);
            self.hide(".results-other", other.is_empty());
        });
        Effect::new(move |_| {
            if let Some(root) = self.root.get() {
                sheet::show(&root, state.sheet.get());
            }
        });
        Effect::new(move |_| {
            if let Some(root) = self.root.get_untracked() {
                self.listen(&root);
            }
        });
    }

    /// One listener for everything, as it goes down to what it is for: `toggle` does not bubble.
    fn listen(self, root: &Element) {
        let hear = move |event: web_sys::Event| match event.type_().as_str() {
            "click" => self.clicked(&event),
            "input" | "compositionend" => self.typed(&event),
            "focusin" => self.focused(&event),
            "focusout" => sheet::left(self.state, event.unchecked_ref()),
            "keydown" => self.key(event.unchecked_ref()),
            _ => {
                if let Some(list) = self.part(".cards") {
                    passage::show(&list);
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

    /// How many there are and why, what to do when there are none, what there is beyond.
    fn show_words(self, said: results::Announcer) {
        let state = self.state;
        let text = results::found(state);
        self.tell(".results-status", &text);
        said.say(
            Box::new(move |text| self.tell(".results-bar [role=status]", text)),
            text,
        );
        self.hide(".clear", state.query.with(|query| query.is_empty()));
        let (total, shown) = (state.total(), state.shown.with(Vec::len));
        self.tell(".sheet-foot button", &results::foot(total));
        let left = total.saturating_sub(shown);
        let compared = state.arrangement.get().view == View::Compare;
        self.hide(".results-more", left == 0 || compared);
        self.tell(".results-more button", &results::more(left.min(PAGE)));
        self.tell(".results-more span", &results::listed(shown, total));
        let ways = results::ways(state);
        self.hide(".empty", total > 0);
        self.tell(".empty p", results::empty(&ways));
        self.fill(".empty .choices", &markup::offers(&ways));
        let note = state.unknown.with(|unknown| results::note(unknown));
        self.tell(".results-note", &note);
        self.hide(".results-note", note.is_empty());
    }

    /// What is chosen, and whether anything can be.
    fn show_controls(self) {
        let state = self.state;
        let Some(root) = self.root.get_untracked() else {
            return;
        };
        controls::show(&root, state);
        let now = state.arrangement.get();
        self.press("data-view", view_value(now.view));
        let sort = if now.sort.descending {
            ""
        } else {
            sort_value(now.sort.by)
        };
        self.press("data-sort", sort);
        let asleep = !state.live.get();
        for control in dom::all_in(&root, "input, [data-do], [data-view], [data-sort]") {
            let _ = control.toggle_attribute_with_force("disabled", asleep);
        }
        // The field follows what is cleared or comes with an address, but never the typing itself.
        if let Some(field) = self.part::<HtmlInputElement>("input") {
            let mut typed = Query::default();
            typed.search(&field.value());
            state.query.with(|query| {
                if typed.text() != query.text() {
                    field.set_value(query.text());
                }
            });
        }
    }

    fn chips(self) -> String {
        self.state.query.with(|query| {
            self.state.deck.with_value(|deck| {
                let all = Facet::ALL.into_iter().flat_map(|facet| {
                    let chosen = query.chosen(facet).iter();
                    chosen.map(move |option| (facet, *option, deck.options.name(facet, *option)))
                });
                markup::chips(all)
            })
        })
    }

    /// The cards with these numbers in words.
    fn rows(self, numbers: Vec<usize>) -> Vec<(usize, Row)> {
        self.cards.with_value(|cards| {
            let all = cards.as_ref().map_or(&[][..], |cards| cards.cards());
            let row = |number| Some((number, reading::row(self.state, number, all.get(number)?)));
            numbers.into_iter().filter_map(row).collect()
        })
    }

    /// All results in words, in their order.
    fn all_rows(self) -> Vec<Row> {
        let rows = self.rows(self.state.all_now()).into_iter();
        rows.map(|(_, row)| row).collect()
    }

    fn table(self, sort: Sort) -> String {
        let shown = self.state.shown.get();
        if shown.is_empty() {
            return String::new();
        }
        markup::table(&self.rows(shown), sort)
    }

    fn comparison(self) -> String {
        let state = self.state;
        state.answer.track();
        let (places, narrowed) = state.query.with(|query| {
            let places = query.chosen(Facet::Place).iter();
            let places: Vec<String> = places
                .map(|place| state.name(Facet::Place, *place))
                .collect();
            let further = Facet::ALL[1..].iter();
            let narrowed = !query.text().is_empty()
                || further
                    .into_iter()
                    .any(|facet| !query.chosen(*facet).is_empty());
            (places, narrowed)
        });
        if !PLACES.contains(&places.len()) {
            return markup::HINT.to_owned();
        }
        let topics: Vec<String> = state.deck.with_value(|deck| {
            let topics = deck.options.list(Facet::Topic).iter();
            topics.map(|topic| topic.name.clone()).collect()
        });
        let blank = if narrowed {
            "筛选后没有"
        } else {
            "四篇报道未提"
        };
        markup::comparison(&places, &compare(&places, &topics, &self.all_rows()), blank)
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
            "more" => cards::more(state, self.cards),
            "csv" => self.save("cards.csv", "text/csv;charset=utf-8", csv),
            "json" => self.save("cards.json", "application/json", json),
            "link" => spawn_local(async move {
                let link = address::whole();
                if take::copy(&link).await {
                    self.handed_over("已复制链接");
                } else {
                    self.offer(&link);
                }
            }),
            _ => {}
        }
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
            self.state.type_text(&field.value());
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
            && let Some(root) = self.root.get_untracked()
            && controls::step(&root, self.state, &tile, &key)
        {
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
