//! The reader's switches: light, dark or as the system has it; movement on or off.
//!
//! `public/theme.js` applies both before the first paint, under the same names.

use crate::button::Toggle;
use crate::context::{is_live, words};
use crate::dom::{root, storage};
use leptos::prelude::*;

/// A value of the switch's attribute, or `None` for no attribute, and its name for readers.
type Choice = (Option<&'static str>, &'static str);

/// Both switches, as groups of buttons. Where storage is denied, the choice is forgotten when the
/// page closes.
#[component]
pub fn Switches() -> impl IntoView {
    let words = &words().switches;
    let themes = vec![
        (None, words.auto),
        (Some("light"), words.light),
        (Some("dark"), words.dark),
    ];
    let motions = vec![(None, words.on), (Some("off"), words.off)];
    view! {
        <div class="switches">
            <Switch label=words.theme attribute="data-theme" key="changjuan.theme" choices=themes/>
            <Switch label=words.motion attribute="data-motion" key="changjuan.motion" choices=motions/>
        </div>
    }
}

/// One choice among a few, kept as an attribute of the document element and in storage under
/// `key`. The first choice is the absence of both.
#[component]
fn Switch(
    label: &'static str,
    attribute: &'static str,
    key: &'static str,
    choices: Vec<Choice>,
) -> impl IntoView {
    let chosen = RwSignal::new(0);
    if is_live() {
        let now = root::attribute(attribute);
        let index = choices
            .iter()
            .position(|(value, _)| *value == now.as_deref());
        chosen.set(index.unwrap_or(0));
    }
    let buttons = choices
        .into_iter()
        .enumerate()
        .map(|(index, (value, name))| {
            let pressed = Signal::derive(move || chosen.get() == index);
            let choose = Callback::new(move |()| {
                chosen.set(index);
                root::set_attribute(attribute, value);
                storage::remember(key, value);
            });
            view! { <Toggle class="chip" name pressed on_press=choose/> }
        })
        .collect_view();
    view! {
        <div class="switch" role="group" aria-label=label data-switch=attribute>
            <span aria-hidden="true">{label}</span>
            {buttons}
        </div>
    }
}
