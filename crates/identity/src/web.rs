//! The routes of this feature, and what its handlers share.

use std::{net::IpAddr, sync::Arc};

use axum::{
    extract::Query,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use kernel::Result;
use serde::Deserialize;
pub(crate) use shell::web::local;
use shell::web::{Answer, Ask, Failure, Posted, Routes};

use crate::{Step, invitation, reset, session, settings, sign_in, terms};

/// All that signs people in and keeps their account; `steps` are the people of the example company to step into.
#[must_use]
pub fn routes(steps: Arc<Vec<Step>>) -> Routes {
    let (shown, sent, stepped) = (Arc::clone(&steps), Arc::clone(&steps), steps);
    Routes::new()
        .get("/sign-in", move |ask, query| sign_in::web::form(ask, query, Arc::clone(&shown)))
        .post("/sign-in", move |posted| sign_in::web::sign_in(posted, Arc::clone(&sent)))
        .post("/step-in", move |posted| sign_in::web::step_in(posted, Arc::clone(&stepped)))
        .post("/sign-out", session::web::sign_out)
        .get("/forgot", reset::web::forgot_form)
        .post("/forgot", reset::web::forgot)
        .get("/reset/{token}", reset::web::reset_form)
        .post("/reset/{token}", reset::web::reset)
        .get("/invitation/{token}", invitation::web::invitation_form)
        .post("/invitation/{token}", invitation::web::accept_invitation)
        .get("/first/{token}", invitation::web::first_form)
        .post("/first/{token}", invitation::web::accept_first)
        .get("/spaces/{slug}/guests", invitation::web::guests_form)
        .post("/spaces/{slug}/guests", invitation::web::invite_guests)
        .post("/spaces/{slug}/guests/{id}/revoke", invitation::web::revoke_guest)
        .get("/administration/invite", invitation::web::invite_form)
        .post("/administration/invite", invitation::web::invite)
        .post("/administration/invite/waiting", invitation::web::invite_waiting)
        .post("/administration/invite/{id}/revoke", invitation::web::revoke)
        .get("/terms", terms::web::show)
        .post("/terms", terms::web::accept)
        .get("/settings", settings::web::show)
        .post("/settings", settings::web::save)
        .post("/settings/password", settings::web::change_password)
        .post("/settings/sessions/{id}/end", session::web::end)
        .post("/settings/sessions/end-others", session::web::end_others)
        .get("/language", language)
        .post("/language", language_sent)
        .get("/organisation.css", style)
}

/// The organisation's hue, for the browser's cache; nothing that a person typed.
async fn style(ask: Ask) -> Response {
    let css = format!(":root{{--h: {}}}\n", ask.organisation.hue.clamp(0, 359));
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")];
    (headers, css).into_response()
}

/// The query of the link to the other language.
#[derive(Debug, Deserialize)]
struct Wanted {
    #[serde(default)]
    to: String,
    #[serde(default)]
    back: String,
}

/// `GET /language`: another language for whoever has no account to keep it in; a cookie of theirs, nothing of ours.
async fn language(ask: Ask, Query(wanted): Query<Wanted>) -> Response {
    in_language(&ask, &wanted.to, &wanted.back)
}

/// `POST /language`: the same from a form; for whoever is signed in it is a setting.
async fn language_sent(posted: Posted) -> Answer {
    let wanted = kernel::Lang::parse(posted.text("lang"));
    if let (Some(lang), kernel::Asker::Session { .. }) = (wanted, &posted.ask.asker) {
        posted.private("the language that this person reads", move |tx| crate::settings::speak(tx, lang)).await?;
    }
    Ok(in_language(&posted.ask, posted.text("lang"), posted.text("back")))
}

fn in_language(ask: &Ask, to: &str, back: &str) -> Response {
    let response = go(ask, local(back).unwrap_or("/"));
    match kernel::Lang::parse(to) {
        Some(lang) => with_cookie(response, &ask.organisation.lang_cookie(lang)),
        None => response,
    }
}

/// To a path of our own.
pub(crate) fn go(ask: &Ask, href: &str) -> Response {
    ask.go(href)
}

pub(crate) fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// A page whose address or content is a secret: kept nowhere, and its address not told to other sites.
pub(crate) fn confidential(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

/// This request's address; a whole /64 is one address (RFC 6177).
fn from(ask: &Ask) -> String {
    match ask.ip {
        IpAddr::V6(ip) if ip.to_ipv4_mapped().is_none() => format!("{:x}/64", ip.to_bits() >> 64),
        ip => ip.to_canonical().to_string(),
    }
}

/// Counts one attempt from this request's address.
pub(crate) fn attempt_from(ask: &Ask, what: &str) -> Result<()> {
    ask.app.attempt_of_many(format!("{what} from {}", from(ask)))
}

/// Counts one attempt on this account: few from one address, so that guessing is slow, and more from all of them, so that
/// nobody keeps its owner out by guessing wrong.
pub(crate) fn attempt_on(ask: &Ask, what: &str, email: &str) -> Result<()> {
    let account = format!("{what} on {} {email}", ask.organisation.id);
    ask.app.attempt(format!("{account} from {}", from(ask)))?;
    ask.app.attempt_on_one(account)
}

/// A visitor is sent to sign in, and comes back to `href`.
pub(crate) async fn signed_in_or(ask: &Ask, href: &str) -> std::result::Result<Option<Response>, Failure> {
    let visitor = ask.read(|tx| Ok(tx.viewer().person().is_none())).await?;
    Ok(visitor.then(|| go(ask, &format!("/sign-in?next={href}"))))
}
