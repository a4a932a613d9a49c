//! The addresses of the desk.

use axum::extract::{Path, Query};
use kernel::{Change, Error, Id};
use maud::html;
use shell::{
    Heading, Place,
    component::{Head, page_head},
    t::moderation as say,
    web::{Answer, Ask, Posted},
};

use super::{html as looks, store};
use crate::standing;

/// `GET /moderation`, and `show=decided` for what was decided.
pub(crate) async fn list(ask: Ask, query: Query<Vec<(String, String)>>) -> Answer {
    let decided = query.0.iter().any(|(name, value)| name == "show" && value == "decided");
    ask.page(move |page| {
        page.tx.viewer().signed_in()?;
        if !standing::has_desk(page.tx)? {
            return Err(Error::Forbidden);
        }
        let lang = page.lang;
        page.title(say::queue_title(lang));
        page.frame.current = Some(Place::Moderation);
        page.frame.heading = Heading::Own;
        let waiting = store::held_count(page.tx)? + store::reported_count(page.tx)?;
        let lead = say::queue_count(lang, waiting);
        Ok(html! {
            (page_head(lang, Head { title: say::queue_title(lang), lead: Some(&lead), ..Head::default() }))
            (looks::views(lang, waiting, decided))
            @if decided { (looks::decided(page)?) } @else { (looks::waiting(page)?) }
        })
    })
    .await
}

/// `POST /moderation/held/{id}` with `do`: `approve` or `refuse`, and `as_of`: the edit that was read.
pub(crate) async fn held(Path(id): Path<i64>, posted: Posted) -> Answer {
    let comment = Id::new(id);
    let (chosen, as_of) = (posted.text("do").to_owned(), posted.text("as_of").parse().unwrap_or(0));
    posted
        .write(move |tx| match chosen.as_str() {
            "approve" => super::approve(tx, comment, as_of),
            "refuse" => super::refuse(tx, comment),
            _ => Err(Error::Invalid("do", shell::t::common::error_invalid)),
        })
        .await?;
    Ok(posted.ask.go("/moderation?done=decided"))
}

/// `POST /moderation/reports/{id}` with `do`: `keep` or `remove`, and `as_of`: the newest report that was read.
pub(crate) async fn reported(Path(id): Path<i64>, posted: Posted) -> Answer {
    let (chosen, as_of) = (posted.text("do").to_owned(), posted.text("as_of").parse().unwrap_or(id));
    posted
        .write(move |tx| -> kernel::Result<Change<()>> {
            match chosen.as_str() {
                "keep" => super::keep(tx, id, as_of),
                "remove" => super::remove(tx, id),
                _ => Err(Error::Invalid("do", shell::t::common::error_invalid)),
            }
        })
        .await?;
    Ok(posted.ask.go("/moderation?done=decided"))
}
