//! Completion in text areas: topics and emoji. People and spaces are completed by their own features.

use axum::{extract::Query, response::IntoResponse};
use kernel::{Lang, params};
use maud::html;
use serde::Deserialize;
use serde_json::json;
use shell::{
    t::content as say,
    web::{Answer, Ask},
};

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    q: String,
}

/// Topics whose word begins so, among what the viewer sees.
pub(super) async fn topics(ask: Ask, Query(wanted): Query<Wanted>) -> Answer {
    let from = markup::words::topic_slug(&wanted.q);
    let rows = ask
        .read(move |tx| {
            tx.viewer().signed_in()?;
            let to = format!("{from}\u{10ffff}");
            tx.all::<(String, String)>(
                "select slug, name from visible_topic where slug >= :from and slug < :to order by slug limit 8",
                params! { from, to },
            )
        })
        .await?;
    let list: Vec<_> =
        rows.iter().map(|row| json!({ "value": row.1, "label": format!("#{}", row.1), "detail": "" })).collect();
    Ok(axum::Json(list).into_response())
}

/// The emoji of every day: to choose from beside a text, and a page of how to write them.
pub(super) async fn everyday(ask: Ask) -> Answer {
    ask.page_or_part(|page| {
        let lang = page.lang;
        page.title(say::emoji_title(lang));
        let all = markup::emoji::everyday().map(|(emoji, [french, english])| (emoji, if lang == Lang::Fr { french } else { english }));
        if page.ask.part {
            return Ok(html! {
                div.menu-list {
                    @for (emoji, name) in all {
                        button type="button" data-emoji=(emoji) title={ ":" (name) ":" } aria-label=(name.replace("_d_", " d’").replace('_', " ")) { (emoji) }
                    }
                }
            });
        }
        Ok(html! {
            p { (say::emoji_help(lang)) }
            ul.emoji-names { @for (emoji, name) in all { li { span.emoji aria-hidden="true" { (emoji) } " " code { ":" (name) ":" } } } }
        })
    })
    .await
}

/// Emoji whose short name begins so.
pub(super) async fn emoji(ask: Ask, Query(wanted): Query<Wanted>) -> Answer {
    let found = markup::emoji::complete(&wanted.q, ask.lang == Lang::Fr);
    let list: Vec<_> = found
        .iter()
        .take(8)
        .map(|(name, character)| json!({ "value": character, "label": format!("{character} :{name}:"), "detail": "" }))
        .collect();
    Ok(axum::Json(list).into_response())
}
