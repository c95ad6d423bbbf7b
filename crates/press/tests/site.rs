//! The finished site: built from a small project, then served.

use press::serve::{self, Server};
use press::site::{self, BaseUrl, Chunk, Edition, Options, Program, Source};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use story::Story;

const TEMPLATE: &str = "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
    <!--press:head--><link rel=\"icon\" href=\"public/icon.svg\"></head><body><div id=\"app\"><!--press:app--></div>\
    <p id=\"quiet\" hidden><!--press:quiet--></p>\
    <script type=\"module\" src=\"boot.js\" data-js=\"changjuan.js\" \
    data-wasm=\"changjuan.wasm\"></script></body></html>";

/// A small project in a folder of its own.
struct Project(PathBuf);

impl Project {
    fn new(name: &str) -> Self {
        let root =
            std::env::temp_dir().join(format!("changjuan-site-{}-{name}", std::process::id()));
        let project = Self(root);
        project.put(
            "public/theme.js",
            "// why\ndocument.documentElement.classList.add(\"js\");\n",
        );
        project.put("public/fonts/serif.woff2", "font");
        project.put("style/embed.css", "h1 { margin: 0 }");
        project.put("style/gallery.css", "h1 { color: #f00 }");
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let tokens = fs::read_to_string(root.join("style/tokens.css")).expect("tokens");
        project.put("style/tokens.css", &tokens);
        project.put("style/part.css", "main { color : red }");
        project.put(
            "style/critical.css",
            "@import \"part.css\";\n@font-face { font-family: serif-sc; src: url(/fonts/serif.woff2) }",
        );
        project.put(
            "style/rest.css",
            &"/* */ .card { margin: 0px } .tile > a { color: #ff0000 }".repeat(3),
        );
        project.put("index.html", TEMPLATE);
        project.put("scripts/boot.js", "start()");
        project.put("scripts/painter.js", "paint()");
        project.put("scripts/frame.js", "const { paper, readingLine } = PRESS;");
        project.put("scripts/embed.js", "let{facets:a,title:b}=PRESS;");
        project.put("public/fonts/OFL.txt", "licence");
        project.put("public/icon.svg", "<svg/>");
        project
    }

    fn put(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn options(&self, base: &str) -> Options {
        Options {
            root: self.0.clone(),
            staging: self.0.join("stage"),
            program: Program {
                glue: b"glue".repeat(1000),
                first: b"wasm".repeat(1000),
                later: vec![Chunk {
                    name: "later".to_owned(),
                    bytes: b"more".repeat(1000),
                }],
            },
            scripts: self.0.join("scripts"),
            previous: Some(self.0.join("dist")),
            base: BaseUrl::parse(base).expect("a base"),
            edition: Edition::Public,
            compressed: Some(self.0.join("compressed")),
        }
    }

    /// Builds, and moves the result to its place.
    fn build(&self, base: &str, story: Story) -> PathBuf {
        site::build(without_art(story), &self.options(base)).expect("a site");
        let dist = self.0.join("dist");
        let _ = fs::remove_dir_all(&dist);
        fs::rename(self.0.join("stage"), &dist).expect("dist");
        dist
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn without_art(story: Story) -> Source {
    Source {
        story,
        painting: None,
    }
}

/// A story whose title and one topic have this name: both the page and the bundle change with it.
fn story(title: &str) -> Story {
    let text = format!(
        r#"{{"title": "{title}", "description": "{}", "locale": "zh-CN", "updated": "2025-06-01",
        "cover": {{"line": "", "seal": "", "deck": ""}}, "articles": [], "chapters": [],
        "closing": {{"title": "", "blocks": []}}, "places": [], "facts": [],
        "topics": [{{"id": "topic", "name": "{title}{}"}}],
        "cards": [], "credits": {{"lines": []}}}}"#,
        "杭州".repeat(300),
        "主题".repeat(300)
    );
    serde_json::from_str(&text).expect("a story")
}

/// The hashed file whose name begins and ends so, as a path from the site's root.
fn hashed(dist: &Path, start: &str, end: &str) -> String {
    let names = fs::read_dir(dist.join("assets"))
        .expect("assets")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut found = names.filter(|name| name.starts_with(start) && name.ends_with(end));
    format!("assets/{}", found.next().expect("a file"))
}

fn page(dist: &Path) -> String {
    fs::read_to_string(dist.join("index.html")).expect("a page")
}

#[test]
fn pages_hold_everything_and_name_hashed_files() {
    let project = Project::new("pages");
    let dist = project.build("https://example.org/sub/", story("长卷"));
    let html = page(&dist);
    assert!(html.contains("<title>长卷</title>"), "{html}");
    assert!(html.contains("<link rel=\"canonical\" href=\"https://example.org/sub/\">"));
    for (attribute, end) in [("data-js", ".js"), ("data-wasm", ".wasm")] {
        let file = hashed(&dist, "changjuan.", end);
        assert!(
            html.contains(&format!("{attribute}=\"/sub/{file}\"")),
            "{html}"
        );
    }
    assert!(html.contains("data-wasm-integrity=\"sha384-"));
    assert!(
        html.contains("<link rel=\"icon\" href=\"/sub/assets/icon."),
        "{html}"
    );
    assert!(dist.join(hashed(&dist, "later.", ".wasm")).exists());
    assert!(!html.contains("later."), "the glue alone names it");
    assert!(html.contains("data-story=\"/sub/assets/story."));
    assert!(html.contains("data-story-integrity=\"sha384-"));
    assert!(html.contains("data-cards=\"/sub/assets/cards."));
    assert!(html.contains("data-cards-integrity=\"sha384-"));
    assert!(html.contains("data-root=\"/sub/\""));
    assert!(html.contains("<p id=\"quiet\" hidden>互动部分没有载入"));
    assert_eq!(html.matches("rel=\"preload\"").count(), 1);
    assert!(html.contains("src=\"/sub/assets/boot."));
    assert!(!html.contains("<!>"), "marks that nothing looks for");
    assert!(html.contains("<style>main{color:red}@font-face"), "{html}");
    assert!(html.contains("url(\"/sub/assets/serif."), "{html}");
    assert!(
        !html.contains("as=\"font\""),
        "a preload that delays the text"
    );
    assert!(!html.contains("press:"), "a marker is left");
    assert!(!dist.join("boot.js").exists());
    for file in [
        "404.html",
        "gallery/index.html",
        "gallery/gallery.css",
        "robots.txt",
        "sitemap.xml",
        "fonts/OFL.txt",
        &format!("{}.br", hashed(&dist, "changjuan.", ".js")),
    ] {
        assert!(dist.join(file).exists(), "{file}");
    }
    let sitemap = fs::read_to_string(dist.join("sitemap.xml")).expect("a map");
    assert!(sitemap.contains("<loc>https://example.org/sub/</loc>"));
}

#[test]
fn a_finished_site_gives_its_program_back() {
    let project = Project::new("program");
    let base = "http://a/";
    let dist = project.build(base, story("长卷"));
    let program = Program::of_site(&dist).expect("a program");
    assert_eq!(program, project.options(base).program);
    let error = Program::of_site(&project.0).expect_err("no site");
    assert!(error.to_string().contains("no program"), "{error}");
}

#[test]
fn one_generation_of_hashed_files_is_kept() {
    let project = Project::new("kept");
    let base = "http://127.0.0.1:8080/";
    let data = |dist: &Path| -> String {
        let html = page(dist);
        let start = html.find("/assets/cards.").expect("data") + 1;
        html[start..].split('"').next().expect("a name").to_owned()
    };
    let first = data(&project.build(base, story("一")));
    let dist = project.build(base, story("二"));
    let second = data(&dist);
    assert!(dist.join(&first).exists() && dist.join(&second).exists());
    // A build that changes nothing loses nothing.
    let dist = project.build(base, story("二"));
    assert!(dist.join(&first).exists());
    let dist = project.build(base, story("三"));
    assert!(!dist.join(&first).exists());
    assert!(dist.join(&second).exists());
    assert!(dist.join(format!("{second}.br")).exists());
}

#[test]
fn a_missing_marker_stops_the_build() {
    let project = Project::new("marker");
    project.put("index.html", &TEMPLATE.replace("<!--press:app-->", ""));
    let error = site::build(without_art(story("长卷")), &project.options("http://a/"))
        .expect_err("no marker");
    assert!(error.to_string().contains("press:app"), "{error}");
    project.put("index.html", TEMPLATE);
    project.put("style/rest.css", "a { background: url(gone.png) }");
    let error = site::build(without_art(story("长卷")), &project.options("http://a/"))
        .expect_err("no file");
    assert!(error.to_string().contains("gone.png"), "{error}");
}

#[test]
fn scripts_get_what_they_share_with_the_rest() {
    let project = Project::new("shared");
    let dist = project.build("http://a/", story("长卷"));
    let facts = "{\"readingLine\":0.58,\"paper\":{\"light\":\"#f6f1e5\",\"dark\":\"#15191b\"},\
                 \"facets\":[\"place\",\"topic\",\"kind\"],\"presets\":[\"place\",\"topic\"],\"title\":\"长卷\"}";
    let loader = fs::read_to_string(dist.join("embed.js")).expect("embed.js");
    assert_eq!(loader, format!("let{{facets:a,title:b}}={facts};"));
    let frame = fs::read_to_string(dist.join(hashed(&dist, "frame.", ".js"))).expect("frame.js");
    assert_eq!(frame, format!("const {{ paper, readingLine }} = {facts};"));
}

#[test]
fn scripts_name_what_press_fills_in() {
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    for script in ["embed.js", "frame.js"] {
        let text = fs::read_to_string(public.join(script)).expect("a script");
        assert_eq!(text.matches("= PRESS;").count(), 1, "{script}");
        for fact in ["0.58", "f6f1e5", "15191b", "\"topic\""] {
            assert!(
                !text.contains(fact),
                "{script}: {fact} is written down elsewhere"
            );
        }
    }
}

/// An answer: status, headers, body.
struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

fn ask(address: SocketAddr, method: &str, path: &str, extra: &str, body: &str) -> Answer {
    let mut stream = TcpStream::connect(address).expect("a server");
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {}\r\n{extra}\r\n{body}",
        body.len()
    )
    .expect("a request");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("an answer");
    let cut = bytes
        .windows(4)
        .position(|part| part == b"\r\n\r\n")
        .expect("headers");
    let head = String::from_utf8_lossy(&bytes[..cut]).into_owned();
    let mut lines = head.lines();
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1))
        .expect("a status");
    Answer {
        status: status.parse().expect("a number"),
        headers: lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect(),
        body: bytes[cut + 4..].to_vec(),
    }
}

fn get(address: SocketAddr, path: &str) -> Answer {
    ask(address, "GET", path, "Accept-Encoding: gzip, br\r\n", "")
}

async fn serve(dist: PathBuf, report: bool) -> Server {
    serve::start(serve::Options {
        dist,
        host: "127.0.0.1".into(),
        port: 0,
        sub_path: None,
        report,
    })
    .await
    .expect("a server")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_are_served_as_meant() {
    let project = Project::new("serve");
    let dist = project.build("http://127.0.0.1:8080/", story("长卷"));
    let server = serve(dist.clone(), false).await;
    let at = server.address;

    let front = get(at, "/");
    assert_eq!(front.status, 200);
    assert_eq!(front.headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(front.headers["cache-control"], "no-cache");
    assert_eq!(front.headers["content-encoding"], "br");
    assert_eq!(front.headers["x-content-type-options"], "nosniff");
    assert_eq!(
        front.headers["cross-origin-embedder-policy"],
        "require-corp"
    );
    assert_eq!(
        front.headers["cross-origin-resource-policy"],
        "cross-origin"
    );
    let loader = get(at, "/embed.js");
    assert_eq!(
        loader.headers["cache-control"],
        "public, max-age=3600, stale-while-revalidate=86400"
    );
    assert_eq!(loader.headers["access-control-allow-origin"], "*");
    let policy = &front.headers["content-security-policy"];
    assert!(
        policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-")
    );
    assert!(!policy.contains("unsafe-inline") && !policy.contains("report-uri"));

    let wasm = get(at, &format!("/{}", hashed(&dist, "changjuan.", ".wasm")));
    assert_eq!(wasm.headers["content-type"], "application/wasm");
    assert_eq!(wasm.headers["content-encoding"], "br");
    assert_eq!(
        wasm.headers["cache-control"],
        "public, max-age=31536000, immutable"
    );
    assert_eq!(wasm.headers["access-control-allow-origin"], "*");
    assert_eq!(wasm.headers["cross-origin-resource-policy"], "cross-origin");
    let script = ask(
        at,
        "GET",
        &format!("/{}", hashed(&dist, "changjuan.", ".js")),
        "Accept-Encoding: gzip\r\n",
        "",
    );
    assert_eq!(script.headers["content-encoding"], "gzip");
    assert!(script.headers["content-type"].starts_with("text/javascript"));
    // Errors under the names of files that may be kept: a method that is not answered, and a range that is not there.
    for path in [hashed(&dist, "changjuan.", ".js"), "embed.js".to_owned()] {
        let path = format!("/{path}");
        let beyond = ask(at, "GET", &path, "Range: bytes=99999999-\r\n", "");
        assert_eq!(beyond.status, 416);
        let posted = ask(at, "POST", &path, "", "");
        assert_eq!(posted.status, 405);
        for error in [beyond, posted] {
            assert_eq!(error.headers["cache-control"], "no-cache", "{path}");
        }
    }
    let part = ask(
        at,
        "GET",
        &format!("/{}", hashed(&dist, "changjuan.", ".wasm")),
        "Range: bytes=0-3\r\n",
        "",
    );
    assert_eq!(part.status, 206);
    assert!(part.headers["cache-control"].contains("immutable"));
    let licence = get(at, "/fonts/OFL.txt");
    assert_eq!(licence.headers["cache-control"], "no-cache");
    assert_eq!(licence.body, b"licence");
    let font = get(at, &format!("/{}", hashed(&dist, "", ".woff2")));
    assert_eq!(font.headers["content-type"], "font/woff2");

    let missing = get(at, "/gone");
    assert_eq!(missing.status, 404);
    assert_eq!(missing.headers["content-type"], "text/html; charset=utf-8");
    assert!(missing.headers.contains_key("content-security-policy"));
    assert_eq!(get(at, "/../Cargo.toml").status, 404);
    assert_eq!(get(at, "/__reports").status, 404);

    // A second server on the same port says what to do.
    let error = serve::start(serve::Options {
        dist,
        host: "127.0.0.1".into(),
        port: at.port(),
        sub_path: None,
        report: false,
    })
    .await
    .expect_err("a taken port");
    assert_eq!(
        error.to_string(),
        format!("port {} is taken: use PORT=…", at.port())
    );
    server.task.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sub_path_and_reports() {
    let project = Project::new("sub");
    let dist = project.build("https://example.org/sub/", story("长卷"));
    let script = hashed(&dist, "changjuan.", ".js");
    let server = serve(dist, true).await;
    let at = server.address;
    assert_eq!(server.url(), format!("http://{at}/sub/"));
    let front = get(at, "/sub/");
    assert_eq!(front.status, 200);
    assert!(front.headers["content-security-policy"].ends_with("; report-uri /__report"));
    assert_eq!(get(at, "/sub").headers["location"], "/sub/");
    assert_eq!(get(at, &format!("/{script}")).status, 404);
    assert_eq!(get(at, &format!("/sub/{script}")).status, 200);

    let report = r#"{"csp-report":{"blocked-uri":"inline"}}"#;
    let kind = "Content-Type: application/csp-report\r\n";
    assert_eq!(ask(at, "POST", "/__report", kind, report).status, 204);
    let listed = get(at, "/__reports");
    assert_eq!(String::from_utf8_lossy(&listed.body), format!("[{report}]"));
    assert_eq!(ask(at, "DELETE", "/__reports", "", "").status, 204);
    assert_eq!(get(at, "/__reports").body, b"[]");
    server.task.abort();
}
