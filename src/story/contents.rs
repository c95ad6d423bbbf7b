//! The contents panel: the way to every part of the page, and the reader's switches.

use super::switches::Switches;
use crate::{
    content::Story,
    dom::{self, Live},
    printed,
};
use leptos::{html::Dialog, prelude::*};
use std::sync::Arc;

/// The panel's heading.
pub const HEADING: &str = "目录";

/// The button that opens the panel, and the panel. A modal dialog: the browser
/// keeps focus inside, closes it on Escape and gives focus back to the button. On an
/// embed page it opens under its button: a frame may have no screen to stand over.
/// `current` is the chapter being read.
#[component]
pub fn Contents(story: Arc<Story>, current: Signal<Option<usize>>) -> impl IntoView {
    let live = expect_context::<Live>().0;
    let panel = NodeRef::<Dialog>::new();
    let close = move || {
        if let Some(panel) = panel.get_untracked() {
            panel.close();
        }
    };
    let list = printed!(view! { <print::List story=story.clone()/> });
    // Read where the page is printed only.
    let _ = story;
    let links = NodeRef::<leptos::html::Ol>::new();
    Effect::new(move |_| {
        let current = current.get();
        let Some(links) = links.get() else { return };
        for (index, link) in dom::all_in(&links, "a").iter().enumerate() {
            let _ = match current == Some(index) {
                true => link.set_attribute("aria-current", "true"),
                false => link.remove_attribute("aria-current"),
            };
        }
    });
    view! {
        <button
            type="button"
            class="contents-button"
            aria-haspopup="dialog"
            disabled=move || !live.get()
            on:click=move |_| {
                if let Some(panel) = panel.get_untracked() {
                    if dom::embed().is_none() {
                        let _ = panel.show_modal();
                    } else if panel.open() {
                        panel.close();
                    } else {
                        panel.show();
                    }
                }
            }
        >{HEADING}</button>
        <dialog
            class="contents"
            aria-labelledby="contents-heading"
            node_ref=panel
            on:click=move |event| if event.target() == event.current_target() { close() }
            on:keydown=move |event| if event.key() == "Escape" { close() }
        >
            <div class="contents-body">
                <h2 id="contents-heading">{HEADING}</h2>
                <nav aria-label="目录" on:click=move |_| close()>
                    <ol node_ref=links inner_html=list></ol>
                </nav>
                <Switches/>
                <button type="button" class="contents-close" on:click=move |_| close()>"关闭"</button>
            </div>
        </dialog>
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod print {
    use crate::{
        content::Story,
        explorer, figure,
        story::{SOURCES_HEADING, chapter_number, reading::minutes},
    };
    use leptos::prelude::*;
    use std::sync::Arc;

    /// The chapters, in their order, and the parts after them.
    #[component]
    pub fn List(story: Arc<Story>) -> impl IntoView {
        let chapters = story
            .chapters
            .iter()
            .enumerate()
            .map(|(index, chapter)| {
                view! {
                    <li data-pigment=chapter.pigment.name()>
                        <a href=format!("#{}", chapter.id)>
                            <span class="contents-number">{chapter_number(index)}</span>
                            <span class="contents-title">
                                {format!("{}　{}", chapter.name, chapter.title)}
                            </span>
                            <span class="contents-time">{format!("约 {} 分钟", minutes(chapter))}</span>
                        </a>
                    </li>
                }
            })
            .collect_view();
        let parts = [
            ("#closing", story.closing.title.as_str()),
            ("#numbers", figure::WALL_HEADING),
            ("#explorer", explorer::HEADING),
            ("#sources", SOURCES_HEADING),
        ]
        .map(|(href, name)| {
            let name = name.to_owned();
            view! { <li><a href=href><span class="contents-title">{name}</span></a></li> }
        })
        .into_iter()
        .collect_view();
        (chapters, parts)
    }
}
