//! The three browsers: how each is started and driven, and where its console goes.

use crate::runner::Checked;
use serde_json::{Value, json};
use std::env;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

/// A browser that readers use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    Firefox,
    WebKit,
}

/// For tests that need Chromium's own tools.
pub const CHROMIUM: &[Browser] = &[Browser::Chromium];
/// For what has to hold for every reader.
pub const EVERY_BROWSER: &[Browser] = &Browser::ALL;

/// How long a driver may take to come up.
const START: Duration = Duration::from_secs(60);

impl Browser {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The variable that names the driver, and its usual name.
    fn driver(self) -> (&'static str, &'static str) {
        match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKITDRIVER", "WebKitWebDriver"),
        }
    }

    fn capabilities(self) -> Checked<Value> {
        Ok(match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": {"args": [
                    "--headless=new",
                    // Chromium's own sandbox does not work as root.
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-dev-shm-usage",
                    "--window-size=1280,900",
                ]},
                "goog:loggingPrefs": {"browser": "ALL"},
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": on_path(&["firefox-esr", "firefox"])?,
                    "args": ["-headless", "--width=1280", "--height=900"],
                    "prefs": {
                        // The console goes where the driver's own output goes.
                        "devtools.console.stdout.content": true,
                        // Asks no foreign server for anything.
                        "app.normandy.enabled": false,
                        "services.settings.server": "data:,#remote-settings-dummy/v1",
                        "network.captive-portal-service.enabled": false,
                        "network.connectivity-service.enabled": false,
                    },
                },
            }),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {
                    "binary": mini_browser()?,
                    "args": ["--automation", "--geometry=1280x900"],
                },
            }),
        })
    }
}

/// An open browser with its driver. Close it: dropping it leaves processes behind.
pub struct Session {
    pub browser: Browser,
    pub driver: WebDriver,
    /// What driver and browser print.
    pub output: PathBuf,
    processes: Processes,
}

/// The driver, and the screen of a browser that needs one. Ended on drop.
struct Processes(Vec<Child>);

impl Drop for Processes {
    fn drop(&mut self) {
        for process in &mut self.0 {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

impl Session {
    /// Starts the driver on a free port, and the browser through it.
    pub async fn open(browser: Browser) -> Checked<Self> {
        Self::with(browser, browser.capabilities()?).await
    }

    /// The same for a reader who lets no frame of another site store anything.
    pub async fn without_storage(browser: Browser) -> Checked<Self> {
        let mut capabilities = browser.capabilities()?;
        match browser {
            // With the storage of other sites alone forbidden, it gives each frame one of its own.
            Browser::Chromium => {
                capabilities["goog:chromeOptions"]["prefs"] =
                    json!({"profile": {"default_content_setting_values": {"cookies": 2}}});
            }
            Browser::Firefox => {
                capabilities["moz:firefoxOptions"]["prefs"]["network.cookie.cookieBehavior"] =
                    1.into();
            }
            Browser::WebKit => return Err("WebKitGTK has no setting for this".into()),
        }
        Self::with(browser, capabilities).await
    }

    async fn with(browser: Browser, wanted: Value) -> Checked<Self> {
        static OPENED: AtomicUsize = AtomicUsize::new(0);
        let output = env::temp_dir().join(format!(
            "changjuan-e2e-{}-{}-{}.log",
            std::process::id(),
            browser.name(),
            OPENED.fetch_add(1, Ordering::Relaxed)
        ));
        let mut processes = Processes(Vec::new());
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let (variable, name) = browser.driver();
        let program = env::var(variable)
            .ok()
            .filter(|program| !program.is_empty())
            .unwrap_or_else(|| name.to_owned());
        let log = File::create(&output)?;
        let mut command = Command::new(&program);
        command
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stderr(log.try_clone()?)
            .stdout(log);
        if browser == Browser::WebKit {
            let (screen, display) = screen()?;
            processes.0.push(screen);
            command.env("DISPLAY", display).env("GDK_BACKEND", "x11");
        }
        let driver = command
            .spawn()
            .map_err(|error| format!("{program}: {error} (make test sets up what is missing)"))?;
        // Ended in reverse: first the driver, then its screen.
        processes.0.insert(0, driver);
        let server = format!("http://127.0.0.1:{port}");
        ready(&server).await?;
        let mut capabilities = Capabilities::new();
        for (name, value) in wanted.as_object().into_iter().flatten() {
            capabilities.set(name.clone(), value)?;
        }
        let driver = WebDriver::new(&server, capabilities)
            .await
            .map_err(|error| format!("{error}\n{}", tail(&output)))?;
        driver.set_script_timeout(Duration::from_secs(60)).await?;
        driver
            .set_page_load_timeout(Duration::from_secs(60))
            .await?;
        Ok(Self {
            browser,
            driver,
            output,
            processes,
        })
    }

    /// Closes the browser and ends its processes.
    pub async fn close(self) {
        let quit = self.driver.quit();
        if tokio::time::timeout(Duration::from_secs(20), quit)
            .await
            .is_err()
        {
            eprintln!("{} did not close by itself", self.browser.name());
        }
        drop(self.processes);
        let _ = fs::remove_file(&self.output);
    }
}

/// Waits until a driver answers.
async fn ready(server: &str) -> Checked {
    let started = Instant::now();
    while started.elapsed() < START {
        if let Ok(answer) = reqwest::get(format!("{server}/status")).await
            && answer.status().is_success()
        {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(format!("the driver does not answer at {server}").into())
}

/// A screen that nobody sees, and its name.
fn screen() -> Checked<(Child, String)> {
    let mut screen = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1600x1200x24"])
        .args(["-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("Xvfb: {error}"))?;
    let mut number = String::new();
    if let Some(out) = screen.stdout.take() {
        BufReader::new(out).read_line(&mut number)?;
    }
    match number.trim() {
        "" => Err("Xvfb found no free display".into()),
        number => Ok((screen, format!(":{number}"))),
    }
}

/// The first of these programs that there is.
fn on_path(names: &[&str]) -> Checked<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = names
        .iter()
        .flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|file| file.is_file());
    found.ok_or_else(|| format!("none of {} is there", names.join(", ")).into())
}

/// WebKitGTK's small browser; where it lives depends on the machine's architecture.
fn mini_browser() -> Checked<PathBuf> {
    let folders = fs::read_dir("/usr/lib")?
        .flatten()
        .map(|entry| entry.path())
        .chain(["/usr/lib", "/usr/libexec"].map(PathBuf::from));
    let found = folders
        .flat_map(|folder| {
            ["webkit2gtk-4.1", "webkitgtk-6.0"].map(|part| folder.join(part).join("MiniBrowser"))
        })
        .find(|file| file.is_file());
    found.ok_or_else(|| "MiniBrowser of WebKitGTK is not under /usr/lib".into())
}

fn tail(file: &Path) -> String {
    let text = fs::read(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(10)..].join("\n")
}
