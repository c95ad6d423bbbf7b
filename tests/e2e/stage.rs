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
        pub fn tests() -> Vec<$crate::stage::Test> {
            vec![$($($crate::stage::Test {
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
pub struct Stage {
    runtime: Runtime,
    session: Mutex<Option<Session>>,
}

impl Stage {
    pub fn new() -> Self {
        Self {
            runtime: Runtime::new().expect("a runtime"),
            session: Mutex::new(None),
        }
    }

    /// Runs a test in a browser, and says what was wrong.
    pub fn run(&self, browser: Browser, test: Test) -> Result<(), String> {
        let started = Instant::now();
        let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        if session.as_ref().is_some_and(|open| open.browser != browser) {
            self.shut(session.take());
        }
        let open = match session.take() {
            Some(open) => open,
            None => self
                .runtime
                .block_on(Session::open(browser))
                .map_err(|error| format!("{} does not open: {error}", browser.name()))?,
        };
        let outcome = self.runtime.block_on(async {
            let site = Rc::new(Site::open(Site::main()).await?);
            Ok::<_, Box<dyn Error>>(Reader::new(&open, site))
        });
        let outcome = outcome
            .map_err(|error| error.to_string())
            .and_then(|reader| {
                let body = catch_unwind(AssertUnwindSafe(|| {
                    self.runtime.block_on(async {
                        tokio::time::timeout(LIMIT, (test.run)(&reader))
                            .await
                            .map_err(|_| format!("not done after {} s", LIMIT.as_secs()))?
                            .map_err(|error| error.to_string())
                    })
                }));
                let body = body.unwrap_or_else(|panic| Err(said(panic.as_ref())));
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
            });
        // What went wrong may have left the browser in any state.
        if outcome.is_ok() {
            *session = Some(open);
        } else {
            self.shut(Some(open));
        }
        eprintln!("  {:.1} s", started.elapsed().as_secs_f32());
        outcome
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

/// The words of a panic.
fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without words")
        .to_owned()
}
