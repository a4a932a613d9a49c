//! Beginning an entry: the composer on a page of its own, and what it sends.

use axum::{
    extract::{Path, Query},
    http::StatusCode,
};
use kernel::{Audience, Entry, Id};
use maud::html;
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use shell::{
    Place,
    component::{Tab, tabs},
    t::content as say,
    web::{Answer, Ask, Posted, with_status},
};

use super::files::{described, store_uploads};
use crate::{
    draft::{self, Context},
    entry::{self, Kind, NewEntry, store},
    html::{card, composer},
};

#[derive(Deserialize)]
pub(super) struct Wanted {
    share: Option<i64>,
    #[serde(default)]
    kind: String,
    space: Option<i64>,
    given: Option<i64>,
}

/// The composer on a page of its own: for an article, or where the feed's is not at hand.
pub(super) async fn page(ask: Ask, Query(wanted): Query<Wanted>) -> Answer {
    let aim = Aim {
        article: wanted.kind == "article",
        space: wanted.space,
        share: wanted.share,
        given: wanted.given,
        ..Aim::default()
    };
    compose_page(ask, Json::Null, None, aim).await
}

/// What is being composed, and where from.
#[derive(Debug, Clone, Copy, Default)]
struct Aim {
    article: bool,
    space: Option<i64>,
    share: Option<i64>,
    given: Option<i64>,
    uploaded: bool,
}

impl Aim {
    /// Where its draft is kept.
    fn context(&self) -> Context {
        match *self {
            Self { given: Some(id), .. } => Context::Given(id),
            Self { share: Some(id), .. } => Context::Share(id),
            Self { article: true, .. } => Context::Article,
            Self { space: Some(id), .. } => Context::Space(id),
            Self { .. } => Context::Feed,
        }
    }
}

async fn compose_page(ask: Ask, fields: Json, error: Option<(&'static str, kernel::Say)>, aim: Aim) -> Answer {
    ask.page(move |page| {
        page.tx.viewer().signed_in()?;
        let lang = page.lang;
        let context = aim.context().word();
        let fields = if fields.is_null() { composer::draft(page.tx, &context)? } else { fields };
        // A draft that was given says itself what it is the beginning of.
        let of = |name| fields.get(name).and_then(Json::as_str).unwrap_or_default();
        let Aim { mut article, space, mut share, given, uploaded } = aim;
        if given.is_some() {
            article = of("kind") == "article";
            share = of("share").parse().ok();
        }
        page.title(if share.is_some() { say::share_title(lang) } else { say::compose_title(lang) });
        page.frame.current = Some(Place::Compose);
        let shared = share.map(|id| store::card(page.tx, Id::new(id))).transpose()?;
        let error = error.map(|(field, say)| (field, say(lang)));
        let start = composer::Start { context, fields, error, space, article, share, open: true, uploaded };
        let choices = composer::choices(page);
        let kinds = [
            Tab { label: say::kind_note(lang), href: "/new", current: !article, count: None },
            Tab { label: say::kind_article(lang), href: "/new?kind=article", current: article, count: None },
        ];
        Ok(html! {
            @if share.is_none() && given.is_none() { (tabs(lang, say::compose_title(lang), &kinds)) }
            (composer::composer(page, &choices, &start))
            @if let Some(shared) = &shared { p.meta { (say::share_note(lang)) } (card::card(page, shared, card::Around { alone: true, ..card::Around::default() })) }
        })
    })
    .await
}

/// The composer once more, with its words and what does not hold.
async fn refused(ask: Ask, fields: Json, error: (&'static str, kernel::Say), aim: Aim) -> Answer {
    Ok(with_status(compose_page(ask, fields, Some(error), aim).await?, StatusCode::UNPROCESSABLE_ENTITY))
}

/// Passes an entry on with a comment of one's own.
pub(super) async fn share(ask: Ask, Path(id): Path<i64>) -> Answer {
    compose_page(ask, Json::Null, None, Aim { share: Some(id), ..Aim::default() }).await
}

/// The fields of a form as a draft keeps them.
pub(super) fn fields_as_json(posted: &Posted) -> Json {
    let mut map = Map::new();
    for (name, value) in posted.fields().iter().filter(|(name, _)| name != "nonce") {
        let value = Json::from(value.as_str());
        match map.get_mut(name) {
            Some(Json::Array(list)) => list.push(value),
            Some(first) => *first = Json::Array(vec![first.take(), value]),
            None => {
                map.insert(name.clone(), value);
            }
        }
    }
    Json::Object(map)
}

/// Publishes what the composer sent; what does not hold comes back with its words.
pub(super) async fn publish(posted: Posted) -> Answer {
    let article = posted.text("kind") == "article";
    let kind = if article { Kind::Article } else { Kind::Note };
    let fields = fields_as_json(&posted);
    let share = posted.id::<Entry>("share");
    let context = Context::parse(posted.text("context"));
    let space = context.and_then(|context| if let Context::Space(id) = context { Some(id) } else { None });
    let given = context.and_then(|context| if let Context::Given(id) = context { Some(id) } else { None });
    let uploaded = !posted.files.is_empty();
    let aim = Aim { article, space, share: share.map(Id::get), given, uploaded };
    let files = match store_uploads(&posted).await {
        Ok(files) => files,
        Err(failure) => {
            let error = failure.invalid()?;
            return refused(posted.ask, fields, error, aim).await;
        }
    };
    let audiences: Option<Vec<Id<Audience>>> = posted.all("audience").map(|id| id.parse().ok()).collect();
    // What stands for no place, and what a place was lost for, is never taken for everybody.
    let widened = posted.text("chosen") == "by-hand" && !posted.ticked("everybody");
    let Some(audiences) = audiences.filter(|places| !places.is_empty() || !widened) else {
        let error = ("audience", say::error_audience as kernel::Say);
        return refused(posted.ask, fields, error, aim).await;
    };
    let new = NewEntry {
        kind,
        title: posted.text("title").to_owned(),
        summary: posted.text("summary").to_owned(),
        source: posted.text("source").to_owned(),
        audiences,
        announcement: posted.ticked("announcement"),
        shared: share,
        files: Vec::new(),
        word: posted.word(files.iter().map(|file| file.digest.as_str())),
        // Guessed here rather than by the writer, for whom everybody waits.
        lang: markup::language(posted.text("source")).and_then(kernel::Lang::parse),
    };
    let alts = posted.all("alt").map(str::to_owned).collect::<Vec<_>>();
    let context = posted.text("context").to_owned();
    let published = posted
        .write(move |tx| {
            let new = NewEntry { files: described(tx, &files, &alts)?, ..new };
            draft::forget(tx, &context)?;
            entry::publish(tx, &new)
        })
        .await;
    match published {
        Ok((_, href)) => {
            Ok(posted.ask.go(&format!("{href}?done={}", if share.is_some() { "shared" } else { "published" })))
        }
        Err(failure) => {
            let error = failure.invalid()?;
            refused(posted.ask, fields, error, aim).await
        }
    }
}
