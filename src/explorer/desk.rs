//! The desk: keeps the printed parts of the explorer up to date. What it hears is in [`super::hear`].

use super::{
    Facet, PAGE, Row, Sort, View,
    cards::Cards,
    compare::{PLACES, compare},
    controls, fixed, markup, reading, results, sheet,
    state::State,
    url::{sort_value, view_value},
};
use crate::dom;
use leptos::{html, prelude::*, web_sys};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// The explorer's section in the page. A handle.
#[derive(Clone, Copy)]
pub struct Desk {
    pub state: State,
    pub cards: Cards,
    pub root: NodeRef<html::Section>,
    /// The cards stand between them: looking for a button should not lead past thousands of these.
    pub places: [NodeRef<html::Div>; 4],
}

impl Desk {
    /// An element of the desk.
    pub fn part<T: JsCast>(self, selector: &str) -> Option<T> {
        let mut places = self
            .places
            .into_iter()
            .filter_map(|place| place.get_untracked());
        places.find_map(|place| {
            place
                .query_selector(selector)
                .ok()
                .flatten()?
                .dyn_into()
                .ok()
        })
    }

    /// All elements of the desk that a selector finds.
    pub fn parts(self, selector: &str) -> Vec<Element> {
        let places = self
            .places
            .into_iter()
            .filter_map(|place| place.get_untracked());
        places
            .flat_map(|place| dom::all_in(&place, selector))
            .collect()
    }

    pub fn tell(self, selector: &str, text: &str) {
        if let Some(part) = self.part::<Element>(selector) {
            part.set_text_content(Some(text));
        }
    }

    pub fn hide(self, selector: &str, hidden: bool) {
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
        for button in self.parts(&["[", attribute, "]"].concat()) {
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
        if left > 0 {
            self.tell(".results-more button", &results::more(left.min(PAGE)));
            self.tell(".results-more span", &results::listed(shown, total));
        }
        self.hide(".empty", total > 0);
        if total == 0 {
            let ways = results::ways(state);
            self.tell(".empty p", results::empty(&ways));
            self.fill(".empty .choices", &markup::offers(&ways));
        }
        let note = state.unknown.with(|unknown| results::note(unknown));
        self.tell(".results-note", &note);
        self.hide(".results-note", note.is_empty());
    }

    /// What is chosen, and whether anything can be.
    fn show_controls(self) {
        let state = self.state;
        controls::show(
            self.parts("[data-option].tile, [data-option].choice"),
            state,
        );
        let now = state.arrangement.get();
        self.press("data-view", view_value(now.view));
        let sort = if now.sort.descending {
            ""
        } else {
            sort_value(now.sort.by)
        };
        self.press("data-sort", sort);
        let asleep = !state.live.get();
        for control in self.parts("input, [data-do], [data-view], [data-sort]") {
            let _ = control.toggle_attribute_with_force("disabled", asleep);
        }
        // The field follows what is cleared or comes with an address, but never the typing itself:
        // it may hold a letter of which nothing has been heard yet.
        if !state.types()
            && let Some(field) = self.part::<HtmlInputElement>("input")
        {
            state.query.with(|query| {
                if field.value() != query.text() {
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
            let row = |number| {
                let card = cards.as_ref()?.card(number)?;
                Some((number, reading::row(self.state, number, card)))
            };
            numbers.into_iter().filter_map(row).collect()
        })
    }

    /// All results in words, in their order.
    pub fn all_rows(self) -> Vec<Row> {
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
            return fixed::HINT.to_owned();
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
}
