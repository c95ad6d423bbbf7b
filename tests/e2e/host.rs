//! Partner sites: the pages of `tests/hosts/`, each put into what they share, and the real
//! host scripts, served from an origin and a site (`localhost`) of their own.

use crate::runner::Checked;
use crate::site::{self, Site};
use axum::Router;
use axum::extract;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Html;
use axum::routing::get;
use std::path::PathBuf;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

/// A partner's server; it stops when dropped.
pub struct Host {
    port: u16,
    task: JoinHandle<()>,
}

impl Host {
    /// Starts it on a free port.
    pub async fn open() -> Checked<Self> {
        let pages = Router::new().route("/{page}", get(page));
        // Isolated: browsers show in it only what allows that by a header.
        let isolated = pages.clone().layer(axum::middleware::map_response(isolate));
        let router = Router::new()
            .nest_service("/lib", ServeDir::new(folder("node_modules")))
            .nest_service("/parts", ServeDir::new(folder("tests/hosts/parts")))
            .nest("/isolated", isolated)
            .merge(pages);
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let task = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { port, task })
    }

    /// The address of a page that shows a view of a site: `page` is its name, `view`
    /// the path inside the site.
    pub fn showing(&self, page: &str, site: &Site, view: &str) -> String {
        let view: String = site
            .address(view)
            .bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' => {
                    char::from(byte).to_string()
                }
                other => format!("%{other:02X}"),
            })
            .collect();
        format!("http://localhost:{}/{page}?view={view}", self.port)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn folder(name: &str) -> PathBuf {
    site::project().join(name)
}

/// A host's own lines in what stands around every one of them.
async fn page(extract::Path(page): extract::Path<String>) -> Result<Html<String>, StatusCode> {
    let read = |file: String| {
        std::fs::read_to_string(folder("tests/hosts").join(file)).map_err(|_| StatusCode::NOT_FOUND)
    };
    let own = read(format!("{page}.html"))?;
    Ok(Html(
        read("parts/around.html".to_owned())?.replace("<!--host-->", &own),
    ))
}

async fn isolate(mut response: axum::response::Response) -> axum::response::Response {
    for (name, value) in [
        ("cross-origin-embedder-policy", "require-corp"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        response.headers_mut().insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    response
}
