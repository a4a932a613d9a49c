//! The addresses of one's own data.

use axum::response::IntoResponse;
use http::header;
use jiff::Timestamp;
use kernel::{
    Change,
    audit::{Act, Line},
};
use shell::web::{Answer, Ask, Posted, Routes};

use super::{archive, everything, files, html};

/// The routes of one's own data.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get("/settings/data", show).post("/settings/data", take)
}

/// `GET /settings/data`.
async fn show(ask: Ask) -> Answer {
    let counts = ask
        .private("how much is kept of a person, for that person", |tx| {
            tx.viewer().signed_in()?;
            Ok(everything(tx)?
                .into_iter()
                .map(|(name, kept)| (name, i64::try_from(kept.len()).unwrap_or(i64::MAX)))
                .collect::<Vec<_>>())
        })
        .await?;
    ask.page(move |page| html::page(page, &counts)).await
}

/// `POST /settings/data`: the archive. That it was taken is written where its owner reads it.
async fn take(posted: Posted) -> Answer {
    let ask = &posted.ask;
    let (parts, files) = posted
        .write(|tx| {
            let me = tx.viewer().signed_in()?;
            tx.audit(&Line::new(Act::DataTaken).to(me))?;
            Ok(Change::Unchanged((everything(tx)?, files(tx)?)))
        })
        .await?;
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
