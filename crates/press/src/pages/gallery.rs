//! The gallery, which shows every view in every way of embedding. Its script lists the views and acts as the
//! partner's page (`public/gallery/gallery.js`).

use leptos::prelude::*;
use std::sync::Arc;
use story::{Story, words::GalleryWords};

/// A choice: values for the script and names for the reader.
type Choices = Vec<(&'static str, String)>;

/// The body of the gallery.
#[component]
pub fn Gallery(story: Arc<Story>, words: &'static GalleryWords) -> impl IntoView {
    let [before, link, after] = words.without_script;
    let [own, purple, blue, yellow] = words.accents.map(str::to_owned);
    let [paper, none] = words.backgrounds.map(str::to_owned);
    let [white, black] = words.hosts.map(str::to_owned);
    let [height_before, height_after] = words.height;
    let widths = ["800", "1200", "480", "360", "280"];
    view! {
        <main>
            <h1>{words.heading}</h1>
            <p>{(words.lede)(&story.title)}</p>
            <noscript><p>{before} <a href="../embed/story/">{link}</a> {after}</p></noscript>
            <form id="choice">
                <Choice label=words.view name="view" choices=Vec::new()/>
                <Choice label=words.way name="way" choices=ways(words)/>
                <Choice label=words.theme name="theme" choices=themes()/>
                <Choice
                    label=words.accent
                    name="accent"
                    choices=vec![("", own), ("7a1fa2", purple), ("0b57d0", blue), ("ffd54f", yellow)]
                />
                <Choice
                    label=words.background
                    name="background"
                    choices=vec![("", paper), ("transparent", none)]
                />
                <Choice
                    label=words.width
                    name="width"
                    choices=widths.map(|width| (width, width.to_owned())).to_vec()
                />
                <Choice label=words.host name="host" choices=vec![("light", white), ("dark", black)]/>
            </form>
            <h2>{words.code}</h2>
            <pre id="code" tabindex="0"></pre>
            <h2>{words.result}</h2>
            <p id="state" role="status" hidden>{height_before} <b id="height"></b> {height_after}</p>
            <div id="stage"><div id="column" data-title=story.title.clone()></div></div>
            <h2>{words.messages}</h2>
            <ol id="log"></ol>
        </main>
    }
}

/// A label with its list.
#[component]
fn Choice(label: &'static str, name: &'static str, choices: Choices) -> impl IntoView {
    let options = choices
        .into_iter()
        .map(|(value, name)| view! { <option value=value>{name}</option> })
        .collect_view();
    view! { <label>{label} " " <select name=name>{options}</select></label> }
}

fn themes() -> Choices {
    let words = &changjuan::context::words().switches;
    [
        ("", words.auto),
        ("light", words.light),
        ("dark", words.dark),
    ]
    .map(|(value, name)| (value, name.to_owned()))
    .to_vec()
}

fn ways(words: &GalleryWords) -> Choices {
    let ways = &words.ways;
    let messages = |libraries: &[&str]| (ways.messages)(libraries);
    vec![
        ("embed.js", ways.script.to_owned()),
        ("plain", ways.plain.to_owned()),
        ("sandbox", ways.sandbox.to_owned()),
        ("pym", messages(&["pym.js"])),
        ("amp", messages(&["AMP", "@newswire/frames"])),
        ("datawrapper", messages(&["Datawrapper"])),
        ("medium", messages(&["Medium", "Infogram"])),
        ("guardian", messages(&["iframe-messenger"])),
        ("iframe-resizer", messages(&["iframe-resizer 4"])),
        ("open-iframe-resizer", messages(&["open-iframe-resizer 2"])),
        ("wordpress", ways.wordpress.to_owned()),
    ]
}
