//! Text that changes is shown by the component `Text` (`src/text.rs`) alone, which sets the whole text of
//! an element. A text node that the program would change by itself is lost as soon as a translator puts
//! an element of its own in its place: then the page shows the old text beside new ones.
//!
//! This test reads the source files and looks at every child in braces inside `view!`:
//! - A closure must make elements: its body must contain a `view!` that begins with an element.
//! - Inside such a closure nothing but elements, literals and further closures may stand: when the closure
//!   runs again, Leptos keeps the elements and changes the text nodes in them.
//! - A signal is no child. Known as signals are what `RwSignal::new`, `Memo::new`, `Signal::derive` and
//!   their like return, and parameters of such types.

mod search;

use search::{CLOSURE, IN_CLOSURE, SIGNAL, Search};
use std::fs;
use std::path::{Path, PathBuf};

/// The file that holds the component `Text`.
const TEXT: &str = "src/text.rs";

#[test]
fn text_that_changes_is_shown_by_its_component_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = source_files(&root.join("src"));
    let mut views = 0;
    let mut faults = Vec::new();
    for file in files {
        let name = file
            .strip_prefix(root)
            .unwrap_or(&file)
            .display()
            .to_string();
        if name == TEXT {
            continue;
        }
        let source = fs::read_to_string(&file).expect("a source file can be read");
        let found = Search::of(&source).unwrap_or_else(|error| panic!("{name}: {error}"));
        views += found.views;
        faults.extend(
            found
                .faults
                .into_iter()
                .map(|(line, what)| format!("{name}:{line}: {what}")),
        );
    }
    assert!(views > 40, "only {views} views were found");
    assert!(
        faults.is_empty(),
        "text that changes belongs into <Text value=…/> (see src/text.rs):\n{}",
        faults.join("\n")
    );
}

/// All Rust files of a folder and the folders in it.
fn source_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            files.extend(source_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn planted_text_that_changes_is_found() {
    let source = r#"
        #[component]
        fn Planted(given: Signal<String>) -> impl IntoView {
            let count = RwSignal::new(0);
            let (left, set_left) = signal(0);
            let doubled = Memo::new(move |_| count.get() * 2);
            let line = move || format!("{}", count.get());
            let name = "fixed".to_owned();
            view! {
                <p title=move || count.get().to_string()>{name}"fixed"</p>
                <p>{count}</p>
                <p>{left}" and "{doubled}</p>
                <p>{line}</p>
                <p>{given}</p>
                <p>{move || words.total(count.get())}</p>
                <p>{move || if count.get() > 0 { view! { <b>"many"</b> }.into_any() } else { "none".into_any() }}</p>
                <ul>{move || rows().map(|row| view! { <li>{row.title}</li> }).collect_view()}</ul>
                <p>{move || is_any().then(|| view! { <b>"many"</b> })}</p>
                <p>{move || match is_any() { true => Either::Left(view! { <Row/> }), false => Either::Right(()) }}</p>
                <ul>{rows().map(|row| view! { <li>{row.title}<i>{move || row.count.get()}</i></li> }).collect_view()}</ul>
                <For each=rows key=|row| row.id let:row><li>{row.title}</li></For>
                <Show when=move || is_any() fallback=|| view! { <p>{move || count.get()}</p> }>
                    <p>{Signal::derive(move || count.get())}</p>
                </Show>
            }
        }
        #[component]
        fn Bare() -> impl IntoView {
            move || count.get().to_string()
        }
    "#;
    let found = Search::of(source).expect("it is Rust");
    let expected = [
        (11, SIGNAL),
        (12, SIGNAL),
        (12, SIGNAL),
        (13, CLOSURE),
        (14, SIGNAL),
        (15, CLOSURE),
        (16, IN_CLOSURE),
        (17, IN_CLOSURE),
        (20, CLOSURE),
        (22, CLOSURE),
        (23, SIGNAL),
        (29, CLOSURE),
    ];
    let found: Vec<(usize, &str)> = found
        .faults
        .iter()
        .map(|(line, what)| (*line, what.as_str()))
        .collect();
    assert_eq!(found, expected);
}
