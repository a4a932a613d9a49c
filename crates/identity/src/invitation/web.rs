//! The handlers of invitations, and of the first administrator's link.

use axum::extract::Path;
use http::StatusCode;
use kernel::{Asker, Error, Lang, Result, chance::digest};
use markup::words::email;
use maud::html;
use shell::{
    administration::{Section, open},
    component::{Button, Tone, button_link},
    t::identity as say,
    web::{Answer, Ask, Failure, Posted},
};

use super::{
    Account, Invite,
    html::{self as pages, Asked, Typed},
    store,
};
use crate::{
    link::{self, Link, Purpose},
    person, reset, session, sign_in,
    web::{attempt_from, confidential, go, with_status},
};

/// `GET /invitation/{token}`.
pub(crate) async fn invitation_form(Path(token): Path<String>, ask: Ask) -> Answer {
    form(&ask, Purpose::Invitation, &token).await
}

/// `GET /first/{token}`.
pub(crate) async fn first_form(Path(token): Path<String>, ask: Ask) -> Answer {
    form(&ask, Purpose::First, &token).await
}

/// `POST /invitation/{token}`.
pub(crate) async fn accept_invitation(Path(token): Path<String>, posted: Posted) -> Answer {
    accept(&posted, Purpose::Invitation, &token).await
}

/// `POST /first/{token}`.
pub(crate) async fn accept_first(Path(token): Path<String>, posted: Posted) -> Answer {
    accept(&posted, Purpose::First, &token).await
}

async fn form(ask: &Ask, purpose: Purpose, token: &str) -> Answer {
    match look(ask, purpose, token).await {
        Ok(link) => show(ask, purpose, link, Typed::default(), StatusCode::OK).await,
        Err(Error::NotFound) => expired(ask, purpose).await,
        Err(error) => Err(ask.failure(error)),
    }
}

async fn look(ask: &Ask, purpose: Purpose, token: &str) -> Result<Link> {
    let (organisation, digest) = (ask.organisation.id, digest(token));
    ask.app
        .store()
        .system_read("what a one-time link is about, for whoever holds its secret", move |tx| {
            link::look(tx, organisation, purpose, &digest)
        })
        .await
}

/// As a visitor sees it, whoever else is signed in here: the account will be another.
async fn show(ask: &Ask, purpose: Purpose, link: Link, typed: Typed, status: StatusCode) -> Answer {
    let visitor = Ask { asker: Asker::Visitor(ask.organisation.id), ..ask.clone() };
    let page = visitor.page(move |page| pages::account(page, purpose, &link, &typed)).await?;
    Ok(confidential(with_status(page, status)))
}

async fn expired(ask: &Ask, purpose: Purpose) -> Answer {
    let page = ask
        .page(move |page| {
            let words = if purpose == Purpose::Invitation {
                say::invitation_expired(page.lang)
            } else {
                say::link_expired(page.lang)
            };
            let on = Button { label: say::sign_in_title(page.lang), tone: Tone::Primary, ..Button::default() };
            Ok(reset::html::expired(page, words, &html! { (button_link(on, "/sign-in")) }))
        })
        .await?;
    Ok(confidential(with_status(page, StatusCode::NOT_FOUND)))
}

async fn accept(posted: &Posted, purpose: Purpose, token: &str) -> Answer {
    let ask = &posted.ask;
    attempt_from(ask, "invitation").map_err(|error| ask.failure(error))?;
    let link = match look(ask, purpose, token).await {
        Ok(link) => link,
        Err(Error::NotFound) => return expired(ask, purpose).await,
        Err(error) => return Err(ask.failure(error)),
    };
    let secret = ask.app.store().chance().secret();
    match make(posted, purpose, token, &link, &secret).await {
        Ok(()) => Ok(sign_in::web::with_session(
            ask,
            go(ask, if purpose == Purpose::First { "/administration/start?done=welcome" } else { "/welcome" }),
            &secret,
            Some(ask.lang),
        )),
        Err(Error::NotFound) => expired(ask, purpose).await,
        Err(Error::Invalid(field, words)) => {
            let typed = Typed {
                name: posted.text("name").to_owned(),
                email: posted.text("email").to_owned(),
                error: Some((field, words(ask.lang))),
            };
            show(ask, purpose, link, typed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => Err(ask.failure(error)),
    }
}

async fn make(posted: &Posted, purpose: Purpose, token: &str, link: &Link, secret: &str) -> Result<()> {
    let ask = &posted.ask;
    let name = person::model::name(posted.text("name"))?;
    let typed = if link.email.is_empty() { posted.text("email") } else { &link.email };
    let email = email(typed).ok_or(Error::Invalid("email", shell::t::common::field_email))?;
    if ask.organisation.terms_version > 0 && !posted.ticked("accept") {
        return Err(Error::Invalid("accept", say::terms_required));
    }
    let password_hash = reset::web::chosen(posted, &email, &name).await?;
    let account = Account {
        name,
        email,
        password_hash,
        lang: ask.lang,
        accepts_terms: posted.ticked("accept"),
        session: secret.to_owned(),
        device: session::device(&ask.user_agent),
    };
    let (organisation, token, asker) = (ask.organisation.id, token.to_owned(), ask.asker.clone());
    ask.app
        .store()
        .system("an account, for whoever holds a link to make it", move |tx| {
            super::accept(tx, organisation, purpose, &token, &account)?;
            session::replace(tx, &asker)
        })
        .await
}

/// `GET /administration/invite`.
pub(crate) async fn invite_form(ask: Ask) -> Answer {
    show_invite(&ask, Asked::default()).await
}

async fn show_invite(ask: &Ask, asked: Asked) -> Answer {
    ask.page(move |page| {
        open(page, Section::Invite)?;
        let (spaces, pending) = (store::managed_spaces(page.tx)?, store::pending(page.tx)?);
        let waiting = store::waiting_count(page.tx)?;
        Ok(pages::invite(page, &asked, &spaces, &pending, waiting))
    })
    .await
}

/// `POST /administration/invite`.
pub(crate) async fn invite(posted: Posted) -> Answer {
    let outcome = match read_invite(&posted) {
        Ok(wanted) => posted.write(move |tx| super::invite(tx, &wanted)).await,
        // Whether they may is said before what is wrong with the form.
        Err(error) => posted.ask.read(super::administer).await.and_then(|()| Err(posted.ask.failure(error))),
    };
    match outcome.map_err(Failure::invalid) {
        Ok(_) => Ok(go(&posted.ask, "/administration/invite?done=invitations")),
        Err(Ok((field, words))) => {
            let text = |name: &str| posted.text(name).to_owned();
            let asked = Asked {
                emails: text("emails"),
                role: text("role"),
                space: text("space"),
                lang: text("lang"),
                word: text("word"),
                error: Some((field, words(posted.ask.lang))),
            };
            Ok(with_status(show_invite(&posted.ask, asked).await?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(Err(failure)) => Err(failure),
    }
}

fn read_invite(posted: &Posted) -> Result<Invite> {
    let chance = posted.ask.app.store().chance();
    let mut emails = Vec::new();
    for text in posted.text("emails").split([' ', ',', ';', '\n', '\t']).filter(|text| !text.trim().is_empty()) {
        emails.push(email(text).ok_or(Error::Invalid("emails", shell::t::common::field_email))?);
    }
    emails.sort();
    emails.dedup();
    Ok(Invite {
        links: emails.into_iter().map(|email| (email, chance.secret())).collect(),
        guests: posted.text("role") == "guest",
        space: posted.id("space"),
        word: posted.text("word").chars().take(500).collect(),
        lang: Lang::parse(posted.text("lang")).unwrap_or(posted.ask.organisation.lang),
    })
}

/// `POST /administration/invite/waiting`: whoever has an account and has not come yet.
pub(crate) async fn invite_waiting(posted: Posted) -> Answer {
    let chance = posted.ask.app.store().chance().clone();
    posted.write(move |tx| super::invite_waiting(tx, &chance)).await?;
    Ok(go(&posted.ask, "/administration/invite?done=invitations"))
}

/// `POST /administration/invite/{id}/revoke`.
pub(crate) async fn revoke(Path(id): Path<i64>, posted: Posted) -> Answer {
    posted.write(move |tx| super::revoke(tx, id)).await?;
    Ok(go(&posted.ask, "/administration/invite?done=revoked"))
}
