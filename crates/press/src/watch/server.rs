//! The server of a site that is being edited: the site as the real server sends it, or the page of a fault, and
//! an event stream that says what is shown.

use super::fault_page::{self, Place};
use crate::build::BuildError;
use crate::serve;
use crate::site::RELOAD;
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};
use tower::ServiceExt;

/// The scripts and styles of the watch.
const RELOAD_SCRIPT: &str = include_str!("reload.js");
const FAULT_STYLE: &str = include_str!("fault.css");

/// How soon a browser asks for the events again after the server has gone, for instance for its successor.
const RETRY: Duration = Duration::from_millis(300);

/// What readers are shown.
#[derive(Clone)]
pub struct Shown {
    /// Its identity: of the build, or of the fault. Empty while nothing has been built yet.
    id: String,
    /// The last site that could be built.
    site: Option<Router>,
    /// The page that stands in the place of every other one.
    page: Option<String>,
}

impl Shown {
    /// What there is before the first build: the site of the last time, or a page that asks to wait.
    pub fn before(dist: &Path, address: SocketAddr) -> Self {
        let site = open(dist, address);
        Self {
            id: String::new(),
            page: site.is_none().then(fault_page::waiting),
            site,
        }
    }

    /// A site that has been built.
    pub fn site(build: String, dist: &Path, address: SocketAddr) -> Self {
        Self {
            id: build,
            site: open(dist, address),
            page: None,
        }
    }

    /// A fault in the place of the site.
    pub fn fault(error: &BuildError, root: &Path, dist: &Path, address: SocketAddr) -> Self {
        let faults = error.faults().iter();
        let places = faults.map(|fault| Place::of(fault, root)).collect();
        let (id, page) = fault_page::print(places, &error.to_string());
        Self {
            id,
            site: open(dist, address),
            page: Some(page),
        }
    }
}

/// The site in a folder as the real server sends it; `None` where there is none.
fn open(dist: &Path, address: SocketAddr) -> Option<Router> {
    let options = serve::Options {
        dist: dist.to_owned(),
        host: address.ip().to_string(),
        port: address.port(),
        sub_path: None,
        report: false,
    };
    serve::router(&options, address).ok()
}

/// What builder and server share.
pub struct Shared(watch::Sender<Shown>);

impl Shared {
    pub fn new(shown: Shown) -> Self {
        Self(watch::Sender::new(shown))
    }

    /// Shows something else from now on.
    pub fn show(&self, shown: Shown) {
        self.0.send_replace(shown);
    }
}

/// Everything that the server answers.
pub fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/__dev/events", get(events))
        .route(RELOAD, file("text/javascript", RELOAD_SCRIPT))
        .route(fault_page::STYLE, file("text/css", FAULT_STYLE))
        .fallback(respond)
        .with_state(shared)
}

/// Answers with a file of the watch, which pages in sandboxed frames may load too.
fn file<S: Clone + Send + Sync + 'static>(
    kind: &'static str,
    text: &'static str,
) -> MethodRouter<S, Infallible> {
    get(move || async move {
        let headers = [
            (header::CONTENT_TYPE.as_str(), kind),
            (header::CACHE_CONTROL.as_str(), "no-store"),
            ("cross-origin-resource-policy", "cross-origin"),
        ];
        (headers, text).into_response()
    })
}

/// The identities of what is shown, the first at once.
async fn events(
    State(shared): State<Arc<Shared>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let shown = WatchStream::new(shared.0.subscribe());
    let events = shown.map(|shown| Ok(Event::default().retry(RETRY).data(shown.id)));
    Sse::new(events).keep_alive(KeepAlive::default())
}

async fn respond(State(shared): State<Arc<Shared>>, request: Request<Body>) -> Response {
    let Shown { site, page, .. } = shared.0.borrow().clone();
    match (page, site) {
        (Some(page), _) if is_for_page(request.headers()) => {
            (StatusCode::SERVICE_UNAVAILABLE, Html(page)).into_response()
        }
        (_, Some(site)) => match site.oneshot(request).await {
            Ok(response) => response,
        },
        (_, None) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Whether a browser asks for a page, and not for a file of one.
fn is_for_page(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT);
    accepted
        .and_then(|kinds| kinds.to_str().ok())
        .is_some_and(|kinds| kinds.contains("text/html"))
}
