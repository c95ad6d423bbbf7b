//! Runs tests one after the other: a browser that stays open between them, a fresh reader for each.

use crate::browser::{Browser, Session};
use crate::reader::Reader;
use crate::site::Site;
use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Mutex, PoisonError};
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
    pub run: Run,
}

impl Test {
    /// `explorer::a_place_and_a_topic_…`
    pub fn name(&self) -> String {
        let topic = self.module.rsplit("::").next().unwrap_or(self.module);
        format!("{topic}::{}", self.function)
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
                run: |reader| Box::pin($test(reader)),
            }),*),*]
        }
    };
}
pub(crate) use tests;

/// The open browser.
pub struct Runner {
    runtime: Runtime,
    session: Mutex<Option<Session>>,
}

impl Runner {
    pub fn new() -> Self {
        Self {
            runtime: Runtime::new().expect("a runtime"),
            session: Mutex::new(None),
        }
    }

    /// Runs a test in a browser, and returns what was wrong. Where the browser is lost on the way (it has
    /// crashed, or its driver does not know it any more), the failure is not the page's, so the test runs once more.
    pub fn run(&self, browser: Browser, test: Test) -> Result<(), String> {
        let started = Instant::now();
        let outcome = match self.attempt(browser, test) {
            Err(Wrong { lost: true, words }) => {
                eprintln!("  the browser was lost, once more: {words}");
                self.attempt(browser, test)
            }
            outcome => outcome,
        };
        eprintln!("  {:.1} s", started.elapsed().as_secs_f32());
        // At once too, not only at the very end: a run may be cut short, and its log with it.
        outcome.map_err(|wrong| {
            eprintln!("{}", wrong.words);
            wrong.words
        })
    }

    fn attempt(&self, browser: Browser, test: Test) -> Result<(), Wrong> {
        let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        if session.as_ref().is_some_and(|open| open.browser != browser) {
            self.shut(session.take());
        }
        let open = match session.take() {
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
            *session = Some(open);
        } else {
            self.shut(Some(open));
        }
        outcome
    }

    fn perform(&self, open: &Session, test: Test) -> Result<(), String> {
        let site = self.runtime.block_on(Site::open(Site::main()));
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

    /// Closes the browser.
    pub fn close(&self) {
        let session = self
            .session
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        self.shut(session);
    }

    fn shut(&self, session: Option<Session>) {
        if let Some(session) = session {
            self.runtime.block_on(session.close());
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
