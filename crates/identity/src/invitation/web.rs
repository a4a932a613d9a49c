//! The handlers of invitations, and of the first administrator's link.

use axum::extract::Path;
use http::StatusCode;
use kernel::{Asker, Error, Lang, Result, Writing};
use markup::words::email;
use maud::html;
use shell::{
    administration::{Section, open},
    component::{Button, Tone, button_link},
    t::identity as say,
    web::{Answer, Ask, Failure, Posted, with_status},
};

use super::{
    Account, Invite,
    html::{self as pages, Asked, Typed},
    store,
};
use crate::{
    link::{Link, Purpose},
    person, reset, session, sign_in,
    web::{attempt_from, confidential, go},
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
    let (organisation, token) = (ask.organisation.id, token.to_owned());
    ask.app
        .store()
        .system_read("what a one-time link is about, for whoever holds its secret", move |tx| {
            super::look(tx, organisation, purpose, &token)
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
        let (spaces, pending) = (store::managed_spaces(page.tx)?, store::pending(page.tx, None)?);
        let waiting = store::waiting_count(page.tx)?;
        Ok(pages::invite(page, &asked, &spaces, &pending, waiting))
    })
    .await
}

/// `POST /administration/invite`.
pub(crate) async fn invite(posted: Posted) -> Answer {
    let text = |name: &str| posted.text(name).to_owned();
    let kept =
        Asked { role: text("role"), space: text("space"), lang: text("lang"), word: text("word"), ..Asked::default() };
    // Whether they may is said before what is wrong with the form.
    posted.ask.read(super::administer).await?;
    let (asked, status) =
        send(&posted, kept, [say::invite_known_all, say::invite_known_left], |_, wanted| Ok(wanted)).await?;
    Ok(confidential(with_status(show_invite(&posted.ask, asked).await?, status)))
}

/// Sends what a form asks for, as `aimed` has it; answers with what the form shows then: with the words of `[all, left]` where addresses are not
/// to be invited. The links are shown this once: only their
/// digests are kept.
async fn send(
    posted: &Posted,
    kept: Asked,
    [all, left]: [kernel::Say; 2],
    aimed: impl Fn(&Writing<'_>, Invite) -> Result<Invite> + Send + Sync + 'static,
) -> std::result::Result<(Asked, StatusCode), Failure> {
    let lang = posted.ask.lang;
    let typed = posted.text("emails").to_owned();
    let wrong = |emails: String, field, words: String, links| {
        (Asked { emails, error: Some((field, words)), links, ..kept.clone() }, StatusCode::UNPROCESSABLE_ENTITY)
    };
    let (emails, unread) = addresses(&typed);
    if !unread.is_empty() {
        return Ok(wrong(typed, "emails", say::invite_unread(lang, &unread.join(", ")), Vec::new()));
    }
    let wanted = invited(posted, emails);
    let mut links = wanted.links.clone();
    let sent = posted.write(move |tx| super::invite(tx, &aimed(tx, wanted.clone())?)).await;
    Ok(match sent.map_err(Failure::invalid) {
        Ok(known) if known.is_empty() => (Asked { links, ..Asked::default() }, StatusCode::OK),
        Ok(known) if known.len() == links.len() => wrong(typed, "emails", all(lang).to_owned(), Vec::new()),
        // The others are on their way; these are left to look at.
        Ok(known) => {
            links.retain(|(email, _)| !known.contains(email));
            wrong(known.join("\n"), "emails", left(lang).to_owned(), links)
        }
        Err(Ok((field, words))) => wrong(typed, field, words(lang).to_owned(), Vec::new()),
        Err(Err(failure)) => return Err(failure),
    })
}

/// `GET /spaces/{slug}/guests`: for whoever manages its members, where the organisation has chosen so.
pub(crate) async fn guests_form(Path(slug): Path<String>, ask: Ask) -> Answer {
    show_guests(&ask, slug, Asked::default()).await
}

async fn show_guests(ask: &Ask, slug: String, asked: Asked) -> Answer {
    ask.page(move |page| {
        let space = shell::space::find(page.tx, &slug)?;
        super::manages(page.tx, space.id)?;
        if !super::by_animators(page.tx)? {
            super::administer(page.tx)?;
        }
        let pending = store::pending(page.tx, Some(space.id))?;
        shell::space::enter(page, &space, say::invite_guests(page.lang));
        Ok(pages::guests(page, &space, &asked, &pending))
    })
    .await
}

/// `POST /spaces/{slug}/guests`.
pub(crate) async fn invite_guests(Path(slug): Path<String>, posted: Posted) -> Answer {
    let text = |name: &str| posted.text(name).to_owned();
    let kept = Asked { lang: text("lang"), word: text("word"), ..Asked::default() };
    let at = slug.clone();
    let aimed = move |tx: &Writing<'_>, wanted| {
        let space = Some(shell::space::find(tx, &at)?.id);
        Ok(Invite { guests: true, space, ..wanted })
    };
    let (asked, status) = send(&posted, kept, [say::invite_taken_all, say::invite_taken_left], aimed).await?;
    Ok(confidential(with_status(show_guests(&posted.ask, slug, asked).await?, status)))
}

/// `POST /spaces/{slug}/guests/{id}/revoke`.
pub(crate) async fn revoke_guest(Path((slug, id)): Path<(String, i64)>, posted: Posted) -> Answer {
    let at = slug.clone();
    posted
        .write(move |tx| {
            let space = shell::space::find(tx, &at)?.id;
            if store::space_of(tx, id)?.flatten() == Some(space) { super::revoke(tx, id) } else { Err(Error::NotFound) }
        })
        .await?;
    Ok(go(&posted.ask, &format!("/spaces/{slug}/guests?done=revoked")))
}

/// The addresses of a list as people paste it, `Name <address>` among them, once each; and what is none.
fn addresses(list: &str) -> (Vec<String>, Vec<String>) {
    let (mut emails, mut unread) = (Vec::new(), Vec::new());
    // Lists that are copied from a file begin with its mark.
    let list = list.trim_start_matches('\u{feff}').lines().map(without_quoted_names).collect::<Vec<_>>().join("\n");
    for part in list.split([',', ';', '\n', '\t']) {
        let mut rest = part;
        while let Some((name, (inner, after))) =
            rest.split_once('<').and_then(|(name, after)| Some((name, after.split_once('>')?)))
        {
            emails.extend(name.split_whitespace().filter_map(email));
            match email(inner) {
                Some(email) => emails.push(email),
                None => unread.push(inner.chars().take(80).collect()),
            }
            rest = after;
        }
        for word in rest.split_whitespace() {
            match email(word) {
                Some(email) => emails.push(email),
                None => unread.push(word.chars().take(80).collect()),
            }
        }
    }
    emails.sort();
    emails.dedup();
    (emails, unread)
}

/// A line of a list without what stands between quotes, which may hold a separator (`"Moss, Eve" <address>`, RFC 5322, 3.4);
/// an address between quotes stays.
fn without_quoted_names(line: &str) -> String {
    let pieces: Vec<&str> = line.split('"').collect();
    if pieces.len().is_multiple_of(2) {
        return line.to_owned();
    }
    let kept = pieces.iter().enumerate().map(|(at, piece)| {
        let quoted = at % 2 == 1;
        if quoted && email(piece).is_none() { "" } else { piece }
    });
    kept.collect::<Vec<_>>().join(" ")
}

fn invited(posted: &Posted, emails: Vec<String>) -> Invite {
    let chance = posted.ask.app.store().chance();
    Invite {
        links: emails.into_iter().map(|email| (email, chance.secret())).collect(),
        guests: posted.text("role") == "guest",
        space: posted.id("space"),
        word: posted.text("word").chars().take(500).collect(),
        lang: Lang::parse(posted.text("lang")).unwrap_or(posted.ask.organisation.lang),
    }
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
