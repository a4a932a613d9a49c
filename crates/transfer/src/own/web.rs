//! The addresses of one's own data.

use axum::{extract::Path, response::IntoResponse};
use http::{StatusCode, header};
use jiff::Timestamp;
use kernel::{
    Change, Error, Id, Person,
    audit::{Act, Line},
    params,
};
use shell::{
    administration::{Section, open},
    t::own as say,
    web::{Answer, Ask, Failure, Posted, Routes, with_status},
};

use super::{
    Kept, OwnFile, Parts, archive,
    erase::{self, Words},
    everything, files, html,
};

/// The routes of one's own data.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/settings/data", show)
        .post("/settings/data", take)
        .get("/administration/people/{handle}/erase", ask_erase)
        .post("/administration/people/{handle}/erase", erase_now)
}

/// `GET /settings/data`.
async fn show(ask: Ask) -> Answer {
    let me = ask.read(|tx| tx.viewer().signed_in()).await?;
    let (parts, _) = kept(&ask, me).await?;
    let count = |kept: &Vec<Kept>| i64::try_from(kept.len()).unwrap_or(i64::MAX);
    let counts: Vec<(&'static str, i64)> = parts.iter().map(|(name, kept)| (*name, count(kept))).collect();
    ask.page(move |page| html::page(page, &counts)).await
}

/// Everything of whoever asks, read beside the writer: there may be years of it.
async fn kept(ask: &Ask, me: Id<Person>) -> Result<(Parts, Vec<OwnFile>), Failure> {
    let organisation = ask.organisation.id;
    ask.app
        .store()
        .system_read("everything that is kept of a person, for that person", move |tx| {
            Ok((everything(tx, organisation, me)?, files(tx, organisation, me)?))
        })
        .await
        .map_err(|error| ask.failure(error))
}

/// `POST /settings/data`: the archive. That it was taken is written where its owner reads it.
async fn take(posted: Posted) -> Answer {
    let ask = &posted.ask;
    let me = posted
        .write(|tx| {
            let me = tx.viewer().signed_in()?;
            tx.audit(&Line::new(Act::DataTaken).to(me))?;
            Ok(Change::Unchanged(me))
        })
        .await?;
    let (parts, files) = kept(ask, me).await?;
    let (blobs, name, lang) = (ask.app.store().blobs().clone(), ask.organisation.name.clone(), ask.lang);
    let now = Timestamp::from_millisecond(ask.app.store().clock().now_ms()).unwrap_or_default();
    let archive = ask
        .app
        .workshop()
        .run(move || archive::make(lang, &name, &parts, &files, &blobs, now))
        .await
        .map_err(|error| ask.failure(error))?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"cenacle-data.zip\""),
    ];
    Ok((headers, archive).into_response())
}

/// `GET /administration/people/{handle}/erase`: what would be erased, and what becomes of their words.
async fn ask_erase(Path(handle): Path<String>, ask: Ask) -> Answer {
    render_erase(&ask, handle, String::new(), None).await
}

async fn render_erase(ask: &Ask, handle: String, reason: String, wrong: html::Wrong) -> Answer {
    ask.page(move |page| {
        open(page, Section::People)?;
        let who = page.tx.one::<(Id<Person>, String)>(
            "select id, name from visible_person where handle = :handle and kind <> 'former'",
            params! { handle = handle.as_str() },
        )?;
        Ok(html::ask_erase(page, &handle, &who.1, &reason, wrong))
    })
    .await
}

/// `POST /administration/people/{handle}/erase` with `words` (`stay` or `go`), the handle typed again, and a reason.
async fn erase_now(Path(handle): Path<String>, posted: Posted) -> Answer {
    let ask = &posted.ask;
    let (typed, reason) =
        (posted.text("confirm").trim().trim_start_matches('@').to_lowercase(), posted.text("reason").trim().to_owned());
    let words = if posted.text("words") == "go" { Words::Go } else { Words::Stay };
    let named = handle.clone();
    let (actor, person, name) = ask
        .read(move |tx| {
            tx.demand(Section::People.roles())?;
            let who = tx.one::<(Id<Person>, String)>(
                "select id, name from visible_person where handle = :named and kind <> 'former'",
                params! { named },
            )?;
            Ok((tx.viewer().signed_in()?, who.0, who.1.clone()))
        })
        .await?;
    if typed != handle {
        let page = render_erase(ask, handle, reason, Some(("confirm", say::erase_mistyped(ask.lang)))).await?;
        return Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY));
    }
    let (organisation, kept) = (ask.organisation.id, reason.clone());
    let erased = ask
        .app
        .store()
        .system("a person is erased, for an administrator", move |tx| {
            erase::erase(tx, organisation, Some(actor), person, words, &kept)
        })
        .await;
    match erased {
        Ok(receipt) => {
            ask.page(move |page| {
                open(page, Section::People)?;
                Ok(html::receipt(page, &name, words, receipt))
            })
            .await
        }
        Err(Error::Invalid(field, words)) => {
            let page = render_erase(ask, handle, reason, Some((field, words(ask.lang)))).await?;
            Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(ask.failure(error)),
    }
}
