//! Completion in text areas: topics and emoji. People and spaces are completed by their own features.

use axum::{extract::Query, response::IntoResponse};
use kernel::params;
use serde::Deserialize;
use serde_json::json;
use shell::web::{Answer, Ask};

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

/// Emoji whose short name begins so.
pub(super) async fn emoji(_: Ask, Query(wanted): Query<Wanted>) -> Answer {
    let found = markup::emoji::complete(&wanted.q);
    let list: Vec<_> = found
        .iter()
        .take(8)
        .map(|(name, character)| json!({ "value": character, "label": format!("{character} :{name}:"), "detail": "" }))
        .collect();
    Ok(axum::Json(list).into_response())
}
