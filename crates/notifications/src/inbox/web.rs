//! The addresses of the inbox.

use axum::extract::Query;
use maud::html;
use shell::{
    Heading, Place,
    component::{Head, page_head},
    t::notifications as say,
    web::{Answer, Ask, Posted},
};

use super::{
    Which,
    html::{self as looks, View},
    store::{self, Filter, Pointed},
};

/// Lines of a slice.
const SLICE: usize = 30;

/// `GET /inbox?filter=…&before=…`.
pub(crate) async fn list(ask: Ask, query: Query<Vec<(String, String)>>) -> Answer {
    let value = |name: &str| query.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str());
    let filter = Filter::parse(value("filter"));
    let before: Option<i64> = value("before").parse().ok();
    ask.page(move |page| {
        page.tx.viewer().signed_in()?;
        let lang = page.lang;
        page.title(say::inbox_title(lang));
        page.frame.current = Some(Place::Inbox);
        page.frame.heading = Heading::Own;
        let lines = store::lines(page.tx, filter, before.unwrap_or(i64::MAX), SLICE)?;
        let pointed = Pointed::at(page.tx, &lines.items)?;
        let view = View { filter, unread: shell::web::unread(page.tx)?, lines, pointed, first: before.is_none() };
        let all = looks::mark_all(lang, &view);
        Ok(html! {
            (page_head(lang, Head { title: say::inbox_title(lang), actions: Some(&all), ..Head::default() }))
            (looks::filters(lang, &view))
            (looks::list(page, &view))
        })
    })
    .await
}

/// `POST /inbox/read` with `which`: the id of a line, or `all`; unread again where `unread` is `yes`.
pub(crate) async fn mark(posted: Posted) -> Answer {
    let which = match posted.text("which") {
        "all" => Which::All,
        id if posted.text("unread") == "yes" => Which::Again(id.parse().unwrap_or(0)),
        id => Which::One(id.parse().unwrap_or(0)),
    };
    posted.private("read marks are their owner's alone", move |tx| super::read(tx, which)).await?;
    Ok(posted.back_or("/inbox?done=read"))
}
