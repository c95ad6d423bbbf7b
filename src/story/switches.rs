//! The reader's switches: light, dark or as the system has it; movement on or off.
//!
//! `public/theme.js` applies both before the first paint, under the same names.

use crate::dom;
use leptos::prelude::*;

/// Key of the theme in the browser's storage: `light`, `dark`, or nothing for auto.
const THEME: &str = "changjuan.theme";
/// Key of the motion switch: `off`, or nothing for on.
const MOTION: &str = "changjuan.motion";

/// Both switches, as groups of buttons. Storage that is denied only means that
/// the choice is forgotten when the page closes.
#[component]
pub fn Switches() -> impl IntoView {
    view! {
        <div class="switches">
            <Switch
                label="明暗"
                attribute="data-theme"
                key=THEME
                options=&[(None, "自动"), (Some("light"), "日"), (Some("dark"), "夜")]
            />
            <Switch
                label="动画"
                attribute="data-motion"
                key=MOTION
                options=&[(None, "开"), (Some("off"), "关")]
            />
        </div>
    }
}

/// One choice among a few, kept as an attribute of the document element and in
/// storage; the first option is neither.
#[component]
fn Switch(
    label: &'static str,
    attribute: &'static str,
    key: &'static str,
    options: &'static [(Option<&'static str>, &'static str)],
) -> impl IntoView {
    let chosen = RwSignal::new(0);
    Effect::new(move |_| {
        let now = dom::root_attribute(attribute);
        let place = options
            .iter()
            .position(|(value, _)| *value == now.as_deref());
        chosen.set(place.unwrap_or(0));
    });
    let buttons = options
        .iter()
        .enumerate()
        .map(|(index, (value, name))| {
            view! {
                <button
                    type="button"
                    class="chip"
                    aria-pressed=move || if chosen.get() == index { "true" } else { "false" }
                    on:click=move |_| {
                        chosen.set(index);
                        dom::set_root_attribute(attribute, *value);
                        dom::remember(key, *value);
                    }
                >{*name}</button>
            }
        })
        .collect_view();
    view! {
        <div class="switch" role="group" aria-label=label data-switch=attribute>
            <span aria-hidden="true">{label}</span>
            {buttons}
        </div>
    }
}
