//! A reader: opens pages, waits for what they show, uses keyboard and pointer.

use crate::browser::{Browser, Session};
use crate::site::{Files, Site};
use crate::stage::Checked;
use changjuan::content::Story;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

/// How long a page may take to show what it should.
const PATIENCE: Duration = Duration::from_secs(25);

/// A new reader with an empty storage.
pub struct Reader {
    pub driver: WebDriver,
    pub browser: Browser,
    /// The main site.
    pub site: Rc<Site>,
    /// Every site that this reader has been to, to ask for breaches in the end.
    sites: RefCell<Vec<Rc<Site>>>,
    /// Parts of console errors that belong to what the test breaks.
    expected: RefCell<Vec<String>>,
    /// What pages in WebKit have noted down.
    overheard: RefCell<Vec<String>>,
    /// Scripts that run before every page.
    before: RefCell<Vec<Value>>,
    output: PathBuf,
    /// How much of the output is older than this reader.
    heard: Cell<usize>,
}

impl Reader {
    pub fn new(session: &Session, site: Rc<Site>) -> Self {
        let reader = Self {
            driver: session.driver.clone(),
            browser: session.browser,
            sites: RefCell::new(vec![site.clone()]),
            site,
            expected: RefCell::default(),
            overheard: RefCell::default(),
            before: RefCell::default(),
            output: session.output.clone(),
            heard: Cell::new(0),
        };
        reader.heard.set(reader.printed().len());
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
        self.overhear().await?;
        self.driver.goto(site.address(path)).await?;
        self.listen().await
    }

    /// WebKit's driver tells nothing of the console, so the page is asked to note its errors down.
    /// What happens before that is missed; a page that fails so early does not come alive either.
    async fn listen(&self) -> Checked {
        if self.browser != Browser::WebKit {
            return Ok(());
        }
        self.run(
            "window.overheard = [];
             const note = what => overheard.push(String(what));
             addEventListener('error', event => note(event.message));
             addEventListener('unhandledrejection', event => note(event.reason));
             const say = console.error;
             console.error = (...what) => { note(what.join(' ')); say.apply(console, what); };",
        )
        .await
    }

    /// Takes what a page in WebKit has noted down, before it goes.
    async fn overhear(&self) -> Checked {
        if self.browser == Browser::WebKit {
            let noted: Vec<String> = self.js("return (window.overheard || []).splice(0)").await?;
            self.overheard.borrow_mut().extend(noted);
        }
        Ok(())
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

    /// Reads on a screen of this size (Chromium).
    pub async fn screen(&self, width: u32, height: u32) -> Checked {
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}),
        )
        .await?;
        Ok(())
    }

    /// Runs a script before anything of every page to come (Chromium).
    pub async fn before_page(&self, script: &str) -> Checked {
        let added = self
            .cdp(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({"source": script}),
            )
            .await?;
        self.before.borrow_mut().push(added["identifier"].clone());
        Ok(())
    }

    /// How far the page has shifted by itself since it was opened, and what did (Chromium).
    pub async fn shift(&self) -> Checked<(f64, Vec<String>)> {
        let sum = self
            .driver
            .execute_async(
                "const done = arguments[0];
                 let sum = 0;
                 const what = [];
                 new PerformanceObserver(list => {
                     for (const shift of list.getEntries())
                         if (!shift.hadRecentInput) {
                             sum += shift.value;
                             for (const {node, previousRect, currentRect} of shift.sources)
                                 what.push(`${shift.value} ${node?.nodeName} ${node?.id || node?.className} `
                                     + `${JSON.stringify(previousRect)} ${JSON.stringify(currentRect)}`);
                         }
                 }).observe({type: 'layout-shift', buffered: true});
                 requestAnimationFrame(() => setTimeout(() => done([sum, what]), 100));",
                vec![],
            )
            .await?;
        Ok(sum.convert()?)
    }

    /// A command of the DevTools protocol (Chromium).
    pub async fn cdp(&self, command: &str, with: Value) -> Checked<Value> {
        Ok(self.driver.cdp().send_raw(command, with).await?)
    }

    /// Says that console errors with this in them are part of the test.
    pub fn expect(&self, part: &str) {
        self.expected.borrow_mut().push(part.to_owned());
    }

    /// Leaves: looks for faults that nobody should see, and forgets everything.
    pub async fn leave(&self) -> Checked<Vec<String>> {
        self.driver.enter_default_frame().await?;
        let mut faults = self.complaints().await?;
        faults.retain(|fault| {
            let expected = self.expected.borrow();
            !expected.iter().any(|part| fault.contains(part))
        });
        let sites = self.sites.take();
        for site in &sites {
            faults.extend(site.breaches().await?);
        }
        self.forget(&sites).await?;
        Ok(faults)
    }

    /// Closes further tabs, empties storage and undoes what the test has emulated.
    async fn forget(&self, sites: &[Rc<Site>]) -> Checked {
        let tabs = self.driver.windows().await?;
        for tab in &tabs[1..] {
            self.driver.switch_to_window(tab.clone()).await?;
            self.driver.close_window().await?;
        }
        self.driver.switch_to_window(tabs[0].clone()).await?;
        if self.browser == Browser::Chromium {
            for site in sites {
                self.cdp(
                    "Storage.clearDataForOrigin",
                    json!({"origin": site.origin(), "storageTypes": "all"}),
                )
                .await?;
            }
            for script in self.before.take() {
                self.cdp(
                    "Page.removeScriptToEvaluateOnNewDocument",
                    json!({"identifier": script}),
                )
                .await?;
            }
            for (command, with) in [
                ("Emulation.clearDeviceMetricsOverride", json!({})),
                (
                    "Emulation.setEmulatedMedia",
                    json!({"media": "", "features": []}),
                ),
                (
                    "Emulation.setScriptExecutionDisabled",
                    json!({"value": false}),
                ),
                ("Browser.resetPermissions", json!({})),
            ] {
                self.cdp(command, with).await?;
            }
        } else if self.driver.current_url().await?.scheme() == "http" {
            self.run("localStorage.clear(); sessionStorage.clear()")
                .await?;
        }
        self.driver.goto("about:blank").await?;
        Ok(())
    }

    /// Errors in the console since this reader came.
    pub async fn complaints(&self) -> Checked<Vec<String>> {
        match self.browser {
            Browser::Chromium => {
                let entries = self.driver.browser_log().await?;
                let severe = entries.into_iter().filter(|entry| entry.level == "SEVERE");
                Ok(severe.map(|entry| entry.message).collect())
            }
            Browser::Firefox => {
                let printed = self.printed();
                let new = printed.get(self.heard.get()..).unwrap_or_default();
                let bad = |line: &&str| {
                    // The browser's own parts complain in the same place.
                    let own = ["resource://", "chrome://", "console.error: RSLoader"];
                    line.starts_with("console.error") && !own.iter().any(|part| line.contains(part))
                        || line.starts_with("JavaScript error:")
                            && line.contains("http://127.0.0.1")
                };
                Ok(new.lines().filter(bad).map(str::to_owned).collect())
            }
            Browser::WebKit => {
                self.overhear().await?;
                Ok(self.overheard.borrow().clone())
            }
        }
    }

    fn printed(&self) -> String {
        let bytes = fs::read(&self.output).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}
