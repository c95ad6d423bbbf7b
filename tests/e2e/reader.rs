//! A reader: opens pages, waits for what they show, uses keyboard and pointer.

mod errors;
mod explorer;
mod tools;

use crate::browser::{Browser, Session};
use crate::runner::Checked;
use crate::site::{Files, Site};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, Instant};
use story::Story;
use thirtyfour::prelude::*;

/// How long a page may take to show what it should.
const PATIENCE: Duration = Duration::from_secs(25);

/// A new reader with an empty storage.
pub struct Reader {
    pub driver: WebDriver,
    pub browser: Browser,
    /// The main site.
    pub site: Rc<Site>,
    /// Every site that this reader has been to, which is asked for violations in the end.
    sites: RefCell<Vec<Rc<Site>>>,
    /// Parts of console errors that belong to what the test breaks.
    expected: RefCell<Vec<String>>,
    /// What pages in WebKit have noted down.
    noted: RefCell<Vec<String>>,
    /// Scripts that run before every page.
    before: RefCell<Vec<Value>>,
    output: PathBuf,
    /// How many bytes of the output are older than this reader.
    seen: Cell<usize>,
}

impl Reader {
    pub fn new(session: &Session, site: Rc<Site>) -> Self {
        let reader = Self {
            driver: session.driver.clone(),
            browser: session.browser,
            sites: RefCell::new(vec![site.clone()]),
            site,
            expected: RefCell::default(),
            noted: RefCell::default(),
            before: RefCell::default(),
            output: session.output.clone(),
            seen: Cell::new(0),
        };
        reader.seen.set(reader.printed().len());
        reader
    }

    /// Opens a path of the main site and waits until the page is alive.
    pub async fn open(&self, path: &str) -> Checked {
        self.open_at(&self.site, path).await
    }

    /// The same of another site.
    pub async fn open_at(&self, site: &Site, path: &str) -> Checked {
        self.visit(site, path).await?;
        self.alive().await
    }

    /// Opens a path of a site; the page need not come alive.
    pub async fn visit(&self, site: &Site, path: &str) -> Checked {
        self.collect_notes().await?;
        self.driver.goto(site.address(path)).await?;
        self.note_errors().await
    }

    /// Serves a changed copy of the main site for this reader.
    pub async fn changed(&self, change: impl FnOnce(&Files) -> Checked) -> Checked<Rc<Site>> {
        self.keep(Site::changed(change).await?)
    }

    /// Serves the story with so many cards for this reader; the site, and its story.
    pub async fn sample(&self, cards: usize) -> Checked<(Rc<Site>, Story)> {
        let (site, story) = Site::sample(cards).await?;
        Ok((self.keep(site)?, story))
    }

    /// Serves another site for this reader.
    pub async fn other(&self, dist: PathBuf) -> Checked<Rc<Site>> {
        self.keep(Site::open(dist).await?)
    }

    fn keep(&self, site: Site) -> Checked<Rc<Site>> {
        let site = Rc::new(site);
        self.sites.borrow_mut().push(site.clone());
        Ok(site)
    }

    /// Waits until the program runs the page and two frames have been drawn.
    pub async fn alive(&self) -> Checked {
        self.until(
            "the page is alive",
            "document.documentElement.classList.contains('live')",
        )
        .await?;
        self.settled().await
    }

    /// Waits for two frames: what follows a scroll or a resize has been done then.
    /// A tab in the background draws no frames, so there a moment has to do.
    pub async fn settled(&self) -> Checked {
        self.driver
            .execute_async(
                "const done = () => arguments[0]();
                 setTimeout(done, 500);
                 requestAnimationFrame(() => requestAnimationFrame(done));",
                vec![],
            )
            .await?;
        Ok(())
    }

    /// Runs a script in the page and reads its result.
    pub async fn js<T: DeserializeOwned>(&self, script: &str) -> Checked<T> {
        self.js_with(script, vec![]).await
    }

    /// The same with arguments.
    pub async fn js_with<T: DeserializeOwned>(&self, script: &str, with: Vec<Value>) -> Checked<T> {
        let value = self.driver.execute(script, with).await?;
        let json = value.json().clone();
        serde_json::from_value(json.clone())
            .map_err(|error| format!("{error}: {json} of {script}").into())
    }

    /// Runs a script for what it does.
    pub async fn run(&self, script: &str) -> Checked {
        self.driver.execute(script, vec![]).await?;
        Ok(())
    }

    /// Waits until an expression is true in the page.
    pub async fn until(&self, what: &str, condition: &str) -> Checked {
        let script = format!("return Boolean({condition})");
        let started = Instant::now();
        let mut last = String::from("it is false");
        while started.elapsed() < PATIENCE {
            match self.driver.execute(script.as_str(), vec![]).await {
                Ok(value) if value.json() == &Value::Bool(true) => return Ok(()),
                Ok(_) => {}
                // Between two pages there is nothing to ask.
                Err(error) => last = error.to_string(),
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Err(format!(
            "waited {} s in vain until {what}: {last} ({condition})",
            PATIENCE.as_secs()
        )
        .into())
    }

    /// How many elements a selector finds.
    pub async fn count(&self, selector: &str) -> Checked<usize> {
        self.js_with(
            "return document.querySelectorAll(arguments[0]).length",
            vec![selector.into()],
        )
        .await
    }

    /// Clicks what a selector finds first, as a pointer would.
    pub async fn click(&self, selector: &str) -> Checked {
        let element = self.driver.find(By::Css(selector)).await?;
        element.click().await?;
        Ok(())
    }

    /// Presses keys where the focus is.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Checked {
        self.driver.action_chain().send_keys(keys).perform().await?;
        Ok(())
    }

    /// Expects console errors with this in them: they are part of the test.
    pub fn expect(&self, part: &str) {
        self.expected.borrow_mut().push(part.to_owned());
    }
}
