//! Drafts that save themselves: one a place, the author's own business.

use axum::response::IntoResponse;
use http::StatusCode;
use kernel::params;
use maud::html;
use serde_json::Value as Json;
use shell::{
    Place,
    component::{Empty, EmptyKind, empty, time},
    t::content as say,
    web::{Answer, Ask, Posted},
};

use super::entries::fields_as_json;

/// Keeps a form as it is; an empty one forgets its draft.
pub(super) async fn save(posted: Posted) -> Answer {
    let context: String = posted.text("context").chars().take(60).collect();
    let empty = posted.text("source").trim().is_empty();
    let fields = fields_as_json(&posted).to_string();
    if fields.len() > 500_000 {
        return Err(posted.ask.failure(kernel::Error::TooLarge));
    }
    posted
        .private("a draft is its author's own business", move |tx| {
            if empty {
                tx.execute("delete from draft where organisation = :organisation and person = :me and context = :context", params! { context })?;
            } else {
                tx.execute(
                    "insert into draft(organisation, person, context, fields, updated_at) values (:organisation, :me, :context, :fields, :now) \
                     on conflict (organisation, person, context) do update set fields = excluded.fields, updated_at = excluded.updated_at",
                    params! { context, fields },
                )?;
            }
            Ok(())
        })
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Where a draft is resumed.
fn href(context: &str) -> String {
    match context.split_once(':') {
        Some(("space", id)) => format!("/new?space={id}"),
        Some(("share", id)) => format!("/entries/{id}/share"),
        Some(("entry", id)) => format!("/entries/{id}#comments"),
        _ if context == "article" => "/new?kind=article".to_owned(),
        _ => "/new".to_owned(),
    }
}

/// What the viewer began.
pub(super) async fn list(ask: Ask) -> Answer {
    ask.page(|page| {
        page.tx.viewer().signed_in()?;
        let lang = page.lang;
        page.title(say::drafts_title(lang));
        page.frame.current = Some(Place::Drafts);
        let drafts = page.tx.all::<(String, String, i64)>("select context, fields, updated_at from visible_draft order by updated_at desc limit 100", &[])?;
        Ok(html! {
            @if drafts.is_empty() { (empty(lang, Empty { kind: EmptyKind::Nothing, title: None, words: Some(say::drafts_empty(lang)), action: None })) }
            ul.inbox {
                @for draft in &drafts {
                    @let fields: Json = serde_json::from_str(&draft.1).unwrap_or_default();
                    @let words = fields.get("source").and_then(Json::as_str).unwrap_or_default();
                    li.inbox-row {
                        div.inbox-text {
                            a.inbox-link href=(href(&draft.0)) { (markup::html::excerpt(words, 160)) }
                            p.meta { (time(&page.local, page.moment(draft.2))) }
                        }
                        form.inbox-actions method="post" action="/drafts/delete" {
                            input type="hidden" name="context" value=(draft.0);
                            button.button.ghost type="submit" { (say::draft_delete(lang)) }
                        }
                    }
                }
            }
        })
    })
    .await
}

/// Forgets a draft.
pub(super) async fn delete(posted: Posted) -> Answer {
    let context = posted.text("context").to_owned();
    posted
        .private("a draft is its author's own business", move |tx| {
            tx.execute(
                "delete from draft where organisation = :organisation and person = :me and context = :context",
                params! { context },
            )?;
            Ok(())
        })
        .await?;
    Ok(posted.ask.go("/drafts?done=draft-deleted"))
}
