//! Drafts that save themselves: one a place, the author's own business.

use axum::response::IntoResponse;
use http::StatusCode;
use kernel::{params, record};
use maud::{Markup, html};
use serde_json::Value as Json;
use shell::{
    Place,
    component::{Empty, EmptyKind, called, empty, time},
    t::content as say,
    web::{Answer, Ask, Page, Posted},
};

use super::compose::fields_as_json;
use crate::draft::{self, Context};

/// Keeps a form as it is; an empty one forgets its draft.
pub(super) async fn save(posted: Posted) -> Answer {
    let context = Context::parse(posted.text("context")).ok_or_else(|| posted.ask.failure(kernel::Error::NotFound))?;
    let empty = posted.text("source").trim().is_empty();
    let fields = fields_as_json(&posted).to_string();
    if fields.len() > 500_000 {
        return Err(posted.ask.failure(kernel::Error::TooLarge));
    }
    posted
        .private("a draft is its author's own business", move |tx| {
            if empty { draft::forget(tx, &context.word()) } else { draft::keep(tx, context, &fields) }
        })
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

record! {
    struct Begun { context: String, fields: String, giver: Option<String>, updated_at: i64 }
}

/// What the viewer began, or was given.
pub(super) async fn list(ask: Ask) -> Answer {
    show(ask, None).await
}

/// The list, with what was typed into one of its forms and does not hold.
async fn show(ask: Ask, wrong: Option<(String, String, &'static str)>) -> Answer {
    ask.page(move |page| {
        page.tx.viewer().signed_in()?;
        let lang = page.lang;
        page.title(say::drafts_title(lang));
        page.frame.current = Some(Place::Drafts);
        let drafts = page.tx.all::<Begun>("select d.context, d.fields, (select p.name from visible_person p where p.id = d.giver) as giver, d.updated_at \
             from visible_draft d order by d.updated_at desc limit :most", params! { most = draft::MOST })?;
        Ok(html! {
            @if drafts.is_empty() { (empty(lang, Empty { kind: EmptyKind::Nothing, title: None, words: Some(say::drafts_empty(lang)), action: None })) }
            @else { ul.inbox { @for draft in &drafts { (row(page, draft, wrong.as_ref())) } } }
        })
    })
    .await
}

fn row(page: &Page<'_, '_>, draft: &Begun, wrong: Option<&(String, String, &'static str)>) -> Markup {
    let lang = page.lang;
    let fields: Json = serde_json::from_str(&draft.fields).unwrap_or_default();
    let words = fields.get("source").and_then(Json::as_str).unwrap_or_default();
    let wrong = wrong.filter(|(context, ..)| *context == draft.context);
    let context = Context::parse(&draft.context);
    // A list has many of these fields, and each needs a name of its own.
    let id = format!("to-{}", draft.context.replace(':', "-"));
    let error = format!("{id}-error");
    html! {
        li.inbox-row {
            div.inbox-text {
                a.inbox-link href=(context.map_or_else(|| "/new".to_owned(), Context::href)) { (markup::html::excerpt(words, 160)) }
                p.meta {
                    (time(&page.local, page.moment(draft.updated_at)))
                    @if let Some(giver) = &draft.giver { " · " (say::draft_from(lang, called(lang, Some(giver), None))) }
                }
                @if context.is_some_and(Context::may_be_given) {
                    details.draft-give open[wrong.is_some()] {
                        summary { (say::draft_give(lang)) }
                        form.inline method="post" action="/drafts/give" {
                            input type="hidden" name="context" value=(draft.context);
                            label for=(id) { (say::draft_give_to(lang)) }
                            input id=(id) name="to" type="text" required maxlength="60" autocomplete="off" value=(wrong.map_or("", |wrong| wrong.1.as_str()))
                                aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| error.as_str())];
                            button.button type="submit" { (say::draft_give_send(lang)) }
                            @if let Some(wrong) = wrong { span.error id=(error) { (wrong.2) } }
                        }
                    }
                }
            }
            form.inbox-actions method="post" action="/drafts/delete" {
                input type="hidden" name="context" value=(draft.context);
                button.button.ghost type="submit" { (say::draft_delete(lang)) }
            }
        }
    }
}

/// Gives a draft to a colleague, who is told; it is theirs from then on.
pub(super) async fn give(posted: Posted) -> Answer {
    let (context, to) =
        (posted.text("context").to_owned(), posted.text("to").trim().trim_start_matches('@').to_owned());
    let (of, handle) = (context.clone(), to.clone());
    match posted.write(move |tx| draft::give(tx, &of, &handle)).await {
        Ok(()) => Ok(posted.ask.go("/drafts?done=draft-given")),
        Err(failure) => {
            let (_, words) = failure.invalid()?;
            let words = words(posted.ask.lang);
            show(posted.ask, Some((context, to, words))).await
        }
    }
}

/// Forgets a draft.
pub(super) async fn delete(posted: Posted) -> Answer {
    let context = posted.text("context").to_owned();
    posted.private("a draft is its author's own business", move |tx| draft::forget(tx, &context)).await?;
    Ok(posted.ask.go("/drafts?done=draft-deleted"))
}
