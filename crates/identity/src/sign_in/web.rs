//! The handlers of signing in.

use std::sync::Arc;

use axum::{extract::Query, response::Response};
use http::StatusCode;
use kernel::{Asker, Error, chance::digest};
use markup::words::email;
use serde::Deserialize;
use shell::{
    t::identity as say,
    web::{Answer, Ask, Failure, Posted, with_status},
};

use super::{
    Step,
    html::{self, Tried},
    kept::Kept,
    store::{self, Account, Tile},
};
use crate::{
    password, session,
    web::{attempt_from, attempt_on, confidential, go, local, with_cookie},
};

/// The query of the sign-in page.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    next: String,
}

/// `GET /sign-in`.
pub(crate) async fn form(ask: Ask, Query(asked): Query<Asked>, steps: Arc<Vec<Step>>) -> Answer {
    let next = local(&asked.next).unwrap_or_default().to_owned();
    if ask.read(|tx| Ok(tx.viewer().person().is_some())).await? {
        return Ok(go(&ask, if next.is_empty() { "/" } else { &next }));
    }
    show(&ask, Tried { next, ..Tried::default() }, &steps, StatusCode::OK).await
}

async fn show(ask: &Ask, tried: Tried, steps: &Arc<Vec<Step>>, status: StatusCode) -> Answer {
    let tiles = if may_step_in(ask) { tiles(ask, steps).await? } else { Vec::new() };
    let page = ask.page(move |page| Ok(html::sign_in(page, &tried, &tiles))).await?;
    Ok(confidential(with_status(page, status)))
}

/// Only the example company, and only where the deployment lets people in so.
fn may_step_in(ask: &Ask) -> bool {
    ask.organisation.is_example && ask.app.settings().step_in
}

async fn tiles(ask: &Ask, steps: &Arc<Vec<Step>>) -> Result<Vec<Tile>, Failure> {
    let (organisation, lang, steps) = (ask.organisation.id, ask.lang, Arc::clone(steps));
    ask.app
        .store()
        .system_read("who can be stepped into in the example company, whose people are invented", move |tx| {
            store::tiles(tx, organisation, lang, &steps)
        })
        .await
        .map_err(|error| ask.failure(error))
}

/// `POST /sign-in`.
pub(crate) async fn sign_in(posted: Posted, steps: Arc<Vec<Step>>) -> Answer {
    let ask = &posted.ask;
    let typed = posted.text("email");
    let tried =
        Tried { next: posted.text("next").to_owned(), email: typed.to_owned(), kept: Kept::of(&posted), wrong: None };
    let email = email(typed).unwrap_or_default();
    if let Err(Error::RateLimited(seconds)) =
        attempt_from(ask, "sign-in").and_then(|()| attempt_on(ask, "sign-in", &email))
    {
        let minutes = i64::try_from(seconds.div_ceil(60)).unwrap_or(1);
        let tried = Tried { wrong: Some(say::sign_in_slow(ask.lang, minutes)), ..tried };
        return show(ask, tried, &steps, StatusCode::TOO_MANY_REQUESTS).await;
    }
    let entered = match check(ask, email, posted.text("password")).await.map_err(|error| ask.failure(error))? {
        Some(account) => enter(ask, account).await?,
        None => None,
    };
    match entered {
        Some(entered) => after(ask, &tried.next, tried.kept.as_ref(), entered).await,
        None => {
            let tried = Tried { wrong: Some(say::sign_in_failed(ask.lang).to_owned()), ..tried };
            show(ask, tried, &steps, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// The account, if this is its password. A password is checked in any case, so that time tells nothing.
async fn check(ask: &Ask, email: String, password: &str) -> kernel::Result<Option<Account>> {
    let organisation = ask.organisation.id;
    let account = ask
        .app
        .store()
        .system_read("a credential, for somebody who has no session yet", move |tx| {
            store::account(tx, organisation, &email)
        })
        .await?;
    let stored = account.as_ref().and_then(|account| account.password_hash.clone());
    let holds = password::verify(stored, password).await?;
    Ok(account.filter(|_| holds))
}

/// A session that has begun: its secret, and the language of whose it is.
struct Entered {
    secret: String,
    lang: Option<kernel::Lang>,
}

async fn enter(ask: &Ask, account: Account) -> Result<Option<Entered>, Failure> {
    let secret = ask.app.store().chance().secret();
    let (organisation, asker, device) = (ask.organisation.id, ask.asker.clone(), session::device(&ask.user_agent));
    let (lang, kept_secret) = (account.lang(), secret.clone());
    let stood = ask
        .app
        .store()
        .system("a session for a credential that was just checked", move |tx| {
            store::enter(tx, &asker, organisation, &account, &kept_secret, &device)
        })
        .await
        .map_err(|error| ask.failure(error))?;
    Ok(stood.then_some(Entered { secret, lang }))
}

/// Back to where they were, or to the text that waited for them.
async fn after(ask: &Ask, next: &str, kept: Option<&Kept>, entered: Entered) -> Answer {
    let response = match kept {
        None => go(ask, local(next).unwrap_or("/")),
        Some(kept) => {
            let asker = Asker::Session { organisation: ask.organisation.id, digest: digest(&entered.secret) };
            let ask = Ask { asker, here: kept.to.clone(), ..ask.clone() };
            let kept = kept.clone();
            confidential(ask.page(move |page| Ok(html::resumed(page, &kept))).await?)
        }
    };
    Ok(with_session(ask, response, &entered.secret, entered.lang))
}

/// The cookies of a session that has begun.
pub(crate) fn with_session(ask: &Ask, response: Response, secret: &str, lang: Option<kernel::Lang>) -> Response {
    let response = with_cookie(response, &ask.organisation.session_cookie(secret, session::COOKIE_S));
    match lang {
        Some(lang) => with_cookie(response, &ask.organisation.lang_cookie(lang)),
        None => response,
    }
}

/// `POST /step-in`: one of the tour's people, in the example company alone.
pub(crate) async fn step_in(posted: Posted, steps: Arc<Vec<Step>>) -> Answer {
    let ask = &posted.ask;
    let handle = posted.text("handle").to_owned();
    if !may_step_in(ask) || !steps.iter().any(|step| step.handle == handle) {
        return Err(ask.failure(Error::NotFound));
    }
    let organisation = ask.organisation.id;
    let account = ask
        .app
        .store()
        .system_read("somebody of the example company, whose people are invented", move |tx| {
            store::account_of_handle(tx, organisation, &handle)
        })
        .await
        .map_err(|error| ask.failure(error))?
        .ok_or_else(|| ask.failure(Error::NotFound))?;
    match enter(ask, account).await? {
        Some(entered) => after(ask, posted.text("next"), Kept::of(&posted).as_ref(), entered).await,
        None => Err(ask.failure(Error::NotFound)),
    }
}
