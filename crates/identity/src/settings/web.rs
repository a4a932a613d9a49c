//! The handlers of the settings.

use http::StatusCode;
use kernel::{Error, Lang};
use shell::{
    Theme,
    frame::Density,
    t::identity as say,
    web::{Answer, Ask, Failure, Posted, with_status},
};

use super::{Owner, Preferences, change_password as change, html, kept_hash, own, owner, save as keep};
use crate::{
    mail::Sender,
    password, reset,
    web::{attempt_on, go, signed_in_or, with_cookie},
};

/// `GET /settings`.
pub(crate) async fn show(ask: Ask) -> Answer {
    render(&ask, None, None).await
}

async fn render(ask: &Ask, typed: Option<Preferences>, wrong: html::Wrong) -> Answer {
    ask.page(move |page| {
        let owner = owner(page.tx)?;
        let chosen = match typed {
            Some(typed) => typed,
            None => own(page.tx)?,
        };
        html::settings(page, &chosen, owner.email.as_deref(), wrong)
    })
    .await
}

/// `POST /settings`.
pub(crate) async fn save(posted: Posted) -> Answer {
    let ask = &posted.ask;
    if let Some(first) = signed_in_or(ask, "/settings").await? {
        return Ok(first);
    }
    let chosen = Preferences {
        lang: Lang::parse(posted.text("lang")).unwrap_or(ask.lang),
        time_zone: posted.text("time_zone").to_owned(),
        theme: Theme::parse(posted.text("theme")).unwrap_or_default(),
        density: Density::parse(posted.text("density")).unwrap_or_default(),
        shortcuts: posted.ticked("shortcuts"),
    };
    let kept = chosen.clone();
    match ask.private("settings are their owner's alone", move |tx| keep(tx, &kept)).await.map_err(Failure::invalid) {
        Ok(()) => Ok(with_cookie(go(ask, "/settings?done=settings"), &ask.organisation.lang_cookie(chosen.lang))),
        Err(Ok((field, words))) => {
            let page = render(ask, Some(chosen), Some((field, words(ask.lang)))).await?;
            Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(Err(failure)) => Err(failure),
    }
}

/// `POST /settings/password`. The passwords of this form are never kept for later, unlike other forms.
pub(crate) async fn change_password(posted: Posted) -> Answer {
    let ask = &posted.ask;
    if let Some(first) = signed_in_or(ask, "/settings").await? {
        return Ok(first);
    }
    let (owner, lang) = ask.read(|tx| Ok((owner(tx)?, own(tx)?.lang))).await?;
    attempt_on(ask, "password", &owner.person.to_string()).map_err(|error| ask.failure(error))?;
    match set(&posted, &owner, lang).await {
        Ok(()) => Ok(go(ask, "/settings?done=password")),
        Err(Error::Invalid(field, words)) => {
            let page = render(ask, None, Some((field, words(lang)))).await?;
            Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(ask.failure(error)),
    }
}

async fn set(posted: &Posted, owner: &Owner, lang: Lang) -> kernel::Result<()> {
    let ask = &posted.ask;
    let (store, organisation, person) = (ask.app.store(), ask.organisation.id, owner.person);
    let was = store
        .system_read("the hash of a password, to check it before it is changed", move |tx| {
            kept_hash(tx, organisation, person)
        })
        .await?;
    let holds = password::verify(was.clone(), posted.text("current")).await?;
    let Some(was) = was.filter(|_| holds) else {
        return Err(Error::Invalid("current", say::password_wrong));
    };
    let hash = reset::web::chosen(posted, owner.email.as_deref().unwrap_or_default(), &owner.name).await?;
    let (from, asker) = (Sender::hosted(&ask.organisation), ask.asker.clone());
    store
        .private("a password is its owner's alone", ask.asker.clone(), move |tx| {
            change(tx, &from, &was, &hash, &asker, lang)
        })
        .await
}
