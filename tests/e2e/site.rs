//! The site under test, copies of it with something broken, and the same with more cards.

use crate::runner::Checked;
use press::serve::{self, Options, Server};
use press::{check, sample};
use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use story::Story;

/// A served site.
pub struct Site {
    server: Server,
    /// The folder it is served from.
    pub dist: PathBuf,
    /// Whether the folder is of our making.
    ours: bool,
}

impl Site {
    /// The site as `make build` left it.
    pub fn main() -> PathBuf {
        folder("SITE", "dist")
    }

    /// The same, built to live under a path.
    pub fn under_path() -> PathBuf {
        folder("SITE_UNDER_PATH", "target/site-under-path")
    }

    /// The release in one piece.
    pub fn unsplit() -> PathBuf {
        folder("UNSPLIT", "target/unsplit-site")
    }

    /// Serves a folder on a free port that no other site has had: a browser may have pages of that one
    /// in its cache.
    pub async fn open(dist: PathBuf) -> Checked<Self> {
        static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
        loop {
            let server = serve::start(Options {
                dist: dist.clone(),
                host: "127.0.0.1".to_owned(),
                port: 0,
                sub_path: None,
                report: true,
            })
            .await?;
            let port = server.address.port();
            let site = Self {
                server,
                dist: dist.clone(),
                ours: false,
            };
            let mut used = USED.lock().unwrap_or_else(PoisonError::into_inner);
            if used.insert(port) {
                return Ok(site);
            }
        }
    }

    /// Serves a copy of the main site that `change` has had its hands on.
    pub async fn changed(change: impl FnOnce(&Files) -> Checked) -> Checked<Self> {
        let copy = own_folder();
        copy_folder(&Self::main(), &copy)?;
        change(&Files(&copy))?;
        Self::own(copy).await
    }

    /// Serves a site with the main site's program and so many cards; the site, and its story.
    pub async fn sample(cards: usize) -> Checked<(Self, Story)> {
        let root = project();
        let source = sample::source(&root, cards, 2026)?;
        let folder = own_folder();
        sample::site(&root, &Self::main(), &folder, source.clone())?;
        Ok((Self::own(folder).await?, source.story))
    }

    /// Serves a folder that goes when the site does.
    async fn own(folder: PathBuf) -> Checked<Self> {
        let mut site = Self::open(folder).await?;
        site.ours = true;
        Ok(site)
    }

    /// The address of a path inside the site; the front page for an empty one.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.server.url())
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.server.address)
    }

    /// Violations of the page's policy that browsers reported.
    pub async fn violations(&self) -> Checked<Vec<String>> {
        let url = format!("{}/__reports", self.origin());
        let reports: Vec<serde_json::Value> = reqwest::get(url).await?.json().await?;
        Ok(reports.iter().map(ToString::to_string).collect())
    }

    /// Forgets them.
    pub async fn clear_violations(&self) -> Checked {
        let url = format!("{}/__reports", self.origin());
        reqwest::Client::new().delete(url).send().await?;
        Ok(())
    }

    /// The front page as the server sends it.
    pub fn html(&self) -> Checked<String> {
        Ok(fs::read_to_string(self.dist.join("index.html"))?)
    }

    /// The story that the pages are made from, with all that an editor wrote.
    pub fn story() -> Checked<Story> {
        let folder = project().join("public/content/zh-CN");
        let checked = check::locale(&folder);
        checked
            .story
            .ok_or_else(|| format!("no story in {}: {:?}", folder.display(), checked.faults).into())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.task.abort();
        if self.ours {
            let _ = fs::remove_dir_all(&self.dist);
        }
    }
}

/// The files of a copy, to be broken. Compressed twins follow.
pub struct Files<'a>(pub &'a Path);

impl Files<'_> {
    /// The file that the front page names in a `data-` attribute.
    pub fn named(&self, attribute: &str) -> Checked<String> {
        let html = fs::read_to_string(self.0.join("index.html"))?;
        let start = format!("{attribute}=\"/");
        let value = html
            .split_once(&start)
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(value, _)| value.to_owned());
        value.ok_or_else(|| format!("the page has no {attribute}").into())
    }

    /// The later chunk of the program with this name, which the glue knows.
    pub fn chunk(&self, name: &str) -> Checked<String> {
        let glue = fs::read_to_string(self.0.join(self.named("data-js")?))?;
        let file = glue
            .split_once(&format!("./{name}."))
            .and_then(|(_, rest)| rest.split_once(".wasm"))
            .map(|(hash, _)| format!("assets/{name}.{hash}.wasm"));
        file.ok_or_else(|| format!("the glue knows no chunk {name}").into())
    }

    /// The hashed file whose name begins so.
    pub fn hashed(&self, start: &str, end: &str) -> Checked<String> {
        let names = fs::read_dir(self.0.join("assets"))?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        // The previous build's are kept beside it.
        let page = fs::read_to_string(self.0.join("embed/story/index.html"))?;
        let found = names
            .filter(|name| name.starts_with(start) && name.ends_with(end))
            .find(|name| page.contains(name.as_str()));
        found
            .map(|name| format!("assets/{name}"))
            .ok_or_else(|| format!("no {start}….{end} in the site").into())
    }

    /// Takes a file away.
    pub fn remove(&self, file: &str) -> Checked {
        fs::remove_file(self.0.join(file))?;
        self.without_twins(file);
        Ok(())
    }

    /// Writes other bytes in place of a file's.
    pub fn rewrite(&self, file: &str, new: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Checked {
        let path = self.0.join(file);
        let bytes = new(fs::read(&path)?);
        fs::write(path, bytes)?;
        self.without_twins(file);
        Ok(())
    }

    fn without_twins(&self, file: &str) {
        for twin in ["br", "gz"] {
            let _ = fs::remove_file(self.0.join(format!("{file}.{twin}")));
        }
    }
}

fn folder(variable: &str, usual: &str) -> PathBuf {
    env::var_os(variable).map_or_else(|| project().join(usual), PathBuf::from)
}

/// The project's folder.
pub fn project() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package).to_owned()
}

/// A folder for a site of ours.
fn own_folder() -> PathBuf {
    static FOLDERS: AtomicUsize = AtomicUsize::new(0);
    env::temp_dir().join(format!(
        "changjuan-e2e-{}-{}",
        std::process::id(),
        FOLDERS.fetch_add(1, Ordering::Relaxed)
    ))
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) -> Checked {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
