//! Serves a finished site with the right content types, compressed files, long caching for hashed names,
//! and the headers of `headers.json`.
//!
//! The end-to-end tests start the same server in their own process, on a free port.

use crate::site::headers;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, Request, StatusCode, Uri};
use axum::response::{IntoResponse, Json, Redirect, Response};
use axum::routing::{get, post};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// The largest number of reports that are kept for tests. Further ones would repeat these.
const MOST_REPORTS: usize = 1000;

/// What to serve, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The finished site.
    pub dist: PathBuf,
    /// The address to listen on.
    pub host: String,
    /// The port; 0 for a free one.
    pub port: u16,
    /// The path to serve under; `None` for the path that the site was built for.
    pub sub_path: Option<String>,
    /// Whether browsers report breaches of the policy to `/__report`.
    pub report: bool,
}

/// Why the site cannot be served.
#[derive(Debug, Error)]
pub enum ServeError {
    /// There is no finished site.
    #[error("{}: {error}: build the site first (make build)", .file.display())]
    NoSite {
        file: PathBuf,
        error: std::io::Error,
    },
    /// `headers.json` is broken.
    #[error("{}: {error}: build the site again (make build)", .file.display())]
    Headers {
        file: PathBuf,
        error: serde_json::Error,
    },
    /// A header cannot be sent.
    #[error("{}: “{name}” is not a header that can be sent", .file.display())]
    Header { file: PathBuf, name: String },
    /// Another program uses the port.
    #[error("port {0} is taken: use PORT=…")]
    Taken(u16),
    /// Listening failed.
    #[error("cannot listen on {0}: {1}")]
    Listen(String, std::io::Error),
}

/// A running server; it stops when its task is aborted.
#[derive(Debug)]
pub struct Server {
    /// The address on which it listens.
    pub address: SocketAddr,
    /// The path of the site, with a slash at both ends.
    pub sub_path: String,
    /// Its task.
    pub task: JoinHandle<std::io::Result<()>>,
}

impl Server {
    /// The address of the front page.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.sub_path)
    }
}

/// Starts a server inside a tokio runtime. It listens when this returns.
pub async fn start(options: Options) -> Result<Server, ServeError> {
    let listener = listen(&options.host, options.port).await?;
    let address = listener
        .local_addr()
        .map_err(|error| ServeError::Listen(options.host.clone(), error))?;
    let site = Site::open(&options, address)?;
    let sub_path = site.base.clone();
    let router = answers(site, options.report);
    let task = tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(Server {
        address,
        sub_path,
        task,
    })
}

/// Listens on an address of this machine.
pub async fn listen(host: &str, port: u16) -> Result<TcpListener, ServeError> {
    TcpListener::bind((host, port)).await.map_err(|error| {
        if error.kind() == std::io::ErrorKind::AddrInUse {
            ServeError::Taken(port)
        } else {
            ServeError::Listen(format!("{host}:{port}"), error)
        }
    })
}

/// What a server on this address answers.
pub fn router(options: &Options, address: SocketAddr) -> Result<Router, ServeError> {
    Ok(answers(Site::open(options, address)?, options.report))
}

fn answers(site: Site, report: bool) -> Router {
    let mut router = Router::new();
    if report {
        router = router
            .route("/__report", post(add_report))
            .route("/__reports", get(list_reports).delete(clear_reports));
    }
    router.fallback(respond).with_state(Arc::new(site))
}

/// A site that is being served.
struct Site {
    base: String,
    files: ServeDir,
    hashed: Vec<String>,
    all: HeaderMap,
    pages: HeaderMap,
    embeds: HeaderMap,
    immutable: HeaderMap,
    other: HeaderMap,
    own: Vec<(String, HeaderMap)>,
    reports: Mutex<Vec<Value>>,
}

impl Site {
    fn open(options: &Options, address: SocketAddr) -> Result<Self, ServeError> {
        let file = options.dist.join(headers::FILE);
        let text = fs::read_to_string(&file).map_err(|error| ServeError::NoSite {
            file: file.clone(),
            error,
        })?;
        let mut headers: headers::Headers =
            serde_json::from_str(&text).map_err(|error| ServeError::Headers {
                file: file.clone(),
                error,
            })?;
        for pages in [&mut headers.pages, &mut headers.embeds] {
            if let Some(policy) = pages.get_mut("content-security-policy") {
                // The server has another address than the one that the site was built for.
                *policy = policy.replace(&headers.origin, &format!("http://{address}"));
                if options.report {
                    policy.push_str("; report-uri /__report");
                }
            }
        }
        let base = options.sub_path.as_deref().unwrap_or(&headers.base_path);
        let base = match base.trim_matches('/') {
            "" => "/".to_owned(),
            path => format!("/{path}/"),
        };
        let read = |pairs: &BTreeMap<String, String>| {
            header_map(pairs).map_err(|name| ServeError::Header {
                file: file.clone(),
                name,
            })
        };
        Ok(Self {
            base,
            files: ServeDir::new(&options.dist)
                .precompressed_br()
                .precompressed_gzip(),
            all: read(&headers.all)?,
            pages: read(&headers.pages)?,
            embeds: read(&headers.embeds)?,
            immutable: read(&headers.immutable)?,
            other: read(&headers.files)?,
            own: headers
                .own
                .iter()
                .map(|(name, pairs)| Ok((name.clone(), read(pairs)?)))
                .collect::<Result<_, _>>()?,
            hashed: headers.hashed.into_iter().collect(),
            reports: Mutex::new(Vec::new()),
        })
    }

    /// The response for a file, with the headers of its kind.
    async fn file(&self, path: &str, method: Method, request_headers: &HeaderMap) -> Response {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = method;
        *request.headers_mut() = request_headers.clone();
        *request.uri_mut() = format!("/{path}").parse::<Uri>().unwrap_or_default();
        let Ok(response) = self.files.clone().oneshot(request).await;
        let mut response = response.map(Body::new);
        let is_file = is_file(response.status());
        let headers = response.headers_mut();
        let kind = headers
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        let own = if !is_file {
            &self.other
        } else if let Some((_, own)) = self.own.iter().find(|(name, _)| {
            path == name || name.ends_with('/') && path.starts_with(name.as_str())
        }) {
            own
        } else if self.hashed.iter().any(|file| file == path) {
            &self.immutable
        } else if kind.starts_with("text/html") || path.is_empty() || path.ends_with('/') {
            if path.starts_with("embed/") {
                &self.embeds
            } else {
                &self.pages
            }
        } else {
            &self.other
        };
        if kind.starts_with("text/")
            && !kind.contains("charset")
            && let Ok(kind) = HeaderValue::try_from(format!("{kind}; charset=utf-8"))
        {
            headers.insert(header::CONTENT_TYPE, kind);
        }
        for (name, value) in self.all.iter().chain(own) {
            headers.insert(name, value.clone());
        }
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        response
    }
}

/// Whether a response with this status is the file, a part of it, or the word that it has not changed. Any other one must
/// not be kept: a browser would show an error under a hashed name for as long as it may keep the file, a year.
fn is_file(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED
    )
}

fn header_map(pairs: &BTreeMap<String, String>) -> Result<HeaderMap, String> {
    let mut map = HeaderMap::new();
    for (name, value) in pairs {
        let wrong = || name.clone();
        let name = HeaderName::try_from(name).map_err(|_| wrong())?;
        let value = HeaderValue::try_from(value).map_err(|_| wrong())?;
        map.insert(name, value);
    }
    Ok(map)
}

async fn respond(State(site): State<Arc<Site>>, request: Request<Body>) -> Response {
    let (parts, _) = request.into_parts();
    let path = parts.uri.path();
    if let Some(inside) = path.strip_prefix(&site.base) {
        let response = site
            .file(inside, parts.method.clone(), &parts.headers)
            .await;
        if response.status() != StatusCode::NOT_FOUND {
            return response;
        }
    } else if path == "/" || format!("{path}/") == site.base {
        return Redirect::temporary(&site.base).into_response();
    }
    let mut request_headers = parts.headers;
    // The response is the page 404, not the requested file, so the conditions and the range of the request
    // do not apply to it.
    for name in [
        header::IF_MODIFIED_SINCE,
        header::IF_UNMODIFIED_SINCE,
        header::RANGE,
    ] {
        request_headers.remove(name);
    }
    let method = if parts.method == Method::HEAD {
        Method::HEAD
    } else {
        Method::GET
    };
    let mut response = site.file("404.html", method, &request_headers).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

async fn add_report(State(site): State<Arc<Site>>, body: Bytes) -> StatusCode {
    let report = serde_json::from_slice(&body)
        .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&body).into_owned()));
    eprintln!("policy breach: {report}");
    let mut reports = site.reports.lock().unwrap_or_else(PoisonError::into_inner);
    if reports.len() < MOST_REPORTS {
        reports.push(report);
    }
    StatusCode::NO_CONTENT
}

async fn list_reports(State(site): State<Arc<Site>>) -> Json<Vec<Value>> {
    let reports = site.reports.lock().unwrap_or_else(PoisonError::into_inner);
    Json(reports.clone())
}

async fn clear_reports(State(site): State<Arc<Site>>) -> StatusCode {
    let mut reports = site.reports.lock().unwrap_or_else(PoisonError::into_inner);
    reports.clear();
    StatusCode::NO_CONTENT
}
