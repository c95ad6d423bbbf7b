//! Runs tests, several at a time: browsers that stay open between them, a fresh reader for each test.

use crate::browser::{Browser, Session};
use crate::reader::Reader;
use crate::site::Site;
use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};
use thirtyfour::{WebDriver, error::WebDriverResult};
use tokio::runtime::Runtime;

/// What a test hands back; assertions may panic as well.
pub type Checked<T = ()> = Result<T, Box<dyn Error>>;

type Run = for<'a> fn(&'a Reader) -> Pin<Box<dyn Future<Output = Checked> + 'a>>;

/// No test takes longer, even on a slow machine.
const LIMIT: Duration = Duration::from_secs(120);

/// A test and the browsers that it runs in.
#[derive(Clone, Copy)]
pub struct Test {
    pub module: &'static str,
    pub function: &'static str,
    pub browsers: &'static [Browser],
    /// Which build of the site it reads.
    pub build: Build,
    /// Whether no other test may run at the same time.
    pub alone: bool,
    pub run: Run,
}

/// A build of the site.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// The release.
    Main,
    /// The release in one piece.
    Unsplit,
}

impl Build {
    fn folder(self) -> PathBuf {
        match self {
            Self::Main => Site::main(),
            Self::Unsplit => Site::unsplit(),
        }
    }
}

impl Test {
    /// `explorer::a_place_and_a_topic_…`
    pub fn name(&self) -> String {
        let topic = self.module.rsplit("::").next().unwrap_or(self.module);
        let build = match self.build {
            Build::Main => "",
            Build::Unsplit => "unsplit::",
        };
        format!("{build}{topic}::{}", self.function)
    }

    /// The same test on the release in one piece.
    pub fn unsplit(self) -> Self {
        Self {
            build: Build::Unsplit,
            ..self
        }
    }

    /// The same test, to be run while no other runs: it counts frames or measures times.
    pub fn alone(self) -> Self {
        Self {
            alone: true,
            ..self
        }
    }
}

/// Lists a file's tests by the browsers that they run in.
macro_rules! tests {
    ($($browsers:expr => { $($test:ident),* $(,)? })*) => {
        /// The tests of this file.
        pub fn tests() -> Vec<$crate::runner::Test> {
            vec![$($($crate::runner::Test {
                module: module_path!(),
                function: stringify!($test),
                browsers: $browsers,
                build: $crate::runner::Build::Main,
                alone: false,
                run: |reader| Box::pin($test(reader)),
            }),*),*]
        }
    };
}
pub(crate) use tests;

/// The open browsers.
pub struct Runner {
    runtime: Runtime,
    /// The browsers that no test is using.
    idle: Mutex<Vec<Session>>,
    /// Held by every test while it runs; a test that runs alone holds it for itself.
    turn: RwLock<()>,
}

impl Runner {
    pub fn new() -> Self {
        Self {
            runtime: Runtime::new().expect("a runtime"),
            idle: Mutex::new(Vec::new()),
            turn: RwLock::new(()),
        }
    }

    /// Runs a test in a browser, and returns what was wrong. Where the browser is lost on the way (it has
    /// crashed, or its driver does not know it any more), the failure is not the page's, so the test runs once more.
    pub fn run(&self, browser: Browser, test: Test) -> Result<(), String> {
        let shared =
            (!test.alone).then(|| self.turn.read().unwrap_or_else(PoisonError::into_inner));
        let alone = test
            .alone
            .then(|| self.turn.write().unwrap_or_else(PoisonError::into_inner));
        let outcome = self.run_in_turn(browser, test);
        drop((shared, alone));
        outcome
    }

    fn run_in_turn(&self, browser: Browser, test: Test) -> Result<(), String> {
        let name = format!("{}::{}", browser.name(), test.name());
        let started = Instant::now();
        let outcome = match self.attempt(browser, test) {
            Err(Wrong { lost: true, words }) => {
                eprintln!("  {name}: the browser was lost, once more: {words}");
                self.attempt(browser, test)
            }
            outcome => outcome,
        };
        eprintln!("  {name}: {:.1} s", started.elapsed().as_secs_f32());
        // At once too, not only at the very end: a run may be cut short, and its log with it.
        outcome.map_err(|wrong| {
            eprintln!("{}", wrong.words);
            wrong.words
        })
    }

    fn attempt(&self, browser: Browser, test: Test) -> Result<(), Wrong> {
        let open = match self.take(browser) {
            Some(open) => open,
            None => self
                .runtime
                .block_on(Session::open(browser))
                .map_err(|error| Wrong {
                    words: format!("{} does not open: {error}", browser.name()),
                    lost: false,
                })?,
        };
        let outcome = self.perform(&open, test).map_err(|words| {
            let answer = self
                .runtime
                .block_on(async { tokio::time::timeout(LIMIT, answers(&open.driver)).await });
            let lost = !matches!(answer, Ok(Ok(())));
            Wrong { words, lost }
        });
        // What went wrong may have left the browser in any state.
        if outcome.is_ok() {
            self.lock_idle().push(open);
        } else {
            self.runtime.block_on(open.close());
        }
        outcome
    }

    /// An open browser of this kind that no test is using. Those of other kinds are closed, because tests go
    /// browser by browser, and an open browser costs memory.
    fn take(&self, browser: Browser) -> Option<Session> {
        let mut idle = std::mem::take(&mut *self.lock_idle());
        let found = idle.iter().position(|open| open.browser == browser);
        let found = found.map(|index| idle.swap_remove(index));
        for open in idle {
            if open.browser == browser {
                self.lock_idle().push(open);
            } else {
                self.runtime.block_on(open.close());
            }
        }
        found
    }

    fn lock_idle(&self) -> MutexGuard<'_, Vec<Session>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn perform(&self, open: &Session, test: Test) -> Result<(), String> {
        let site = self.runtime.block_on(Site::open(test.build.folder()));
        let reader = Reader::new(open, Rc::new(site.map_err(|error| error.to_string())?));
        let body = catch_unwind(AssertUnwindSafe(|| {
            self.runtime.block_on(async {
                tokio::time::timeout(LIMIT, (test.run)(&reader))
                    .await
                    .map_err(|_| format!("not done after {} s", LIMIT.as_secs()))?
                    .map_err(|error| error.to_string())
            })
        }));
        let body = body.unwrap_or_else(|panic| Err(words_of(panic.as_ref())));
        let end = self
            .runtime
            .block_on(async { tokio::time::timeout(LIMIT, reader.leave()).await });
        let faults = match end {
            Ok(Ok(faults)) => faults,
            Ok(Err(error)) => vec![error.to_string()],
            Err(_) => vec!["the browser does not answer any more".to_owned()],
        };
        match (body, faults.is_empty()) {
            (Ok(()), true) => Ok(()),
            (Ok(()), false) => Err(faults.join("\n")),
            (Err(error), _) => Err(format!("{error}\n{}", faults.join("\n"))),
        }
    }

    /// Closes the browsers.
    pub fn close(&self) {
        for open in std::mem::take(&mut *self.lock_idle()) {
            self.runtime.block_on(open.close());
        }
    }
}

/// Whether a browser still runs scripts, and draws what is in front, whatever window or frame a test has
/// left it in.
async fn answers(driver: &WebDriver) -> WebDriverResult<()> {
    for window in driver.windows().await? {
        driver.switch_to_window(window).await?;
    }
    // Never called back where no frame is drawn: then the driver's patience ends with an error.
    driver
        .execute_async(
            "document.hidden ? arguments[0]() : requestAnimationFrame(() => arguments[0]())",
            vec![],
        )
        .await
        .map(drop)
}

/// What was wrong, and whether the browser was lost.
struct Wrong {
    words: String,
    lost: bool,
}

/// The words of a panic.
fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without words")
        .to_owned()
}
