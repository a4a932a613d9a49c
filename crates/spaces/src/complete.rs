//! Where the viewer may publish, for the composer to choose from.

use axum::{Json, extract::Query, response::IntoResponse};
use kernel::{Id, Lang, Reading, Result, Space, params, record};
use serde::{Deserialize, Serialize};
use shell::{
    t,
    web::{Answer, Ask, Routes},
};

/// Spaces that are offered at once.
const LIMIT: i64 = 10;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/complete/spaces", spaces)
}

#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

/// One space to choose.
#[derive(Debug, Serialize)]
struct Offered {
    value: Id<Space>,
    label: String,
    detail: String,
}

record! {
    struct Row { id: Id<Space>, name: String, member_count: i64, guests: i64 }
}

async fn spaces(ask: Ask, Query(asked): Query<Asked>) -> Answer {
    let lang = ask.lang;
    let offered = ask.read(move |tx| offered(tx, lang, &asked.q)).await?;
    Ok(Json(offered).into_response())
}

fn offered(tx: &Reading<'_>, asked: Lang, words: &str) -> Result<Vec<Offered>> {
    let own = tx.find::<String>("select lang from visible_preference", &[])?;
    let lang = own.and_then(|tag| Lang::parse(&tag)).unwrap_or(asked);
    let rows = tx.all::<Row>(
        "select s.id, s.name, s.member_count, \
           (select count(*) from visible_person p join visible_member m on m.person = p.id and m.audience = s.id where p.kind = 'guest') as guests \
         from visible_space s \
         where s.my_role in ('owner', 'animator', 'moderator', 'writer') and s.archived_at is null and s.fold like :pattern escape '\\' \
         order by s.fold, s.id limit :limit",
        params! { pattern = markup::words::pattern(words), limit = LIMIT },
    )?;
    Ok(rows
        .iter()
        .map(|row| Offered {
            value: row.id,
            label: row.name.clone(),
            detail: detail(lang, row.member_count, row.guests),
        })
        .collect())
}

/// How many will read, guests called out.
fn detail(lang: Lang, members: i64, guests: i64) -> String {
    let members = t::spaces::members_count(lang, members);
    if guests == 0 { members } else { t::spaces::detail_guests(lang, guests, &members) }
}
