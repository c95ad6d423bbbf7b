//! `press dev` on a copy of the project: what is changed is shown, once, and a fault until it is corrected.

use press::site::{self, BaseUrl, Chunk, Edition, Options, Program};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// How long a change may take to be shown, on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A project with the content, styles and scripts of this one, and a press that watches it.
struct Watched {
    root: PathBuf,
    press: Child,
    /// Host and port.
    address: String,
    /// The identities of what is shown, one after the other.
    shown: Receiver<String>,
}

impl Watched {
    fn start(name: &str) -> Self {
        let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let root =
            std::env::temp_dir().join(format!("changjuan-watch-{}-{name}", std::process::id()));
        for folder in ["public", "style"] {
            copy(&real.join(folder), &root.join(folder));
        }
        fs::copy(real.join("index.html"), root.join("index.html")).expect("a template");
        for name in [
            "Cargo.toml",
            "Cargo.lock",
            "rust-toolchain.toml",
            "package-lock.json",
        ] {
            fs::copy(real.join(name), root.join(name)).expect("a file");
        }
        for folder in ["src", "crates"] {
            fs::create_dir_all(root.join(folder)).expect("a folder");
        }
        let finished = finished_site(&root);
        let mut press = Command::new(env!("CARGO_BIN_EXE_press"))
            .args(["dev", "--port", "0", "--root"])
            .arg(&root)
            .arg("--dist")
            .arg(root.join("dev"))
            .arg("--program-of")
            .arg(finished)
            .stdout(Stdio::piped())
            .spawn()
            .expect("press");
        let mut line = String::new();
        let output = press.stdout.take().expect("its output");
        BufReader::new(output).read_line(&mut line).expect("a line");
        let address = line
            .split_once("http://")
            .and_then(|(_, rest)| rest.split_once('/'))
            .map(|(address, _)| address.to_owned())
            .expect("an address");
        let shown = events(&address);
        let watched = Self {
            root,
            press,
            address,
            shown,
        };
        // Until it is built, nothing is shown.
        if watched.next().is_empty() {
            watched.next();
        }
        watched
    }

    /// What is shown next.
    fn next(&self) -> String {
        self.shown
            .recv_timeout(PATIENCE)
            .expect("something is shown")
    }

    /// The front page.
    fn page(&self) -> String {
        get(&self.address, "/")
    }

    fn cover_file(&self) -> PathBuf {
        self.root.join("public/content/zh-CN/story.json")
    }

    fn cover(&self) -> String {
        fs::read_to_string(self.cover_file()).expect("a story")
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.press.kill();
        let _ = self.press.wait();
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let to = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copy(&path, &to),
            false => drop(fs::copy(&path, &to).expect("a file")),
        }
    }
}

/// A finished site of the project, with a program that nobody runs.
fn finished_site(root: &Path) -> PathBuf {
    let staging = root.join("finished");
    let options = Options {
        root: root.to_owned(),
        staging: staging.clone(),
        program: Program {
            glue: b"glue".to_vec(),
            first: b"wasm".to_vec(),
            later: vec![Chunk {
                name: "later".to_owned(),
                bytes: b"more".to_vec(),
            }],
        },
        scripts: root.join("public"),
        previous: None,
        base: BaseUrl::parse("http://127.0.0.1/").expect("an address"),
        edition: Edition::Public,
        compressed: None,
    };
    let source = site::checked_source(root).expect("a story");
    site::build(source, &options).expect("a site");
    staging
}

/// What a browser gets that asks for a page.
fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a server");
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: {address}\r\naccept: text/html\r\nconnection: close\r\n\r\n"
    )
    .expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

/// The data of the event stream.
fn events(address: &str) -> Receiver<String> {
    let mut stream = TcpStream::connect(address).expect("a server");
    write!(
        stream,
        "GET /__dev/events HTTP/1.1\r\nhost: {address}\r\n\r\n"
    )
    .expect("a request");
    let (send, receive) = channel();
    std::thread::spawn(move || {
        // The stream ends with the server.
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if let Some(data) = line.strip_prefix("data:") {
                let _ = send.send(data.trim().to_owned());
            }
        }
    });
    receive
}

#[test]
fn a_change_is_shown_and_a_fault_until_it_is_corrected() {
    let watched = Watched::start("fault");
    let before = watched.cover();
    assert!(watched.page().contains("<h1>杭州长卷</h1>"));

    fs::write(
        watched.cover_file(),
        before.replace("\"title\": \"杭州长卷\"", "\"title\": \"长卷杭州\""),
    )
    .expect("a story");
    let changed = watched.next();
    let page = watched.page();
    assert!(page.contains("<h1>长卷杭州</h1>"), "{page}");
    assert!(
        page.contains(&format!("data-build=\"{changed}\"")),
        "{page}"
    );
    assert!(page.contains("content-security-policy"), "{page}");
    assert!(page.contains(&format!(
        "<link rel=\"canonical\" href=\"http://{}/\">",
        watched.address
    )));

    fs::write(
        watched.cover_file(),
        before.replace("\"locale\"", "\"lokale\""),
    )
    .expect("a story");
    let fault = watched.next();
    let page = watched.page();
    assert!(page.starts_with("HTTP/1.1 503"), "{page}");
    assert!(
        page.contains("public/content/zh-CN/story.json:4:3"),
        "{page}"
    );
    assert!(page.contains("\"lokale\": \"zh-CN\","), "{page}");
    assert!(page.contains(&format!("data-build=\"{fault}\"")), "{page}");

    fs::write(watched.cover_file(), &before).expect("a story");
    let mended = watched.next();
    assert!(watched.page().contains("<h1>杭州长卷</h1>"));
    assert_eq!(
        [&changed, &fault, &mended]
            .iter()
            .collect::<std::collections::HashSet<_>>()
            .len(),
        3
    );
}

#[test]
fn a_save_by_renaming_and_one_of_the_same_bytes_build_once() {
    let watched = Watched::start("rename");
    let before = watched.cover();
    let save = |text: &str| {
        let new = watched.root.join("public/content/zh-CN/.story.json.new");
        fs::write(&new, text).expect("a file");
        fs::rename(&new, watched.cover_file()).expect("a story");
    };
    let texts = ["one", "two", "three"];
    let shown: Vec<String> = texts
        .iter()
        .map(|text| {
            save(&before.replace("\"description\": \"", &format!("\"description\": \"{text}")));
            let shown = watched.next();
            let described = format!("<meta name=\"description\" content=\"{text}");
            assert!(watched.page().contains(&described));
            // The same again builds nothing.
            save(&watched.cover());
            shown
        })
        .collect();
    // A build more would be shown between these, and the page after it would be another one.
    assert_eq!(shown.len(), texts.len());
    assert!(watched.shown.try_recv().is_err());
}

#[test]
fn a_fault_of_a_style_sheet_is_shown_with_its_line() {
    let watched = Watched::start("style");
    let file = watched.root.join("style/cover.css");
    let before = fs::read_to_string(&file).expect("a style sheet");
    fs::write(
        &file,
        format!("a {{ background: url(\"/gone.svg\") }}\n{before}"),
    )
    .expect("a file");
    watched.next();
    let page = watched.page();
    assert!(page.contains("style/cover.css:1:"), "{page}");
    assert!(page.contains("/gone.svg"), "{page}");
}
