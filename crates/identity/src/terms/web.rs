//! The page of the terms of use.

use axum::extract::Query;
use http::StatusCode;
use kernel::Error;
use maud::{Markup, html};
use serde::Deserialize;
use shell::{
    component::{Button, Field, SafeHtml, Tone, button, checkbox, error_summary},
    frame::paths,
    t::identity as say,
    web::{Answer, Ask, Page, Posted, with_status},
};

use super::{Terms, current};
use crate::web::{go, local};

/// The query of the page.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    next: String,
}

/// `GET /terms`.
pub(crate) async fn show(ask: Ask, Query(asked): Query<Asked>) -> Answer {
    ask.page(move |page| render(page, &asked.next, false)).await
}

fn render(page: &mut Page<'_, '_>, next: &str, missed: bool) -> kernel::Result<Markup> {
    let lang = page.lang;
    let terms = current(page.tx, lang)?;
    let due = page.tx.viewer().terms_due();
    page.title(say::terms_title(lang));
    let error = missed.then(|| ("accept", say::terms_required(lang)));
    Ok(html! {
        (error_summary(lang, &error.into_iter().collect::<Vec<_>>()))
        @if due {
            p { @if terms.version > 1 { (say::terms_changed(lang, &page.local.date(page.moment(terms.published_at)))) } @else { (say::terms_lead(lang)) } }
        }
        (text(page, &terms))
        @if due { (accepting(page, terms.version, next, missed)) }
    })
}

/// The terms themselves.
pub(crate) fn text(page: &Page<'_, '_>, terms: &Terms) -> Markup {
    let other = (terms.lang != page.lang.tag()).then_some(terms.lang.as_str());
    html! { div.prose lang=[other] { (SafeHtml::from_markup(terms.html.clone())) } }
}

fn accepting(page: &Page<'_, '_>, version: i64, next: &str, missed: bool) -> Markup {
    let lang = page.lang;
    html! {
        form.form method="post" action="/terms" {
            input type="hidden" name="version" value=(version);
            input type="hidden" name="next" value=(local(next).unwrap_or("/"));
            (box_to_tick(page, missed))
            div.actions { (button(Button { label: say::terms_button(lang), tone: Tone::Primary, ..Button::default() })) }
        }
        form method="post" action=(paths::SIGN_OUT) { (button(Button { label: say::terms_refuse(lang), tone: Tone::Ghost, ..Button::default() })) }
        p.meta { a href=(paths::DATA) { (say::terms_data(lang)) } }
    }
}

/// The box that says that they were read and accepted.
pub(crate) fn box_to_tick(page: &Page<'_, '_>, missed: bool) -> Markup {
    let error = missed.then(|| say::terms_required(page.lang));
    checkbox(
        Field { name: "accept", label: say::terms_accept(page.lang), error, required: true, ..Field::default() },
        false,
    )
}

/// `POST /terms`.
pub(crate) async fn accept(posted: Posted) -> Answer {
    let ask = &posted.ask;
    let next = local(posted.text("next")).unwrap_or("/").to_owned();
    if let Some(first) = crate::web::signed_in_or(ask, "/terms").await? {
        return Ok(first);
    }
    let version = posted.text("version").parse().unwrap_or(0);
    if posted.ticked("accept") {
        match ask.private("what a person accepted concerns nobody else", move |tx| super::accept(tx, version)).await {
            Ok(()) => return Ok(go(ask, &next)),
            Err(failure) if matches!(failure.error(), Error::Conflict(_)) => {}
            Err(failure) => return Err(failure),
        }
    }
    let page = ask.page(move |page| render(page, &next, true)).await?;
    Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY))
}
