//! Requests to the preview: who may ask, and what they get.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use tower_http::services::{ServeDir, ServeFile};
use tower_livereload::LiveReloadLayer;

use super::findings_page::LAST_GOOD;

/// The page to show instead of the site; `None` while the content has no errors.
pub(super) type Instead = Arc<RwLock<Option<String>>>;

/// Routes of the preview of a published folder.
pub(super) fn router(site: &Path, port: u16, instead: Instead, reload: LiveReloadLayer) -> Router {
    let files = || ServeDir::new(site).not_found_service(ServeFile::new(site.join("404.html")));
    Router::new()
        .nest_service(LAST_GOOD.trim_end_matches('/'), files())
        .fallback_service(files())
        .layer(middleware::from_fn_with_state(instead, findings_first))
        .layer(reload)
        .layer(middleware::from_fn_with_state(port, own_pages_only))
}

/// Answers every request for a page with the findings while there are some.
async fn findings_first(State(instead): State<Instead>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let wants_page = path.ends_with('/') || path.ends_with(".html");
    let page = instead.read().unwrap_or_else(PoisonError::into_inner).clone();
    let mut response = match page.filter(|_| wants_page && !path.starts_with(LAST_GOOD)) {
        Some(page) => Html(page).into_response(),
        None => next.run(request).await,
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Only requests that name this machine and this port are answered: a foreign site could otherwise reach the preview
/// through a host name of its own that resolves to it, and a page of another program on this machine could read it.
async fn own_pages_only(State(port): State<u16>, request: Request, next: Next) -> Response {
    if is_answered(request.headers(), port) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, Body::from("预览只对本机开放")).into_response()
    }
}

fn is_answered(headers: &HeaderMap, port: u16) -> bool {
    let header = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let is_from_here = |origin: &str| origin.strip_prefix("http://").is_some_and(|host| is_own(host, port));
    is_own(header(header::HOST).unwrap_or_default(), port) && header(header::ORIGIN).is_none_or(is_from_here)
}

/// Is it the address of the preview? Browsers leave out the port that is usual.
fn is_own(host: &str, port: u16) -> bool {
    let is_named = |name| matches!(name, "127.0.0.1" | "localhost" | "[::1]");
    match host.strip_suffix(&format!(":{port}")) {
        Some(name) => is_named(name),
        None => port == 80 && is_named(host),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_address_is_answered() {
        for host in ["127.0.0.1:8080", "localhost:8080", "[::1]:8080"] {
            assert!(is_own(host, 8080), "{host}");
        }
        let others = [
            "",
            "localhost",
            "localhost:8081",
            "localhost:evil.example",
            "evil.example:8080",
            "localhost:8080:8080",
            "localhost.evil.example:8080",
            "user@localhost:8080",
            "LOCALHOST:08080",
            "127.0.0.2:8080",
            ":8080",
        ];
        for host in others {
            assert!(!is_own(host, 8080), "{host}");
        }
        assert!(is_own("localhost", 80) && is_own("localhost:80", 80));
    }
}
