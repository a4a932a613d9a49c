//! All routes of the program, and what stands around every answer.

use std::sync::Arc;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use content::feed::Heads;
use http::{HeaderName, HeaderValue, StatusCode, header};
use identity::session::Seen;
use kernel::{Asker, Error, params};
use metrics_exporter_prometheus::PrometheusHandle;
use shell::web::{App, Ask, Failure, Route, Routes};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, limit::RequestBodyLimitLayer,
};

use crate::{
    desk::{self, Desk},
    health,
};

/// No script but our own files, nothing framed, nothing sent elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

/// The longest body that is read to its end, so that its sender hears the answer; what is kept of it is bounded where
/// forms are read (`shell::web::Posted`).
const LONGEST: usize = 512 * 1024 * 1024;

/// Every feature's routes.
#[must_use]
pub fn routes(steps: Arc<Vec<identity::Step>>, desk: Arc<Desk>) -> Routes {
    Routes::new()
        .merge(content::web::routes())
        .merge(identity::routes(steps))
        .merge(people::routes(spaces::join))
        .merge(spaces::routes())
        .merge(moderation::routes())
        .merge(administration::routes())
        .merge(transfer::people::web::routes())
        .merge(transfer::own::web::routes())
        .merge(notifications::routes())
        .merge(search::routes())
        .merge(desk::routes(desk))
}

/// The router, and the table of its routes.
pub fn router(
    app: App,
    heads: Heads,
    steps: Arc<Vec<identity::Step>>,
    desk: Arc<Desk>,
    figures: Option<PrometheusHandle>,
) -> (Router, Vec<Route>) {
    let (pages, table) = routes(steps, desk).finish();
    (around(pages, app, heads, figures), table)
}

/// What stands around every answer, put around some pages: ours, or ours and what a benchmark compares them with.
pub fn around(pages: Router<App>, app: App, heads: Heads, figures: Option<PrometheusHandle>) -> Router {
    // One stack: each `Router::layer` more is a service that is boxed once and copied for every request.
    let stack = ServiceBuilder::new()
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Fastest))
        .layer(middleware::from_fn_with_state(Around { app: app.clone(), seen: Arc::default() }, accompany))
        .layer(RequestBodyLimitLayer::new(LONGEST))
        .layer(DefaultBodyLimit::disable())
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(content::web::layer(heads, notifications::read_object));
    let pages = pages.fallback(elsewhere).layer(stack);
    let metered = figures.map(|handle| {
        let app = app.clone();
        let local = async move |request: Request| {
            if health::is_local(&request) { Ok(health::figures(app, handle).await) } else { Err(StatusCode::NOT_FOUND) }
        };
        Router::new().route("/metrics", get(local))
    });
    pages
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/assets/{*name}", get(shell::assets::serve))
        .with_state(app)
        .merge(metered.unwrap_or_default())
        .layer(
            ServiceBuilder::new()
                .map_response(protect)
                .layer(CatchPanicLayer::new())
                .layer(middleware::from_fn(health::observe)),
        )
}

/// What every answer says of how it may be used, unless it says so itself.
const PROTECTION: [(HeaderName, HeaderValue); 9] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=()"),
    ),
    (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    (header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000")),
];

fn protect<B>(mut response: http::Response<B>) -> http::Response<B> {
    for (name, value) in PROTECTION {
        response.headers_mut().entry(name).or_insert(value);
    }
    response
}

/// A path that is nobody's: perhaps an address that an imported entry had, which passes the door like any other.
async fn elsewhere(ask: Ask, request: Request) -> Result<Response, Failure> {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let plain = request.uri().path().trim_end_matches('/').to_owned();
    let found = ask
        .read(move |tx| {
            tx.find::<(i64, String, String)>(
                "select entry, kind, slug from visible_old_address where path = :path or path = :plain",
                params! { path, plain },
            )
        })
        .await?;
    match found {
        Some(row) => {
            Ok(Redirect::permanent(&content::entry::model::href(&row.1, kernel::Id::new(row.0), &row.2))
                .into_response())
        }
        None => Err(ask.failure(Error::NotFound)),
    }
}

/// What stands around every request.
#[derive(Clone)]
struct Around {
    app: App,
    seen: Arc<Seen>,
}

/// Notes beside the answer that a session is in use, and says refusals of the layers below (too large, cross-site, no
/// such method) as pages of ours.
async fn accompany(State(Around { app, seen }): State<Around>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let ask = <Ask as axum::extract::FromRequestParts<App>>::from_request_parts(&mut parts, &app).await;
    let response = next.run(Request::from_parts(parts, body)).await;
    if let Ok(ask) = &ask {
        note(&seen, ask);
    }
    match refused(&response) {
        Some(error) => match ask {
            Ok(ask) => ask.failure(error).into_response(),
            Err(failure) => failure.into_response(),
        },
        None => response,
    }
}

fn note(seen: &Arc<Seen>, ask: &Ask) {
    if !matches!(ask.asker, Asker::Session { .. }) {
        return;
    }
    let (seen, store, asker) = (Arc::clone(seen), ask.app.store().clone(), ask.asker.clone());
    tokio::spawn(async move {
        if let Err(error) = seen.touch(&store, &asker).await {
            tracing::debug!(%error, "a session's last use was not noted");
        }
    });
}

/// A refusal that has no page yet.
fn refused(response: &Response) -> Option<Error> {
    if !is_plain(response) {
        return None;
    }
    match response.status().as_u16() {
        413 => Some(Error::TooLarge),
        403 => Some(Error::Forbidden),
        400 | 405 | 422 => Some(Error::NotFound),
        500 => Some(Error::Internal("a layer failed".to_owned())),
        _ => None,
    }
}

fn is_plain(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("text/plain")))
}
