//! `GET /administration/spaces`.

use axum::extract::Query;
use serde::Deserialize;
use shell::{
    administration::{Section, around, open},
    component::Head,
    t::spaces as say,
    web::{Answer, Ask},
};

use super::{
    html,
    store::{self, State},
};

#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    state: String,
    after: Option<i64>,
}

/// The spaces that an administrator sees, by what may need them.
pub(crate) async fn show(ask: Ask, Query(asked): Query<Asked>) -> Answer {
    ask.page(move |page| {
        open(page, Section::Spaces)?;
        let (state, q) = (State::parse(&asked.state), asked.q.trim());
        let slice = store::slice(page.tx, state, &markup::words::pattern(q), asked.after)?;
        let main = html::overview(page, state, q, asked.after.is_some(), &slice);
        let (title, lead) = (say::overview_title(page.lang), Some(say::overview_lead(page.lang)));
        Ok(around(page, Section::Spaces, Head { title, lead, ..Head::default() }, &main))
    })
    .await
}
