//! Whether the program lives, whether it can serve, and its figures.

use std::{
    net::{IpAddr, SocketAddr},
    time::Instant,
};

use axum::{
    Router,
    extract::{ConnectInfo, MatchedPath, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use http::{Method, StatusCode, header};
use kernel::activity;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use shell::web::App;

/// Installs the collector of figures; once a process.
///
/// # Errors
/// When one is installed already.
pub fn install_metrics() -> anyhow::Result<PrometheusHandle> {
    Ok(PrometheusBuilder::new().install_recorder()?)
}

/// The process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers, to a read and to a write.
pub async fn ready(State(app): State<App>) -> Response {
    let written = app.store().quietly("whether the database can be written", |_| Ok(())).await;
    let read = app.store().system_read("whether the database answers", activity::positions).await;
    match written.and(read.map(|_| ())) {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
        }
    }
}

/// Whether somebody on this machine asks, by a name of this machine: a proxy here speaks in the name of others, and passes
/// on the host that they asked for.
#[must_use]
pub fn is_local(request: &Request) -> bool {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name).trim_matches(['[', ']']);
    let proxies = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"];
    let forwarded = proxies.into_iter().any(|name| request.headers().contains_key(name));
    peer.is_some_and(|ip| ip.to_canonical().is_loopback())
        && !forwarded
        && (name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback()))
}

/// A listener of its own for the figures, for whoever collects them from another machine.
pub fn figures_alone(app: App, handle: PrometheusHandle) -> Router {
    Router::new().route("/metrics", get(move || figures(app, handle)))
}

/// The figures in Prometheus' text format: of the program and its work, never of a person.
pub async fn figures(app: App, handle: PrometheusHandle) -> String {
    if let Ok(positions) = app.store().system_read("how far the consumers are", activity::positions).await {
        for (name, position) in positions {
            let consumer = if name.is_empty() { "journal".to_owned() } else { name };
            #[expect(clippy::cast_precision_loss, reason = "positions stay far below 2^53")]
            metrics::gauge!("cenacle_journal_position", "consumer" => consumer).set(position as f64);
        }
    }
    handle.run_upkeep();
    handle.render()
}

/// Counts and times each request by its route, never by its address.
pub async fn observe(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    // A method is whatever a stranger writes: only those that exist here get a label of their own.
    let method = match *request.method() {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    };
    let start = Instant::now();
    let response = next.run(request).await;
    let seconds = start.elapsed().as_secs_f64();
    let status = response.status().as_u16().to_string();
    tracing::debug!(method, route, status, milliseconds = seconds * 1000.0, "request");
    metrics::counter!("cenacle_requests_total", "route" => route.clone(), "method" => method, "status" => status)
        .increment(1);
    metrics::histogram!("cenacle_request_seconds", "route" => route).record(seconds);
    response
}
