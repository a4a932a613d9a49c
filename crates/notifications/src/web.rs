//! The addresses of the inbox.

use axum::extract::{Path, Query};
use serde::Deserialize;
use shell::{
    Place,
    t::notifications as say,
    web::{Answer, Ask, Posted, Routes},
};

use crate::{html, store};

/// All addresses of this feature.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get("/inbox", inbox).get("/inbox/{id}", open).post("/inbox/read", read)
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    show: String,
    before: Option<i64>,
}

async fn inbox(ask: Ask, Query(wanted): Query<Wanted>) -> Answer {
    ask.page(move |page| {
        page.tx.viewer().signed_in()?;
        page.title(say::inbox_title(page.lang));
        page.frame.current = Some(Place::Inbox);
        let unread_only = wanted.show == "unread";
        let rows = store::rows(page.tx, unread_only, wanted.before.unwrap_or(i64::MAX))?;
        let unread = store::unread(page.tx)?;
        Ok(html::inbox(page, &rows, unread_only, unread))
    })
    .await
}

/// Leads to what a row points at, and remembers beside the answer that it was read.
async fn open(ask: Ask, Path(id): Path<i64>) -> Answer {
    let href = ask.read(move |tx| Ok(html::href(&*store::one(tx, id)?))).await?;
    let reader = ask.clone();
    tokio::spawn(async move {
        let _ = reader.private("what this person has read of their inbox", move |tx| store::read_one(tx, id)).await;
    });
    Ok(ask.go(&href))
}

async fn read(posted: Posted) -> Answer {
    let (one, newest) = (posted.text("id").parse::<i64>().ok(), posted.text("newest").parse::<i64>().unwrap_or(0));
    posted
        .private("what this person has read of their inbox", move |tx| match one {
            Some(id) => store::read_one(tx, id),
            None => store::read_all(tx, newest),
        })
        .await?;
    Ok(posted.ask.go("/inbox"))
}
