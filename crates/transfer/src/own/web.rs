//! The addresses of one's own data.

use axum::response::IntoResponse;
use http::header;
use jiff::Timestamp;
use kernel::{
    Change, Id, Person,
    audit::{Act, Line},
};
use shell::web::{Answer, Ask, Failure, Posted, Routes};

use super::{Kept, OwnFile, Parts, archive, everything, files, html};

/// The routes of one's own data.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get("/settings/data", show).post("/settings/data", take)
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
