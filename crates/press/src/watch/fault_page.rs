//! The page that stands in the place of the site while it has a fault: file, line, the line itself, what is wrong
//! and what to do.

use crate::fault::Fault;
use crate::site::RELOAD;
use leptos::prelude::*;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// The path of its style sheet.
pub const STYLE: &str = "/__dev/fault.css";

/// A fault with the line that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// File, line and column, as editors open them: `style/base.css:3:7`.
    pub position: String,
    /// The line; empty for a file that cannot be read.
    pub line: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl Place {
    /// The place of a fault, with the path from the project's folder.
    pub fn of(fault: &Fault, root: &Path) -> Self {
        let Fault {
            file,
            line,
            column,
            message,
        } = fault;
        let text = fs::read_to_string(file).unwrap_or_default();
        let short = file.strip_prefix(root).unwrap_or(file);
        Self {
            position: format!("{}:{line}:{column}", short.display()),
            line: text
                .lines()
                .nth(line.saturating_sub(1))
                .unwrap_or_default()
                .to_owned(),
            message: message.clone(),
        }
    }
}

/// The identity and the page of faults; of an error's whole text where it has no places.
pub fn print(places: Vec<Place>, error: &str) -> (String, String) {
    let hash = Sha256::digest(format!("{places:?}{error}"));
    let id: String = hash
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let title = match places.len() {
        0 => "The site cannot be built".to_owned(),
        1 => "1 fault".to_owned(),
        count => format!("{count} faults"),
    };
    let error = places.is_empty().then(|| error.to_owned());
    let page = page(&id, title, move || {
        view! {
            {places.into_iter().map(|place| view! { <Shown place/> }).collect_view()}
            {error.map(|error| view! { <pre>{error}</pre> })}
            <p>"The page comes back by itself when this is corrected."</p>
        }
    });
    (id, page)
}

/// The page before anything has been built.
pub fn waiting() -> String {
    page("", "The site is being built".to_owned(), || {
        view! { <p>"It comes by itself. The first build compiles for some minutes."</p> }
    })
}

/// A fault.
#[component]
fn Shown(place: Place) -> impl IntoView {
    let Place {
        position,
        line,
        message,
    } = place;
    view! {
        <section>
            <h2>{position}</h2>
            <pre>{line}</pre>
            <p>{message}</p>
        </section>
    }
}

/// A page with the script that waits for another state than the one with this identity.
fn page<V: IntoView>(id: &str, title: String, content: impl FnOnce() -> V) -> String {
    let id = id.to_owned();
    let page = Owner::new().with(|| {
        view! {
            <html lang="en">
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <title>{title.clone()}</title>
                    <link rel="icon" href="data:,"/>
                    <link rel="stylesheet" href=STYLE/>
                    <script src=RELOAD data-build=id data-fault="" defer></script>
                </head>
                <body>
                    <h1>{title}</h1>
                    {content()}
                </body>
            </html>
        }
        .to_html()
    });
    format!("<!doctype html>{}", page.replace("<!>", ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_shown_with_its_line() {
        let file = std::env::temp_dir().join(format!("changjuan-fault-{}", std::process::id()));
        fs::write(&file, "one\n<two>\n").expect("a file");
        let fault = Fault {
            file: file.clone(),
            line: 2,
            column: 1,
            message: "no “<”: remove it".to_owned(),
        };
        let place = Place::of(&fault, &std::env::temp_dir());
        fs::remove_file(&file).expect("it is gone");
        let name = file.file_name().expect("a name").to_string_lossy();
        assert_eq!(place.position, format!("{name}:2:1"));
        let (id, page) = print(vec![place.clone()], "");
        assert!(page.contains("<pre>&lt;two&gt;</pre>"), "{page}");
        assert!(page.contains("no “&lt;”: remove it"), "{page}");
        assert!(page.contains(&format!("data-build=\"{id}\"")), "{page}");
        let other = Place {
            line: "<three>".to_owned(),
            ..place
        };
        assert_ne!(print(vec![other], "").0, id);
    }

    #[test]
    fn an_error_without_places_is_shown_whole() {
        let (_, page) = print(Vec::new(), "error[E0425]: cannot find `x`");
        assert!(
            page.contains("<pre>error[E0425]: cannot find `x`</pre>"),
            "{page}"
        );
    }
}
