//! What no reader should meet: errors in the console, violations of the policy, traces of the last reader.

use super::Reader;
use crate::browser::Browser;
use crate::runner::Checked;
use crate::site::Site;
use serde_json::json;
use std::fs;
use std::rc::Rc;

impl Reader {
    /// Leaves: looks for faults that nobody should see, and forgets everything.
    pub async fn leave(&self) -> Checked<Vec<String>> {
        self.driver.enter_default_frame().await?;
        let mut faults = self.console_errors().await?;
        faults.retain(|fault| {
            let expected = self.expected.borrow();
            !expected.iter().any(|part| fault.contains(part))
        });
        let sites = self.sites.take();
        for site in &sites {
            faults.extend(site.violations().await?);
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
    pub async fn console_errors(&self) -> Checked<Vec<String>> {
        match self.browser {
            Browser::Chromium => {
                let entries = self.driver.browser_log().await?;
                let severe = entries.into_iter().filter(|entry| entry.level == "SEVERE");
                Ok(severe.map(|entry| entry.message).collect())
            }
            Browser::Firefox => {
                let printed = self.printed();
                let new = printed.get(self.seen.get()..).unwrap_or_default();
                let bad = |line: &&str| {
                    // The browser's own parts log their errors in the same place.
                    let own = [
                        "resource://",
                        "chrome://",
                        "moz-src://",
                        "console.error: RSLoader",
                        "JSProcessActor",
                    ];
                    line.starts_with("console.error") && !own.iter().any(|part| line.contains(part))
                        || line.starts_with("JavaScript error:")
                            && line.contains("http://127.0.0.1")
                };
                Ok(new.lines().filter(bad).map(str::to_owned).collect())
            }
            Browser::WebKit => {
                self.collect_notes().await?;
                Ok(self.noted.borrow().clone())
            }
        }
    }

    pub(super) fn printed(&self) -> String {
        let bytes = fs::read(&self.output).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// WebKit's driver does not hand out the console, so the page is made to note its errors down.
    /// What happens before that is missed; a page that fails so early does not come alive either.
    pub(super) async fn note_errors(&self) -> Checked {
        if self.browser != Browser::WebKit {
            return Ok(());
        }
        self.run(
            "window.noted = [];
             const note = what => noted.push(String(what));
             addEventListener('error', event => note(event.message));
             addEventListener('unhandledrejection', event => note(event.reason));
             const log = console.error;
             console.error = (...what) => { note(what.join(' ')); log.apply(console, what); };",
        )
        .await
    }

    /// Takes what a page in WebKit has noted down, before it goes.
    pub(super) async fn collect_notes(&self) -> Checked {
        if self.browser == Browser::WebKit {
            let noted: Vec<String> = self.js("return (window.noted || []).splice(0)").await?;
            self.noted.borrow_mut().extend(noted);
        }
        Ok(())
    }
}
