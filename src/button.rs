//! Buttons that occur in several parts of the page.

use crate::context::is_live;
use crate::text::Text;
use leptos::prelude::*;

/// A button that does one thing. Printed disabled, because it needs the program.
#[component]
pub fn Button(
    /// Its text.
    #[prop(into)]
    name: String,
    on_press: Callback<()>,
    #[prop(optional)] class: Option<&'static str>,
    /// Its name for assistive technology, where the text is not enough.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=class
            aria-label=label
            disabled=!is_live()
            on:click=move |_| on_press.run(())
        >
            {name}
        </button>
    }
}

/// A button that is pressed or not: a choice among others. Printed disabled, because it needs the
/// program.
#[component]
pub fn Toggle(
    class: &'static str,
    /// Its text.
    #[prop(into)]
    name: String,
    pressed: Signal<bool>,
    on_press: Callback<()>,
    /// Whether it would lead nowhere now.
    #[prop(optional)]
    closed: Option<Signal<bool>>,
    /// A count behind the text.
    #[prop(optional)]
    count: Option<Signal<String>>,
) -> impl IntoView {
    let disabled = !is_live();
    view! {
        <button
            type="button"
            class=class
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            disabled=move || disabled || closed.is_some_and(|closed| closed.get())
            on:click=move |_| on_press.run(())
        >
            {name}
            {count.map(|count| view! { " " <span class="count"><Text value=count/></span> })}
        </button>
    }
}
