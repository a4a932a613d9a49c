//! The address of search: a page, and the palette's fragment.

use axum::{
    extract::Query,
    http::header,
    response::{IntoResponse, Response},
};
use kernel::{Lang, Reading, Result, Visible};
use maud::html;
use shell::{
    Heading, Place,
    component::{Empty, EmptyKind, Head, empty, page_head},
    t::search as say,
    web::{Answer, Ask},
};

use super::{
    html::{self as looks, Asked, Found},
    palette,
    store::{self, Wanted},
};
use crate::question::{Question, Section};

/// Results of one kind on a page.
const SLICE: usize = 30;
/// Bytes of what was typed that a page repeats.
const REPEATED: usize = 400;

/// `GET /search?q=…&kind=…&before=…`, and `format=fragment` for the palette. Whatever is typed, it is a question.
pub(crate) async fn search(ask: Ask, query: Query<Vec<(String, String)>>) -> Answer {
    let value = |name: &str| query.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str());
    let typed: String = value("q").trim_start().chars().take(REPEATED).collect();
    if value("format") == "fragment" {
        return fragment(&ask, typed).await;
    }
    let kind = Section::parse(value("kind"));
    let before: Option<i64> = value("before").parse().ok();
    ask.page(move |page| {
        let lang = page.lang;
        page.frame.current = Some(Place::Search);
        page.frame.heading = Heading::Own;
        let asked = Asked { typed: &typed, kind, first: before.is_none() };
        let Some(question) = Question::of(&typed) else {
            page.title(say::title(lang));
            return Ok(html! {
                (page_head(lang, Head { title: say::title(lang), ..Head::default() }))
                (looks::form(page, &asked))
                (empty(lang, Empty { kind: EmptyKind::NoMatch, title: Some(say::title(lang)), words: Some(say::empty_query(lang)), action: None }))
            });
        };
        let title = say::results_for(lang, &looks::shown(&typed));
        page.title(title.clone());
        let limit = |section: Section| match (kind, section) {
            (Some(kind), section) => if kind == section { SLICE } else { 0 },
            (None, Section::People | Section::Spaces) => 5,
            (None, Section::Topics) => 8,
            (None, Section::Entries) => 20,
        };
        let found = find(page.tx, &question, &typed, before.unwrap_or(i64::MAX), limit)?;
        let behind = store::is_behind(page.tx)?;
        Ok(html! {
            (page_head(lang, Head { title: &title, ..Head::default() }))
            (looks::form(page, &asked))
            (looks::results(page, &asked, &found, behind))
        })
    })
    .await
}

/// One query for each section that is asked for.
fn find(
    tx: &Reading<'_>,
    question: &Question,
    typed: &str,
    before: i64,
    limit: impl Fn(Section) -> usize,
) -> Result<Found> {
    let wanted = |section: Section| Some(Wanted { limit: limit(section), before }).filter(|wanted| wanted.limit > 0);
    Ok(Found {
        people: wanted(Section::People).map(|wanted| store::people(tx, question, typed, wanted)).transpose()?,
        spaces: wanted(Section::Spaces).map(|wanted| store::spaces(tx, question, wanted)).transpose()?,
        topics: wanted(Section::Topics).map(|wanted| store::topics(tx, question, wanted)).transpose()?,
        entries: wanted(Section::Entries).map(|wanted| store::entries(tx, question, wanted)).transpose()?,
    })
}

async fn fragment(ask: &Ask, typed: String) -> std::result::Result<Response, shell::web::Failure> {
    let lang = ask.lang;
    let body = ask
        .read(move |tx| {
            let own = tx.find::<String>("select lang from visible_preference", &[])?.map(Visible::into_inner);
            let lang = own.and_then(|tag| Lang::parse(&tag)).unwrap_or(lang);
            let Some(question) = Question::of(&typed) else { return Ok(String::new()) };
            let limit = |section: Section| if section == Section::Topics { 3 } else { 4 };
            let found = find(tx, &question, &typed, i64::MAX, limit)?;
            Ok(palette::hits(lang, &typed, &found).into_string())
        })
        .await?;
    Ok(([(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response())
}
