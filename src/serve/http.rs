//! Requests to the preview: who may ask, and what they get.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use tower_http::services::{ServeDir, ServeFile};
use tower_livereload::LiveReloadLayer;

use super::findings_page::LAST_GOOD;

/// The page to show instead of the site; `None` while the content has no errors.
pub(super) type Instead = Arc<RwLock<Option<String>>>;

/// Routes of the preview of a published folder.
pub(super) fn router(site: &Path, instead: Instead, reload: LiveReloadLayer) -> Router {
    let files = || ServeDir::new(site).not_found_service(ServeFile::new(site.join("404.html")));
    Router::new()
        .nest_service(LAST_GOOD.trim_end_matches('/'), files())
        .fallback_service(files())
        .layer(middleware::from_fn_with_state(instead, findings_first))
        .layer(reload)
        .layer(middleware::from_fn(own_machine_only))
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

/// Only requests that name this machine are answered: a foreign site could otherwise reach the preview through a host
/// name of its own that resolves to it.
async fn own_machine_only(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if matches!(name, "127.0.0.1" | "localhost" | "[::1]") {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, Body::from("预览只对本机开放")).into_response()
    }
}
