//! The handlers of a forgotten password.

use axum::extract::Path;
use http::StatusCode;
use kernel::{Error, Result, chance::digest};
use markup::words::email;
use maud::html;
use shell::{
    component::{Button, Tone, button_link},
    t::identity as say,
    web::{Answer, Ask, Posted, with_status},
};

use super::html as pages;
use crate::{
    mail::Sender,
    password,
    web::{attempt_from, attempt_on, confidential, go},
};

/// `GET /forgot`.
pub(crate) async fn forgot_form(ask: Ask) -> Answer {
    ask.page(|page| Ok(pages::forgot(page, "", None))).await
}

/// `POST /forgot`: the same answer whether the address has an account or not.
pub(crate) async fn forgot(posted: Posted) -> Answer {
    let ask = &posted.ask;
    let typed = posted.text("email").to_owned();
    let Some(email) = email(&typed) else {
        let page = ask
            .page(move |page| Ok(pages::forgot(page, &typed, Some(shell::t::common::field_email(page.lang)))))
            .await?;
        return Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY));
    };
    attempt_from(ask, "forgot").and_then(|()| attempt_on(ask, "forgot", &email)).map_err(|error| ask.failure(error))?;
    let (from, secret, lang) = (Sender::hosted(&ask.organisation), ask.app.store().chance().secret(), ask.lang);
    ask.app
        .store()
        .system("a link for somebody who cannot sign in", move |tx| super::forgot(tx, &from, &email, lang, &secret))
        .await
        .map_err(|error| ask.failure(error))?;
    Ok(go(ask, "/forgot?done=forgot"))
}

/// `GET /reset/{token}`: looks, and uses nothing up.
pub(crate) async fn reset_form(Path(token): Path<String>, ask: Ask) -> Answer {
    match look(&ask, &token).await {
        Ok((email, _)) => ask.page(move |page| Ok(pages::reset(page, &email, None))).await.map(confidential),
        Err(Error::NotFound) => expired(&ask).await,
        Err(error) => Err(ask.failure(error)),
    }
}

async fn look(ask: &Ask, token: &str) -> Result<(String, String)> {
    let (organisation, digest) = (ask.organisation.id, digest(token));
    ask.app
        .store()
        .system_read("what a one-time link is about, for whoever holds its secret", move |tx| {
            super::look(tx, organisation, &digest)
        })
        .await
}

async fn expired(ask: &Ask) -> Answer {
    let page = ask
        .page(|page| {
            let again = Button { label: say::forgot_title(page.lang), tone: Tone::Primary, ..Button::default() };
            Ok(pages::expired(page, say::link_expired(page.lang), &html! { (button_link(again, "/forgot")) }))
        })
        .await?;
    Ok(confidential(with_status(page, StatusCode::NOT_FOUND)))
}

/// `POST /reset/{token}`.
pub(crate) async fn reset(Path(token): Path<String>, posted: Posted) -> Answer {
    let ask = &posted.ask;
    attempt_from(ask, "reset").map_err(|error| ask.failure(error))?;
    let (email, name) = match look(ask, &token).await {
        Ok(about) => about,
        Err(Error::NotFound) => return expired(ask).await,
        Err(error) => return Err(ask.failure(error)),
    };
    match set(&posted, &token, &email, &name).await {
        Ok(()) => Ok(go(ask, "/sign-in?done=reset")),
        Err(Error::NotFound) => expired(ask).await,
        Err(Error::Invalid(field, words)) => {
            let page = ask.page(move |page| Ok(pages::reset(page, &email, Some((field, words(page.lang)))))).await?;
            Ok(confidential(with_status(page, StatusCode::UNPROCESSABLE_ENTITY)))
        }
        Err(error) => Err(ask.failure(error)),
    }
}

async fn set(posted: &Posted, token: &str, email: &str, name: &str) -> Result<()> {
    let ask = &posted.ask;
    let hash = chosen(posted, email, name).await?;
    let (from, digest, lang) = (Sender::hosted(&ask.organisation), digest(token), ask.lang);
    ask.app
        .store()
        .system("a new password, for whoever holds a link to set it", move |tx| {
            super::reset(tx, &from, &digest, &hash, lang)
        })
        .await
}

/// The hash of a new password that was typed twice and may be chosen.
pub(crate) async fn chosen(posted: &Posted, email: &str, name: &str) -> Result<String> {
    let password = posted.text("password");
    password::check(password, email, name)?;
    if posted.text("again") != password {
        return Err(Error::Invalid("again", say::password_mismatch));
    }
    password::hash(posted.ask.app.store().chance(), password).await
}
