//! The deployment's own console: its organisations on a page, for whoever runs it, on this machine alone.
//!
//! It belongs to no organisation and has no accounts: whoever can read the program's output has the key, and a tunnel (SSH)
//! brings the page to another machine.

mod html;

use std::{net::SocketAddr, sync::Arc};

use anyhow::{Context, Result, bail};
use axum::{
    Form, Router,
    extract::{Query, State},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use kernel::{Lang, Store, chance::digest};
use serde::Deserialize;
use tokio::{net::TcpListener, sync::watch};
use tower_http::{csrf::CsrfLayer, set_header::SetResponseHeaderLayer};

use crate::organisations;

const COOKIE: &str = "cenacle-console";
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

#[derive(Clone)]
struct Console {
    store: Store,
    key: Arc<[u8]>,
}

/// Starts the console and answers with the address that opens it, once for a browser.
///
/// # Errors
/// With a sentence for the person: another machine could reach it, or the port is taken.
pub async fn start(address: SocketAddr, store: Store, mut stop: watch::Receiver<bool>) -> Result<String> {
    if !address.ip().is_loopback() {
        bail!(
            "The console shows every organisation of the deployment, and listens on this machine alone: give --console an address such as 127.0.0.1:8081, and reach it through a tunnel."
        );
    }
    let listener =
        TcpListener::bind(address).await.with_context(|| format!("The console cannot listen on {address}."))?;
    let address = listener.local_addr()?;
    let key = store.chance().secret();
    let router = router(store, &key);
    tokio::spawn(async move {
        let ended = async move {
            let _ = stop.changed().await;
        };
        if let Err(error) = axum::serve(listener, router).with_graceful_shutdown(ended).await {
            tracing::warn!(%error, "the console has ended");
        }
    });
    Ok(format!("http://{address}/?key={key}"))
}

/// The pages of the console, for whoever holds this key.
pub fn router(store: Store, key: &str) -> Router {
    let console = Console { store, key: digest(key).into() };
    let set = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    Router::new()
        .route("/", get(list))
        .route("/organisations", post(act))
        .with_state(console)
        .layer(CsrfLayer::new())
        .layer(set(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(set(header::CACHE_CONTROL, "no-store"))
        .layer(set(header::X_FRAME_OPTIONS, "DENY"))
        .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(set(header::REFERRER_POLICY, "no-referrer"))
        .route("/assets/{*name}", get(shell::assets::serve))
}

impl Console {
    /// Whether a browser has shown the key before.
    fn knows(&self, headers: &HeaderMap) -> bool {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let shown = cookies
            .flat_map(|value| value.split(';'))
            .find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('=').map(str::to_owned));
        // Digests are compared: how long that takes tells nothing of the key.
        shown.is_some_and(|shown| digest(&shown)[..] == self.key[..])
    }
}

fn lang(headers: &HeaderMap) -> Lang {
    headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .and_then(Lang::negotiate)
        .unwrap_or_default()
}

#[derive(Debug, Deserialize)]
struct Asked {
    key: Option<String>,
}

async fn list(State(console): State<Console>, headers: HeaderMap, Query(asked): Query<Asked>) -> Response {
    if let Some(key) = asked.key {
        if digest(&key)[..] != console.key[..] {
            return refuse(&headers);
        }
        // Out of the address at once, where histories and logs would keep it.
        let cookie = format!("{COOKIE}={key}; Path=/; HttpOnly; SameSite=Strict");
        return ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response();
    }
    if !console.knows(&headers) {
        return refuse(&headers);
    }
    show(&console, &headers, None, StatusCode::OK).await
}

fn refuse(headers: &HeaderMap) -> Response {
    (StatusCode::FORBIDDEN, Html(html::refused(lang(headers)).into_string())).into_response()
}

async fn show(console: &Console, headers: &HeaderMap, said: Option<&html::Said>, status: StatusCode) -> Response {
    match organisations::list(&console.store).await {
        Ok(known) => (status, Html(html::list(lang(headers), &known, said).into_string())).into_response(),
        Err(error) => {
            tracing::error!(%error, "the console cannot list the organisations");
            (StatusCode::SERVICE_UNAVAILABLE, Html(html::broken(lang(headers)).into_string())).into_response()
        }
    }
}

/// What a form of the console sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Sent {
    #[serde(rename = "do")]
    act: String,
    slug: String,
    name: String,
    host: String,
    lang: String,
    confirm: String,
}

async fn act(State(console): State<Console>, headers: HeaderMap, Form(sent): Form<Sent>) -> Response {
    if !console.knows(&headers) {
        return refuse(&headers);
    }
    let said = match carry_out(&console.store, &sent).await {
        Ok(said) => said,
        Err(error) => {
            tracing::error!(%error, act = sent.act, "the console could not do what was asked");
            html::Said::Failed
        }
    };
    let status = if said.is_refusal() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    show(&console, &headers, Some(&said), status).await
}

async fn carry_out(store: &Store, sent: &Sent) -> kernel::Result<html::Said> {
    if sent.act == "create" {
        return create(store, sent).await;
    }
    let known = organisations::list(store).await?.into_iter().find(|known| known.slug == sent.slug);
    let Some(known) = known else { return Ok(html::Said::Gone) };
    match sent.act.as_str() {
        "suspend" | "resume" => {
            organisations::suspend(store, known.id, sent.act == "suspend").await?;
            tracing::info!(organisation = known.slug, act = sent.act, "from the console");
            Ok(if sent.act == "suspend" { html::Said::Suspended } else { html::Said::Resumed })
        }
        "link" => Ok(html::Said::Link(organisations::first_link(store, known.id).await?)),
        "remove" if known.suspended_at.is_none() => Ok(html::Said::StillOpen),
        "remove" if sent.confirm.trim() != known.slug => Ok(html::Said::NotConfirmed),
        "remove" => {
            organisations::remove(store, known.id).await?;
            tracing::warn!(organisation = known.slug, "removed from the console");
            Ok(html::Said::Removed)
        }
        _ => Ok(html::Said::Gone),
    }
}

async fn create(store: &Store, sent: &Sent) -> kernel::Result<html::Said> {
    let slug = sent.slug.trim().to_lowercase();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let hosts: Vec<String> = sent.host.split([',', ' ']).map(str::to_owned).filter(|host| !host.is_empty()).collect();
    let (Some(first), false) = (hosts.first().cloned(), sent.name.trim().is_empty()) else {
        return Ok(html::Said::Incomplete);
    };
    if slug.is_empty() || !slug.chars().all(plain) {
        return Ok(html::Said::Incomplete);
    }
    let new = identity::NewOrganisation {
        slug,
        name: sent.name.trim().to_owned(),
        hosts,
        base_url: identity::usual_base_url(&first),
        lang: Lang::parse(&sent.lang).unwrap_or_default(),
        time_zone: "Europe/Paris".into(),
        hue: 262,
        is_example: false,
    };
    let named = new.slug.clone();
    if organisations::list(store).await?.iter().any(|known| known.slug == named) {
        return Ok(html::Said::Taken);
    }
    match store
        .system("an organisation is created, from the console", move |tx| identity::create_organisation(tx, &new))
        .await
    {
        Ok(_) => {}
        // A host that is another's.
        Err(kernel::Error::Invalid(..)) => return Ok(html::Said::Taken),
        Err(error) => return Err(error),
    }
    let known = organisations::list(store).await?.into_iter().find(|known| known.slug == named);
    match known {
        Some(known) => Ok(html::Said::Link(organisations::first_link(store, known.id).await?)),
        None => Ok(html::Said::Gone),
    }
}
