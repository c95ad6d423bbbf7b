//! `press dev` as an editor uses it: a change is in the page, which stays where it was scrolled to.

use crate::browser::CHROMIUM;
use crate::reader::Reader;
use crate::runner::{Checked, tests};
use crate::site::{Site, copy_folder, project};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

tests! {
    CHROMIUM => {
        a_change_of_words_is_shown_where_the_reader_is,
    }
}

/// A press that watches a copy of the project's content, with the finished site's program.
struct Dev {
    root: PathBuf,
    press: Child,
    url: String,
}

impl Dev {
    fn start() -> Checked<Self> {
        let root = std::env::temp_dir().join(format!("changjuan-dev-{}", std::process::id()));
        for folder in ["public", "style", "src", "crates"] {
            fs::create_dir_all(root.join(folder))?;
        }
        for folder in ["public", "style"] {
            copy_folder(&project().join(folder), &root.join(folder))?;
        }
        for file in [
            "index.html",
            "Cargo.toml",
            "Cargo.lock",
            "rust-toolchain.toml",
            "package-lock.json",
        ] {
            fs::copy(project().join(file), root.join(file))?;
        }
        let program = std::env::var_os("PRESS")
            .map_or_else(|| project().join("target/debug/press"), PathBuf::from);
        let mut press = Command::new(program)
            .args(["dev", "--port", "0", "--root"])
            .arg(&root)
            .arg("--dist")
            .arg(root.join("dist"))
            .arg("--program-of")
            .arg(Site::main())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        let output = press.stdout.take().ok_or("press has no output")?;
        BufReader::new(output).read_line(&mut line)?;
        let url = line
            .split_once("http://")
            .and_then(|(_, rest)| rest.split_once(','))
            .map(|(address, _)| format!("http://{address}"))
            .ok_or_else(|| format!("no address in {line}"))?;
        Ok(Self { root, press, url })
    }

    /// Changes words of the content.
    fn change(&self, old: &str, new: &str) -> Checked {
        let file = self.root.join("public/content/zh-CN/story.json");
        let text = fs::read_to_string(&file)?;
        assert!(text.contains(old), "{old} is not in the content");
        Ok(fs::write(file, text.replace(old, new))?)
    }
}

impl Drop for Dev {
    fn drop(&mut self) {
        let _ = self.press.kill();
        let _ = self.press.wait();
        let _ = fs::remove_dir_all(&self.root);
    }
}

async fn a_change_of_words_is_shown_where_the_reader_is(reader: &Reader) -> Checked {
    let dev = Dev::start()?;
    // While it has a fault the page is answered with an error, which the browser reports.
    reader.expect("503");
    reader.driver.goto(&dev.url).await?;
    reader.alive().await?;
    reader
        .run("document.getElementById('closing').scrollIntoView({block: 'center', behavior: 'instant'})")
        .await?;
    reader.settled().await?;
    let before: f64 = reader.js("return scrollY").await?;
    assert!(before > 1000.0, "{before}");
    dev.change("卷尾留白", "留白")?;
    reader
        .until(
            "the new title is there",
            "document.querySelector('#closing h2').textContent === '留白'",
        )
        .await?;
    reader.alive().await?;
    stays(reader, before).await?;

    dev.change("\"closing\"", "\"closin\"")?;
    reader
        .until(
            "the fault is shown",
            "document.querySelector('h1').textContent === '1 fault'",
        )
        .await?;
    let line: String = reader
        .js("return document.querySelector('pre').textContent")
        .await?;
    assert!(line.contains("\"closin\": {"), "{line}");
    dev.change("\"closin\"", "\"closing\"")?;
    reader
        .until("the page is back", "document.querySelector('#closing h2')")
        .await?;
    reader.alive().await?;
    stays(reader, before).await?;
    // Else the page would miss the server.
    Ok(reader.driver.goto("about:blank").await?)
}

/// Waits until the page is scrolled to where it was, to a pixel.
async fn stays(reader: &Reader, before: f64) -> Checked {
    reader
        .until(
            &format!(
                "the page is at {before}, but it is at {}",
                reader.js::<f64>("return scrollY").await?
            ),
            &format!("Math.abs(scrollY - {before}) < 2"),
        )
        .await
}
