//! The addresses of the log.

use axum::{extract::Query, response::IntoResponse};
use http::header;
use kernel::{
    Change,
    audit::{self, Act, Line},
};
use shell::{
    administration::{Section, around, open},
    component::Head,
    t::admin as say,
    web::{Answer, Ask, Posted},
};

use super::{Asked, file, html, store};

/// The most lines of one file.
const MOST: usize = 100_000;

/// `GET /administration/log`, with `act`, `who` and `before`; with `check`, held against its seals too.
pub(crate) async fn show(ask: Ask, Query(asked): Query<Asked>) -> Answer {
    ask.page(move |page| {
        open(page, Section::Log)?;
        let lines = store::lines(page.tx, &asked, store::SLICE)?;
        // Read from its beginning, so only when asked.
        let held = if asked.check.is_empty() { None } else { Some(audit::verify(page.tx)?) };
        let main = html::log(page, &asked, &lines, held)?;
        let head = Head { title: say::log_title(page.lang), lead: Some(say::log_lead(page.lang)), ..Head::default() };
        Ok(around(page, Section::Log, head, &main))
    })
    .await
}

/// `POST /administration/log` with `act` and `who`: the same lines as a file; taking it is a line itself.
pub(crate) async fn take(posted: Posted) -> Answer {
    let asked = Asked { act: posted.text("act").to_owned(), who: posted.text("who").to_owned(), ..Asked::default() };
    // Read beside the writer, for which nobody then waits; nothing is sent before its line is written.
    let (file, count) = posted
        .ask
        .read(move |tx| {
            tx.demand(Section::Log.roles())?;
            let lines = store::lines(tx, &asked, MOST)?;
            Ok((file::csv(&lines.items.iter().map(|line| &**line).collect::<Vec<_>>())?, lines.items.len()))
        })
        .await?;
    posted
        .write(move |tx| {
            tx.demand(Section::Log.roles())?;
            tx.audit(&Line::new(Act::LogTaken).change("", count.to_string()))?;
            Ok(Change::Unchanged(()))
        })
        .await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"cenacle-log.csv\""),
    ];
    Ok((headers, file).into_response())
}
